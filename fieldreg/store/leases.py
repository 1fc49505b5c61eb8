"""The numbers leased to this laptop: what is left, and which comes next."""

from dataclasses import dataclass

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


class Leases:
    """Reads the leases. Drawing happens in the registering transaction (`Unit.draw_number`)."""

    def __init__(self, database: Database) -> None:
        self._conn = database.conn

    def state(self) -> NumbersState:
        """What is left, in all leases together."""
        left, total = self._conn.execute(
            "SELECT coalesce(sum(last - first + 1 - drawn), 0), coalesce(sum(last - first + 1), 0)"
            " FROM number_lease WHERE last - first + 1 > drawn"
        ).fetchone()
        (requested,) = self._conn.execute(
            "SELECT coalesce(sum(numbers), 0) FROM lease_request WHERE NOT granted"
        ).fetchone()
        return NumbersState(left=left, total=total, requested=requested)

    def next_number(self) -> Kpj | None:
        """The number that would be drawn now, or None when the leases are used up."""
        row = self._conn.execute(
            "SELECT lease_id, first, last, drawn FROM number_lease"
            " WHERE last - first + 1 > drawn ORDER BY granted LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        return NumberBlock(lease_id=row[0], first=row[1], last=row[2]).after(row[3])
