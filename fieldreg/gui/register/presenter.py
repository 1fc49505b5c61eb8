"""Register one person after the other, live. Decides; knows no Qt.

Of the checks at most one is under way and at most one waits: what was typed last wins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.names import tidy_name
from fieldreg.domain.nik import NikReading, grouped_nik, judge_nik, read_nik
from fieldreg.domain.problems import Problem, Severity, blocking, warnings
from fieldreg.domain.regions import Level
from fieldreg.gui.register.form_state import CONSENT_VERSION, ORDER, FormState, Origin
from fieldreg.gui.register.screen import (
    Checked,
    LastPerson,
    NeedsReasons,
    RegisterScreen,
    check,
    nik_line,
    said_by_nik,
    save,
    understood_income,
)
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Registered
    from fieldreg.domain.tables import Tables

NIK_DIGITS = 16
_PLACES = {"district": Level.DISTRICT, "work_regency": Level.REGENCY}
_OCCUPATIONS = ("occupation", "second_occupation")
_MORE_MAY_MEND = frozenset(
    {"nik_wrong_length", "birth_date_unreadable", "phone_unreadable", "email_unreadable", "income_unreadable",
     "income_looks_daily", "work_hours_unreadable", "district_unknown", "work_regency_unknown",
     "occupation_unknown"}
)  # fmt: skip
"""Not told while the field is still being typed in for the first time."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a few letters may mean."""

    text: str
    code: str


class RegisterView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: RegisterScreen) -> None:
        """Show everything but the texts."""
        ...

    def fill(self, name: str, text: str) -> None:
        """Put a text into a field, or choose it."""
        ...

    def suggest(self, name: str, texts: tuple[str, ...]) -> None:
        """Offer these below a field; none takes the offer away."""
        ...

    def focus(self, name: str) -> None:
        """Go to a field, or to the reason of the warning `reason:CODE`."""
        ...

    def show_fault(self, fault: Fault | None) -> None:
        """The world stands in the way of saving."""
        ...


