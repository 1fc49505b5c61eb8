"""A choice of few, all in sight: one tab stop, arrows to choose."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.looks import dress_as, keep_room_for_bold, set_tone

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Chips(QWidget):
    """Exactly one of the values is chosen, or none yet. `chosen` tells only what a person chose."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, values: Sequence[str], *, columns: int = 0) -> None:
        """In one row, or in rows of so many `columns`."""
        super().__init__()
        self._buttons = {value: dress_as(QPushButton(), "chip") for value in values}
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(scaled(4))
        wide = columns or len(self._buttons)
        for at, (value, button) in enumerate(self._buttons.items()):
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, value=value: self._take(value))
            button.installEventFilter(self)
            box.addWidget(button, *divmod(at, wide))
        if not columns:
            box.setColumnStretch(wide, 1)
        self._name = ""
        self._show(next(iter(values)), choose=False)

    def call(self, name: str, labels: dict[str, str]) -> None:
        """The group's name for screen readers, and the words on the chips."""
        self._name = name
        for value, button in self._buttons.items():
            button.setText(labels[value])
            keep_room_for_bold(button)
            button.setAccessibleName(f"{name}: {labels[value]}")

    def offer(self, value: str, *, offered: bool) -> None:
        """Whether a value can be chosen at all."""
        self._buttons[value].setHidden(not offered)

    def choose(self, value: str) -> None:
        """Choose from the program; an unknown value chooses none."""
        self._show(value, choose=True)

    def label_of(self, value: str) -> str:
        """The word on a value's chip; the value itself where it has none."""
        return self._buttons[value].text() if value in self._buttons else value

    def value(self) -> str:
        """What is chosen, or ""."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def mark(self, tone: str) -> None:
        """The state of all chips: bad or ""."""
        for button in self._buttons.values():
            set_tone(button, tone)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another text size: each chip keeps the room that its text needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for button in self._buttons.values():
                keep_room_for_bold(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Arrows choose, and so does the first letter of a word; Enter goes on."""
        if not (event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)):
            return False
        offered = {value: button for value, button in self._buttons.items() if not button.isHidden()}
        values = list(offered)
        at = next((n for n, button in enumerate(offered.values()) if button is watched), 0)
        named = self._named(event.text(), values)
        if event.key() in _BACK and (at > 0 or not self.value()):
            self._take(values[max(at - 1, 0)], focus=True)
        elif event.key() in _ON and at < len(values) - 1:
            self._take(values[at + 1], focus=True)
        elif named:
            self._take(named, focus=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            return event.key() in _BACK + _ON
        return True

    def _named(self, letter: str, values: list[str]) -> str:
        """The next value whose word begins so, after the one that is chosen; "" where none does."""
        if not letter.strip():
            return ""
        at = values.index(self.value()) + 1 if self.value() in values else 0
        labels = ((value, self._buttons[value].text()) for value in values[at:] + values[:at])
        return next((value for value, text in labels if text.casefold().startswith(letter.casefold())), "")

    def _take(self, value: str, *, focus: bool = False) -> None:
        self._show(value, choose=True)
        if focus:
            self._buttons[value].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(value)

    def _show(self, value: str, *, choose: bool) -> None:
        """Check one chip and make it the group's tab stop; the first where none is checked."""
        stop = value if value in self._buttons else next(iter(self._buttons))
        for name, button in self._buttons.items():
            button.setChecked(choose and name == value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[stop])
