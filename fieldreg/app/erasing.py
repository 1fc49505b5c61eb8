"""What the law gives a person (UU PDP 27/2022, art. 6-8, 43-44): everything about them, and its erasure."""

from typing import Any

import msgspec

from fieldreg.app.desk import Desk
from fieldreg.domain.facts import ErasureRequested
from fieldreg.domain.faults import Fault
from fieldreg.store import CandidateRow, Member

_DAY_MS = 86_400_000


def request_erasure(desk: Desk, member_id: str, *, reason: str = "") -> bool:
    """The person asked to be erased: a fact for HQ; what is here goes once HQ has everything about them.

    Returns whether it went at once. Numbers, sums and occupation codes stay, for the counts. Raises Fault
    (person_unknown).
    """
    _known(desk, member_id)
    with desk.store.unit() as unit:
        unit.record(ErasureRequested(member_id=member_id, reason=reason), desk.stamp())
    return erase_due(desk) > 0


def erase_due(desk: Desk) -> int:
    """Erase whom this laptop need not know any longer: settled at HQ, and older than `retention_days`.

    Called after each round with HQ. Returns how many people went.
    """
    return desk.store.erase_due(desk.now_ms() - desk.settings.retention_days * _DAY_MS)


def export_person(desk: Desk, member_id: str) -> dict[str, Any]:
    """Everything that this laptop holds about one person, as plain JSON values: for the person, not for HQ.

    Raises Fault (person_unknown).
    """
    person = _known(desk, member_id)
    facts = [
        {
            "seq": entry.seq,
            "kind": entry.header.kind,
            "at": desk.local(entry.header.at_ms + entry.header.skew_ms).isoformat(),
            "officer": entry.header.officer,
            "erased": entry.body is None,
            "body": None if entry.body is None else msgspec.json.decode(entry.body),
        }
        for entry in desk.store.journal.about(member_id)
    ]
    decisions = [
        {"n": item.n, "kind": item.kind, "body": msgspec.json.decode(item.body)}
        for item in desk.store.decisions_about(member_id, getattr(person, "kpj", None))
    ]
    candidate = desk.store.candidates.find(member_id)
    return {
        "member": msgspec.to_builtins(person) if isinstance(person, Member) else None,
        "candidate": msgspec.to_builtins(candidate._asdict()) if candidate else None,
        "facts": facts,
        "decisions_of_headquarters": decisions,
    }


def _known(desk: Desk, member_id: str) -> Member | CandidateRow:
    """A member, or somebody on a list who is none."""
    person = desk.store.people.get(member_id) or desk.store.candidates.find(member_id)
    if person is None:
        raise Fault("person_unknown")
    return person
