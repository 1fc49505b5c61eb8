"""Register one person after the other, live. Decides; knows no Qt."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from fieldreg.assets import load_consent
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.names import tidy_name
from fieldreg.gui.presenting import Question
from fieldreg.gui.register.drafts import After, Drafts, Kept
from fieldreg.gui.register.filling import state_of
from fieldreg.gui.register.form_state import ORDER, FormState
from fieldreg.gui.register.last_person import JustSaved
from fieldreg.gui.register.market import Market, read_market
from fieldreg.gui.register.nik_filling import fill_from_nik, nik_typed, shown_nik
from fieldreg.gui.register.offers import Offers
from fieldreg.gui.register.screen import Checked, NeedsReasons, check, save
from fieldreg.gui.register.sponsor_terms import chosen_sponsor, take_terms
from fieldreg.gui.register.suggesting import SUGGESTING
from fieldreg.gui.register.telling import Attention, screen_of, trouble
from fieldreg.gui.register.view import RegisterView
from fieldreg.gui.work import Failed, Work

if TYPE_CHECKING:
    from fieldreg.app import Registered
    from fieldreg.domain.tables import Tables


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
        self._state = FormState.fresh()
        self._saved_state = self._state
        self._put_away: FormState | None = None
        """The form as it stood before it was emptied, until somebody else is begun."""
        self._restored = False
        self._chosen: set[str] = set()
        """The fields that anybody has filled since the page is there."""
        self._drafts = Drafts(work, after, form=self._draft, common=lambda: self._state.next_person().form())
        self._checks = Question(
            self._ask_to_check, done=self._take, failed=self._not_checked, only_latest=True
        )
        self._just_saved = JustSaved(
            work, after, changed=self._show, undone=self._undone, failed=self._save_failed
        )
        self._attention = Attention()
        self._checked: Checked | None = None
        """The judgement of what this person's form said last; None until there is one."""
        self._today: date | None = None
        self._saving = False
        self._market = Market()
        self._offers = Offers(load_tables)

    def begin(self) -> None:
        """Show the form as it stands, or as it stood when the program ended without warning."""
        self._fill_all()
        self._check()
        # A quick hand does not type over somebody who is about to be there again.
        self._view.hold_keys()
        self._drafts.read(self._take_kept)

    def refresh(self) -> None:
        """The page is in view again: who may pay, and what is going on at the market, may have changed."""
        self._work.read(read_market, done=self._take_market, failed=lambda _: None)

    def pause(self) -> None:
        """The desk is being closed: what stands there is kept now."""
        self._drafts.keep()

    def typed(self, name: str, text: str) -> None:
        """A person typed into a field or chose a chip."""
        self._touched()
        self._chosen.add(name)
        self._state.type(name, text)
        self._view.show_fault(None)
        if name == "nik":
            nik_typed(
                self._view, self._state, self._attention, text, today=self._today, tables=self._load_tables()
            )
        if name in SUGGESTING:
            self._suggest(name, text)
        if name in ("payment_method", "sponsorship"):
            self._take_terms()
        self._check()

    def took(self, name: str, index: int) -> None:
        """A suggestion was taken: go on to the next field that wants something."""
        taken = self._offers.taken(name, index)
        if taken is None:
            return
        self._touched()
        self._state.type(name, taken.text)
        self._state.codes[name] = (taken.text, taken.code)
        self._view.fill(name, taken.text)
        if name == "sponsorship":
            self._take_terms()
        self._check()

    def gave_reason(self, code: str, reason: str) -> None:
        """The officer said why a warning does not matter."""
        self._touched()
        self._state.explain(code, reason, self._checked.judgement.problems if self._checked else ())
        self._show()

    def toggled_consent(self) -> None:
        """The text was read out and the person agreed; again takes it back."""
        self._touched()
        given = "" if self._state.texts.get("consent_version") else load_consent().version
        self._state.type("consent_version", given)
        self._view.fill("consent_version", given)
        self._check()

    def agree_and_save(self) -> None:
        """The text was read out, the person agreed, and nothing else was left to do."""
        if not self._saving:
            if not self._state.texts.get("consent_version"):
                self.toggled_consent()
            self.save()

    def reached(self, name: str) -> None:
        """The focus came to a field; a month and a sponsor are offered before anything is typed."""
        self._attention.here = name
        if name in ("first_month", "sponsorship") and not self._state.texts.get(name):
            self._suggest(name, "")

    def left(self, name: str) -> None:
        """The focus left a field: from now on its problems are told at once."""
        if self._attention.here == name:
            self._attention.here = ""
        if self._state.texts.get(name):
            self._attention.left.add(name)
        if name == "nik":
            self._view.fill("nik", shown_nik(self._state.texts.get("nik", "")))
        if self._state.texts.get(name) == "":
            # It was emptied, and nothing typed instead: what the NIK says comes back.
            self._check()
        self._show()

    def entered(self, name: str) -> None:
        """Enter: on to the next field that wants something."""
        self._view.focus(self._state.after(name))

    def start_over(self) -> None:
        """Put this person away and begin anew; a slip of the hand is made good by `undo`."""
        if not self._saving:
            put_away = self._state if self._state.about_somebody() else self._put_away
            self._touched()
            self._put_away = put_away
            self._next_person(self._state.next_person())

    def undo(self) -> None:
        """Bring back who was put away just now, else take back who was registered just now.

        Into an empty form comes what had been typed.
        """
        if self._saving:
            return
        if self._put_away is not None:
            put_away = self._put_away
            self._touched()
            self._next_person(put_away)
        else:
            self._just_saved.undo()

    def save(self) -> None:
        """F9: check everything once more and register."""
        if self._saving:
            return
        self._attention.demanded = self._saving = True
        self._view.show_fault(None)
        self._view.hold_keys()
        self._show()
        self._ask_to_save(self._state.form())

    # What the correction of a person does otherwise

    def _ask_to_check(self, done: Callable[[Checked], None], failed: Failed) -> None:
        form = self._state.form()
        self._work.read(lambda desk: check(desk, form), done=done, failed=failed)

    def _ask_to_save(self, form: RegistrationForm) -> None:
        self._work.change(lambda desk: save(desk, form), done=self._answered, failed=self._save_failed)

    # What comes back

    def _answered(self, result: "Registered | NeedsReasons | Checked") -> None:
        self._saving = False
        if isinstance(result, NeedsReasons | Checked):
            self._view.let_keys_go(into_next=False)
            self._take(result.checked if isinstance(result, NeedsReasons) else result)
            self._go_to_trouble()
        else:
            self._registered(result)
            self._view.let_keys_go(into_next=True)

    def _registered(self, result: "Registered") -> None:
        name = tidy_name(self._state.texts["name"])
        self._just_saved.remember(member_id=result.member_id, name=name, kpj=result.kpj)
        self._saved_state = self._state
        self._restored = False
        self._next_person(self._state.next_person())
        # A draft of this person that was on its way to the disk is not there to stay.
        self._drafts.touched()
        self.refresh()
        self._saved()

    def _undone(self) -> None:
        if self._state.about_somebody():
            self._show()
        else:
            self._touched()
            self._next_person(self._saved_state)
        self._saved()

    def _take_kept(self, kept: Kept) -> None:
        tables = self._load_tables()
        if kept.form and not self._state.about_somebody():
            self._state = state_of(kept.form, tables)
            self._restored, self._checked = True, None
            self._fill_all()
            self._view.go_on_at(self._state.last_typed())
        elif kept.common:
            self._state.take_common(state_of(kept.common, tables), chosen=self._chosen)
            self._take_terms()
            self._fill_all()
        self._check()
        self._view.let_keys_go(into_next=not self._restored)

    def _draft(self) -> RegistrationForm | None:
        return self._state.form() if self._state.about_somebody() else None

    def _touched(self) -> None:
        self._restored, self._put_away = False, None
        self._drafts.touched()

    def _save_failed(self, fault: Fault) -> None:
        self._saving = False
        self._view.let_keys_go(into_next=False)
        self._view.show_fault(fault)
        self._show()

    def _check(self) -> None:
        if self._checks.put():
            self._show()

    def _not_checked(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_fault(fault)

    def _take(self, checked: Checked) -> None:
        self._checked, self._today = checked, checked.today
        nik = checked.judgement.nik
        fill_from_nik(self._view, self._state, nik, here=self._attention.here, tables=self._load_tables())
        self._state.forget_reasons(checked.judgement.problems)
        forgotten = self._state.forget_not_understood(checked.judgement.problems)
        for name in forgotten:
            self._view.fill(name, "")
        if forgotten:
            self._check()
        self._show()

    # What follows

    def _suggest(self, name: str, text: str) -> None:
        texts, sure = self._offers.find(name, text, sponsors=self._market.sponsors, today=self._today)
        self._view.suggest(name, texts, sure=sure)

    def _take_market(self, market: Market) -> None:
        self._market = market
        self._take_terms()
        self._show()

    def _take_terms(self) -> None:
        for name in take_terms(self._state, chosen_sponsor(self._state, self._market.sponsors)):
            self._view.fill(name, self._state.texts.get(name, ""))

    def _next_person(self, state: FormState) -> None:
        self._state = state
        self._attention = Attention(here=self._attention.here)
        self._checked = None
        self._offers.forget()
        self._fill_all()
        # Whoever is back again goes on where something is missing.
        missing = state.after("nik")
        self._view.focus("nik" if missing == ORDER[-1] else missing)
        self._check()

    def _fill_all(self) -> None:
        for name in ORDER:
            self._view.fill(name, self._state.texts.get(name, ""))

    def _go_to_trouble(self) -> None:
        where = trouble(self._checked, self._state) if self._checked else ""
        if where:
            self._view.focus(where)

    def _show(self) -> None:
        self._view.show_screen(
            screen_of(
                self._checked,
                self._state,
                self._attention,
                saving=self._saving,
                last=self._just_saved.person,
                restored=self._restored,
                put_away=self._put_away is not None,
                market=self._market,
            )
        )