class RegisterPresenter:
    """Keeps the form while the page is out of sight or the desk is locked."""

    def __init__(
        self,
        view: RegisterView,
        work: Work,
        *,
        load_tables: "Callable[[], Tables]",
        saved: Callable[[], None],
    ) -> None:
        self._view = view
        self._work = work
        self._load_tables = load_tables
        self._saved = saved
        self._state = FormState.fresh()
        self._left: set[str] = set()
        self._here = ""
        self._demanded = False
        self._checked: Checked | None = None
        self._checking = self._check_again = self._saving = False
        self._last: LastPerson | None = None
        self._offered: dict[str, tuple[Suggestion, ...]] = {}

    def begin(self) -> None:
        """Show the form as it stands; the desk is open."""
        for name in ORDER:
            self._view.fill(name, self._state.texts.get(name, ""))
        self._check()

    def typed(self, name: str, text: str) -> None:
        """A person typed into a field or chose a chip."""
        self._state.type(name, text)
        self._view.show_fault(None)
        if name == "nik":
            self._nik_typed(text)
        if name in _PLACES or name in _OCCUPATIONS:
            self._suggest(name, text)
        self._check()

    def took(self, name: str, index: int) -> None:
        """A suggestion was taken: go on to the next field that wants something."""
        offered = self._offered.get(name, ())
        if index >= len(offered):
            return
        taken = offered[index]
        self._state.type(name, taken.text)
        self._state.codes[name] = (taken.text, taken.code)
        self._view.fill(name, taken.text)
        self._check()

    def gave_reason(self, code: str, reason: str) -> None:
        """The officer said why a warning does not matter."""
        self._state.reasons[code] = reason
        self._show()

    def toggled_consent(self) -> None:
        """The text was read out and the person agreed; again takes it back."""
        given = "" if self._state.texts.get("consent_version") else CONSENT_VERSION
        self._state.type("consent_version", given)
        self._view.fill("consent_version", given)
        self._check()

    def reached(self, name: str) -> None:
        """The focus came to a field."""
        self._here = name

    def left(self, name: str) -> None:
        """The focus left a field: from now on its problems are told at once."""
        self._here = "" if self._here == name else self._here
        if self._state.texts.get(name):
            self._left.add(name)
        if name == "nik":
            self._view.fill("nik", _shown_nik(self._state.texts.get("nik", "")))
        self._show()

    def entered(self, name: str) -> None:
        """Enter: on to the next field that wants something."""
        self._view.focus(self._state.after(name))

    def start_over(self) -> None:
        """Put this person away and begin anew."""
        if not self._saving:
            self._next_person(self._state.next_person())

    def save(self) -> None:
        """F9: check everything once more and register."""
        if self._saving:
            return
        self._demanded = self._saving = True
        self._view.show_fault(None)
        self._show()
        form = self._state.form()
        self._work.change(lambda desk: save(desk, form), done=self._answered, failed=self._save_failed)

    # What comes back

    def _answered(self, result: "Registered | NeedsReasons | Checked") -> None:
        self._saving = False
        if isinstance(result, NeedsReasons):
            self._take(result.checked)
            self._go_to_trouble()
        elif isinstance(result, Checked):
            self._take(result)
            self._go_to_trouble()
        else:
            self._last = LastPerson(name=tidy_name(self._state.texts["name"]), kpj=result.kpj)
            self._next_person(self._state.next_person())
            self._saved()

    def _save_failed(self, fault: Fault) -> None:
        self._saving = False
        self._view.show_fault(fault)
        self._show()

    def _check(self) -> None:
        if self._checking:
            self._check_again = True
            return
        self._checking = True
        form = self._state.form()
        self._work.read(lambda desk: check(desk, form), done=self._check_done, failed=self._check_failed)
        self._show()

    def _check_done(self, checked: Checked) -> None:
        self._checking = False
        if self._check_again:
            self._check_again = False
            self._check()
            return
        self._take(checked)

    def _check_failed(self, fault: Fault) -> None:
        self._checking = self._check_again = False
        if fault.code != "locked":
            self._view.show_fault(fault)

    def _take(self, checked: Checked) -> None:
        self._checked = checked
        self._fill_from_nik(checked.judgement.nik)
        self._show()

    # What follows

    def _nik_typed(self, text: str) -> None:
        nik = read_nik(text)
        if len(nik) != NIK_DIGITS or not nik.isdigit():
            if any(origin is Origin.NIK for origin in self._state.origins.values()):
                emptied = [name for name, origin in self._state.origins.items() if origin is Origin.NIK]
                self._state.unfill(Origin.NIK)
                for name in emptied:
                    self._view.fill(name, "")
            return
        # The sixteenth digit ends it, typed or scanned: the hand is on the digits, not on Tab. What the NIK
        # says stands there at once, so that a quick hand is not sent to a field that is about to be filled.
        self._left.add("nik")
        self._view.fill("nik", grouped_nik(nik))
        if self._checked is not None:
            regions = self._load_tables().regions
            self._fill_from_nik(judge_nik(nik, today=self._checked.today, regions=regions))
        if not self._state.texts.get("name"):
            self._view.focus("name")

    def _fill_from_nik(self, nik: NikReading) -> None:
        if len(nik.nik) != NIK_DIGITS or nik.nik != read_nik(self._state.texts.get("nik", "")):
            return
        for name, (text, code) in said_by_nik(nik, self._load_tables().regions).items():
            if text and not (self._here == name and self._state.texts.get(name)):
                self._state.fill(name, text, Origin.NIK, code=code)
                self._view.fill(name, self._state.texts[name])

    def _suggest(self, name: str, text: str) -> None:
        tables = self._load_tables()
        found: tuple[Suggestion, ...]
        if name in _PLACES:
            regions = tables.regions
            found = tuple(
                Suggestion(regions.full_name(region.code), region.code)
                for region in regions.suggest(text, level=_PLACES[name], limit=6)
            )
        else:
            found = tuple(
                Suggestion(occupation.label, occupation.code)
                for occupation in tables.occupations.suggest(text, limit=6)
            )
        self._offered[name] = found
        self._view.suggest(name, tuple(suggestion.text for suggestion in found))

    def _next_person(self, state: FormState) -> None:
        self._state = state
        self._left.clear()
        self._offered.clear()
        self._demanded = False
        for name in ORDER:
            self._view.fill(name, state.texts.get(name, ""))
        self._view.focus("nik")
        self._check()

    def _go_to_trouble(self) -> None:
        if self._checked is None:
            return
        problems = self._checked.judgement.problems
        stops = {problem.field for problem in blocking(problems)}
        for name in ORDER:
            if name in stops:
                self._view.focus(name)
                return
        for problem in warnings(problems):
            if not self._state.reasons.get(problem.code, "").strip():
                # What was left empty is sooner filled than explained.
                empty = not self._state.texts.get(problem.field, "").strip()
                self._view.focus(problem.field if empty else f"reason:{problem.code}")
                return

    # What is shown

    def _show(self) -> None:
        checked, state = self._checked, self._state
        problems = checked.judgement.problems if checked else ()
        told = [problem for problem in problems if self._told(problem)]
        open_questions = tuple(problem for problem in told if problem.severity is Severity.WARN)
        worst = {problem.field: problem for problem in reversed(told)}
        worst |= {problem.field: problem for problem in reversed(blocking(told))}
        self._view.show_screen(
            RegisterScreen(
                problems=worst,
                origins=dict(state.origins),
                warnings=open_questions,
                reasons=dict(state.reasons),
                nik=nik_line(checked) if checked and not self._nik_unfinished() else None,
                nik_digits=len(read_nik(state.texts.get("nik", ""))),
                income_rp=understood_income(state.texts.get("income", "")),
                quote=checked.judgement.quote if checked else None,
                relief_until=checked.relief_until if checked else None,
                ready=bool(checked and not blocking(problems) and self._reasons_given(problems)),
                saving=self._saving,
                last=self._last,
            )
        )

    def _told(self, problem: Problem) -> bool:
        """Nobody is told off for what they have not come to yet."""
        if self._demanded:
            return True
        text = self._state.texts.get(problem.field, "")
        if not text:
            # What the NIK says about a field that it was to fill concerns the NIK.
            return False
        if problem.field == self._here and problem.field not in self._left and problem.code in _MORE_MAY_MEND:
            return problem.code == "nik_wrong_length" and len(read_nik(text)) > NIK_DIGITS
        return True

    def _reasons_given(self, problems: tuple[Problem, ...]) -> bool:
        return all(self._state.reasons.get(problem.code, "").strip() for problem in warnings(problems))

    def _nik_unfinished(self) -> bool:
        return len(read_nik(self._state.texts.get("nik", ""))) != NIK_DIGITS


def _shown_nik(text: str) -> str:
    nik = read_nik(text)
    return grouped_nik(nik) if len(nik) == NIK_DIGITS else text
