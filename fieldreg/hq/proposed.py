"""People on lists of a laptop whom nobody has registered: HQ knows them from the journal alone."""

from typing import Any

from sqlalchemy import select

from fieldreg.domain.sponsor_facts import CandidateProposed
from fieldreg.hq.bodies import read_fact
from fieldreg.hq.database import Database
from fieldreg.hq.schema import entries, registrations


def candidates_of(database: Database, device: str) -> list[dict[str, Any]]:
    """Whom this laptop had on lists, one each, in the order of its journal, registered ones left out.

    Keys: member_id, nik, name, proposed_ms (true time as the laptop reckoned it).
    """
    query = (
        select(entries.c.body, (entries.c.at_ms + entries.c.skew_ms).label("proposed_ms"))
        .where(
            entries.c.device == device,
            entries.c.kind == CandidateProposed.__name__,
            entries.c.body.is_not(None),
        )
        .order_by(entries.c.installation, entries.c.seq)
    )
    found: dict[str, dict[str, Any]] = {}
    with database.read() as connection:
        for row in connection.execute(query):
            fact = read_fact(CandidateProposed.__name__, bytes(row.body))
            if isinstance(fact, CandidateProposed):
                found[fact.member_id] = {
                    "member_id": fact.member_id,
                    "nik": fact.candidate.nik,
                    "name": fact.candidate.name,
                    "proposed_ms": row.proposed_ms,
                }
        registered = select(registrations.c.member_id).filter_by(device=device)
        for member_id in connection.execute(registered).scalars():
            found.pop(member_id, None)
    return list(found.values())
