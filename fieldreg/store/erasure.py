"""Erasing people (UU PDP 27/2022, articles 43-44): bodies and columns go, the chain and the counts stay."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from fieldreg.domain.candidates import Candidate
from fieldreg.domain.facts import Fact
from fieldreg.domain.member import Registration
from fieldreg.domain.sponsor_facts import CandidateProposed, MembershipContinued
from fieldreg.store.engine import Database
from fieldreg.wire import decode_fact, encode_fact

NO_DATE = date(1, 1, 1)
"""The birth date of somebody who has been erased."""
_FREE_TEXT = ("proxy", "proxy_reason", "reason")
"""What an officer typed about somebody besides the registration."""


def due_for_erasure(database: Database, *, acknowledged: int, before_ms: int) -> tuple[str, ...]:
    """People who may go: all their facts at HQ, and either old and settled, or asked for by themselves.

    Settled means accepted, or a duplicate, or cancelled; somebody with a card still to be made, or to be
    mended, stays.
    """
    rows = database.conn.execute(
        "SELECT m.member_id FROM member AS m WHERE m.nik IS NOT NULL"
        # first what costs nothing: hardly anybody is old enough
        " AND (m.registered_at_ms < :before OR m.member_id IN (SELECT member_id FROM erasure))"
        " AND (SELECT max(seq) FROM journal WHERE about = m.member_id AND about <> '') <= :acknowledged"
        " AND (m.member_id IN (SELECT member_id FROM erasure)"
        "  OR ((SELECT max(at_ms) FROM journal WHERE about = m.member_id AND about <> '') < :before"
        "   AND (NOT m.live OR m.verdict IN ('accepted', 'duplicate')"
        "    AND m.card NOT IN ('waiting', 'issued', 'no_number')"
        # whom a sponsor pays for must be found when the months end
        "    AND (m.payer = 'self' OR coalesce(max(m.last_month, (SELECT max(c.last_month)"
        "     FROM continuation AS c WHERE c.member_id = m.member_id)), m.last_month)"
        "     < strftime('%Y-%m', :before / 1000, 'unixepoch')))))",
        {"acknowledged": acknowledged, "before": before_ms},
    )
    return tuple(member_id for (member_id,) in rows)


def candidates_due(database: Database, *, acknowledged: int, before_ms: int) -> tuple[str, ...]:
    """People on lists who never were registered and may go: HQ has them, and nobody is about to need them.

    That is: refused, or of no sponsorship that is still open, once their list is old; or who asked for it.
    """
    rows = database.conn.execute(
        "SELECT c.member_id FROM candidate AS c JOIN candidate_list AS l USING (list_id)"
        " WHERE c.nik IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM member AS m WHERE m.member_id = c.member_id)"
        " AND (SELECT max(seq) FROM journal WHERE about = c.member_id AND about <> '') <= :acknowledged"
        " AND (c.member_id IN (SELECT member_id FROM erasure) OR (l.at_ms < :before"
        "  AND (c.state = 'refused' OR NOT EXISTS (SELECT 1 FROM sponsorship AS s WHERE NOT s.ended"
        "   AND s.code = iif(c.sponsorship <> '', c.sponsorship, l.sponsorship)))))",
        {"acknowledged": acknowledged, "before": before_ms},
    )
    return tuple(member_id for (member_id,) in rows)


def erase(database: Database, member_id: str) -> None:
    """Erase one person's bodies and columns. Runs in the caller's transaction."""
    conn = database.conn
    entries = conn.execute(
        "SELECT seq, kind, body FROM journal WHERE about = ? AND about <> '' AND body IS NOT NULL",
        (member_id,),
    ).fetchall()
    for seq, kind, body in entries:
        _, residue = encode_fact(without_person(decode_fact(kind, body)))
        conn.execute("UPDATE journal SET body = NULL, residue = ? WHERE seq = ?", (residue, seq))
    conn.execute(
        "UPDATE candidate SET nik = NULL, name = '', birth_date = '' WHERE member_id = ?", (member_id,)
    )
    conn.execute("UPDATE continuation SET reference = '' WHERE member_id = ?", (member_id,))
    conn.execute("UPDATE past_journal SET body = NULL WHERE about = ?", (member_id,))
    conn.execute(
        "DELETE FROM member_words WHERE rowid IN (SELECT seq FROM member WHERE member_id = ?)", (member_id,)
    )
    conn.execute(
        "UPDATE member SET nik = NULL, name = '', birth_date = ?, phone = '', work_place = '',"
        " reference = '', asks = '' WHERE member_id = ?",
        (NO_DATE.isoformat(), member_id),
    )


def forget_words(database: Database) -> None:
    """Take the names of erased people out of the search index itself, which only marks them as deleted."""
    database.conn.execute("INSERT INTO member_words (member_words) VALUES ('optimize')")


def without_person(fact: Fact) -> Fact:
    """The same fact, with nothing in it that says who."""
    changed: dict[str, Any] = {
        each.name: _blank(value)
        for each in fields(fact)
        if isinstance(value := getattr(fact, each.name), Registration)
    }
    if isinstance(fact, CandidateProposed):
        changed["candidate"] = Candidate(nik="", name="", occupation=fact.candidate.occupation)
    if isinstance(fact, MembershipContinued):
        changed["payment"] = replace(fact.payment, reference="")
    changed |= {name: "" for name in _FREE_TEXT if getattr(fact, name, "")}
    return replace(fact, **changed)


def _blank(person: Registration) -> Registration:
    return replace(
        # codes and sums stay: the counts of a day are made of them
        person,
        nik="",
        name="",
        birth_date=NO_DATE,
        occupation_text="",
        phone="",
        district="",
        address="",
        work_place="",
        work_hours="",
        email="",
        payment=replace(person.payment, reference=""),
        consent=None,
        warnings=(),
    )
