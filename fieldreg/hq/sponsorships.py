"""Sponsorships at HQ: published to all laptops, proposed by their coordinators, approved by a person."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from fieldreg.domain.contribution import MOST_MONTHS
from fieldreg.domain.decisions import SponsorshipPublished, SponsorshipRefused
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import COMPULSORY, Payer
from fieldreg.domain.sponsor_facts import SponsorshipProposed
from fieldreg.domain.sponsorships import MAX_CODE, MAX_TEXT, MOST_PLACES, Sponsorship, read_code
from fieldreg.hq import feed
from fieldreg.hq.bulk import insert_new, insert_rows
from fieldreg.hq.schema import devices, headquarters
from fieldreg.hq.sponsorship_tables import (
    continuations,
    places,
    sponsored,
    sponsorship_proposals,
    sponsorships,
)

_PLAN = msgspec.json.Decoder(Sponsorship)
_TOLD_AT_ONCE = 100
"""Sponsorships in one reply; the rest comes with the next."""
_PLAN_BYTES = 4_000
_MAX_REASON = 200


def add(
    connection: Connection, sponsorship: Sponsorship, *, device: str | None = None, proposal_id: str = ""
) -> None:
    """Publish a sponsorship, with one row for each place. Raises Fault (sponsorship_exists, …_malformed)."""
    if not sound(sponsorship):
        raise Fault("sponsorship_malformed", sponsorship=sponsorship.code)
    n = _next_n(connection)
    if connection.execute(select(sponsorships.c.n).filter_by(code=sponsorship.code)).first():
        raise Fault("sponsorship_exists", sponsorship=sponsorship.code)
    row = {"code": sponsorship.code, "n": n, "plan": _encoded(sponsorship)}
    connection.execute(insert(sponsorships).values(**row, device=device, proposal_id=proposal_id))
    insert_rows(
        connection,
        places,
        [{"sponsorship": sponsorship.code, "place": place} for place in range(1, sponsorship.places + 1)],
    )


def end(connection: Connection, code: str) -> None:
    """Nobody joins any more; who has joined stays. Raises Fault (sponsorship_unknown)."""
    _republish(connection, replace(plan_of(connection, code), ended=True))


def reopen(connection: Connection, code: str) -> None:
    """Lease places again, after HQ forgot leases and every laptop has been heard. Raises Fault."""
    plan_of(connection, code)
    connection.execute(update(sponsorships).filter_by(code=read_code(code)).values(closed_ms=None))


def close_all(connection: Connection, now_ms: int) -> None:
    """Lease no place until a person reopens: HQ has learnt that it forgot leases (see two-logs.md)."""
    open_ = update(sponsorships).where(sponsorships.c.closed_ms.is_(None))
    connection.execute(open_.values(closed_ms=now_ms, forgot_ms=now_ms))


def take_back(connection: Connection, code: str, device: str) -> int:
    """Places of a laptop that is lost, which nobody has, can be leased to others. Returns how many.

    Whatever that laptop still brings on one of them gets none. Raises Fault (sponsorship_unknown).
    """
    plan_of(connection, code)
    idle = update(places).filter_by(sponsorship=read_code(code), device=device, member_id=None)
    return connection.execute(idle.values(device=None, lease_id=None)).rowcount


def note_proposals(
    connection: Connection, device: str, facts: Iterable[SponsorshipProposed], now_ms: int
) -> None:
    """Keep what coordinators propose, for a person's word."""
    rows = [
        {"device": device, "proposal_id": fact.proposal_id, "plan": _encoded(fact.sponsorship)}
        | {"at_ms": now_ms}
        for fact in facts
        if sound(fact.sponsorship)
    ]
    insert_new(connection, sponsorship_proposals, rows)


def approve(connection: Connection, proposal_id: str, *, code: str = "", now_ms: int) -> Sponsorship:
    """Publish what was proposed, under its code or another. Raises Fault (proposal_unknown, …_exists)."""
    proposal = _waiting(connection, proposal_id)
    plan = _PLAN.decode(proposal.plan)
    sponsorship = replace(plan, code=read_code(code) or plan.code)
    add(connection, sponsorship, device=proposal.device, proposal_id=proposal_id)
    _decide(connection, proposal, now_ms, None)
    return sponsorship


def refuse(connection: Connection, proposal_id: str, *, reason: str, now_ms: int) -> None:
    """Tell the laptop that it is not approved. Raises Fault (proposal_unknown)."""
    proposal = _waiting(connection, proposal_id)
    _decide(connection, proposal, now_ms, reason[:_MAX_REASON])
    told = SponsorshipRefused(proposal_id=proposal_id, reason=reason[:_MAX_REASON])
    feed.later(connection, proposal.device, [told])


def due(connection: Connection, device: str, state: Row[Any]) -> list[SponsorshipPublished]:
    """What this laptop has not heard yet. `state` has sponsorships_seen and sponsorships_version."""
    if state.sponsorships_seen >= state.sponsorships_version:
        return []
    query = select(sponsorships).where(sponsorships.c.n > state.sponsorships_seen)
    rows = connection.execute(query.order_by(sponsorships.c.n).limit(_TOLD_AT_ONCE)).all()
    seen = rows[-1].n if len(rows) == _TOLD_AT_ONCE else state.sponsorships_version
    connection.execute(update(devices).where(devices.c.device == device).values(sponsorships_seen=seen))
    return [
        SponsorshipPublished(
            sponsorship=_PLAN.decode(row.plan), proposal_id=row.proposal_id if row.device == device else ""
        )
        for row in rows
    ]


