"""Places of sponsorships, leased to laptops as numbers are. No place is ever leased to two.

There is a row for each place that was promised (`sponsorship_tables.places`), so not one more can be
leased or given, whatever laptops send and however many workers judge at once.
"""

import uuid
from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from fieldreg.domain.decisions import LeaseGranted
from fieldreg.domain.facts import LeaseRequested
from fieldreg.hq import sponsorships
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.sponsorship_tables import place_requests, places
from fieldreg.hq.sponsorship_tables import sponsorships as sponsorship_table

MAX_BLOCK = 10_000
"""What one request can get: a stolen laptop must not drain a promise."""


def ask(connection: Connection, device: str, requests: Sequence[LeaseRequested], now_ms: int) -> None:
    """Note the requests for places; one that was noted before is left as it is."""
    insert_new(
        connection,
        place_requests,
        [
            {
                "device": device,
                "request_id": request.request_id,
                "sponsorship": request.sponsorship,
                "places": max(1, min(request.numbers, MAX_BLOCK)),
                "asked_ms": now_ms,
            }
            for request in requests
        ],
    )


def grant(connection: Connection, device: str) -> list[LeaseGranted]:
    """Places for the device's waiting requests, oldest first, each a run without a gap.

    A run may be shorter than asked. Requests that no free place can serve go on waiting.
    """
    granted = []
    waiting = select(place_requests).where(
        place_requests.c.device == device, place_requests.c.lease_id.is_(None)
    )
    oldest_first = waiting.order_by(place_requests.c.asked_ms, place_requests.c.request_id)
    for request in connection.execute(oldest_first).all():
        run = _free_run(connection, request.sponsorship, request.places)
        if not run:
            continue
        lease_id = uuid.uuid4().hex
        taken = update(places).where(
            places.c.sponsorship == request.sponsorship, places.c.place.between(run[0], run[-1])
        )
        connection.execute(taken.values(device=device, lease_id=lease_id))
        settled = update(place_requests).filter_by(device=device, request_id=request.request_id)
        connection.execute(settled.values(lease_id=lease_id))
        granted.append(
            LeaseGranted(
                lease_id=lease_id,
                request_id=request.request_id,
                first=f"{run[0]:011d}",
                last=f"{run[-1]:011d}",
                sponsorship=request.sponsorship,
            )
        )
    return granted


def _free_run(connection: Connection, code: str, wanted: int) -> list[int]:
    """The first free places that stand together, at most `wanted`; held back for other workers."""
    # Whoever leases places of a sponsorship holds its row: two workers never look at the same ones.
    lock = select(sponsorship_table.c.plan).filter_by(code=code, closed_ms=None).with_for_update()
    plan = connection.execute(lock).scalar()
    if plan is None or sponsorships.plan_of(connection, code).ended:
        return []
    free = select(places.c.place).filter_by(sponsorship=code, device=None, member_id=None)
    run: list[int] = []
    for place in connection.execute(free.order_by(places.c.place).limit(wanted)).scalars():
        if run and place != run[-1] + 1:
            break
        run.append(place)
    return run
