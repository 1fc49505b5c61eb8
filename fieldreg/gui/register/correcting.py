"""Correct somebody who is on record, in the fields of the registration. Decides; knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.problems import blocking
from fieldreg.gui.register.at_hq import OnRecord, compare, read_record
from fieldreg.gui.register.drafts import After
from fieldreg.gui.register.filling import state_of
from fieldreg.gui.register.form_state import FormState
from fieldreg.gui.register.presenter import RegisterPresenter
from fieldreg.gui.register.screen import Checked, NeedsReasons, check, unexplained
from fieldreg.gui.register.telling import Attention
from fieldreg.gui.register.view import CorrectView
from fieldreg.gui.work import Failed, Work

if TYPE_CHECKING:
    from fieldreg.app import Corrected, Desk
    from fieldreg.domain.tables import Tables


@dataclass(frozen=True, slots=True)
class WhyMissing:
    """Everything is right but the reason, which is empty."""

    checked: Checked


class CorrectPresenter(RegisterPresenter):
    """`saved` is called when the correction is on the disk. Keeps no draft: the record stands as it was."""

    def __init__(
        self,
        view: CorrectView,
        work: Work,
        *,
        load_tables: "Callable[[], Tables]",
        saved: Callable[[], None],
        after: After,
    ) -> None:
        super().__init__(view, work, load_tables=load_tables, saved=saved, after=after)
        self._page = view
        self._member_id = self._why = self._sponsorship = ""
        self._recorded, self._at_hq = FormState.fresh(), False

    def correct(self, member_id: str) -> None:
        """Bring somebody's record into the fields."""
        self._member_id, self._why = member_id, ""

        self._view.show_fault(None)
        self._work.read(
            lambda desk: read_record(desk, member_id), done=self._take_record, failed=self._view.show_fault
        )

    def why_typed(self, reason: str) -> None:
        """Why it is corrected."""
        self._why = reason

    def _take_record(self, record: OnRecord) -> None:
        form, tables = record.form, self._load_tables()
        self._state = state_of(form, tables)
        self._recorded = state_of(record.at_hq or form, tables)
        self._at_hq = record.at_hq is not None
        self._sponsorship = form.sponsorship
        self._attention = Attention(left=set(self._state.texts))
        self._checked = None
        self._page.call_person(form.name)
        self._fill_all()
        self._check()

    def _show(self) -> None:
        super()._show()
        self._page.show_record(compare(self._recorded, self._state), at_hq=self._at_hq)

    def _touched(self) -> None:
        """What is half corrected is not kept."""

    def _take_terms(self) -> None:
        # Whoever stays with their sponsor keeps the months that were given.
        if not (self._state.sponsored and self._state.value("sponsorship") == self._sponsorship != ""):
            super()._take_terms()

    def _ask_to_check(self, done: Callable[[Checked], None], failed: Failed) -> None:
        form, member_id = self._state.form(), self._member_id
        self._work.read(lambda desk: check(desk, form, correcting=member_id), done=done, failed=failed)

    def _ask_to_save(self, form: RegistrationForm) -> None:
        member_id, why = self._member_id, self._why
        self._work.change(
            lambda desk: _save(desk, member_id, form, why), done=self._told, failed=self._save_failed
        )

    def _told(self, result: "Corrected | NeedsReasons | WhyMissing | Checked") -> None:
        if isinstance(result, NeedsReasons | Checked):
            self._answered(result)
            return
        self._saving = False
        self._view.let_keys_go(into_next=False)
        if isinstance(result, WhyMissing):
            self._take(result.checked)
            self._page.ask_reason()
        else:
            self._saved()


def _save(
    desk: "Desk", member_id: str, form: RegistrationForm, why: str
) -> "Corrected | NeedsReasons | WhyMissing | Checked":
    from fieldreg.app import Corrected, correct_member  # noqa: PLC0415  loaded by now

    checked = check(desk, form, correcting=member_id)
    if blocking(checked.judgement.problems):
        return checked
    if unexplained(checked, form):
        return NeedsReasons(checked=checked)
    if not why.strip():
        return WhyMissing(checked)
    result = correct_member(desk, member_id, form, reason=why)
    return result if isinstance(result, Corrected) else check(desk, form, correcting=member_id)
