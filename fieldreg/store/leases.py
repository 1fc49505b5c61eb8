"""The numbers and places leased to this laptop: what is left, and which comes next."""

from dataclasses import dataclass
from typing import NamedTuple

from fieldreg.domain.leases import Kpj, NumberBlock
from fieldreg.store.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersState:
    """How the leases stand."""

    left: int
    total: int
    """Numbers in the leases that are not used up."""
    requested: int
    """Numbers asked for and not yet granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesState:
    """How the places of one sponsorship stand on this laptop."""

    left: int
    held: int
    """Leased to this laptop and not abandoned, used or not."""
    requested: int
    asked: int
    """How many the newest request was for; 0 before the first."""


class Unused(NamedTuple):
    """A part of a lease that nobody has: its undrawn rest, or a place that a cancellation gave back."""

    lease_id: str
    first: str
    last: str


class Leases:
    """Reads the leases. Drawing happens in the registering transaction (`Unit.draw_number`)."""

    def __init__(self, database: Database) -> None:
        self._conn = database.conn

    def state(self) -> NumbersState:
        """The numbers that are left, in all leases together."""
        left, total = self._conn.execute(
            "SELECT coalesce(sum(last - first + 1 - drawn), 0), coalesce(sum(last - first + 1), 0)"
            " FROM lease WHERE sponsorship = '' AND last - first + 1 > drawn"
        ).fetchone()
        return NumbersState(left=left, total=total, requested=self._requested(""))

    def places(self, sponsorship: str) -> PlacesState:
        """The places of one sponsorship."""
        left, held = self._conn.execute(
            "SELECT coalesce(sum(last - first + 1 - drawn), 0),"
            " coalesce(sum(iif(abandoned, 0, last - first + 1)), 0) FROM lease WHERE sponsorship = ?",
            (sponsorship,),
        ).fetchone()
        (back,) = self._conn.execute(
            "SELECT count(*) FROM place_back WHERE sponsorship = ?", (sponsorship,)
        ).fetchone()
        asked = self._conn.execute(
            "SELECT numbers FROM lease_request WHERE sponsorship = ? ORDER BY rowid DESC LIMIT 1",
            (sponsorship,),
        ).fetchone()
        return PlacesState(
            left=left + back,
            held=held,
            requested=self._requested(sponsorship),
            asked=asked[0] if asked else 0,
        )

    def sponsorships(self) -> tuple[str, ...]:
        """The codes of which this laptop holds or held places."""
        rows = self._conn.execute(
            "SELECT DISTINCT sponsorship FROM lease WHERE sponsorship <> '' ORDER BY sponsorship"
        )
        return tuple(code for (code,) in rows)

    def next_number(self) -> Kpj | None:
        """The number that would be drawn now, or None when the leases are used up."""
        return self._next("")

    def next_place(self, sponsorship: str) -> int | None:
        """The place that would be drawn now: first one that was given back; None when all are used."""
        row = self._conn.execute(
            "SELECT min(place) FROM place_back WHERE sponsorship = ?", (sponsorship,)
        ).fetchone()
        number = row[0] or (self._next(sponsorship) if sponsorship else None)
        return int(number) if number else None

    def unused(self, sponsorship: str) -> tuple[Unused, ...]:
        """What could be returned of these leases ("" for numbers), whole runs first."""
        rests = self._conn.execute(
            "SELECT lease_id, printf('%011d', first + drawn), last FROM lease"
            " WHERE sponsorship = ? AND last - first + 1 > drawn ORDER BY granted",
            (sponsorship,),
        )
        backs = self._conn.execute(
            "SELECT (SELECT lease_id FROM lease WHERE lease.sponsorship = place_back.sponsorship"
            "  AND place BETWEEN first AND last AND NOT abandoned ORDER BY granted DESC LIMIT 1),"
            " place, place FROM place_back WHERE sponsorship = ? ORDER BY place",
            (sponsorship,),
        )
        return tuple(map(Unused._make, [*rests, *backs]))

    def _requested(self, sponsorship: str) -> int:
        (requested,) = self._conn.execute(
            "SELECT coalesce(sum(numbers), 0) FROM lease_request WHERE sponsorship = ? AND NOT granted",
            (sponsorship,),
        ).fetchone()
        return int(requested)

    def _next(self, sponsorship: str) -> Kpj | None:
        row = self._conn.execute(
            "SELECT lease_id, first, last, drawn FROM lease"
            " WHERE sponsorship = ? AND last - first + 1 > drawn ORDER BY granted LIMIT 1",
            (sponsorship,),
        ).fetchone()
        if row is None:
            return None
        return NumberBlock(lease_id=row[0], first=row[1], last=row[2]).after(row[3])
