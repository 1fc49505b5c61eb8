"""Who stands next with a NIK, once the one who stood has gone: cancelled, corrected, refused or erased.

The oldest duplicate takes the place. Its card was withdrawn when it became a duplicate, and a withdrawn card
never counts again; so it is told `number_void`, for which a laptop gives a new number by itself, and the NIK
is kept for it meanwhile (docs/decisions/outside-check.md).
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from fieldreg.domain.decisions import Decision, RecordAccepted, RecordDuplicate, RecordRejected
from fieldreg.domain.member import Verdict
from fieldreg.hq import feed
from fieldreg.hq.bulk import among, insert_new
from fieldreg.hq.schema import devices, members, registrations, voids


def promote(
    connection: Connection,
    left: Mapping[str, str],
    *,
    but: Collection[str] = (),
    checked: bool,
    now_ms: int,
) -> list[str]:
    """Let the oldest duplicate stand for each NIK; `left` maps it to who stood, whose row is gone.

    `but` are members whom the caller decides himself. Where HQ asks an outside register (`checked`), an heir
    waits for its word: they are returned, to be asked about. Everybody concerned is told on the feed.
    """
    if not left or not _duplicates(connection, left, but):
        return []
    # Their laptops' judges stand still from here on; and who came out of it in between is looked at again.
    owners = {row["device"] for row in _duplicates(connection, left, but)}
    lock = select(devices.c.device).where(among(connection, devices.c.device, owners))
    connection.execute(lock.order_by(devices.c.device).with_for_update()).all()
    by_nik: dict[str, list[RowMapping]] = {}
    for row in _duplicates(connection, left, but):
        by_nik.setdefault(row["nik"], []).append(row)
    void = _void(connection, [row["kpj"] for rows in by_nik.values() for row in rows if row["kpj"]])
    said: dict[str, list[Decision]] = {}
    ask = []
    for nik, (heir, *others) in by_nik.items():
        if not insert_new(connection, members, [{"nik": nik, "member_id": heir["member_id"]}]):
            continue  # somebody registered in this moment and stands
        lost = heir["kpj"] in void
        verdict = Verdict.REJECTED if lost else Verdict.WAITING if checked else Verdict.ACCEPTED
        _write(
            connection,
            heir["member_id"],
            {
                "verdict": verdict.value,
                "reason": "number_void" if lost else None,
                "standing_id": None,
                "judged_ms": now_ms,
            },
        )
        if verdict is Verdict.WAITING:
            ask.append(heir["member_id"])
        else:
            said.setdefault(heir["device"], []).append(_word(heir["member_id"], lost=lost))
        for other in others:
            _write(connection, other["member_id"], {"standing_id": heir["member_id"]})
            number = None if lost else heir["kpj"]
            item = RecordDuplicate(member_id=other["member_id"], standing_kpj=number)
            said.setdefault(other["device"], []).append(item)
    for device, decisions in said.items():
        feed.later(connection, device, decisions)
    return ask


def _duplicates(connection: Connection, left: Mapping[str, str], but: Collection[str]) -> list[RowMapping]:
    """The duplicates of those who left, oldest first."""
    linked = (
        select(registrations)
        .where(among(connection, registrations.c.standing_id, left.values()))
        .where(registrations.c.verdict == Verdict.DUPLICATE)
        .order_by(registrations.c.judged_ms, registrations.c.member_id)
    )
    return [
        row
        for row in connection.execute(linked).mappings()
        if left.get(row["nik"]) == row["standing_id"] and row["member_id"] not in but
    ]


def _void(connection: Connection, kpjs: Collection[str]) -> set[str]:
    return set(connection.execute(select(voids.c.kpj).where(among(connection, voids.c.kpj, kpjs))).scalars())


def _word(member_id: str, *, lost: bool) -> Decision:
    if lost:
        return RecordRejected(member_id=member_id, reason="number_void")
    return RecordAccepted(member_id=member_id)


def _write(connection: Connection, member_id: str, values: dict[str, Any]) -> None:
    connection.execute(update(registrations).where(registrations.c.member_id == member_id).values(values))
