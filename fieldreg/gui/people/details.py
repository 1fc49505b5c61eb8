"""Everything that this laptop knows of one person, read at once. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import Fact

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.domain.member import Registration
    from fieldreg.store import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One fact of the journal, or one word of HQ."""

    at_ms: int
    """As HQ tells the time."""
    officer: str = ""
    """The officer's name; "" where nobody of that id signs in here any more."""
    fact: Fact | None = None
    """None for HQ's word, and once the content has been erased."""
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A person, what was recorded last, and how it came to be."""

    member: "Member"
    registration: "Registration | None"
    """None once it has been erased."""
    history: tuple[Happened, ...]
    """Newest first."""


def read_details(desk: "Desk", member_id: str) -> Details | None:
    """On the reading thread; None where nobody is known by that id."""
    from fieldreg.app import Home, officers  # noqa: PLC0415  loaded by now
    from fieldreg.wire import decode_fact  # noqa: PLC0415  as above

    member = desk.store.people.get(member_id)
    if member is None:
        return None
    names = {officer.officer_id: officer.name for officer in officers(Home(desk.store.path.parent))}
    facts = (
        Happened(
            at_ms=entry.header.at_ms + entry.header.skew_ms,
            officer=names.get(entry.header.officer, ""),
            fact=decode_fact(entry.header.kind, entry.body) if entry.body is not None else None,
        )
        for entry in desk.store.journal.about(member_id)
    )
    judged = (
        Happened(at_ms=word.at_ms, decision=word.decision) for word in desk.store.people.judged(member_id)
    )
    # A stable order: a word of the same moment came after what it was about.
    history = sorted((*facts, *judged), key=lambda happened: happened.at_ms)
    return Details(
        member=member,
        registration=desk.store.people.registration(member_id),
        history=tuple(reversed(history)),
    )
