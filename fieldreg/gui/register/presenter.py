"""Register one person after the other, live. Decides; knows no Qt.

Of the checks at most one is under way and at most one waits: what was typed last wins.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.facts import UNDO_MS
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.names import tidy_name
from fieldreg.domain.nik import NikReading, grouped_nik, judge_nik, read_nik
from fieldreg.domain.problems import blocking, warnings
from fieldreg.gui.register.drafts import After, Drafts
from fieldreg.gui.register.filling import state_of
from fieldreg.gui.register.form_state import CONSENT_VERSION, NIK_DIGITS, ORDER, FormState, Origin
from fieldreg.gui.register.screen import (
    Checked,
    LastPerson,
    NeedsReasons,
    RegisterScreen,
    check,
    said_by_nik,
    save,
)
from fieldreg.gui.register.suggesting import SUGGESTING, Suggestion, suggestions
from fieldreg.gui.register.telling import Attention, screen_of
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Registered
    from fieldreg.domain.tables import Tables


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
        after: After,
    ) -> None:
        self._view = view
        self._work = work
        self._load_tables = load_tables
        self._saved = saved
        self._after = after
        self._state = FormState.fresh()
        self._saved_state = self._state
        self._restored = False
        self._drafts = Drafts(work, after, self._draft)
        self._attention = Attention()
        self._checked: Checked | None = None
        self._checking = self._check_again = self._saving = False
        self._last: LastPerson | None = None
        self._offered: dict[str, tuple[Suggestion, ...]] = {}

    def begin(self) -> None:
        """Show the form as it stands, or as it stood when the program ended without warning."""
        self._fill_all()
        self._check()
        self._drafts.read(self._restore)

    def pause(self) -> None:
        """The desk is being closed: what stands there is kept now."""
        self._drafts.keep()

    def typed(self, name: str, text: str) -> None:
        """A person typed into a field or chose a chip."""
        self._touched()
        self._state.type(name, text)
        self._view.show_fault(None)
        if name == "nik":
            self._nik_typed(text)
        if name in SUGGESTING:
            self._suggest(name, text)
        self._check()

    def took(self, name: str, index: int) -> None:
        """A suggestion was taken: go on to the next field that wants something."""
        offered = self._offered.get(name, ())
        if index >= len(offered):
            return
        self._touched()
        taken = offered[index]
        self._state.type(name, taken.text)
        self._state.codes[name] = (taken.text, taken.code)
        self._view.fill(name, taken.text)
        self._check()

    def gave_reason(self, code: str, reason: str) -> None:
        """The officer said why a warning does not matter."""
        self._touched()
        self._state.reasons[code] = reason
        self._show()

    def toggled_consent(self) -> None:
        """The text was read out and the person agreed; again takes it back."""
        self._touched()
        given = "" if self._state.texts.get("consent_version") else CONSENT_VERSION
        self._state.type("consent_version", given)
        self._view.fill("consent_version", given)
        self._check()

    def reached(self, name: str) -> None:
        """The focus came to a field."""
        self._attention.here = name

    def left(self, name: str) -> None:
        """The focus left a field: from now on its problems are told at once."""
        if self._attention.here == name:
            self._attention.here = ""
        if self._state.texts.get(name):
            self._attention.left.add(name)
        if name == "nik":
            self._view.fill("nik", _shown_nik(self._state.texts.get("nik", "")))
        self._show()

    def entered(self, name: str) -> None:
        """Enter: on to the next field that wants something."""
        self._view.focus(self._state.after(name))

    def start_over(self) -> None:
        """Put this person away and begin anew."""
        if not self._saving:
            self._touched()
            self._next_person(self._state.next_person())

    def undo(self) -> None:
        """Take back who was registered just now; into an empty form comes what had been typed."""
        last = self._last
        if self._saving or last is None or not last.undoable:
            return
        self._last = replace(last, undoable=False)

        def undo(desk: "Desk") -> None:
            from fieldreg.app import undo_registration  # noqa: PLC0415  loaded by now

            undo_registration(desk, last.member_id)

        self._work.change(undo, done=lambda _: self._undone(last), failed=self._save_failed)

    def save(self) -> None:
        """F9: check everything once more and register."""
        if self._saving:
            return
        self._attention.demanded = self._saving = True
        self._view.show_fault(None)
        self._show()
        self._ask_to_save(self._state.form())

    # What the correction of a person does otherwise

    def _ask_to_check(self, form: RegistrationForm) -> None:
        self._work.read(lambda desk: check(desk, form), done=self._check_done, failed=self._check_failed)

    def _ask_to_save(self, form: RegistrationForm) -> None:
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
            self._registered(result)

    def _registered(self, result: "Registered") -> None:
        name = tidy_name(self._state.texts["name"])
        last = self._last = LastPerson(member_id=result.member_id, name=name, kpj=result.kpj)
        self._after(UNDO_MS, lambda: self._too_late_to_undo(last))
        self._saved_state = self._state
        self._restored = False
        self._next_person(self._state.next_person())
        self._saved()

    def _too_late_to_undo(self, last: LastPerson) -> None:
        if self._last is last:
            self._last = replace(last, undoable=False)
            self._show()

    def _undone(self, last: LastPerson) -> None:
        self._last = replace(last, undoable=False, undone=True)
        if self._state.about_somebody():
            self._show()
        else:
            self._touched()
            self._next_person(self._saved_state)
        self._saved()

    def _restore(self, form: RegistrationForm) -> None:
        if self._state.about_somebody():
            return
        self._state = state_of(form, self._load_tables())
        self._restored = True
        self._fill_all()
        self._check()

    def _draft(self) -> RegistrationForm | None:
        return self._state.form() if self._state.about_somebody() else None

    def _touched(self) -> None:
        self._restored = False
        self._drafts.touched()

    def _save_failed(self, fault: Fault) -> None:
        self._saving = False
        self._view.show_fault(fault)
        self._show()

    def _check(self) -> None:
        if self._checking:
            self._check_again = True
            return
        self._checking = True
        self._ask_to_check(self._state.form())
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
        self._attention.left.add("nik")
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
            if text and not (self._attention.here == name and self._state.texts.get(name)):
                self._state.fill(name, text, Origin.NIK, code=code)
                self._view.fill(name, self._state.texts[name])

    def _suggest(self, name: str, text: str) -> None:
        found = self._offered[name] = suggestions(name, text, self._load_tables())
        self._view.suggest(name, tuple(suggestion.text for suggestion in found))

    def _next_person(self, state: FormState) -> None:
        self._state = state
        self._attention = Attention(here=self._attention.here)
        self._offered.clear()
        self._fill_all()
        self._view.focus("nik")
        self._check()

    def _fill_all(self) -> None:
        for name in ORDER:
            self._view.fill(name, self._state.texts.get(name, ""))

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

    def _show(self) -> None:
        self._view.show_screen(
            screen_of(
                self._checked,
                self._state,
                self._attention,
                saving=self._saving,
                last=self._last,
                restored=self._restored,
            )
        )


def _shown_nik(text: str) -> str:
    nik = read_nik(text)
    return grouped_nik(nik) if len(nik) == NIK_DIGITS else text
