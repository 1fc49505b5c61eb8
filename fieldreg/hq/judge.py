"""The judge: every stored fact gets its verdict once, in the order of its journal.

It works from what is stored and remembers how far it came in the same transaction as the verdicts,
so a crash between storing and judging only means that the next round, or the next start, goes on.
"""

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, exists, or_, select, update

from fieldreg.domain.decisions import CardVoided, Decision, IssuerKeysPublished
from fieldreg.hq import (
    activations,
    feed,
    filters,
    places,
    pools,
    sponsorships,
)
from fieldreg.hq.database import Database
from fieldreg.hq.keys import published_keys
from fieldreg.hq.logs import without_values
from fieldreg.hq.schema import chains, devices, entries, headquarters, lease_requests, voids
from fieldreg.hq.schema import feed as feed_rows
from fieldreg.hq.slices import Slice
from fieldreg.hq.sponsorship_tables import place_requests
from fieldreg.wire import FeedItem

_log = logging.getLogger("fieldreg.hq")
_SLICE = 1000
"""Facts judged in one transaction."""


class Judged(NamedTuple):
    """What a round of judging came to."""

    upto: int
    """1 … upto have their verdict."""
    left: bool
    """Whether facts are left for another round."""
    items: tuple[FeedItem, ...]
    """What it laid on the device's feed."""


def judge_device(
    database: Database, device: str, installation: str, *, cursor: int | None, now_ms: int
) -> None:
    """Judge what is stored of this chain, and lay on the feed whatever else the device is due.

    `cursor` is the last feed item that the laptop has; None where it does not speak. Any thread; several at
    once do no harm.
    """

    def work(connection: Connection) -> bool:
        state = chain_state(connection, device, installation)
        assert state is not None, "a chain that is stored"
        judged = judge_round(
            connection,
            device,
            installation,
            cursor=cursor or 0,
            now_ms=now_ms,
            state=state,
            seq=state.seq,
            speaks=cursor is not None,
        )
        mine = update(chains).filter_by(device=device, installation=installation)
        connection.execute(mine.values(judged=judged.upto))
        return judged.left

    while database.write(work):
        pass


def judge_waiting(database: Database, *, now_ms: int) -> None:
    """Judge what an earlier run stored and did not come to judge.

    A laptop of which that fails keeps nobody waiting: the others are judged, and it again with its next push.
    """
    with database.read() as connection:
        query = select(chains.c.device, chains.c.installation).where(chains.c.judged < chains.c.seq)
        waiting = connection.execute(query).all()
    for device, installation in waiting:
        try:
            judge_device(database, device, installation, cursor=None, now_ms=now_ms)
        except Exception as error:  # HQ must start, whatever is wrong with one fact  # noqa: BLE001
            _log.error("judging of %s put off: %s", device, without_values(error))


def judge_round(
    connection: Connection,
    device: str,
    installation: str,
    *,
    cursor: int = 0,
    now_ms: int,
    state: Row[Any],
    seq: int,
    fresh: Sequence[dict[str, Any]] = (),
    speaks: bool = True,
) -> Judged:
    """One transaction of judging a chain of which HQ holds 1 … `seq`. The caller keeps `Judged.upto`.

    `state` is of `chain_state`, `fresh` the unjudged rows of `entries`, where the caller has them in hand.
    Where the laptop does not speak, `cursor` means nothing, and what is decided waits until it does.
    """
    if state.feed_head < cursor:
        _recover_feed(connection, device, state.feed_head, cursor, now_ms)
    decisions: list[Decision] = []
    asks, taking_part, freed = state.asks, state.activation, False
    keys_seen = 0 if state.feed_head < cursor else state.keys_seen  # whom HQ forgot it has to tell anew
    if keys_seen < state.keys_version:
        decisions.append(published_keys(connection, now_ms, since=keys_seen))
        seen = update(devices).where(devices.c.device == device).values(keys_seen=state.keys_version)
        connection.execute(seen)
    if state.voids_seen < state.voids_version:
        decisions += _withdrawn(connection, device, state.voids_seen)
    if state.filters_seen < state.filters_version and state.revoked_ms is None:
        decisions += filters.due(connection, device, state.filters_seen, state.filters_version)
    # What a revoked laptop brings waits for a person's word, and gets nothing for it.
    last = seq if state.revoked_ms is None else max(state.judged, state.released)
    upto = min(last, state.judged + _SLICE)
    if state.judged < upto:
        rows = [row for row in fresh if row["seq"] <= upto]
        rows = rows or _stored(connection, device, installation, state.judged + 1, upto)
        slice_ = Slice(
            connection,
            device,
            installation,
            now_ms,
            checked=state.check_url is not None,
            renewed=state.renewed,
        )
        decisions += slice_.judge(rows)
        asks, freed = asks or slice_.asks, slice_.freed
        taking_part = slice_.taking_part or taking_part
        if slice_.key_made:
            decisions.append(_new_key(connection, device, state.keys_version, now_ms))
    decisions += sponsorships.due(connection, device, state)
    if taking_part or state.activations_seen < state.activations_version:
        decisions += activations.due(connection, device, state, taking_part, now_ms)
    if asks and state.revoked_ms is None and speaks:
        decisions += pools.grant(connection, device, now_ms)
        decisions += places.grant(connection, device)
    if speaks:
        aside = feed.take_aside(connection, device) if state.aside or freed else ()
        items = feed.append(connection, device, decisions, aside=aside)
    else:
        items = ()
        feed.later(connection, device, decisions)
    return Judged(upto=max(upto, state.judged), left=upto < last, items=items)


