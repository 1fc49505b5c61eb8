"""Number pools, and the blocks that HQ leases from them. No number is ever leased twice."""

import uuid
from collections.abc import Sequence

from sqlalchemy import BigInteger, Connection, bindparam, cast, insert, null, select, union_all, update

from fieldreg.domain.decisions import LeaseGranted
from fieldreg.domain.facts import LeaseRequested
from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import read_kpj
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.ledger_tables import lease_returns
from fieldreg.hq.schema import headquarters, lease_requests, leases, pools

MAX_BLOCK = 10_000
"""What one request can get, however much it asks: a stolen laptop must not drain a pool."""


def add_pool(connection: Connection, first: str, last: str) -> None:
    """Give HQ the numbers `first` to `last`, both included, to lease out.

    Raises Fault (pool_malformed, pool_overlaps).
    """
    start, end = read_kpj(first), read_kpj(last)
    if start is None or end is None or start > end:
        raise Fault("pool_malformed", first=first, last=last)
    # Whoever writes this row first holds all others back, so nobody adds an overlapping pool meanwhile.
    connection.execute(update(headquarters).values(pools_version=headquarters.c.pools_version + 1))
    overlap = select(pools.c.first).where(pools.c.first <= int(end), pools.c.last >= int(start))
    if connection.execute(overlap).first():
        raise Fault("pool_overlaps", first=start, last=end)
    connection.execute(insert(pools).values(first=int(start), last=int(end), next=int(start)))


def close_pools(connection: Connection, now_ms: int) -> None:
    """Lease nothing more from today's pools: HQ has learnt that it forgot leases (see two-logs.md).

    The rest of a closed pool may be in any laptop's hands, so whoever uses such a number first has it.
    """
    connection.execute(update(pools).where(pools.c.closed_ms.is_(None)).values(closed_ms=now_ms))
    connection.execute(update(lease_returns).values(next=None))


def ask(connection: Connection, device: str, requests: Sequence[LeaseRequested], now_ms: int) -> None:
    """Note the requests; one that was noted before is left as it is."""
    insert_new(
        connection,
        lease_requests,
        [
            {
                "device": device,
                "request_id": request.request_id,
                "numbers": max(1, min(request.numbers, MAX_BLOCK)),
                "asked_ms": now_ms,
            }
            for request in requests
        ],
    )


def grant(connection: Connection, device: str, now_ms: int) -> list[LeaseGranted]:
    """Blocks for the device's waiting requests, oldest first; a pool's tail may be smaller than asked.

    Requests that no pool can serve go on waiting.
    """
    granted = []
    waiting = select(lease_requests.c.request_id, lease_requests.c.numbers).where(
        lease_requests.c.device == device, lease_requests.c.lease_id.is_(None)
    )
    oldest_first = waiting.order_by(lease_requests.c.asked_ms, lease_requests.c.request_id)
    for request_id, wanted in connection.execute(oldest_first).all():
        block = _take(connection, wanted)
        if block is None:
            break
        lease_id = uuid.uuid4().hex
        row = {"device": device, "lease_id": lease_id, "request_id": request_id, "granted_ms": now_ms}
        connection.execute(insert(leases).values(**row, first=block[0], last=block[1]))
        settled = update(lease_requests).filter_by(device=device, request_id=request_id)
        connection.execute(settled.values(lease_id=lease_id))
        granted.append(
            LeaseGranted(
                lease_id=lease_id, request_id=request_id, first=f"{block[0]:011d}", last=f"{block[1]:011d}"
            )
        )
    return granted


def usable_ranges(connection: Connection, device: str) -> list[tuple[int, int]]:
    """The ranges (first, last) whose numbers this device may give to members."""
    ranges = []
    for first, last, following in connection.execute(_USABLE, {"of": device}).all():
        if following is None:
            ranges.append((first, last))
            continue
        # HQ forgot leases: whoever uses a number of the rest first has it, also of what had come back.
        inside = lease_returns.c.first >= first, lease_returns.c.last <= last
        back = select(lease_returns.c.first, lease_returns.c.last).where(*inside)
        ranges += [(following, last), *((each.first, each.last) for each in connection.execute(back))]
    return ranges


_USABLE = union_all(
    select(leases.c.first, leases.c.last, cast(null(), BigInteger).label("next")).where(
        leases.c.device == bindparam("of")
    ),
    select(pools.c.first, pools.c.last, pools.c.next).where(pools.c.closed_ms.is_not(None)),
)


def _take(connection: Connection, wanted: int) -> tuple[int, int] | None:
    return _take_returned(connection, wanted) or _take_new(connection, wanted)


def _take_returned(connection: Connection, wanted: int) -> tuple[int, int] | None:
    """From a rest that came back and that a person let be leased again."""
    usable = select(lease_returns).where(lease_returns.c.next <= lease_returns.c.last)
    rest = connection.execute(usable.order_by(lease_returns.c.first).limit(1).with_for_update()).first()
    if rest is None:
        return None
    last = min(rest.last, rest.next + wanted - 1)
    this = update(lease_returns).filter_by(device=rest.device, lease_id=rest.lease_id, first=rest.first)
    connection.execute(this.values(next=last + 1))
    return rest.next, last


def _take_new(connection: Connection, wanted: int) -> tuple[int, int] | None:
    usable = select(pools.c.first, pools.c.last, pools.c.next).where(
        pools.c.next <= pools.c.last, pools.c.closed_ms.is_(None)
    )
    pool = connection.execute(usable.order_by(pools.c.first).limit(1).with_for_update()).first()
    if pool is None:
        return None
    last = min(pool.last, pool.next + wanted - 1)
    connection.execute(update(pools).where(pools.c.first == pool.first).values(next=last + 1))
    return pool.next, last
