"""A labelled group of chips, in the shape of a field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.gui.theme import fix_height
from fieldreg.gui.widgets.card import label, row
from fieldreg.gui.widgets.chips import Chips
from fieldreg.gui.widgets.elided import ElidedLabel
from fieldreg.gui.widgets.field import HEIGHT_PX, MESSAGE_PX, Field, shared_message
from fieldreg.gui.widgets.looks import keep_within, set_tone


class Choice(QWidget):
    """Chips with a label above and a message below; speaks like a `Field`."""

    typed = Signal(str)
    entered = Signal()
    said = Signal()

    def __init__(self, values: Sequence[str], *, message: bool = True, columns: int = 0) -> None:
        """`columns` as for `Chips`."""
        super().__init__()
        self.chips = Chips(values, columns=columns)
        self._label, self._message = label(), ElidedLabel()
        self._origin = ElidedLabel("origin", wanting=True)
        for part in (self._label, self._origin, self._message):
            part.setContentsMargins(2, 0, 2, 0)
        self.message_tone = ""
        fix_height(self._message, MESSAGE_PX)
        if not columns:
            fix_height(self.chips, HEIGHT_PX, extra=4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row(self._label, None, self._origin))
        box.addWidget(self.chips)
        if message:
            box.addWidget(self._message)
        keep_within(self, self._message)
        self.setFocusProxy(self.chips)
        self.chips.chosen.connect(self.typed)
        self.chips.entered.connect(self.entered)

    def call(self, name: str, labels: dict[str, str]) -> None:
        """The group's name and the words on its chips."""
        self._label.setText(name)
        self.chips.call(name, labels)

    def name(self) -> str:
        """What it is called."""
        return self._label.text()

    def label_of(self, value: str) -> str:
        """The word on a value's chip; the value itself where it has none."""
        return self.chips.label_of(value)

    def text(self) -> str:
        """The chosen value, or ""."""
        return self.chips.value()

    def put(self, text: str) -> None:
        """Choose from the program."""
        self.chips.choose(text)

    def tell_origin(self, text: str) -> None:
        """Where the value came from."""
        self._origin.setText(text)

    def say(self, message: str, *, tone: str = "") -> None:
        """What is wrong."""
        if (message, tone) == (self._message.text(), self.message_tone):
            return
        self.message_tone = tone
        self._message.setText(message)
        set_tone(self._message, tone)
        self.said.emit()

    def lend_message(self) -> None:
        """Somebody else shows the message from now on, with more room for it."""
        self._message.hide()

    def mark(self, tone: str) -> None:
        """The chips' state: bad or ""."""
        self.chips.mark("bad" if tone == "bad" else "")

    def message(self) -> str:
        """The message as it stands."""
        return self._message.text()


def beside(left: Field | Choice, right: Field | Choice, *, shares: tuple[int, int] = (1, 1)) -> QVBoxLayout:
    """Two fields side by side with one line below for what is wrong with either."""
    box = QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    pair = row(spacing=10)
    pair.addWidget(left, shares[0])
    pair.addWidget(right, shares[1])
    box.addLayout(pair)
    box.addWidget(shared_message(left, right))
    return box
