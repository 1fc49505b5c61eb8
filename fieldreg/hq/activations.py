"""Activations at HQ: which there are, who takes part, what all laptops of one have registered together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, case, func, insert, select, update

from fieldreg.domain.activation_facts import (
    ActivationClosed,
    ActivationCounted,
    ActivationJoined,
    ActivationOpened,
    ActivationPublished,
    PeopleInformed,
)
from fieldreg.domain.activations import Activation, ActivationCounts, read_activation_code
from fieldreg.domain.facts import MemberCancelled, MemberCorrected, MemberRegistered
from fieldreg.domain.member import Verdict
from fieldreg.hq.activation_tables import (
    activation_laptops,
    activations,
    day_closings,
    informed,
)
from fieldreg.hq.bulk import insert_rows, insert_unless_there
from fieldreg.hq.claim import Claim, Counted
from fieldreg.hq.schema import devices, headquarters, registrations
from fieldreg.wire import encode_fact

_PLAN = msgspec.json.Decoder(Activation)
_HOUR_MS = 3_600_000
_TOLD_AT_ONCE = 100
"""Activations in one reply; the rest comes with the next."""
_PLAN_BYTES = 4_000
_MOST_INFORMED = 10_000
"""More people than one fact can honestly tell of."""


class Stored(NamedTuple):
    """A fact as it was stored and read."""

    fact_id: str
    at_ms: int
    """True time, as the laptop reckoned it."""
    fact: object


def add(connection: Connection, plan: Activation, *, device: str | None, now_ms: int) -> None:
    """Publish an activation to all laptops; the first word about a code stands."""
    # Whoever numbers an activation holds this row to the end: none becomes visible before a lower one.
    count = update(headquarters).values(activations_version=headquarters.c.activations_version + 1)
    known = select(activations.c.code).where(activations.c.code == plan.code)
    n = connection.execute(count.returning(headquarters.c.activations_version)).scalar_one()
    if connection.execute(known).first() is None:
        row = {"code": plan.code, "n": n, "plan": msgspec.json.encode(plan, order="deterministic")}
        connection.execute(insert(activations).values(**row, device=device, at_ms=now_ms))


def stored(rows: Sequence[dict[str, Any]], read: Sequence[tuple[int, str, object]]) -> Iterator[Stored]:
    """The facts of rows of `entries`, as they were read one by one."""
    for row, (_, _, fact) in zip(rows, read, strict=True):
        yield Stored(row["fact_id"], row["at_ms"] + row["skew_ms"], fact)


def count(claims: Mapping[str, Claim], facts: Iterable[Stored]) -> None:
    """Say of each claim at which activation it is counted, and as what; `claims` are by member."""
    for entry in facts:
        if not isinstance(entry.fact, MemberRegistered | MemberCorrected):
            continue
        claim, person = claims.get(entry.fact.member_id), entry.fact.registration
        if claim is None:
            continue
        code, hour = claim.counted.activation, claim.counted.hour
        if code is None and isinstance(entry.fact, MemberRegistered) and _fits(entry.fact.activation):
            code, hour = entry.fact.activation or None, entry.at_ms // _HOUR_MS
        if code is not None:
            occupation = person.occupation if _fits(person.occupation) else ""
            programmes = "+".join(person.programmes)
            claim.counted = Counted(code, occupation, programmes, person.payer.value, hour)


def note(
    connection: Connection, device: str, facts: Iterable[Stored], claims: Mapping[str, Claim], now_ms: int
) -> str:
    """Take from these facts what is about activations. A word that says nonsense has no effect.

    Returns the code of the activation that the laptop has joined by them, or "".
    """
    joined = ""
    told: list[dict[str, Any]] = []
    closed: list[dict[str, Any]] = []
    touched: dict[str, None] = {}
    for entry in facts:
        match entry.fact:
            case (
                MemberRegistered(member_id=member)
                | MemberCorrected(member_id=member)
                | MemberCancelled(member_id=member)
            ) if member in claims:
                touched[claims[member].counted.activation or ""] = None
            case ActivationOpened(activation=plan) if _sound(plan):
                add(connection, plan, device=device, now_ms=now_ms)
                _take_part(connection, device, joined := plan.code)
            case ActivationJoined(code=code) if _fits(code):
                _take_part(connection, device, joined := code)
            case PeopleInformed(activation=code, occupation=occupation, count=count) if _fits(
                code, occupation
            ):
                if abs(count) <= _MOST_INFORMED:
                    row = {"code": code, "device": device, "occupation": occupation, "people": count}
                    told.append({"fact_id": entry.fact_id, **row})
                    touched[code] = None
            case ActivationClosed() if _fits(entry.fact.activation):
                closed.append(_closing(device, entry, entry.fact))
    insert_unless_there(connection, informed, told)
    insert_unless_there(connection, day_closings, closed)
    for code in filter(None, touched):
        _changed(connection, device, code)
    return joined


def due(
    connection: Connection, device: str, state: Row[Any], taking_part: str, now_ms: int
) -> list[ActivationPublished | ActivationCounted]:
    """What this laptop has not heard yet. `state` has activations_seen and activations_version."""
    news: list[ActivationPublished | ActivationCounted] = []
    if state.activations_seen < state.activations_version:
        query = select(activations.c.n, activations.c.plan).where(activations.c.n > state.activations_seen)
        rows = connection.execute(query.order_by(activations.c.n).limit(_TOLD_AT_ONCE)).all()
        seen = rows[-1].n if len(rows) == _TOLD_AT_ONCE else state.activations_version
        connection.execute(update(devices).where(devices.c.device == device).values(activations_seen=seen))
        news += [ActivationPublished(activation=_PLAN.decode(row.plan)) for row in rows]
    if taking_part:
        news += _others(connection, device, taking_part, now_ms)
    return news


def all_activations(connection: Connection) -> list[dict[str, Any]]:
    """Every activation, newest first, with what each laptop brought and how its days were closed.

    Keys: code, name, place, first_day, last_day, goal, team, opened_by (a device, or None for HQ), laptops
    (device, name, registered, sent_back, informed), registered, sent_back, informed, closings (device, name,
    day, at_ms, figures, differences).
    """
    query = select(activations.c.plan, activations.c.device).order_by(activations.c.n.desc())
    found = []
    for row in connection.execute(query).all():
        plan = _PLAN.decode(row.plan)
        each = [_laptop(connection, plan.code, laptop) for laptop in _laptops(connection, plan.code)]
        sums = {key: sum(laptop[key] for laptop in each) for key in ("registered", "sent_back", "informed")}
        about = {**msgspec.to_builtins(plan), "opened_by": row.device, "laptops": each, **sums}
        found.append({**about, "closings": _closings(connection, plan.code)})
    return found


def counts(connection: Connection, code: str, *, device: str = "", but: str = "") -> ActivationCounts:
    """What the laptops of an activation registered: one of them, all but one, or all."""
    person = registrations.c
    whose = [person.activation == code, person.device != but, person.verdict != Verdict.CANCELLED]
    told = [informed.c.code == code, informed.c.device != but]
    if device:
        whose.append(person.device == device)
        told.append(informed.c.device == device)
    kinds = (person.occupation, person.programmes, person.payer, person.hour)
    stands = case((person.verdict.in_([Verdict.DUPLICATE, Verdict.REJECTED]), 0), else_=1).label("stands")
    query = select(*kinds, stands, func.count().label("people")).where(*whose).group_by(*kinds, "stands")
    rows = connection.execute(query).all()
    standing = [row for row in rows if row.stands]
    heard = select(informed.c.occupation, func.sum(informed.c.people)).where(*told)
    return ActivationCounts(
        registered=sum(row.people for row in standing),
        sent_back=sum(row.people for row in rows if not row.stands),
        by_occupation=_by("occupation", standing),
        by_programmes=_by("programmes", standing),
        by_payer=_by("payer", standing),
        by_hour={str(hour): people for hour, people in _by("hour", standing).items()},
        informed={
            occupation: int(people)
            for occupation, people in connection.execute(heard.group_by(informed.c.occupation))
            if people
        },
    )


def _others(connection: Connection, device: str, code: str, now_ms: int) -> list[ActivationCounted]:
    laptop = activation_laptops
    others = select(func.count(), func.coalesce(func.sum(laptop.c.changes), 0)).where(
        laptop.c.code == code, laptop.c.device != device
    )
    number, changes = connection.execute(others).one()
    mine = (laptop.c.device == device, laptop.c.code == code)
    told = connection.execute(select(laptop.c.told).where(*mine)).scalar()
    if told is None or not number or int(changes) == told:
        return []
    connection.execute(update(laptop).where(*mine).values(told=int(changes)))
    sums = counts(connection, code, but=device)
    return [ActivationCounted(code=code, laptops=number, as_of_ms=now_ms, counts=sums)]


def _take_part(connection: Connection, device: str, code: str) -> None:
    connection.execute(update(devices).where(devices.c.device == device).values(activation=code))
    if code:
        insert_unless_there(connection, activation_laptops, [_taking_part(device, code, changes=0)])


def _changed(connection: Connection, device: str, code: str) -> None:
    changed = "ON CONFLICT (device, code) DO UPDATE SET changes = activation_laptops.changes + 1"
    insert_rows(connection, activation_laptops, [_taking_part(device, code, changes=1)], but=changed)


def _taking_part(device: str, code: str, *, changes: int) -> dict[str, Any]:
    return {"device": device, "code": code, "changes": changes, "told": -1}


def _closing(device: str, entry: Stored, fact: ActivationClosed) -> dict[str, Any]:
    return {
        "fact_id": entry.fact_id,
        "device": device,
        "code": fact.activation,
        "day": fact.day.isoformat(),
        "at_ms": entry.at_ms,
        "closed": encode_fact(fact)[1],
    }


def _laptops(connection: Connection, code: str) -> Sequence[Row[str, str]]:
    query = select(devices.c.device, devices.c.name).join(
        activation_laptops, activation_laptops.c.device == devices.c.device
    )
    return connection.execute(query.where(activation_laptops.c.code == code).order_by(devices.c.name)).all()


def _laptop(connection: Connection, code: str, laptop: Row[str, str]) -> dict[str, Any]:
    sums = counts(connection, code, device=laptop.device)
    return {
        "device": laptop.device,
        "name": laptop.name,
        "registered": sums.registered,
        "sent_back": sums.sent_back,
        "informed": sum(sums.informed.values()),
    }


def _closings(connection: Connection, code: str) -> list[dict[str, Any]]:
    query = (
        select(day_closings.c.device, devices.c.name, day_closings.c.day, day_closings.c.at_ms)
        .add_columns(day_closings.c.closed)
        .join(devices, devices.c.device == day_closings.c.device)
        .where(day_closings.c.code == code)
        .order_by(day_closings.c.day, day_closings.c.at_ms)
    )
    found = []
    for row in connection.execute(query).mappings():
        said = msgspec.json.decode(row["closed"])
        kept = {"figures": said["figures"], "differences": said["differences"]}
        found.append({**{key: row[key] for key in ("device", "name", "day", "at_ms")}, **kept})
    return found


def _by(column: str, rows: Sequence[Row[Any]]) -> dict[Any, int]:
    sums: Counter[Any] = Counter()
    for row in rows:
        sums[getattr(row, column)] += row.people
    return dict(sums.most_common())


def _sound(plan: Activation) -> bool:
    short = len(msgspec.json.encode(plan)) <= _PLAN_BYTES
    return short and read_activation_code(plan.code) == plan.code and plan.first_day <= plan.last_day


def _fits(*words: str) -> bool:
    """Whether any database can hold these as keys."""
    return all(len(word) <= 64 and "\0" not in word for word in words)
