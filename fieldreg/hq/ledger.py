"""The ledger: every number that HQ ever leased has a fate, and they add up.

A number is `unused` (on a laptop), `returned` (given back by it), `registered`, `printed`, `spoiled`,
`handed_over` (the paper, by the laptop's last word), `void` or `replaced` (withdrawn; the latter has a number
that stands). Outside all leases it is `free` (in a pool) or `unknown`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, delete, exists, insert, select, update

from fieldreg.domain.facts import CardHandedOver, CardPrinted, CardSpoiled, LeaseReturned
from fieldreg.domain.leases import read_kpj
from fieldreg.hq.bulk import among, insert_rows
from fieldreg.hq.ledger_tables import card_fates, lease_returns
from fieldreg.hq.pools import usable_ranges
from fieldreg.hq.schema import leases, numbers, pools, voids

CardWord = CardPrinted | CardSpoiled | CardHandedOver
_STATES: dict[type, str] = {CardPrinted: "printed", CardSpoiled: "spoiled", CardHandedOver: "handed_over"}


def note_cards(connection: Connection, device: str, words: Sequence[tuple[CardWord, int]]) -> None:
    """Keep what a laptop says of its paper, each word with its true time (ms); of others' numbers nothing."""
    if not words:
        return
    ranges = usable_ranges(connection, device)
    mine = [
        (word, at_ms) for word, at_ms in words if read_kpj(word.kpj) == word.kpj and _in(ranges, word.kpj)
    ]
    known = among(connection, card_fates.c.kpj, {word.kpj for word, _ in mine})
    rows = {row["kpj"]: dict(row) for row in connection.execute(select(card_fates).where(known)).mappings()}
    connection.execute(delete(card_fates).where(known))
    for word, at_ms in mine:
        row = rows.setdefault(word.kpj, {"kpj": word.kpj, "device": device, "printed": 0, "spoiled": 0})
        row["state"], row["at_ms"] = _STATES[type(word)], at_ms
        row["printed"] += isinstance(word, CardPrinted)
        row["spoiled"] += isinstance(word, CardSpoiled)
    insert_rows(connection, card_fates, [rows[kpj] for kpj in sorted(rows)])


def take_back(connection: Connection, device: str, fact: LeaseReturned, at_ms: int) -> bool:
    """End a lease before the rest that comes back. False where it is no such rest; again is harmless.

    The numbers are not leased again by themselves: an HQ that came back from an older copy may have done so
    already and forgotten it. A person says so (`reopen`).
    """
    first, last = read_kpj(fact.first), read_kpj(fact.last)
    if first is None or last is None or first > last:
        return False
    place = {"device": device, "lease_id": fact.lease_id}
    done = {**place, "first": int(first), "last": int(last)}
    if connection.execute(select(lease_returns.c.first).filter_by(**done)).first():
        return True
    lease = connection.execute(select(leases.c.first, leases.c.last).filter_by(**place)).first()
    used = numbers.c.kpj.between(first, last)
    if lease is None or int(last) != lease.last or int(first) < lease.first:
        return False
    if connection.execute(select(numbers.c.kpj).where(used).limit(1)).first():
        return False
    connection.execute(update(leases).filter_by(**place).values(last=int(first) - 1))
    connection.execute(insert(lease_returns).values(**done, at_ms=at_ms))
    return True


def reopen(connection: Connection) -> int:
    """Let every rest that came back be leased again; how many numbers that frees.

    Not out of pools that are closed: somebody may have them (see two-logs.md).
    """
    shut = pools.c.closed_ms.is_not(None), pools.c.first <= lease_returns.c.first
    closed = and_(
        lease_returns.c.next.is_(None), ~exists().where(*shut, pools.c.last >= lease_returns.c.first)
    )
    rows = connection.execute(select(lease_returns.c.first, lease_returns.c.last).where(closed)).all()
    connection.execute(update(lease_returns).where(closed).values(next=lease_returns.c.first))
    return sum(last - first + 1 for first, last in rows)


