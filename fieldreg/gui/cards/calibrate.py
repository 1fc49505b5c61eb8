"""One printer's error, measured with a test card and undone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreg.gui.cards.calibrating import Measures
from fieldreg.gui.widgets import Action, Card, Choice, Field, heading, label, row

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile

_YES, _NO = "yes", "no"
_SIZES = ("right_mm", "down_mm", "width_percent", "height_percent")


class CalibrateCard(Card):
    """`measured` carries the texts of the fields (`Measures`)."""

    measured = Signal(object)
    test_asked = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self._printer = ""
        self._title, self._note = heading(), label("note", wrap=True)
        self.fields = {name: Field() for name in _SIZES}
        self.duplex, self.turn = Choice([_YES, _NO], message=False), Choice([_NO, _YES], message=False)
        self.test = Action("Ctrl+I")
        self.box.addWidget(self._title)
        self.box.addWidget(self._note)
        self.box.addLayout(row(self.test, None))
        for left, right in (("right_mm", "down_mm"), ("width_percent", "height_percent")):
            self.box.addLayout(row(self.fields[left], self.fields[right], spacing=12))
        self.box.addLayout(row(self.duplex, self.turn, spacing=12))
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
        names = {
            "right_mm": self.tr("To the right, mm"),
            "down_mm": self.tr("Down, mm"),
            "width_percent": self.tr("Width, %"),
            "height_percent": self.tr("Height, %"),
        }
        for name, field in self.fields.items():
            field.call(names[name])
        self.duplex.call(self.tr("Sides"), {_YES: self.tr("Both"), _NO: self.tr("Front only")})
        self.turn.call(self.tr("Backs"), {_NO: self.tr("Upright"), _YES: self.tr("Turned round")})

    def show_profile(self, printer: str, profile: "PrinterProfile") -> None:
        """What is known of a printer."""
        self._printer = printer
        for name, field in self.fields.items():
            field.put(f"{getattr(profile, name):.1f}".replace(".", ","))
            field.say("")
            field.mark("")
        self.duplex.put(_YES if profile.duplex else _NO)
        self.turn.put(_YES if profile.turn_backs else _NO)
        self.retranslate()

    def show_wrong(self, names: tuple[str, ...]) -> None:
        """These are no numbers, or more than a printer is ever wrong by."""
        for name, field in self.fields.items():
            wrong = name in names
            limit = (
                self.tr("From −10 to 10, such as 0,3") if name.endswith("mm") else self.tr("From 90 to 110")
            )
            field.say(limit if wrong else "", tone="bad" if wrong else "")
            field.mark("bad" if wrong else "")

    def arrive(self) -> None:
        """At the first field."""
        self.fields["right_mm"].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, *_: object) -> None:
        self.measured.emit(
            Measures(
                texts={name: field.text() for name, field in self.fields.items()},
                duplex=self.duplex.text() != _NO,
                turn_backs=self.turn.text() == _YES,
            )
        )
