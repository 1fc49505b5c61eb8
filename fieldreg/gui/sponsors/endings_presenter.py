"""Whose months end, and how they go on. Decides; knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem
from fieldreg.gui.presenting import Presenting
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Continued, Desk, Ending, Refused, SelfPaymentForm
    from fieldreg.domain.contribution import Quote
    from fieldreg.domain.sponsorships import Sponsorship


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingsScreen:
    """Everything that the sheet shows."""

    endings: "tuple[Ending, ...]" = ()
    """Those in sight."""
    sponsorships: "tuple[Sponsorship, ...]" = ()
    """Those that somebody may still join."""
    known: "tuple[Sponsorship, ...]" = ()
    """All that this laptop knows of, ended ones too."""
    of: str = ""
    """Whose people are in sight: a sponsorship's code; "" for everybody's."""
    within_days: int = 60
    person: "Ending | None" = None
    """Who goes on."""
    quote: "Quote | None" = None
    """What that person then pays."""
    problems: tuple[Problem, ...] = ()
    continued: "Continued | None" = None
    name: str = ""
    """Who was continued last."""
    fault: Fault | None = None


class EndingsView(Protocol):
    """What the presenter tells the sheet."""

    def show_endings(self, screen: EndingsScreen) -> None:
        """Show this."""
        ...


class _Found(NamedTuple):
    endings: "tuple[Ending, ...]"
    known: "tuple[Sponsorship, ...]"
    now: Month


class EndingsPresenter(Presenting[EndingsScreen]):
    """`changed` is called when somebody goes on."""

    def __init__(self, view: EndingsView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view, self._work, self._changed = view, work, changed
        super().__init__(EndingsScreen(), view.show_endings)
        self._market = ""
        self._form: SelfPaymentForm | None = None

    def refresh(self) -> None:
        """Read again."""
        days, market, of = self._screen.within_days, self._market, self._screen.of

        def read(desk: "Desk") -> _Found:
            from fieldreg.app import list_endings  # noqa: PLC0415  loaded by now

            return _Found(
                endings=list_endings(desk, within_days=days, sponsorship=of, market=market),
                known=tuple(desk.store.sponsorships.all()),
                now=Month.of(desk.today()),
            )

        self._work.read(read, done=self._found, failed=self._failed)

    def choose_days(self, days: str) -> None:
        """Who ends within so many days."""
        self._show(within_days=int(days))
        self.refresh()

    def choose_sponsorship(self, code: str) -> None:
        """Only those whom this one pays for; "" for everybody."""
        self._show(of=code)
        self.refresh()

    def choose_market(self, text: str) -> None:
        """Only those who work there."""
        self._market = text.strip()
        self.refresh()

    def choose(self, person: "Ending | None") -> None:
        """This one goes on; None: nobody after all."""
        self._show(person=person, quote=None, problems=(), fault=None)

    def ask(self, form: "SelfPaymentForm") -> None:
        """What the person would pay."""
        self._form = form
        person = self._screen.person
        if person is None:
            return

        def quote(desk: "Desk") -> "tuple[Quote | None, tuple[Problem, ...]]":
            from fieldreg.app import quote_self_payment  # noqa: PLC0415  as above

            return quote_self_payment(desk, person.member_id, form)

        self._work.read(quote, done=lambda answer: self._quoted(form, answer), failed=self._failed)

    def pay_self(self, form: "SelfPaymentForm") -> None:
        """F9: at their own cost."""
        person = self._screen.person
        if person is None:
            return

        def go_on(desk: "Desk") -> "Continued | Refused":
            from fieldreg.app import continue_as_self_payer  # noqa: PLC0415  as above

            return continue_as_self_payer(desk, person.member_id, form)

        self._change(person, go_on)

    def extend(self, code: str) -> None:
        """A sponsor pays further."""
        person = self._screen.person
        if person is None:
            return
        if not code:
            self._show(fault=Fault("sponsorship_not_chosen"))
            return

        def go_on(desk: "Desk") -> "Continued | Refused":
            from fieldreg.app import continue_by_sponsor  # noqa: PLC0415  as above

            return continue_by_sponsor(desk, person.member_id, code)

        self._change(person, go_on)

    def _found(self, found: _Found) -> None:
        may_join = tuple(each for each in found.known if each.open_in(found.now))
        self._show(endings=found.endings, known=found.known, sponsorships=may_join)

    def _quoted(self, form: "SelfPaymentForm", answer: "tuple[Quote | None, tuple[Problem, ...]]") -> None:
        # A later keystroke has asked something else meanwhile.
        if form == self._form:
            self._show(quote=answer[0], problems=answer[1], fault=None)

    def _change(self, person: "Ending", go_on: "Callable[[Desk], Continued | Refused]") -> None:
        asked = self._form

        def done(answer: "Continued | Refused") -> None:
            # What was wrong may have been put right while the answer was on its way.
            if asked is self._form or not getattr(answer, "problems", ()):
                self._went_on(person, answer)

        self._work.change(go_on, done=done, failed=self._failed)

    def _went_on(self, person: "Ending", answer: "Continued | Refused") -> None:
        problems: tuple[Problem, ...] = getattr(answer, "problems", ())
        if problems:
            self._show(problems=problems, fault=None)
            return
        self._show(person=None, quote=None, problems=(), fault=None, continued=answer, name=person.name)
        self._changed()
        self.refresh()
