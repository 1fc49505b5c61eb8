"""One printer's error, measured with a test card and undone: each side has its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.gui.cards.calibrating import BACK, BLEED, SIDE, Measures, typed_measures
from fieldreg.gui.widgets import Action, Card, Choice, Field, column, heading, label, row

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile

_YES, _NO = "yes", "no"


class CalibrateCard(Card):
    """`measured` carries the texts of the fields (`Measures`)."""

    measured = Signal(object)
    test_asked = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self._printer = ""
        self._title, self._note = heading(), label("note", wrap=True)
        self._front_title, self._back_title = label("note", tone="ink"), label("note", tone="ink")
        self.fields = {name: Field() for name in (*SIDE, *(f"{BACK}{name}" for name in SIDE), BLEED)}
        self.duplex, self.turn = Choice([_YES, _NO], message=False), Choice([_NO, _YES], message=False)
        self.test = Action("Ctrl+I")
        self._back = QWidget()
        self._lay_out()
        for field in self.fields.values():
            field.left.connect(self._tell)
            field.entered.connect(self._tell)
        for choice in (self.duplex, self.turn):
            choice.typed.connect(self._tell)
        self.test.clicked.connect(self.test_asked)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Adjust %1").replace("%1", self._printer))
        self._note.setText(
            self.tr(
                "Print the test card and measure from the edge to the frame: 5,0 mm on every side. "
                "Type what is missing; it is remembered for this printer."
            )
        )
        self.test.say(self.tr("Print the test card"))
        self._front_title.setText(self.tr("Front"))
        self._back_title.setText(self.tr("Back"))
        names = {
            "right_mm": self.tr("To the right, mm"),
            "down_mm": self.tr("Down, mm"),
            "width_percent": self.tr("Width, %"),
            "height_percent": self.tr("Height, %"),
        }
        for name, words in names.items():
            self.fields[name].call(words)
            self.fields[f"{BACK}{name}"].call(words)
        for side, title in (("", self._front_title), (BACK, self._back_title)):
            for name, words in names.items():
                self.fields[f"{side}{name}"].edit.setAccessibleName(f"{title.text()}: {words}")
        self.fields[BLEED].call(self.tr("Page beyond the card, mm"))
        self.duplex.call(self.tr("Prints both sides"), {_YES: self.tr("Yes"), _NO: self.tr("Front only")})
        self.turn.call(self.tr("Backs"), {_NO: self.tr("Upright"), _YES: self.tr("Turned round")})

    def show_profile(self, printer: str, profile: "PrinterProfile") -> None:
        """What is known of a printer."""
        self._printer = printer
        for name, text in typed_measures(profile).items():
            field = self.fields[name]
            field.put(text)
            field.say("")
            field.mark("")
        self.duplex.put(_YES if profile.duplex else _NO)
        self.turn.put(_YES if profile.turn_backs else _NO)
        self._back.setVisible(profile.duplex)
        self.retranslate()

    def show_wrong(self, names: tuple[str, ...]) -> None:
        """These are no numbers, or more than a printer is ever wrong by."""
        for name, field in self.fields.items():
            wrong = name in names
            field.say(self._limit(name) if wrong else "", tone="bad" if wrong else "")
            field.mark("bad" if wrong else "")

    def arrive(self) -> None:
        """At the first field."""
        self.fields["right_mm"].setFocus(Qt.FocusReason.TabFocusReason)

    def _limit(self, name: str) -> str:
        if name == BLEED:
            return self.tr("From 0 to 5")
        return self.tr("From −10 to 10, such as 0,3") if name.endswith("mm") else self.tr("From 90 to 110")

    def _lay_out(self) -> None:
        for widget in (self._title, self._note):
            self.box.addWidget(widget)
        self.box.addLayout(row(self.test, None))
        self.box.addLayout(self._side("", self._front_title))
        self._back.setLayout(self._side(BACK, self._back_title))
        self.box.addWidget(self._back)
        self.box.addLayout(row(self.duplex, self.turn, spacing=12))
        self.box.addLayout(row(self.fields[BLEED], None, spacing=12))

    def _side(self, side: str, title: QWidget) -> QVBoxLayout:
        """Four measures under the side's name."""
        right, down, wide, high = (self.fields[f"{side}{name}"] for name in SIDE)
        return column(title, row(right, down, spacing=12), row(wide, high, spacing=12), spacing=2)

    def _tell(self, *_: object) -> None:
        self.measured.emit(
            Measures(
                texts={name: field.text() for name, field in self.fields.items()},
                duplex=self.duplex.text() != _NO,
                turn_backs=self.turn.text() == _YES,
            )
        )
