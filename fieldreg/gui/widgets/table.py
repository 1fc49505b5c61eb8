"""A table of rows of one height: whole rows are chosen, nothing is edited in place."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from fieldreg.gui.theme import scaled

_ROW_PX = 38


def plain_table(model: QAbstractItemModel, *, row_px: int = _ROW_PX) -> QTableView:
    """The table over a model; its columns are for the caller to size."""
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Rows of one height are never measured: that is what keeps 100,000 of them fast.
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    # Qt's least height follows the font of a moment ago when the text size changes, and would stay.
    rows.setMinimumSectionSize(1)
    rows.setDefaultSectionSize(scaled(row_px))
    rows.hide()
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
