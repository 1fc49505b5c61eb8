"""F1: the keys of this page, over the page; F1 or Esc puts it away."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, KeyCap, heading, label

_ROW_PX, _AROUND_PX = 28, 90
"""A key's row with its gap; the title, the panel's margins and the window around it."""


class KeysPanel(Card):
    """Takes no focus: the work goes on beneath."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(look="panel", padding=20)
        self.setParent(parent)
        self._around = parent
        self._title = heading()
        self._table = QWidget()
        self.box.addWidget(self._title)
        self.box.addWidget(self._table)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_keys(self, title: str, keys: list[tuple[str, str]]) -> None:
        """These, in the middle of the window; in two columns where one would be too high."""
        around = self._around.size()
        room = around.height() - scaled(_AROUND_PX)
        rows = max(1, room // scaled(_ROW_PX))
        columns = -(-len(keys) // rows)
        self._lay(keys, rows=-(-len(keys) // columns))
        self._title.setText(title)
        self.adjustSize()
        self.move((around.width() - self.width()) // 2, (around.height() - self.height()) // 2)
        self.show()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another text size or language: what stands here was laid out, and said, for the one before."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.hide()

    def _lay(self, keys: list[tuple[str, str]], *, rows: int) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(14))
        grid.setVerticalSpacing(scaled(8))
        for number, (key, what) in enumerate(keys):
            column, at = divmod(number, rows)
            grid.addWidget(KeyCap(key), at, 2 * column)
            grid.addWidget(label("note", what, tone="ink"), at, 2 * column + 1)
        self.box.replaceWidget(self._table, fresh)
        # It is deleted later, and must not be seen beneath the new one until then.
        self._table.hide()
        self._table.deleteLater()
        self._table = fresh
        fresh.show()
