"""Cards on their way to paper: what still goes to a printer, and what went and nobody has answered for.

No part of the journal: HQ hears of cards, not of printers. A row goes when the paper is in hand or given up.
"""

from typing import NamedTuple

from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of

_HERE = "FROM print_queue q CROSS JOIN member m USING (member_id) WHERE m.live AND"
"""CROSS: the queue comes first, however many cards there are."""
_TO_SEND = f"{_HERE} q.sent_at_ms IS NULL AND m.card IN ('waiting', 'issued') AND m.nik IS NOT NULL"
"""Whoever was cancelled, voided or erased meanwhile gets no paper."""
_SENT = f"{_HERE} q.sent_at_ms IS NOT NULL AND m.card = 'issued'"
"""Whoever was corrected since waits for another card, not for an answer about this one."""


class Queued(NamedTuple):
    """How far the printing is."""

    to_send: int
    sent: int
    """Handed to a printer; nobody has said whether the paper is in hand."""
    printer: str
    """Where the last of them went, or is to go; "" where the queue is empty."""


class PrintQueue:
    """In the order in which they were asked for. The methods that write belong into a `Store.unit`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conn = database.conn

    def add(self, members: tuple[Member, ...], *, printer: str) -> None:
        """These too; who stands in it already goes to this printer now, and once more if sent before."""
        self._conn.executemany(
            "INSERT INTO print_queue (member_id, printer) VALUES (?, ?)"
            " ON CONFLICT (member_id) DO UPDATE SET printer = excluded.printer, sent_at_ms = NULL",
            ((member.member_id, printer) for member in members),
        )

    def next(self, limit: int) -> tuple[Member, ...]:
        """Whose cards come next."""
        rows = self._conn.execute(f"SELECT {COLUMNS} {_TO_SEND} ORDER BY q.n LIMIT ?", (limit,))
        return tuple(map(member_of, rows))

    def mark_sent(self, members: tuple[Member, ...], at_ms: int) -> None:
        """Their sheet goes to the printer now."""
        self._conn.executemany(
            "UPDATE print_queue SET sent_at_ms = ? WHERE member_id = ?",
            ((at_ms, member.member_id) for member in members),
        )

    def mark_unsent(self, member_ids: tuple[str, ...]) -> None:
        """It did not get there, or nothing came out: send it again."""
        self._conn.executemany(
            "UPDATE print_queue SET sent_at_ms = NULL WHERE member_id = ?", ((each,) for each in member_ids)
        )

    def sent(self) -> tuple[Member, ...]:
        """Whose cards went to a printer and wait for somebody to say that they are in hand."""
        rows = self._conn.execute(f"SELECT {COLUMNS} {_SENT} ORDER BY q.n")
        return tuple(map(member_of, rows))

    def in_doubt(self) -> int:
        """How many cards are on paper as far as anybody knows, or in a PDF, and nobody has said so."""
        (issued,) = self._conn.execute(
            "SELECT count(*) FROM member WHERE card = 'issued' AND live = 1"
        ).fetchone()
        (again,) = self._conn.execute(f"SELECT count(*) {_TO_SEND} AND m.card = 'issued'").fetchone()
        return int(issued - again)

    def drop(self, member_ids: tuple[str, ...]) -> None:
        """These are answered for, or need no paper any more."""
        self._conn.executemany(
            "DELETE FROM print_queue WHERE member_id = ?", ((each,) for each in member_ids)
        )

    def drop_unsent(self) -> None:
        """Print no more of them."""
        self._conn.execute("DELETE FROM print_queue WHERE sent_at_ms IS NULL")

    def state(self) -> Queued:
        """How far it is."""
        conn = self._conn
        (to_send,) = conn.execute(f"SELECT count(*) {_TO_SEND}").fetchone()
        (sent,) = conn.execute(f"SELECT count(*) {_SENT}").fetchone()
        last = conn.execute(
            f"SELECT n, printer {_TO_SEND} UNION ALL SELECT n, printer {_SENT} ORDER BY n DESC LIMIT 1"
        ).fetchone()
        return Queued(to_send, sent, last[1] if last else "")
