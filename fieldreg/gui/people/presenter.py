"""Search as you type, a page at a time. Decides; knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.store import Member

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which people the list is about; what is left empty does not matter."""

    today: bool = False
    verdict: str = ""
    card: str = ""


class PeopleView(Protocol):
    """What the presenter tells the page."""

    def show_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """These are the first; `more` follow."""
        ...

    def add_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """These come after those shown."""
        ...

    def show_count(self, count: int) -> None:
        """How many there are in all."""
        ...

    def show_to_mend(self, people: "tuple[Member, ...]") -> None:
        """HQ sent these back."""
        ...

    def show_fault(self, fault: Fault) -> None:
        """The list cannot be read."""
        ...


class PeoplePresenter:
    """Answers that come too late, for a text that has been changed since, are dropped."""

    def __init__(self, view: PeopleView, work: Work) -> None:
        self._view = view
        self._work = work
        self._text = ""
        self._filter = Filter()
        self._question = 0
        self._last_seq: int | None = None

    def refresh(self) -> None:
        """The same list anew: somebody may have been added."""
        self.search(self._text)
        self._work.read(
            lambda desk: desk.store.people.count(), done=self._view.show_count, failed=self._failed
        )
        self._work.read(
            lambda desk: desk.store.people.to_mend(), done=self._view.show_to_mend, failed=self._failed
        )

    def choose(self, only: Filter) -> None:
        """Show these people only."""
        self._filter = only
        self.search(self._text)

    def search(self, text: str) -> None:
        """Show who matches."""
        self._text = text
        self._question += 1
        question, only = self._question, self._filter
        self._work.read(
            lambda desk: _find(desk, text, only),
            done=lambda people: self._found(question, people),
            failed=self._failed,
        )

    def more(self) -> None:
        """The end of what is shown has been reached."""
        question, text, before, only = self._question, self._text, self._last_seq, self._filter
        self._work.read(
            lambda desk: _find(desk, text, only, before=before),
            done=lambda people: self._found_more(question, people),
            failed=self._failed,
        )

    def _found(self, question: int, people: "tuple[Member, ...]") -> None:
        if question == self._question:
            self._last_seq = people[-1].seq if people else None
            self._view.show_people(people, more=len(people) == PAGE)

    def _found_more(self, question: int, people: "tuple[Member, ...]") -> None:
        if question == self._question:
            self._last_seq = people[-1].seq if people else self._last_seq
            self._view.add_people(people, more=len(people) == PAGE)

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_fault(fault)


def _find(desk: "Desk", text: str, only: Filter, *, before: int | None = None) -> "tuple[Member, ...]":
    from datetime import datetime, time  # noqa: PLC0415  loaded by now

    from fieldreg.store import Only  # noqa: PLC0415  as above

    midnight = datetime.combine(desk.today(), time(), tzinfo=desk.settings.time_zone)
    chosen = Only(
        verdict=only.verdict, card=only.card, from_ms=int(midnight.timestamp() * 1000) if only.today else 0
    )
    return desk.store.people.find(text, only=chosen, before=before, limit=PAGE)
