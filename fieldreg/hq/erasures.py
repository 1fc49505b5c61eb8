"""Erasing a person at HQ: asked for on a laptop, decided by somebody at HQ, and nothing left but the proof.

What goes: every body of every fact about the person, in entries and branches, and what stands about them in
the tables. What stays: each body's SHA-256, so the chains verify on; the number, which nobody else gets, with
its card withdrawn; and that it was asked for and done.
"""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any, cast

import msgspec
from sqlalchemy import ColumnElement, Connection, LargeBinary, Table, bindparam, or_, select, text, update
from sqlalchemy import delete as delete_from

from fieldreg.domain.decisions import CardVoided, Decision
from fieldreg.domain.facts import ErasureRequested
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import Verdict
from fieldreg.hq import feed, withdrawals
from fieldreg.hq.bulk import among, insert_new
from fieldreg.hq.claim import NOT_COUNTED
from fieldreg.hq.erasure_tables import erasures
from fieldreg.hq.schema import branches, checks, entries, members, numbers, registrations, voids

ERASED = "erased"
"""The reason of the cancelled registration that stays, empty."""


def note(connection: Connection, device: str, requests: Sequence[ErasureRequested], now_ms: int) -> None:
    """Put people on the queue; whoever asked before keeps their place."""
    start = {"device": device, "asked_ms": now_ms, "state": "waiting"}
    insert_new(connection, erasures, [{"member_id": each.member_id, **start} for each in requests])


def queue(connection: Connection) -> list[dict[str, Any]]:
    """Every request, oldest first.

    Keys: member_id, device, asked_ms, state (waiting, done, refused), decided_ms, reason, kpj, name, verdict.
    """
    query = (
        select(erasures, registrations.c.kpj, registrations.c.name, registrations.c.verdict)
        .outerjoin(registrations, registrations.c.member_id == erasures.c.member_id)
        .order_by(erasures.c.asked_ms, erasures.c.member_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def refuse(connection: Connection, member_id: str, reason: str, now_ms: int) -> None:
    """Not erased: a law keeps the data, say. Raises Fault (erasure_unknown, erasure_done)."""
    _waiting(connection, member_id)
    _decide(connection, member_id, {"state": "refused", "reason": reason, "decided_ms": now_ms})


def do(connection: Connection, member_id: str, now_ms: int) -> int:
    """Erase the person, under whichever registration; how many bodies went. Again erases what came since.

    Raises Fault (erasure_unknown).
    """
    _asked(connection, member_id)
    people = _registrations_of(connection, member_id)
    ids = {row["member_id"] for row in people} | {member_id}
    gone = sum(_empty(connection, table, ids) for table in (entries, branches))
    _withdraw(connection, ids, people, now_ms)
    mine = among(connection, registrations.c.member_id, ids)
    blank: dict[str, Any] = {"nik": None, "name": None, "birth_date": None, "sex": None, "standing_id": None}
    blank |= NOT_COUNTED._asdict() | {
        "verdict": Verdict.CANCELLED.value,
        "reason": ERASED,
        "judged_ms": now_ms,
    }
    connection.execute(update(registrations).where(mine).values(blank))
    for table in (members, checks):
        connection.execute(delete_from(table).where(among(connection, table.c.member_id, ids)))
    _decide(connection, member_id, {"state": "done", "reason": None, "decided_ms": now_ms})
    return gone


def _asked(connection: Connection, member_id: str) -> str:
    state = select(erasures.c.state).where(erasures.c.member_id == member_id).with_for_update()
    found: str | None = connection.execute(state).scalar()
    if found is None:
        raise Fault("erasure_unknown", member=member_id)
    return found


def _waiting(connection: Connection, member_id: str) -> None:
    if _asked(connection, member_id) == "done":
        raise Fault("erasure_done", member=member_id)


def _decide(connection: Connection, member_id: str, values: dict[str, Any]) -> None:
    connection.execute(update(erasures).where(erasures.c.member_id == member_id).values(values))


def _registrations_of(connection: Connection, member_id: str) -> list[dict[str, Any]]:
    """All registrations of the same person: the same NIK is the same person."""
    own = select(registrations.c.nik).where(registrations.c.member_id == member_id).scalar_subquery()
    same = or_(registrations.c.member_id == member_id, registrations.c.nik == own)
    # A scan of all people: an erasure is rare, an index on everybody's NIK would cost every registration.
    found = select(
        registrations.c.member_id, registrations.c.device, registrations.c.nik, registrations.c.kpj
    )
    return [dict(row) for row in connection.execute(found.where(same)).mappings()]


class _About(msgspec.Struct):
    member_id: str


def _empty(connection: Connection, table: Table, ids: Collection[str]) -> int:
    """Erase the bodies that name one of these people, wherever they are; how many."""
    place = [table.c[column.name] for column in table.primary_key]
    gone = 0
    for member_id in sorted(ids):
        named = _contains(connection, table, member_id.encode())
        for row in connection.execute(select(*place, table.c.body).where(named)).mappings().all():
            body = bytes(row["body"])
            if _member_of(body) != member_id:
                continue
            here = [column == row[column.name] for column in place]
            kept = {"body": None, "body_hash": hashlib.sha256(body).digest()}
            connection.execute(update(table).where(*here).values(kept))
            gone += 1
    return gone


def _contains(connection: Connection, table: Table, part: bytes) -> ColumnElement[bool]:
    call = "position(:part IN {0})" if connection.dialect.name == "postgresql" else "instr({0}, :part)"
    found = text(call.format(f"{table.name}.body") + " > 0").bindparams(bindparam("part", part, LargeBinary))
    return cast("ColumnElement[bool]", found)


def _member_of(body: bytes) -> str:
    try:
        return msgspec.json.decode(body, type=_About).member_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def _withdraw(
    connection: Connection, ids: Collection[str], people: Sequence[dict[str, Any]], now_ms: int
) -> None:
    """Their cards count no more; each laptop hears of its own at once."""
    owner = {row["member_id"]: row["device"] for row in people}
    mine = select(numbers.c.kpj, numbers.c.member_id).where(among(connection, numbers.c.member_id, ids))
    already = select(voids.c.kpj)
    rows = connection.execute(mine.where(numbers.c.kpj.not_in(already))).all()
    cards = [
        (owner[row.member_id], CardVoided(kpj=row.kpj, replaced_by=None))
        for row in rows
        if row.member_id in owner
    ]
    withdrawals.keep(connection, cards, now_ms)
    said: dict[str, list[Decision]] = {}
    for device, card in cards:
        said.setdefault(device, []).append(card)
    for device, items in said.items():
        feed.later(connection, device, items)
