"""Each laptop's feed: what HQ decided, numbered 1, 2, 3 … without a gap.

A row of the table holds all that one transaction decided: a push of 500 people is one row, not 500.

Numbers are given while the laptop speaks, for only then does HQ know which it has: an HQ restored from an
older copy would give some twice. What is decided meanwhile is laid aside, in rows below 0.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Raw
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, update

from fieldreg.domain.decisions import Decision
from fieldreg.hq.bulk import insert_new, insert_rows
from fieldreg.hq.schema import devices, feed
from fieldreg.wire import FeedItem, encode_decision

MAX_ITEMS = 500
MAX_BYTES = 1024 * 1024
"""Of the bodies in one reply; a single larger item still goes, alone."""
_ROWS = 20
"""Read at a time."""
_ITEMS = msgspec.json.Decoder(tuple[FeedItem, ...])

_CLAIM = (
    update(devices)
    .where(devices.c.device == bindparam("of"))
    .values(feed_head=devices.c.feed_head + bindparam("more"))
    .returning(devices.c.feed_head)
)


def append(
    connection: Connection, device: str, decisions: Sequence[Decision], *, aside: Sequence[FeedItem] = ()
) -> tuple[FeedItem, ...]:
    """Number the decisions and lay them on the device's feed, inside the caller's transaction; the items.

    Only while the laptop speaks, and its cursor is not ahead of the feed; `aside` goes before.
    """
    bodies = [(item.kind, bytes(item.body)) for item in aside] + [encode_decision(each) for each in decisions]
    if not bodies:
        return ()
    head = connection.execute(_CLAIM, {"of": device, "more": len(bodies)}).scalar_one()
    items = tuple(
        FeedItem(n=n, kind=kind, body=Raw(body))
        for n, (kind, body) in enumerate(bodies, start=head - len(bodies) + 1)
    )
    _lay(connection, device, head, items)
    return items


def later(connection: Connection, device: str, decisions: Sequence[Decision]) -> None:
    """Lay the decisions aside, in the caller's transaction: numbered when the laptop speaks next."""
    if not decisions:
        return
    items = tuple(FeedItem(n=0, kind=kind, body=Raw(body)) for kind, body in map(encode_decision, decisions))
    row = {"device": device, "decided": msgspec.json.encode(items)}
    place = select(func.coalesce(func.min(feed.c.n), 0) - 1).where(*_aside(device))
    # Others may lay aside for the same laptop at this moment: whoever comes second takes the next place.
    while not insert_new(connection, feed, [{**row, "n": connection.execute(place).scalar_one()}]):
        pass


def take_aside(connection: Connection, device: str) -> tuple[FeedItem, ...]:
    """What was laid aside, oldest first, without a number: the caller appends it."""
    gone = delete(feed).where(*_aside(device)).returning(feed.c.n, feed.c.decided)
    rows = sorted(connection.execute(gone).all(), key=lambda row: -row.n)
    return tuple(item for row in rows for item in _ITEMS.decode(row.decided))


def after(connection: Connection, device: str, cursor: int) -> tuple[tuple[FeedItem, ...], bool]:
    """The items after `cursor`, in order and bounded, and whether more wait."""
    items: list[FeedItem] = []
    size = 0
    for item in _items_after(connection, device, cursor):
        size += len(bytes(item.body))
        if items and (len(items) == MAX_ITEMS or size > MAX_BYTES):
            return tuple(items), True
        items.append(item)
    return tuple(items), False


def all_after(items: tuple[FeedItem, ...], cursor: int) -> bool:
    """Whether these newest items of a feed are all that a laptop with this cursor lacks, and fit a reply."""
    size = sum(len(bytes(item.body)) for item in items)
    return bool(items) and items[0].n == cursor + 1 and len(items) <= MAX_ITEMS and size <= MAX_BYTES


def _aside(device: str) -> tuple[ColumnElement[bool], ...]:
    return feed.c.device == device, feed.c.n < 0


def _lay(connection: Connection, device: str, n: int, items: tuple[FeedItem, ...]) -> None:
    insert_rows(connection, feed, [{"device": device, "n": n, "decided": msgspec.json.encode(items)}])


def _items_after(connection: Connection, device: str, cursor: int) -> Iterator[FeedItem]:
    mine = select(feed.c.n, feed.c.decided).where(feed.c.device == device).order_by(feed.c.n).limit(_ROWS)
    read = cursor
    while rows := connection.execute(mine.where(feed.c.n > read)).all():
        for row in rows:
            yield from (item for item in _ITEMS.decode(row.decided) if item.n > cursor)
        read = rows[-1].n
