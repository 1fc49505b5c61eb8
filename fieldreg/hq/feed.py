"""Each laptop's feed: what HQ decided, numbered 1, 2, 3 … without a gap."""

from collections.abc import Sequence

from msgspec import Raw
from sqlalchemy import Connection, select, update

from fieldreg.domain.decisions import Decision
from fieldreg.hq.bulk import insert_rows
from fieldreg.hq.schema import devices, feed
from fieldreg.wire import FeedItem, encode_decision

MAX_ITEMS = 500
MAX_BYTES = 1024 * 1024
"""Of the bodies in one reply; a single larger item still goes, alone."""


def append(connection: Connection, device: str, decisions: Sequence[Decision]) -> tuple[FeedItem, ...]:
    """Number the decisions and lay them on the device's feed, inside the caller's transaction; the items."""
    if not decisions:
        return ()
    claim = update(devices).where(devices.c.device == device).returning(devices.c.feed_head)
    head = connection.execute(claim.values(feed_head=devices.c.feed_head + len(decisions))).scalar_one()
    items, rows = [], []
    for n, decision in enumerate(decisions, start=head - len(decisions) + 1):
        kind, body = encode_decision(decision)
        items.append(FeedItem(n=n, kind=kind, body=Raw(body)))
        rows.append({"device": device, "n": n, "kind": kind, "body": body})
    insert_rows(connection, feed, rows)
    return tuple(items)


def after(connection: Connection, device: str, cursor: int) -> tuple[tuple[FeedItem, ...], bool]:
    """The items after `cursor`, in order and bounded, and whether more wait."""
    items: list[FeedItem] = []
    size = 0
    query = select(feed.c.n, feed.c.kind, feed.c.body)
    query = query.where(feed.c.device == device, feed.c.n > cursor).order_by(feed.c.n).limit(MAX_ITEMS + 1)
    for n, kind, body in connection.execute(query):
        size += len(body)
        if items and (len(items) == MAX_ITEMS or size > MAX_BYTES):
            return tuple(items), True
        items.append(FeedItem(n=n, kind=kind, body=Raw(body)))
    return tuple(items), False


def all_after(items: tuple[FeedItem, ...], cursor: int) -> bool:
    """Whether these newest items of a feed are all that a laptop with this cursor lacks, and fit a reply."""
    size = sum(len(bytes(item.body)) for item in items)
    return bool(items) and items[0].n == cursor + 1 and len(items) <= MAX_ITEMS and size <= MAX_BYTES
