"""What waits for a person at HQ, and the person's word."""

from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from fieldreg.hq.judge import judge_again
from fieldreg.hq.schema import branches, chains, devices, entries, quarantine


def review(connection: Connection) -> list[dict[str, Any]]:
    """Everything that HQ keeps and does not act upon, oldest device first.

    Keys: what (`held_back`: facts of a revoked device; `unreadable`: facts that say nothing to this version;
    `forked`: another branch of a copied or restored disk), device, name, installation, first_seq, last_seq,
    facts, reason.
    """
    here = devices.c.device, devices.c.name, chains.c.installation
    held = (
        select(*here, (chains.c.judged + 1).label("first_seq"), chains.c.seq.label("last_seq"))
        .add_columns((chains.c.seq - chains.c.judged).label("facts"))
        .join(devices, devices.c.device == chains.c.device)
        .where(devices.c.revoked_ms.is_not(None), chains.c.judged < chains.c.seq)
    )
    found = [{"what": "held_back", **row, "reason": "device_revoked"} for row in _rows(connection, held)]
    span = func.min(quarantine.c.seq), func.max(quarantine.c.seq), func.count()
    unreadable = (
        select(devices.c.device, devices.c.name, quarantine.c.installation, quarantine.c.reason)
        .add_columns(span[0].label("first_seq"), span[1].label("last_seq"), span[2].label("facts"))
        .join(devices, devices.c.device == quarantine.c.device)
        .group_by(devices.c.device, devices.c.name, quarantine.c.installation, quarantine.c.reason)
        .order_by(devices.c.device, quarantine.c.installation)
    )
    found += [{"what": "unreadable", **row} for row in _rows(connection, unreadable)]
    forked = (
        select(devices.c.device, devices.c.name, branches.c.installation)
        .add_columns(func.min(branches.c.seq).label("first_seq"), func.max(branches.c.seq).label("last_seq"))
        .add_columns(func.count().label("facts"))
        .join(devices, devices.c.device == branches.c.device)
        .group_by(devices.c.device, devices.c.name, branches.c.installation)
        .order_by(devices.c.device, branches.c.installation)
    )
    return found + [{"what": "forked", **row, "reason": "other_branch"} for row in _rows(connection, forked)]


def release(connection: Connection, device: str) -> int:
    """Let what a revoked device has brought so far be judged. What comes later waits for another word.

    Returns how many facts that frees; judging them is the caller's next step.
    """
    mine = chains.c.device == device
    held = select(func.coalesce(func.sum(chains.c.seq - chains.c.judged), 0)).where(mine)
    count = int(connection.execute(held).scalar_one())
    connection.execute(update(chains).where(mine).values(released=chains.c.seq))
    return count


def again(connection: Connection, device: str, now_ms: int) -> int:
    """Judge the unreadable facts of a device anew: after an upgrade, say. Returns how many there were."""
    mine = quarantine.c.device == device
    query = (
        select(entries.c.installation, entries.c.seq, entries.c.kind, entries.c.body)
        .add_columns(entries.c.fact_id, entries.c.at_ms, entries.c.skew_ms)
        .join(
            quarantine,
            (quarantine.c.device == entries.c.device)
            & (quarantine.c.installation == entries.c.installation)
            & (quarantine.c.seq == entries.c.seq),
        )
        .where(mine)
        .order_by(entries.c.installation, entries.c.seq)
    )
    rows = _rows(connection, query)
    connection.execute(delete(quarantine).where(mine))
    for installation in dict.fromkeys(row["installation"] for row in rows):
        theirs = [row for row in rows if row["installation"] == installation]
        judge_again(connection, device, installation, theirs, now_ms=now_ms)
    return len(rows)


def _rows(connection: Connection, query: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any select
    return [dict(row) for row in connection.execute(query).mappings()]
