"""The judge: every stored fact gets its verdict once, in the order of its journal.

It works from what is stored and remembers how far it came in the same transaction as the verdicts,
so a crash between storing and judging only means that the next round, or the next start, goes on.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, exists, select, update

from fieldreg.domain.decisions import Decision, RecordRejected
from fieldreg.domain.facts import Fact, LeaseRequested, MemberRegistered, NumberAssigned
from fieldreg.domain.member import Verdict
from fieldreg.hq import claims, feed, pools
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.claims import Claim
from fieldreg.hq.database import Database
from fieldreg.hq.keys import published_keys
from fieldreg.hq.schema import chains, devices, entries, headquarters, lease_requests, quarantine
from fieldreg.wire import WireError, decode_fact

_log = logging.getLogger("fieldreg.hq")
_SLICE = 1000
"""Facts judged in one transaction."""


def judge_device(database: Database, device: str, installation: str, *, cursor: int = 0, now_ms: int) -> None:
    """Judge what is stored of this chain, and lay on the feed whatever else the device is due.

    `cursor` is the last feed item that the laptop has. Any thread; several at once do no harm.
    """

    def work(connection: Connection) -> bool:
        return judge_round(connection, device, installation, cursor=cursor, now_ms=now_ms)

    while database.write(work):
        pass


def judge_waiting(database: Database, *, now_ms: int) -> None:
    """Judge what an earlier run stored and did not come to judge."""
    with database.read() as connection:
        query = select(chains.c.device, chains.c.installation).where(chains.c.judged < chains.c.seq)
        waiting = connection.execute(query).all()
    for device, installation in waiting:
        judge_device(database, device, installation, now_ms=now_ms)


def judge_round(
    connection: Connection,
    device: str,
    installation: str,
    *,
    cursor: int = 0,
    now_ms: int,
    fresh: Sequence[dict[str, Any]] = (),
) -> bool:
    """One transaction of judging; whether facts are left for another.

    `fresh` are the unjudged rows of `entries`, where the caller has them in hand.
    """
    state = _state(connection, device, installation)
    if state.feed_head < cursor:
        _recover_feed(connection, device, state.feed_head, cursor, now_ms)
    decisions: list[Decision] = []
    asks = state.asks
    if state.keys_seen < state.keys_version:
        decisions.append(published_keys(connection, now_ms))
        seen = update(devices).where(devices.c.device == device).values(keys_seen=state.keys_version)
        connection.execute(seen)
    upto = min(state.seq, state.judged + _SLICE)
    if state.judged < upto:
        rows = fresh or _stored(connection, device, installation, state.judged + 1, upto)
        slice_ = _Slice(connection, device, installation, now_ms)
        decisions += slice_.judge(rows)
        asks = asks or slice_.asks
        place = {"device": device, "installation": installation}
        connection.execute(update(chains).filter_by(**place).values(judged=upto))
    if asks:
        decisions += pools.grant(connection, device, now_ms)
    feed.append(connection, device, decisions)
    return bool(upto < state.seq)


def _state(connection: Connection, device: str, installation: str) -> Row[Any]:
    """How far this chain and the device's feed have come; holds back other judges of the device."""
    waiting = exists().where(lease_requests.c.device == devices.c.device, lease_requests.c.lease_id.is_(None))
    query = (
        select(chains.c.seq, chains.c.judged, devices.c.feed_head, devices.c.keys_seen)
        .add_columns(headquarters.c.keys_version, waiting.label("asks"))
        .join(devices, devices.c.device == chains.c.device)
        .join(headquarters, headquarters.c.id == 1)
        .where(chains.c.device == device, chains.c.installation == installation)
    )
    return connection.execute(query.with_for_update(of=[chains, devices])).one()


def _stored(
    connection: Connection, device: str, installation: str, first: int, last: int
) -> list[dict[str, Any]]:
    query = select(entries.c.seq, entries.c.kind, entries.c.body)
    query = query.filter_by(device=device, installation=installation).where(
        entries.c.seq.between(first, last)
    )
    return [dict(row) for row in connection.execute(query.order_by("seq")).mappings()]


def _recover_feed(connection: Connection, device: str, head: int, cursor: int, now_ms: int) -> None:
    # The laptop has items that HQ does not know of: this database is an older copy. New items must come
    # after those, and blocks that were leased meanwhile must not be leased to somebody else.
    _log.warning("feed of %s goes back to %d, the laptop has %d: pools are closed", device, head, cursor)
    connection.execute(update(devices).where(devices.c.device == device).values(feed_head=cursor))
    pools.close_pools(connection, now_ms)


class _MemberOf(msgspec.Struct):
    member_id: str


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """A body that says nothing to HQ; `member_id` is "" where it does not even name a person."""

    code: str
    member_id: str


