"""F1: the keys of this page, over the page; F1 or Esc puts it away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, KeyCap, heading, label


class KeysPanel(Card):
    """Takes no focus: the work goes on beneath."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(padding=20)
        self.setParent(parent)
        self._around = parent
        self._title = heading()
        self._table = QWidget()
        self.box.addWidget(self._title)
        self.box.addWidget(self._table)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_keys(self, title: str, keys: list[tuple[str, str]]) -> None:
        """These, in the middle of the window."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(14))
        grid.setVerticalSpacing(scaled(8))
        for at, (key, what) in enumerate(keys):
            grid.addWidget(KeyCap(key), at, 0)
            grid.addWidget(label("note", what, tone="ink"), at, 1)
        self.box.replaceWidget(self._table, fresh)
        self._table.deleteLater()
        self._table = fresh
        self._title.setText(title)
        fresh.show()
        self.adjustSize()
        around = self._around.size()
        self.move((around.width() - self.width()) // 2, (around.height() - self.height()) // 2)
        self.show()
        self.raise_()