def judge_again(
    connection: Connection, device: str, installation: str, rows: Sequence[dict[str, Any]], *, now_ms: int
) -> None:
    """Judge facts anew that could not be read when they came; `rows` as those of `entries`.

    The laptop hears of it when it speaks next, and gets then what it asked for.
    """
    state = chain_state(connection, device, installation)  # holds back other judges
    assert state is not None, "a chain that is stored"
    slice_ = Slice(connection, device, installation, now_ms, checked=state.check_url is not None)
    feed.later(connection, device, slice_.judge(rows))


def chain_state(connection: Connection, device: str, installation: str) -> Row[Any] | None:
    """How far this chain and the device's feed have come, or None; holds back other judges of the device."""
    return connection.execute(_STATE, {"of": device, "installed": installation}).first()


def _state() -> Select[Any]:
    waiting = exists().where(lease_requests.c.device == devices.c.device, lease_requests.c.lease_id.is_(None))
    wanted = exists().where(place_requests.c.device == devices.c.device, place_requests.c.lease_id.is_(None))
    aside = exists().where(feed_rows.c.device == devices.c.device, feed_rows.c.n < 0)
    others = chains.alias()
    renewed = exists().where(
        others.c.device == chains.c.device, others.c.installation != chains.c.installation
    )
    query: Select[Any] = (
        select(chains.c.seq, chains.c.hash, chains.c.judged, chains.c.released)
        .add_columns(devices.c.feed_head, devices.c.revoked_ms)
        .add_columns(devices.c.keys_seen, headquarters.c.keys_version, headquarters.c.check_url)
        .add_columns(devices.c.voids_seen, headquarters.c.voids_version)
        .add_columns(or_(waiting, wanted).label("asks"), aside.label("aside"), renewed.label("renewed"))
        .add_columns(devices.c.filters_seen, headquarters.c.filters_version)
        .add_columns(devices.c.sponsorships_seen, headquarters.c.sponsorships_version)
        .add_columns(devices.c.activation, devices.c.activations_seen, headquarters.c.activations_version)
        .join(devices, devices.c.device == chains.c.device)
        .join(headquarters, headquarters.c.id == 1)
        .where(chains.c.device == bindparam("of"), chains.c.installation == bindparam("installed"))
    )
    return query.with_for_update(of=[chains, devices])


_STATE = _state()
"""Built once: SQLAlchemy takes longer to put it together than PostgreSQL to answer it."""


def _new_key(connection: Connection, device: str, keys_version: int, now_ms: int) -> IssuerKeysPublished:
    """The laptop's next key, in the very round that brought it: it may switch at once."""
    published = published_keys(connection, now_ms, since=keys_version)
    seen = update(devices).where(devices.c.device == device).values(keys_seen=published.version)
    connection.execute(seen)
    return published


def _withdrawn(connection: Connection, device: str, seen: int) -> list[CardVoided]:
    """Cards withdrawn since, some at a time: every laptop may meet them; those of its own it knows."""
    query = select(voids.c.n, voids.c.kpj, voids.c.device, voids.c.replaced_by).where(voids.c.n > seen)
    rows = connection.execute(query.order_by(voids.c.n).limit(_SLICE)).all()
    if rows:
        told = update(devices).where(devices.c.device == device).values(voids_seen=rows[-1].n)
        connection.execute(told)
    return [CardVoided(kpj=row.kpj, replaced_by=row.replaced_by) for row in rows if row.device != device]


def _stored(
    connection: Connection, device: str, installation: str, first: int, last: int
) -> list[dict[str, Any]]:
    query = select(entries.c.seq, entries.c.kind, entries.c.body)
    query = query.add_columns(entries.c.fact_id, entries.c.at_ms, entries.c.skew_ms)
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
    sponsorships.close_all(connection, now_ms)
