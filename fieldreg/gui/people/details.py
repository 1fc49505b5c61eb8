"""Everything that this laptop knows of one person, read at once. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.facts import Fact

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.domain.member import Registration
    from fieldreg.store import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One fact of the journal."""

    at_ms: int
    officer: str
    """The officer's name; "" where nobody of that id signs in here any more."""
    fact: Fact | None
    """None once its content has been erased."""


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
    history = tuple(
        Happened(
            at_ms=entry.header.at_ms,
            officer=names.get(entry.header.officer, ""),
            fact=decode_fact(entry.header.kind, entry.body) if entry.body is not None else None,
        )
        for entry in desk.store.journal.about(member_id)
    )
    registration = desk.store.people.registration(member_id)
    return Details(member=member, registration=registration, history=history[::-1])
