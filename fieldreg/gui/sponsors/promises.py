"""The first sheet: each promise with its places; a new one is proposed beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem
from fieldreg.domain.sponsorships import Sponsorship, SponsorshipState
from fieldreg.gui.documents import documents
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, month
from fieldreg.gui.sponsors.promise_form import PromiseForm
from fieldreg.gui.widgets import (
    Action,
    FittingColumns,
    Row,
    RowsModel,
    Sheet,
    WholeCell,
    column,
    label,
    plain_table,
    row,
)

if TYPE_CHECKING:
    from fieldreg.app import SponsorshipStanding

CODE, DONOR, PAYER, MONTHS, USED, LEFT, WAITING, STATE = range(8)
_WIDTHS_PX = {CODE: 118, PAYER: 148, MONTHS: 180, USED: 96, LEFT: 84, WAITING: 76, STATE: 214}


class PromisesSheet(Sheet):
    """`proposed_form` carries a `SponsorshipForm`."""

    proposed_form = Signal(object)
    recap_asked = Signal(str, str)
    """A sponsorship's code and the folder for the files."""
    contributors_asked = Signal(str)
    """The folder."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._standings: tuple[SponsorshipStanding, ...] = ()
        self.model = RowsModel(numeric=(USED, LEFT, WAITING))
        self.table = plain_table(self.model)
        self._empty = label("note", wrap=True)
        self._fault = label("note", wrap=True, tone="bad")
        self._written = label("note", wrap=True, tone="ok")
        self._files: tuple[str, ...] = ()
        self.new = Action("Ctrl+N")
        self.recap, self.contributors = Action("Ctrl+R"), Action("Ctrl+T")
        self.form = PromiseForm(language)
        self._lay_out()
        self._wire()
        self.put_away()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.new.say(self.tr("Propose a sponsorship"))
        self.recap.say(self.tr("Recap of this one"))
        self.contributors.say(self.tr("All sponsors"))
        self.form.retranslate()
        self._tell_files()
        self.table.setAccessibleName(self.tr("Sponsorships"))
        self.model.call(
            (
                self.tr("Code"), self.tr("Sponsor"), self.tr("Who pays"), self.tr("For"),
                self.tr("Used here"), self.tr("Left"), self.tr("Waiting"), self.tr("State"),
            )
        )  # fmt: skip
        self._empty.setText(
            self.tr(
                "No sponsorship yet. Headquarters sends them with a sync; a coordinator proposes one here."
            )
        )
        self.show_promises(self._standings)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl N", self.tr("propose a sponsorship (coordinator)")),
            ("Ctrl R", self.tr("write the recap of the one that is chosen")),
            ("Ctrl T", self.tr("write the list of all sponsors")),
            ("F9", self.tr("propose what is filled in")),
            ("Esc", self.tr("leave it")),
        ]

    def arrive(self) -> None:
        """At the list, or at the form where one is being filled."""
        if self.form.isVisibleTo(self):
            self.form.arrive()
        elif self._standings:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            # Ctrl R is about the row that is lit.
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
        else:
            self.new.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9: the form is done, or is to be opened."""
        if self.form.isVisibleTo(self):
            self.form.hand_in()
        else:
            self._ask()

    def show_promises(self, standings: "tuple[SponsorshipStanding, ...]") -> None:
        """All that this laptop knows of."""
        first = bool(standings) and not self._standings
        self._standings = standings
        self.model.show_rows([self._row(each) for each in standings])
        self._show_list()
        self._fault.hide()
        if first and self.new.hasFocus():
            # They were still being read when somebody arrived.
            self.arrive()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """The form is wrong."""
        self.form.show_problems(problems)

    def proposed(self) -> None:
        """It is on the disk."""
        self.put_away()
        self.new.setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> None:
        """No form."""
        self.form.clear()
        self.form.hide()
        self._show_list()

    def show_written(self, names: tuple[str, ...]) -> None:
        """These files stand in the folder."""
        self._files = names
        self._tell_files()
        self._fault.hide()

    def show_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    def _tell_files(self) -> None:
        text = self.tr("✓ Written in %1: %2").replace("%1", str(documents()))
        self._written.setText(text.replace("%2", ", ".join(self._files)))
        self._written.setVisible(bool(self._files))

    def _show_list(self) -> None:
        """The form takes its place."""
        form = self.form.isVisibleTo(self)
        self.table.setVisible(bool(self._standings) and not form)
        self._empty.setVisible(not self._standings and not form)
        self.new.setVisible(not form)
        for action in (self.recap, self.contributors):
            action.setVisible(bool(self._standings) and not form)

    def _row(self, each: "SponsorshipStanding") -> Row:
        promise = each.sponsorship
        used = f"{count(each.used)} / {count(promise.places)}"
        left = count(each.left) + (f" (+{count(each.requested)})" if each.requested else "")
        tone = {SponsorshipState.REFUSED: "bad", SponsorshipState.ENDED: "ink_2", SponsorshipState.USED: "ok"}
        state = self._state(each)
        texts = (
            promise.code, promise.donor, self._language.words.term(promise.payer), self._span(promise),
            used, left, count(each.waiting), state,
        )  # fmt: skip
        return Row(texts, value=promise.code, tone=tone.get(each.state, "ink"))

    def _state(self, each: "SponsorshipStanding") -> str:
        texts = {
            SponsorshipState.PROPOSED: self.tr("proposed, not yet approved"),
            SponsorshipState.REFUSED: self.tr("! refused"),
            SponsorshipState.PROMISED: self.tr("approved; no place here yet"),
            SponsorshipState.LEASED: self.tr("open"),
            SponsorshipState.USED: self.tr("✓ all places used"),
            SponsorshipState.ENDED: self.tr("ended"),
        }
        return f"{texts[each.state]}: {each.refused}" if each.refused else texts[each.state]

    def _span(self, promise: Sponsorship) -> str:
        first = Month.parse(promise.first_month)
        text = self.tr("%1 months from %2").replace("%1", str(promise.months))
        return text.replace("%2", month(first, self._language.words.language))

    def _lay_out(self) -> None:
        self.model.call([""] * len(range(STATE + 1)))
        FittingColumns(
            self.table, stretch=(DONOR,), widths_px=_WIDTHS_PX, first_to_go=(PAYER, MONTHS, WAITING)
        )
        self._whole = WholeCell(self.table, self.model)
        parts: tuple[QWidget, ...] = (
            self._empty, self._written, self._fault, self.form, self.table, self._whole,
        )  # fmt: skip
        box = column(*parts, row(self.new, self.recap, self.contributors, None), spacing=8)
        for part in (self.form, self.table):
            box.setStretchFactor(part, 1)
        box.addStretch(0)
        self.setLayout(box)

    def _wire(self) -> None:
        self.new.clicked.connect(self._ask)
        self.recap.clicked.connect(self._recap)
        self.contributors.clicked.connect(lambda: self.contributors_asked.emit(str(documents())))
        self.form.proposed.connect(self.proposed_form)
        self.form.leave.clicked.connect(self.put_away)

    def _ask(self) -> None:
        self.form.show()
        self._show_list()
        self.form.arrive()

    def _recap(self) -> None:
        code = self.model.value(max(self.table.currentIndex().row(), 0))
        if isinstance(code, str):
            self.recap_asked.emit(code, str(documents()))
