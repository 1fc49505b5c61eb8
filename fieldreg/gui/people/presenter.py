"""Search as you type, a page at a time. Decides; knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.people.narrow import Kind, Known, Narrow, narrows, read_known
from fieldreg.gui.people.paging import Find, Paging
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.store import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is chosen by chips; what is left empty does not matter."""

    today: bool = False
    verdict: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """One list: what was typed, and who it is about."""

    text: str
    only: Filter
    narrows: Mapping[Kind, Narrow]


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

    def offer_narrows(self, found: tuple[Narrow, ...]) -> None:
        """What the letters in the narrowing field may mean."""
        ...

    def show_narrows(self, chosen: tuple[Narrow, ...]) -> None:
        """What the list is narrowed by now; its field is empty again."""
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
        self._known: Known | None = None
        self._offered: tuple[Narrow, ...] = ()
        self._narrows: dict[Kind, Narrow] = {}
        self._pages = Paging(work, first=view.show_people, further=view.add_people, failed=self._failed)

    def refresh(self) -> None:
        """The same list anew: somebody may have been added."""
        self._pages.ask_again(self._list())
        self._work.read(
            lambda desk: desk.store.people.count(), done=self._view.show_count, failed=self._failed
        )
        self._work.read(
            lambda desk: desk.store.people.to_mend(), done=self._view.show_to_mend, failed=self._failed
        )
        self._work.read(read_known, done=self._take_known, failed=self._failed)

    def choose(self, only: Filter) -> None:
        """Show these people only."""
        self._filter = only
        self.search(self._text)

    def narrow_typed(self, text: str) -> None:
        """Letters of an occupation, an officer, a sponsor; or a day."""
        self._offered = narrows(text, self._known) if self._known else ()
        self._view.offer_narrows(self._offered)

    def narrow(self, index: int) -> None:
        """One of those offered is meant; it takes the place of another of its kind."""
        if index < len(self._offered):
            chosen = self._offered[index]
            self._narrows[chosen.kind] = chosen
            self._narrowed()

    def widen(self, kind: str) -> None:
        """A narrowing holds no longer."""
        self._narrows.pop(Kind(kind), None)
        self._narrowed()

    def search(self, text: str) -> None:
        """Show who matches."""
        self._text = text
        self._pages.ask(self._list())

    def more(self) -> None:
        """The end of what is shown has been reached."""
        self._pages.more()

    def _list(self) -> Find:
        asked = _Question(text=self._text, only=self._filter, narrows=dict(self._narrows))
        return lambda desk, before, limit: _find(desk, asked, before, limit)

    def _narrowed(self) -> None:
        self._view.show_narrows(tuple(self._narrows.values()))
        self.search(self._text)

    def _take_known(self, known: Known) -> None:
        self._known = known

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_fault(fault)


def _find(desk: "Desk", asked: _Question, before: int | None, limit: int) -> "tuple[Member, ...]":
    from fieldreg.store import Only  # noqa: PLC0415  loaded by now

    value = {kind: each.value for kind, each in asked.narrows.items()}
    day = date.fromisoformat(value[Kind.DAY]) if Kind.DAY in value else None
    if asked.only.today:
        day = desk.today()
    only = Only(
        verdict=asked.only.verdict,
        card=asked.only.card,
        occupation=value.get(Kind.OCCUPATION, ""),
        officer=value.get(Kind.OFFICER, ""),
        sponsorship=value.get(Kind.SPONSOR, ""),
    )
    if day:
        only = replace(only, from_ms=_midnight(desk, day), until_ms=_midnight(desk, day + timedelta(days=1)))
    return desk.store.people.find(asked.text, only=only, before=before, limit=limit)


def _midnight(desk: "Desk", day: date) -> int:
    return int(datetime.combine(day, time(), tzinfo=desk.settings.time_zone).timestamp() * 1000)
