"""The queue of people whom an outside register is to confirm (the population registry, the core system).

A row is one person. `due_ms` says when to ask next, and is all the lease there is: whoever takes a row
puts it off, so a worker that dies only delays it, and two that ask about the same person do no harm.
`version` grows when the person is corrected: an answer about what was said before is dropped.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from fieldreg.domain.decisions import Decision, RecordAccepted, RecordRejected
from fieldreg.domain.member import Verdict
from fieldreg.hq import feed, standing
from fieldreg.hq.bulk import among, insert_new
from fieldreg.hq.claim import Claim
from fieldreg.hq.schema import checks, devices, members, registrations

WAITING, PASSED, REFUSED = "waiting", "passed", "refused"

_LEASE_MS = 60_000
"""How long a worker has a row to itself; well over the time-out of a question."""
_FIRST_RETRY_MS, _LONGEST_RETRY_MS = 2_000, 15 * 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Is this person whom they say they are? Everything that an outside register is told."""

    member_id: str
    nik: str
    name: str
    birth_date: str
    """YYYY-MM-DD, or "" where the laptop was too old to say."""
    sex: str
    """L or P, or ""."""
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the register said. `reason` is "" where it confirms, else a code of the word catalogue."""

    question: Question
    reason: str


def ask(connection: Connection, member_ids: Collection[str], now_ms: int) -> None:
    """Put people on the queue; those who were on it are asked about anew, as they are described now."""
    if not member_ids:
        return
    start = {"version": 1, "state": WAITING, "attempts": 0, "asked_ms": now_ms, "due_ms": now_ms}
    if insert_new(connection, checks, [{"member_id": one, **start} for one in sorted(member_ids)]) == len(
        member_ids
    ):
        return
    afresh = {**start, "version": checks.c.version + 1, "reason": None, "answered_ms": None}
    # Those that were new a moment ago are asked at version 2: nobody can have seen version 1.
    connection.execute(update(checks).where(among(connection, checks.c.member_id, member_ids)).values(afresh))


def refusals(connection: Connection, claims: Sequence[Claim]) -> dict[str, str]:
    """The reason for each claim that was refused before and says nothing new of the person."""
    same = {claim.member_id for claim in claims if claim.known and not claim.changed}
    if not same:
        return {}
    mine = among(connection, checks.c.member_id, same), checks.c.state == REFUSED
    return {
        row.member_id: row.reason
        for row in connection.execute(select(checks.c.member_id, checks.c.reason).where(*mine))
    }


def hold(connection: Connection, claims: Sequence[Claim], now_ms: int) -> None:
    """Let whoever is about to be accepted wait, unless the register has confirmed just this person."""
    _forget(connection, {claim.member_id for claim in claims if claim.cancelled})
    sound = [claim for claim in claims if claim.verdict is Verdict.ACCEPTED]
    same = {claim.member_id for claim in sound if claim.known and not claim.changed}
    states = {}
    if same:
        rows = select(checks.c.member_id, checks.c.state).where(among(connection, checks.c.member_id, same))
        states = {row.member_id: row.state for row in connection.execute(rows)}
    fresh = []
    for claim in sound:
        state = states.get(claim.member_id)
        if state == PASSED or (state is None and claim.stood and not claim.changed):
            continue  # confirmed, or accepted before HQ had a register to ask
        claim.verdict = Verdict.WAITING
        if state is None:
            fresh.append(claim.member_id)
    ask(connection, fresh, now_ms)


def also_tell(connection: Connection, device: str, claims: Sequence[Claim]) -> None:
    """A laptop that brought a waiting person again, under another device, hears the verdict as well."""
    waiting = {
        claim.member_id for claim in claims if claim.verdict is Verdict.WAITING and claim.device != device
    }
    if waiting:
        mine = among(connection, checks.c.member_id, waiting)
        connection.execute(update(checks).where(mine).values(also=device))


def take(connection: Connection, *, now_ms: int, most: int, device: str | None = None) -> list[Question]:
    """Some of those who are due, oldest first, put off by the lease; only of `device` where it is given."""
    due = (
        select(checks.c.member_id)
        .where(checks.c.state == WAITING, checks.c.due_ms <= now_ms)
        .order_by(checks.c.due_ms, checks.c.member_id)
        .limit(most)
        .with_for_update(of=checks, skip_locked=True)
    )
    if device is not None:
        due = due.join(registrations, registrations.c.member_id == checks.c.member_id)
        due = due.where(registrations.c.device == device)
    taken = set(connection.execute(due).scalars())
    if not taken:
        return []
    mine = among(connection, checks.c.member_id, taken)
    off = {"due_ms": now_ms + _LEASE_MS, "attempts": checks.c.attempts + 1}
    connection.execute(update(checks).where(mine).values(off))
    person = registrations.c
    people = (
        select(person.member_id, person.nik, person.name, person.birth_date, person.sex, checks.c.version)
        .join(checks, checks.c.member_id == person.member_id)
        .where(mine)
        .order_by(checks.c.asked_ms, person.member_id)
    )
    return [
        Question(
            member_id=row.member_id,
            nik=row.nik or "",
            name=row.name or "",
            birth_date=row.birth_date or "",
            sex=row.sex or "",
            version=row.version,
        )
        for row in connection.execute(people)
    ]


def put_off(connection: Connection, questions: Sequence[Question], *, now_ms: int, chance: float) -> None:
    """Nobody answered: ask again after twice as long as last time; `chance` of 0 … 1 spreads workers out."""
    mine = among(connection, checks.c.member_id, {each.member_id for each in questions})
    rows = select(checks.c.member_id, checks.c.attempts).where(mine, checks.c.state == WAITING)
    for attempts in {row.attempts for row in connection.execute(rows)}:
        wait = min(_FIRST_RETRY_MS * 2 ** min(attempts - 1, 20), _LONGEST_RETRY_MS)
        later = now_ms + int(wait * (0.5 + chance / 2))
        these = (mine, checks.c.state == WAITING, checks.c.attempts == attempts)
        connection.execute(update(checks).where(*these).values(due_ms=later))


def devices_of(connection: Connection, answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    """The answers by the laptop whose people they are about."""
    by_member = {each.question.member_id: each for each in answers}
    rows = select(registrations.c.member_id, registrations.c.device).where(
        among(connection, registrations.c.member_id, by_member)
    )
    found: dict[str, list[Answer]] = {}
    for member_id, device in connection.execute(rows.order_by(registrations.c.seq)):
        found.setdefault(device, []).append(by_member[member_id])
    return found


def settle(
    connection: Connection, device: str, answers: Sequence[Answer], now_ms: int, *, speaks: str | None = None
) -> int:
    """Make verdicts of the answers about one laptop's people; how many. A late or second one makes none.

    `speaks` is the laptop whose push has just been taken, if any: it hears at once.
    """
    # The judge of this laptop holds the same row: neither writes over what the other has just decided.
    connection.execute(select(devices.c.device).where(devices.c.device == device).with_for_update())
    said: dict[str, list[Decision]] = {}
    left = {}
    count = 0
    for answer in answers:
        asked = answer.question
        this = (
            checks.c.member_id == asked.member_id,
            checks.c.version == asked.version,
            checks.c.state == WAITING,
        )
        state = REFUSED if answer.reason else PASSED
        done = (
            update(checks).where(*this).values(state=state, reason=answer.reason or None, answered_ms=now_ms)
        )
        row = connection.execute(done.returning(checks.c.also)).first()
        if row is None:
            continue
        verdict = Verdict.REJECTED if answer.reason else Verdict.ACCEPTED
        mine = registrations.c.member_id == asked.member_id, registrations.c.verdict == Verdict.WAITING
        judged = update(registrations).where(*mine)
        judged = judged.values(verdict=verdict.value, reason=answer.reason or None, judged_ms=now_ms)
        if not connection.execute(judged).rowcount:
            continue
        count += 1
        if answer.reason:
            left[asked.nik] = asked.member_id
        item = _verdict_item(asked.member_id, answer.reason)
        for listener in {device, row.also or device}:
            said.setdefault(listener, []).append(item)
    for nik, member_id in left.items():
        connection.execute(delete(members).where(members.c.nik == nik, members.c.member_id == member_id))
    ask(connection, standing.promote(connection, left, checked=True, now_ms=now_ms), now_ms)
    for listener, decisions in said.items():
        (feed.append if listener == speaks else feed.later)(connection, listener, decisions)
    return count


def waived(connection: Connection, *, most: int) -> list[Answer]:
    """Some who wait, as if confirmed: what settling them takes once HQ asks nobody any more."""
    waiting = select(checks.c.member_id, checks.c.version, registrations.c.nik).join(
        registrations, registrations.c.member_id == checks.c.member_id
    )
    return [
        Answer(
            question=Question(
                member_id=row.member_id,
                nik=row.nik or "",
                name="",
                birth_date="",
                sex="",
                version=row.version,
            ),
            reason="",
        )
        for row in connection.execute(waiting.where(checks.c.state == WAITING).limit(most))
    ]


def counts(connection: Connection) -> dict[str, int]:
    """How many people there are in each state."""
    rows = connection.execute(select(checks.c.state, func.count()).group_by(checks.c.state))
    return {WAITING: 0, PASSED: 0, REFUSED: 0} | {state: int(count) for state, count in rows}


def _forget(connection: Connection, member_ids: Collection[str]) -> None:
    if member_ids:
        connection.execute(delete(checks).where(among(connection, checks.c.member_id, member_ids)))


def _verdict_item(member_id: str, reason: str) -> Decision:
    if reason:
        return RecordRejected(member_id=member_id, reason=reason)
    return RecordAccepted(member_id=member_id)