class _Slice:
    """The facts of one transaction: read, sorted by what they need, decided together."""

    def __init__(self, connection: Connection, device: str, installation: str, now_ms: int) -> None:
        self._connection = connection
        self._place = {"device": device, "installation": installation}
        self._now_ms = now_ms
        self._claims: dict[str, Claim] = {}
        self._repeated: dict[str, Claim] = {}
        self._known: dict[str, Claim] = {}
        self._rejections: list[RecordRejected] = []
        self._quarantine: list[dict[str, object]] = []
        self.asks = False
        """Whether these facts ask for numbers."""

    def judge(self, rows: Sequence[dict[str, Any]]) -> list[Decision]:
        """The decisions about these entries, in the order of the persons' first appearance."""
        read = [(row["seq"], row["kind"], _read(row["kind"], bytes(row["body"]))) for row in rows]
        self._known = claims.known_claims(
            self._connection, {fact.member_id for _, _, fact in read if isinstance(fact, _About)}
        )
        requests = []
        for seq, kind, fact in read:
            match fact:
                case MemberRegistered():
                    self._register(seq, fact)
                case NumberAssigned():
                    self._assign(seq, fact)
                case LeaseRequested():
                    requests.append(fact)
                case _Unreadable():
                    self._unreadable(seq, kind, fact)
        device = self._place["device"]
        self.asks = bool(requests)
        pools.ask(self._connection, device, requests, self._now_ms)
        claims.decide(self._connection, device, list(self._claims.values()), self._now_ms)
        claims.recall(self._connection, list(self._repeated.values()))
        insert_new(self._connection, quarantine, self._quarantine)
        said = [*self._claims.values(), *self._repeated.values()]
        return [*(item for claim in said for item in claim.decisions()), *self._rejections]

    def _register(self, seq: int, fact: MemberRegistered) -> None:
        before = self._claims.get(fact.member_id) or self._known.get(fact.member_id)
        if before is None or before.nik is None:
            self._claims[fact.member_id] = self._claim(
                seq, fact.member_id, nik=fact.registration.nik, name=fact.registration.name, before=before
            )
            self._claims[fact.member_id].kpjs += [fact.kpj] if fact.kpj else []
        elif before.nik != fact.registration.nik:
            self._reject(seq, fact.member_id, "member_id_taken")
        elif before.known:
            self._repeated[fact.member_id] = before

    def _assign(self, seq: int, fact: NumberAssigned) -> None:
        claim = self._claims.get(fact.member_id) or self._known.get(fact.member_id)
        if claim is None or claim.nik is None or claim.device != self._place["device"]:
            self._reject(seq, fact.member_id, "member_unknown")
            return
        self._claims[fact.member_id] = claim
        self._repeated.pop(fact.member_id, None)
        if claim.kpj != fact.kpj:
            claim.kpjs.append(fact.kpj)

    def _unreadable(self, seq: int, kind: str, fact: _Unreadable) -> None:
        heard = fact.member_id in self._known or fact.member_id in self._claims
        if fact.member_id and kind == MemberRegistered.__name__ and not heard:
            claim = self._claim(seq, fact.member_id, nik=None, name=None, before=None)
            claim.verdict, claim.reason = Verdict.REJECTED, fact.code
            self._claims[fact.member_id] = claim
            self._note(seq, fact.code)
        elif fact.member_id and (kind == NumberAssigned.__name__ or not heard):
            self._reject(seq, fact.member_id, fact.code)
        else:  # about nobody, or about somebody whose verdict it does not touch
            self._note(seq, fact.code)

    def _claim(
        self, seq: int, member_id: str, *, nik: str | None, name: str | None, before: Claim | None
    ) -> Claim:
        known = before is not None and before.known
        return Claim(
            member_id=member_id,
            device=self._place["device"],
            installation=self._place["installation"],
            seq=seq,
            nik=nik,
            name=name,
            known=known,
        )

    def _reject(self, seq: int, member_id: str, reason: str) -> None:
        self._rejections.append(RecordRejected(member_id=member_id, reason=reason))
        self._note(seq, reason)

    def _note(self, seq: int, reason: str) -> None:
        self._quarantine.append({**self._place, "seq": seq, "reason": reason})


_About = MemberRegistered | NumberAssigned | _Unreadable


def _read(kind: str, body: bytes) -> Fact | _Unreadable:
    """The fact, or why there is none; also where a text could not be stored or indexed."""
    try:
        fact = decode_fact(kind, body)
    except WireError as error:
        return _Unreadable(error.code, _member_of(body))
    match fact:
        case MemberRegistered():
            person = fact.registration
            sound = _storable(fact.member_id, fact.kpj or "") and "\0" not in person.nik + person.name
        case NumberAssigned():
            sound = _storable(fact.member_id, fact.kpj)
        case LeaseRequested():
            sound = _storable(fact.request_id)
        case _:
            sound = True
    return fact if sound else _Unreadable("malformed", _member_of(body))


def _member_of(body: bytes) -> str:
    try:
        member_id = msgspec.json.decode(body, type=_MemberOf).member_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    return member_id if _storable(member_id) else ""


def _storable(*words: str) -> bool:
    """Whether any database can hold these as keys."""
    return all(len(word) <= 64 and "\0" not in word for word in words)
