"""A table's rows as plain texts, for lists that are read whole: a few thousand rows at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QSizePolicy, QTableView

from fieldreg.gui.theme import current_palette, scaled
from fieldreg.gui.widgets.looks import dress_as

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_CELL_MARGINS_PX = 22
"""Left and right of a cell's text, as the style sheet and Qt's delegate leave them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its texts, what it stands for, and its tone (bad, warn, ok or "")."""

    texts: tuple[str, ...]
    value: object = None
    tone: str = ""


class RowsModel(QAbstractTableModel):
    """`numeric` columns stand at the right."""

    def __init__(self, *, numeric: Sequence[int] = ()) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._numeric = frozenset(numeric)

    def call(self, titles: Sequence[str]) -> None:
        """The columns' titles."""
        fresh = len(titles) != len(self._titles)
        if fresh:
            self.beginResetModel()
        self._titles = tuple(titles)
        if fresh:
            self.endResetModel()
        else:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(titles) - 1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These. Where they stay as many, the row at hand and the place stay as they are."""
        shown = tuple(rows)
        if shown == self._rows:
            return
        if len(shown) == len(self._rows):
            self._rows = shown
            last = self.index(len(shown) - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = shown
        self.endResetModel()

    def value(self, row: int) -> object:
        """What a row stands for; None where there is no such row."""
        return self._rows[row].value if 0 <= row < len(self._rows) else None

    # What Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """All of them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's
        """Text, its side, and the colour of the last column's state."""
        row, at = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.texts[at]
        if role == Qt.ItemDataRole.TextAlignmentRole and at in self._numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and row.tone and at == len(self._titles) - 1:
            return QColor(getattr(current_palette(), row.tone))
        return None

    def headerData(  # noqa: N802  Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401  Qt's
        """The titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class WholeCell(QLabel):
    """Below a table over a `RowsModel`: what the chosen row has no room for, each text with its title."""

    def __init__(self, table: QTableView, model: RowsModel) -> None:
        super().__init__()
        dress_as(self, "note", tone="ink")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(2, 0, 2, 0)  # in line with the table
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._table, self._model = table, model
        table.selectionModel().currentChanged.connect(self._tell)
        for changed in (model.modelReset, model.dataChanged, model.headerDataChanged):
            changed.connect(self._tell)
        # Afterwards: what is shown takes its room from the table at once, amid the columns' fitting.
        later = Qt.ConnectionType.QueuedConnection
        table.horizontalHeader().sectionResized.connect(self._tell, later)

    def _tell(self) -> None:
        at = self._table.currentIndex().row()
        cut = [column for column in range(self._model.columnCount()) if at >= 0 and self._is_cut(at, column)]
        titles, texts = (
            [self._model.headerData(column, Qt.Orientation.Horizontal) for column in cut],
            [self._model.data(self._model.index(at, column)).strip() for column in cut],
        )
        self.setText(" · ".join(f"{title}: {text}" for title, text in zip(titles, texts, strict=True)))
        self.setVisible(bool(self.text()))

    def _is_cut(self, at: int, column: int) -> bool:
        text = self._model.data(self._model.index(at, column))
        room = self._table.columnWidth(column) - scaled(_CELL_MARGINS_PX)
        hidden = self._table.isColumnHidden(column)
        return bool(text.strip()) and (hidden or self._table.fontMetrics().horizontalAdvance(text) > room)
