"""The one door: every message from a laptop comes through `receive`, by line or by stick.

HQ holds each installation's chain up to some seq, and appends only what links to it. Authentic facts
are stored before any is judged, so nothing in a fact can block those behind it.
"""

import hashlib
import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select, update

from fieldreg.hq import feed
from fieldreg.hq.bulk import insert_new, insert_rows
from fieldreg.hq.database import LATER, Database
from fieldreg.hq.judge import chain_state, judge_device, judge_round
from fieldreg.hq.logs import event, without_values
from fieldreg.hq.refusals import Refused
from fieldreg.hq.schema import branches, chains, entries
from fieldreg.wire import (
    FeedItem,
    Fork,
    Header,
    Push,
    Reply,
    SigningKey,
    WireError,
    entry_hash,
    genesis,
    sign_receipt,
)

_log = logging.getLogger("fieldreg.hq")


def receive(
    database: Database,
    key: SigningKey,
    push: Push,
    *,
    now_ms: int,
    confirm: Callable[[str], bool] | None = None,
) -> Reply:
    """Take a push whose signature the caller has verified, and answer it.

    Sending the same push again, also at the same moment, changes nothing and gets the same receipt.
    What cannot be judged now is stored and receipted all the same, and judged later. `confirm` asks an
    outside register about the people of a device, for a moment, and says whether a verdict came of it.
    Raises WireError (malformed), Refused (unknown_device).
    """
    hashes = _link(push)
    taken = _store_and_judge(database, push, hashes, now_ms)
    held, fork, (items, more) = taken.held, taken.fork, taken.feed
    if taken.unjudged:
        judge_device(database, push.device, push.installation, cursor=push.cursor, now_ms=now_ms)
    confirmed = bool(push.entries) and confirm is not None and _confirmed(confirm, push.device)
    if taken.unjudged or confirmed:
        with database.read() as connection:
            items, more = feed.after(connection, push.device, push.cursor)
    event(
        "push",
        device=push.device,
        first=push.first,
        entries=len(push.entries),
        held=held.seq,
        feed=len(items),
        fork=fork is not None,
    )
    receipt = sign_receipt(
        key,
        device=push.device,
        installation=push.installation,
        seq=held.seq,
        entry_hash=held.hash,
        at_ms=now_ms,
    )
    return Reply(receipt=receipt, time=now_ms, feed=items, more=more, fork=fork)


def _confirmed(confirm: Callable[[str], bool], device: str) -> bool:
    try:
        return confirm(device)
    except Exception as error:  # everything is stored: the laptop gets its receipt whatever this is  # noqa: BLE001
        _log.error("asking the register for %s put off: %s", device, without_values(error))
        return False


class Held(NamedTuple):
    """What HQ has of a chain: entries 1 … `seq`, and the hash of the last."""

    seq: int
    hash: bytes


def store(connection: Connection, push: Push, hashes: list[bytes], now_ms: int) -> tuple[Held, Fork | None]:
    """Append what is new, judge nothing: what there is to do where judging fails.

    `hashes` are those of entries `push.first - 1` to the last one (`_link`). Returns what HQ holds now, and
    where the push forks.
    """
    held, fork, _ = _append(connection, push, hashes, _state(connection, push), now_ms)
    _touch(connection, push, held, now_ms)
    return held, fork


def _state(connection: Connection, push: Push) -> Row[Any]:
    # A revoked device's too: what it wrote before must not be lost. No chain without a device.
    state = chain_state(connection, push.device, push.installation)
    if state is None:
        raise Refused("unknown_device")
    return state


def _append(
    connection: Connection, push: Push, hashes: list[bytes], state: Row[Any], now_ms: int
) -> tuple[Held, Fork | None, list[dict[str, Any]]]:
    """What HQ holds, where the push forks, and the new rows if all before them is judged.

    A gap stores nothing; a fork keeps the other branch aside.
    """
    held, fork, rows = Held(state.seq, bytes(state.hash)), None, []
    if push.first <= held.seq + 1:
        fork = _fork(connection, push, hashes, held.seq, held.hash)
        rows = _rows(push, hashes, max(push.first, fork.seq if fork else held.seq + 1), now_ms)
        if fork:
            insert_new(connection, branches, rows)
            rows = []
        elif rows:
            insert_rows(connection, entries, rows)
            held = Held(rows[-1]["seq"], hashes[-1])
    return held, fork, rows if state.judged == state.seq else []


