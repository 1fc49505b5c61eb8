"""Sheets of one page, one in sight: Ctrl 1, Ctrl 2 … show another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.card import row
from fieldreg.gui.widgets.looks import dress_as, keep_room_for_bold


class Tabs(QWidget):
    """`turned` carries the name of the sheet that has come into sight."""

    turned = Signal(str)

    def __init__(self, sheets: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self._titles: dict[str, str] = {}
        self._names = [name for name, _ in sheets]
        self._buttons = [dress_as(QPushButton(), "chip") for _ in sheets]
        self._stack = QStackedWidget(self)
        heads = row(*self._buttons, None, spacing=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(scaled(8))
        box.addLayout(heads)
        box.addWidget(self._stack, 1)
        for at, ((name, sheet), button) in enumerate(zip(sheets, self._buttons, strict=True)):
            self._stack.addWidget(sheet)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked, name=name: self.turn(name))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda name=name: self.turn(name))
        self._buttons[0].setChecked(True)

    @property
    def here(self) -> str:
        """The sheet in sight."""
        return self._names[self._stack.currentIndex()]

    def call(self, titles: dict[str, str]) -> None:
        """The sheets' titles in the current language; each shows its key."""
        self._titles = titles
        for at, (name, button) in enumerate(zip(self._names, self._buttons, strict=True)):
            button.setText(f"{titles[name]}   Ctrl {at + 1}")
            button.setAccessibleName(f"{titles[name]} (Ctrl+{at + 1})")
            keep_room_for_bold(button)

    def title(self, name: str) -> str:
        """What a sheet is called in the current language."""
        return self._titles[name]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another text size: each head keeps the room that its text needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for button in self._buttons:
                keep_room_for_bold(button)

    def turn(self, name: str) -> None:
        """Show a sheet."""
        at = self._names.index(name)
        for other, button in enumerate(self._buttons):
            button.setChecked(other == at)
        self._stack.setCurrentIndex(at)
        self.turned.emit(name)
