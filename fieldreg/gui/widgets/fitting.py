"""Columns that give way: where text is large, what matters least is left out rather than cut."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from fieldreg.gui.theme import scaled

LEAST_PX = 150
"""What a column that takes the rest of the width keeps at least, at 100 %."""


class FittingColumns(QObject):
    """Belongs to the table. `widths_px` of the columns of one width; `stretch` share what is left.

    `first_to_go` names columns, the least needed first; a tool tip or a line below tells them then.
    """

    def __init__(
        self,
        table: QTableView,
        *,
        stretch: Sequence[int],
        widths_px: Mapping[int, int],
        first_to_go: Sequence[int] = (),
    ) -> None:
        super().__init__(table)
        self._table, self._stretch = table, tuple(stretch)
        self._widths_px, self._first_to_go = dict(widths_px), tuple(first_to_go)
        header = table.horizontalHeader()
        for column in self._stretch:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in self._widths_px.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, scaled(width))
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Another width, or another text size: choose again."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        room = self._table.viewport().width()
        needed = {column: scaled(width) for column, width in self._widths_px.items()}
        needed |= dict.fromkeys(self._stretch, scaled(LEAST_PX))
        gone: set[int] = set()
        for column in self._first_to_go:
            if sum(needed.values()) <= room:
                break
            del needed[column]
            gone.add(column)
        for column in self._first_to_go:
            if self._table.isColumnHidden(column) != (column in gone):
                self._table.setColumnHidden(column, column in gone)
                if column in self._widths_px and column not in gone:
                    # The text size may have changed while it was out of sight.
                    width = scaled(self._widths_px[column])
                    self._table.horizontalHeader().resizeSection(column, width)