def fate_of(connection: Connection, kpj: str) -> dict[str, Any]:
    """One number. Keys: kpj, fate, device, lease_id, member_id, replaced_by (or None), printed, spoiled."""
    number = int(kpj)
    found = connection.execute(_block(leases, number)).mappings().first()
    back = (
        connection.execute(_block(lease_returns, number).order_by(lease_returns.c.at_ms.desc()))
        .mappings()
        .first()
    )
    (row,) = _used(connection, number, number) or [_line(kpj, "")]
    lease = found or back
    row |= {"device": lease["device"], "lease_id": lease["lease_id"]} if lease else {}
    if not row["fate"]:
        pool = connection.execute(
            select(pools.c.first).where(pools.c.first <= number, pools.c.last >= number)
        )
        outside = "free" if pool.first() else "unknown"
        row["fate"] = "unused" if found else "returned" if back else outside
    return row


def ledger(
    connection: Connection, *, lease_id: str | None = None, device: str | None = None
) -> dict[str, Any]:
    """Every number of a lease, of a device, or of all: `leases`, each with its counts, and the sums.

    Keys: counts (by fate), leases (lease_id, device, first, last as granted, counts, numbers: those that are
    neither unused nor returned), strays (numbers in use that no lease holds; only without a filter).
    """
    chosen = {"lease_id": lease_id} if lease_id else {"device": device} if device else {}
    blocks = [_account(connection, row) for row in connection.execute(_granted(chosen)).mappings()]
    total: Counter[str] = Counter()
    for block in blocks:
        total.update(block["counts"])
    return {
        "counts": dict(sorted(total.items())),
        "leases": blocks,
        "strays": [] if chosen else list(_strays(connection, blocks)),
    }


def _account(connection: Connection, row: RowMapping) -> dict[str, Any]:
    first, last = row["first"], row["last"]
    place = {"device": row["device"], "lease_id": row["lease_id"]}
    back = connection.execute(select(lease_returns.c.first, lease_returns.c.last).filter_by(**place)).all()
    granted_last = max([last, *(each.last for each in back)])
    used = [line | place for line in _used(connection, first, last)] if first <= last else []
    counts = Counter(line["fate"] for line in used)
    counts["returned"] = sum(each.last - each.first + 1 for each in back)
    counts["unused"] = granted_last - first + 1 - counts.total()
    return {
        **place,
        "first": f"{first:011d}",
        "last": f"{granted_last:011d}",
        "counts": {fate: count for fate, count in sorted(counts.items()) if count},
        "numbers": used,
    }


def _used(connection: Connection, first: int, last: int) -> list[dict[str, Any]]:
    """The numbers from `first` to `last` that somebody has, in order."""
    query = (
        select(numbers.c.kpj, numbers.c.member_id, voids.c.kpj.label("void"), voids.c.replaced_by)
        .add_columns(card_fates.c.state, card_fates.c.printed, card_fates.c.spoiled)
        .outerjoin(voids, voids.c.kpj == numbers.c.kpj)
        .outerjoin(card_fates, card_fates.c.kpj == numbers.c.kpj)
        .where(numbers.c.kpj.between(f"{first:011d}", f"{last:011d}"))
        .order_by(numbers.c.kpj)
    )
    found = []
    for row in connection.execute(query).mappings():
        withdrawn = "replaced" if row["replaced_by"] else "void"
        fate = withdrawn if row["void"] else row["state"] or "registered"
        line = _line(row["kpj"], fate) | {"member_id": row["member_id"], "replaced_by": row["replaced_by"]}
        found.append(line | {"printed": row["printed"] or 0, "spoiled": row["spoiled"] or 0})
    return found


def _line(kpj: str, fate: str) -> dict[str, Any]:
    nobody = {"device": None, "lease_id": None, "member_id": None, "replaced_by": None}
    return {"kpj": kpj, "fate": fate, **nobody, "printed": 0, "spoiled": 0}


def _granted(chosen: dict[str, str]) -> Select[Any]:
    query = select(leases.c.device, leases.c.lease_id, leases.c.first, leases.c.last).filter_by(**chosen)
    return query.order_by(leases.c.first, leases.c.granted_ms)


def _block(table: Any, number: int) -> Select[Any]:  # noqa: ANN401 - leases or lease_returns
    return select(table.c.device, table.c.lease_id).where(table.c.first <= number, table.c.last >= number)


def _strays(connection: Connection, blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Numbers in use outside every lease: used after HQ forgot that it had leased them."""
    held = {line["kpj"] for block in blocks for line in block["numbers"]}
    for kpj in connection.execute(select(numbers.c.kpj).order_by(numbers.c.kpj)).scalars():
        if kpj not in held:
            yield kpj


def _in(ranges: Iterable[tuple[int, int]], kpj: str) -> bool:
    return any(first <= int(kpj) <= last for first, last in ranges)