def _touch(connection: Connection, push: Push, held: Held, now_ms: int, **judged: int) -> None:
    touched = {"seq": held.seq, "hash": held.hash, "head": push.head, "contact_ms": now_ms, **judged}
    mine = {"of": push.device, "installed": push.installation}
    connection.execute(_TOUCH, {**mine, **touched}, execution_options=LATER)


_TOUCH = update(chains).where(
    chains.c.device == bindparam("of"), chains.c.installation == bindparam("installed")
)


def held_seq(connection: Connection, push: Push) -> int:
    """Up to which seq HQ holds the chain that a push continues."""
    return connection.execute(select(chains.c.seq).filter_by(**_place(push))).scalar() or 0


class _Taken(NamedTuple):
    held: Held
    fork: Fork | None
    feed: tuple[tuple[FeedItem, ...], bool]
    unjudged: bool
    """Whether facts are left for another round of judging, which has no reason to fail."""


def _store_and_judge(database: Database, push: Push, hashes: list[bytes], now_ms: int) -> _Taken:
    """In one transaction, half the commits; where the judge fails, what there is to store is stored alone."""
    try:
        return database.write(lambda connection: _take(connection, push, hashes, now_ms))
    except Refused:
        raise
    except Exception as error:  # what is stored is receipted, whatever the judge makes of it  # noqa: BLE001
        held, fork = database.write(lambda connection: store(connection, push, hashes, now_ms))
        _log.error("judging of %s put off: %s", push.device, without_values(error))
    with database.read() as connection:
        return _Taken(held, fork, feed.after(connection, push.device, push.cursor), unjudged=False)


def _take(connection: Connection, push: Push, hashes: list[bytes], now_ms: int) -> _Taken:
    state = _state(connection, push)
    held, fork, fresh = _append(connection, push, hashes, state, now_ms)
    place = push.device, push.installation
    cursor = push.cursor
    judged = judge_round(
        connection, *place, cursor=cursor, now_ms=now_ms, state=state, seq=held.seq, fresh=fresh
    )
    _touch(connection, push, held, now_ms, judged=judged.upto)
    known = feed.all_after(judged.items, cursor)
    items = (judged.items, False) if known else feed.after(connection, push.device, cursor)
    return _Taken(held, fork, items, judged.left)


def _place(push: Push) -> dict[str, str]:
    return {"device": push.device, "installation": push.installation}


def _link(push: Push) -> list[bytes]:
    hashes = [bytes.fromhex(push.before)]
    if push.first == 1 and hashes[0] != genesis(push.installation):
        raise WireError("malformed")
    for seq, entry in enumerate(push.entries, start=push.first):
        header = Header(
            seq=seq,
            fact_id=entry.id,
            kind=entry.kind,
            officer=entry.officer,
            at_ms=entry.at,
            skew_ms=entry.skew,
        )
        hashes.append(entry_hash(hashes[-1], header, hashlib.sha256(entry.body).digest()))
    if hashes[-1].hex() != push.after:
        raise WireError("malformed")
    return hashes


def _fork(
    connection: Connection, push: Push, hashes: list[bytes], held: int, held_hash: bytes
) -> Fork | None:
    """Where the push first differs from what HQ holds. Equal at one seq means equal up to there."""
    start = push.first - 1
    shared = min(held, start + len(push.entries))
    if shared == held and hashes[shared - start] == held_hash:
        return None
    place = entries.c.device == push.device, entries.c.installation == push.installation
    query = select(entries.c.seq, entries.c.hash).where(*place, entries.c.seq.between(start, shared))
    for seq, hash_held in connection.execute(query.order_by(entries.c.seq)):
        if bytes(hash_held) != hashes[seq - start]:
            return Fork(seq=seq, hash=bytes(hash_held).hex())
    return None


def _rows(push: Push, hashes: list[bytes], start: int, now_ms: int) -> list[dict[str, Any]]:
    return [
        {
            **_place(push),
            "seq": push.first + place,
            "hash": hashes[place + 1],
            "fact_id": entry.id,
            "kind": _storable(entry.kind),
            "officer": _storable(entry.officer),
            "at_ms": entry.at,
            "skew_ms": entry.skew,
            "body": bytes(entry.body),
            "received_ms": now_ms,
        }
        for place, entry in enumerate(push.entries)
        if push.first + place >= start
    ]


def _storable(word: str) -> str:
    """PostgreSQL's text has no NUL; the hash still tells what was sent."""
    return word.replace("\0", "\N{SYMBOL FOR NULL}")
