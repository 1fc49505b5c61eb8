"""A labelled group of chips, in the shape of a field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.card import label, row
from fieldreg.gui.widgets.chips import Chips
from fieldreg.gui.widgets.field import ElidedLabel
from fieldreg.gui.widgets.looks import set_tone


class Choice(QWidget):
    """Chips with a label above and a message below; speaks like a `Field`."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, values: Sequence[str], *, message: bool = True) -> None:
        super().__init__()
        self.chips = Chips(values)
        self._label = label("label")
        self._note = label("message")
        self._message = ElidedLabel()
        self._message.setFixedHeight(scaled(17) if message else 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row(self._label, None, self._note))
        box.addWidget(self.chips)
        box.addWidget(self._message)
        self.setFocusProxy(self.chips)
        self.chips.chosen.connect(self.typed)
        self.chips.entered.connect(self.entered)

    def call(self, name: str, labels: dict[str, str]) -> None:
        """The group's name and the words on its chips."""
        self._label.setText(name)
        self.chips.call(name, labels)

    def text(self) -> str:
        """The chosen value, or ""."""
        return self.chips.value()

    value = text

    def put(self, text: str) -> None:
        """Choose from the program."""
        self.chips.choose(text)

    def note(self, text: str, *, tone: str = "") -> None:
        """Where the value came from."""
        self._note.setText(text)
        set_tone(self._note, tone)

    def say(self, message: str, *, tone: str = "") -> None:
        """What is wrong."""
        self._message.setText(message)
        set_tone(self._message, tone)

    def mark(self, tone: str) -> None:
        """The chips' state: bad or ""."""
        self.chips.mark("bad" if tone == "bad" else "")

    def shown_note(self) -> str:
        """The note as it stands."""
        return self._note.text()

    def message(self) -> str:
        """The message as it stands."""
        return self._message.text()


def halves(left: QWidget, right: QWidget, *, wide: int = 1) -> QHBoxLayout:
    """Two fields side by side; `wide` of the left one against 1 or, above 1, against 2."""
    box = row(spacing=12)
    box.addWidget(left, wide)
    box.addWidget(right, 1 if wide == 1 else 2)
    return box
