"""A promise that a coordinator proposes: its fields, and what is wrong beside each."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.problems import Problem
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import SponsorshipForm
from fieldreg.gui.language import Language
from fieldreg.gui.theme import cap_width
from fieldreg.gui.widgets import (
    Action,
    Card,
    Choice,
    Field,
    Picker,
    PrimaryAction,
    column,
    dress_as,
    heading,
    label,
    row,
    scrolling,
)

_TEXTS = ("code", "donor", "mou", "places", "first_month", "months", "kinds", "region")
HINTS = {
    "code": "GNL-2026-07",
    "first_month": "12/2026",
    "kinds": "porter, pedagang",
    "region": "31.71",
}
_PAYERS = (Payer.CSR, Payer.INDIVIDUAL, Payer.APBD, Payer.APBN)
_BASIC, _SAVING = "JKK,JKM", "JKK,JKM,JHT"
_FORM_PX = 760


class PromiseForm(QWidget):
    """`proposed` carries a `SponsorshipForm`; the page hears Esc, and `leave` only shows it."""

    proposed = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.fields = {name: Field() for name in _TEXTS}
        self.payer, self.programmes = Picker(), Choice([_BASIC, _SAVING])
        self.propose, self.leave = PrimaryAction("F9"), Action("Esc", told_elsewhere=True)
        self._title, self._note = heading(), label("note", wrap=True)
        self._problems: tuple[Problem, ...] = ()
        self._lay_out()
        self._wire()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.propose.say(self.tr("Propose it to headquarters"))
        self.leave.say(self.tr("Not now"))
        self._title.setText(self.tr("A sponsor's promise"))
        self._note.setText(self.tr("It counts once headquarters has approved it, after a sync."))
        names = {
            "code": self.tr("Code, as agreed"),
            "donor": self.tr("Sponsor, as it will stand on the cards"),
            "mou": self.tr("Number of the MoU"),
            "places": self.tr("How many people"),
            "first_month": self.tr("First month"),
            "months": self.tr("Months"),
            "kinds": self.tr("Only these occupations (may stay empty)"),
            "region": self.tr("Only this region (code, may stay empty)"),
        }
        for name, field in self.fields.items():
            field.call(names[name], hint=HINTS.get(name, ""))
        self.payer.call(self.tr("Who pays"))
        self.payer.offer({each.value: self._language.words.term(each) for each in _PAYERS})
        self.programmes.call(self.tr("Programmes"), {_BASIC: "JKK + JKM", _SAVING: "JKK + JKM + JHT"})
        self._tell()

    def arrive(self) -> None:
        """At the first field."""
        self.fields["code"].setFocus(Qt.FocusReason.TabFocusReason)

    def clear(self) -> None:
        """As nobody has filled it."""
        for field in self.fields.values():
            field.put("")
        self.payer.put(Payer.CSR)
        self.programmes.put(_BASIC)
        self.show_problems(())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Each beside its field; the first gets the focus."""
        self._problems = problems
        wrong = self._tell()
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.TabFocusReason)

    def hand_in(self) -> None:
        """F9."""
        form = SponsorshipForm(payer=self.payer.text(), programmes=self.programmes.text())
        self.proposed.emit(replace(form, **{name: field.text() for name, field in self.fields.items()}))

    def _tell(self) -> list[Field | Choice]:
        """The parts with which something is wrong, each told so."""
        said = {problem.field: self._language.words.problem(problem) for problem in self._problems}
        parts: dict[str, Field | Choice] = {**self.fields, "programmes": self.programmes}
        for name, part in parts.items():
            part.say(said.get(name, ""), tone="bad")
            part.mark("bad" if name in said else "")
        return [part for name, part in parts.items() if name in said]

    def _lay_out(self) -> None:
        fields = self.fields
        card = Card(spacing=2)
        cap_width(card, _FORM_PX)
        card.box.addWidget(self._title)
        card.box.addWidget(self._note)
        lines: tuple[tuple[QWidget, ...], ...] = (
            (fields["code"], fields["mou"]),
            (fields["donor"],),
            (self.payer, self.programmes),
            (fields["places"], fields["months"], fields["first_month"]),
            (fields["kinds"], fields["region"]),
            (self.propose,),
        )
        for parts in lines:
            line = row(spacing=12)
            for part in parts:
                line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
            card.box.addLayout(line)
        card.box.addLayout(row(self.leave, None))
        beside = row()
        beside.addWidget(card, 1)
        beside.addStretch(0)
        inside = dress_as(QWidget(), "ground")
        inside.setLayout(column(beside, None))
        self.setLayout(column(scrolling(inside)))

    def _wire(self) -> None:
        self.propose.clicked.connect(self.hand_in)
        order: list[Field | Choice] = [
            *(self.fields[name] for name in ("code", "mou", "donor")), self.programmes,
            *(self.fields[name] for name in ("places", "months", "first_month", "kinds", "region")),
        ]  # fmt: skip
        for part, after in pairwise(order):
            part.entered.connect(lambda after=after: after.setFocus(Qt.FocusReason.TabFocusReason))
        order[-1].entered.connect(self.hand_in)