def plan_of(connection: Connection, code: str) -> Sponsorship:
    """The sponsorship of this code. Raises Fault (sponsorship_unknown)."""
    plan = connection.execute(select(sponsorships.c.plan).filter_by(code=read_code(code))).scalar()
    if plan is None:
        raise Fault("sponsorship_unknown", sponsorship=read_code(code))
    return _PLAN.decode(plan)


def plans(connection: Connection, codes: Iterable[str]) -> dict[str, Sponsorship]:
    """Those of these codes that HQ knows."""
    wanted = sorted(set(codes))
    rows = connection.execute(
        select(sponsorships.c.code, sponsorships.c.plan).where(sponsorships.c.code.in_(wanted))
    )
    return {row.code: _PLAN.decode(row.plan) for row in rows}


def all_sponsorships(connection: Connection, now: Month) -> list[dict[str, Any]]:
    """Every sponsorship, newest first: the promise, its state, and where its places are.

    Keys: those of `Sponsorship`, state, free, leased (held by laptops, nobody has them), used, without_place
    (registrations that say it pays and have none), continued (accepted continuations), closed, laptops
    (device, name, held, used).
    """
    found = []
    for row in connection.execute(select(sponsorships).order_by(sponsorships.c.n.desc())).all():
        plan = _PLAN.decode(row.plan)
        held = _held(connection, plan.code)
        used, leased = sum(each["used"] for each in held), sum(each["held"] for each in held)
        found.append(
            {
                **msgspec.to_builtins(plan),
                "state": plan.state(leased=leased, used=used, now=now).value,
                "free": plan.places - leased,
                "leased": leased - used,
                "used": used,
                "without_place": _without_place(connection, plan.code),
                "continued": _continued(connection, plan.code),
                "closed": row.closed_ms is not None,
                "laptops": held,
            }
        )
    return found


def proposals(connection: Connection) -> list[dict[str, Any]]:
    """What waits for a person's word. Keys: proposal_id, device, name, at_ms, and those of `Sponsorship`."""
    query = (
        select(sponsorship_proposals, devices.c.name)
        .join(devices, devices.c.device == sponsorship_proposals.c.device)
        .where(sponsorship_proposals.c.decided_ms.is_(None))
        .order_by(sponsorship_proposals.c.at_ms)
    )
    return [
        {
            "proposal_id": row.proposal_id,
            "device": row.device,
            "name": row.name,
            "at_ms": row.at_ms,
            **msgspec.to_builtins(_PLAN.decode(row.plan)),
        }
        for row in connection.execute(query).all()
    ]


def sound(plan: Sponsorship) -> bool:
    """Whether HQ could keep the promise and any database its words."""
    try:
        first = Month.parse(plan.first_month)
    except ValueError:
        return False
    code_fits = 0 < len(plan.code) <= MAX_CODE and plan.code == read_code(plan.code)
    texts = plan.code + plan.donor + plan.mou + plan.region + "".join(plan.kinds)
    numbers_fit = 1 <= plan.places <= MOST_PLACES and 1 <= plan.months <= MOST_MONTHS
    return (
        code_fits
        and numbers_fit
        and first.year < 9900
        and bool(plan.donor)
        and max(len(plan.donor), len(plan.mou)) <= MAX_TEXT
        and "\0" not in texts
        and plan.payer is not Payer.SELF
        and COMPULSORY.issubset(plan.programmes)
        and len(_encoded(plan)) <= _PLAN_BYTES
    )


def _next_n(connection: Connection) -> int:
    # Whoever numbers a sponsorship holds this row to the end: none becomes visible before a lower one.
    count = update(headquarters).values(sponsorships_version=headquarters.c.sponsorships_version + 1)
    n: int = connection.execute(count.returning(headquarters.c.sponsorships_version)).scalar_one()
    return n


def _republish(connection: Connection, plan: Sponsorship) -> None:
    n = _next_n(connection)
    connection.execute(update(sponsorships).filter_by(code=plan.code).values(n=n, plan=_encoded(plan)))


def _waiting(connection: Connection, proposal_id: str) -> Row[Any]:
    query = select(sponsorship_proposals).filter_by(proposal_id=proposal_id, decided_ms=None)
    row = connection.execute(query).first()
    if row is None:
        raise Fault("proposal_unknown", proposal=proposal_id)
    return row


def _decide(connection: Connection, proposal: Row[Any], now_ms: int, refused: str | None) -> None:
    this = update(sponsorship_proposals).filter_by(device=proposal.device, proposal_id=proposal.proposal_id)
    connection.execute(this.values(decided_ms=now_ms, refused=refused))


def _held(connection: Connection, code: str) -> list[dict[str, Any]]:
    query = (
        select(places.c.device, devices.c.name, func.count().label("held"))
        .add_columns(func.count(places.c.member_id).label("used"))
        .outerjoin(devices, devices.c.device == places.c.device)
        .where(places.c.sponsorship == code, places.c.device.is_not(None))
        .group_by(places.c.device, devices.c.name)
        .order_by(devices.c.name, places.c.device)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _without_place(connection: Connection, code: str) -> int:
    query = select(func.count()).select_from(sponsored).where(sponsored.c.sponsorship == code)
    return int(connection.execute(query.where(sponsored.c.place_fault.is_not(None))).scalar_one())


def _continued(connection: Connection, code: str) -> int:
    query = select(func.count()).select_from(continuations).where(continuations.c.sponsorship == code)
    return int(connection.execute(query.where(continuations.c.reason.is_(None))).scalar_one())


def _encoded(plan: Sponsorship) -> bytes:
    return msgspec.json.encode(plan, order="deterministic")
