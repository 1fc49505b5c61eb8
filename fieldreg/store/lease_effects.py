"""What facts and decisions do to the leases, of numbers and of a sponsorship's places alike.

A place is written as a number is, with 11 digits, so one table and one way of drawing carry both.
A part of the fold in `effects.py`.
"""

from collections.abc import Callable
from typing import Any

from fieldreg.domain import decisions as hq
from fieldreg.domain import facts
from fieldreg.domain.leases import Kpj, NumberBlock
from fieldreg.store.engine import Database
from fieldreg.wire import Header

DERIVED = ("lease", "lease_request", "place_back")
"""The tables that are made here."""


def draw(database: Database, number: str, *, sponsorship: str = "") -> None:
    """Count a number, or a place, as drawn in the lease that holds it; they are drawn in order."""
    # A place that somebody gave back may come again in a lease of its own: it counts where it is undrawn.
    row = database.conn.execute(
        "SELECT lease_id, first, last FROM lease WHERE sponsorship = ? AND ? BETWEEN first AND last"
        " ORDER BY CAST(first AS INTEGER) + drawn <= CAST(? AS INTEGER) DESC, granted DESC LIMIT 1",
        (sponsorship, number, number),
    ).fetchone()
    if row is None:
        raise ValueError("drawn outside every lease of this laptop")
    position = NumberBlock(lease_id=row[0], first=row[1], last=row[2]).position(number)
    assert position is not None
    database.conn.execute("UPDATE lease SET drawn = max(drawn, ?) WHERE lease_id = ?", (position + 1, row[0]))


def take_place(database: Database, sponsorship: str, place: int | None) -> None:
    """Somebody has this place now."""
    if place is None:
        return
    number = as_number(place)
    draw(database, number, sponsorship=sponsorship)
    database.conn.execute("DELETE FROM place_back WHERE sponsorship = ? AND place = ?", (sponsorship, number))


def give_back(database: Database, sponsorship: str, place: int | None) -> None:
    """Nobody has this place any more: it is the next to be drawn, where it is still leased to us."""
    if place is None:
        return
    database.conn.execute(
        "INSERT OR IGNORE INTO place_back SELECT ?, ? WHERE EXISTS"
        " (SELECT 1 FROM lease WHERE sponsorship = ? AND ? BETWEEN first AND last AND NOT abandoned)",
        (sponsorship, as_number(place), sponsorship, as_number(place)),
    )


def as_number(place: int) -> Kpj:
    """A place as leases write it."""
    return Kpj(f"{place:011d}")


def _requested(database: Database, _header: Header, fact: facts.LeaseRequested) -> None:
    database.conn.execute(
        "INSERT INTO lease_request VALUES (?, ?, 0, ?)", (fact.request_id, fact.numbers, fact.sponsorship)
    )


def _returned(database: Database, _header: Header, fact: facts.LeaseReturned) -> None:
    conn = database.conn
    conn.execute(
        "DELETE FROM place_back WHERE sponsorship = ? AND place BETWEEN ? AND ?",
        (fact.sponsorship, fact.first, fact.last),
    )
    # What was given back is not asked for again by itself.
    conn.execute(
        "UPDATE lease_request SET numbers = 0 WHERE sponsorship = ? AND sponsorship <> '' AND granted",
        (fact.sponsorship,),
    )
    # Its undrawn rest: the lease ends before it from now on. Else it was a place that somebody gave back.
    rest = "lease_id = ? AND last = ? AND CAST(first AS INTEGER) + drawn = ?"
    end = int(fact.first)
    conn.execute(
        f"UPDATE lease SET last = printf('%011d', ? - 1) WHERE {rest} AND drawn > 0",
        (end, fact.lease_id, fact.last, end),
    )
    conn.execute(f"DELETE FROM lease WHERE {rest} AND drawn = 0", (fact.lease_id, fact.last, end))


def _abandoned(database: Database, _header: Header, _fact: facts.NumbersAbandoned) -> None:
    # What was asked for before is abandoned as well: its answer may reach the disk's twin.
    database.conn.execute("UPDATE lease SET drawn = last - first + 1, abandoned = 1")
    database.conn.execute("UPDATE lease_request SET granted = 2")
    database.conn.execute("DELETE FROM place_back")


def _granted(database: Database, n: int, item: hq.LeaseGranted) -> None:
    # Twins of a disk share one feed: only a block that this very journal asked for may be drawn from. HQ,
    # restored from an older copy, may answer a request for a second time: that block is as good as the first.
    asked = database.conn.execute(
        "SELECT 1 FROM lease_request WHERE request_id = ? AND granted < 2", (item.request_id,)
    ).fetchone()
    ours = bool(asked) or not item.request_id
    block = NumberBlock(lease_id=item.lease_id, first=Kpj(item.first), last=Kpj(item.last))
    drawn = _drawn_before(database, item) if ours else block.size
    database.conn.execute(
        "INSERT INTO lease VALUES (?, ?, ?, ?, ?, ?, ?)",
        (item.lease_id, n, item.first, item.last, drawn, item.sponsorship, not ours),
    )
    database.conn.execute(
        "UPDATE lease_request SET granted = 1 WHERE request_id = ? AND NOT granted", (item.request_id,)
    )


def _drawn_before(database: Database, item: hq.LeaseGranted) -> int:
    """How far this block was drawn already, in another lease of the same places; that one gives way to it.

    Such blocks come of an HQ that was restored from an older copy and had forgotten the other lease. One that
    is drawn to its end is none of these: its places may have been given back and leased anew.
    """
    if not item.sponsorship:
        return 0  # numbers of a forgotten lease are in closed pools: no block is made of them again
    overlap = "sponsorship = ? AND NOT abandoned AND last - first + 1 > drawn AND last >= ? AND first <= ?"
    where = (item.sponsorship, item.first, item.last)
    (end,) = database.conn.execute(
        f"SELECT max(first + drawn) FROM lease WHERE {overlap} AND drawn > 0", where
    ).fetchone()
    database.conn.execute(f"UPDATE lease SET drawn = last - first + 1 WHERE {overlap}", where)
    size = int(item.last) - int(item.first) + 1
    return min(max(int(end or 0) - int(item.first), 0), size)


ON_FACT: dict[type, Callable[[Database, Header, Any], None]] = {
    facts.LeaseRequested: _requested,
    facts.LeaseReturned: _returned,
    facts.NumbersAbandoned: _abandoned,
}
ON_DECISION: dict[type, Callable[[Database, int, Any], None]] = {hq.LeaseGranted: _granted}
