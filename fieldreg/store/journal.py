"""The journal: what this laptop must tell HQ, chained so that nothing can be lost or changed unseen."""

import hashlib
from collections.abc import Iterator

from fieldreg.store.engine import Database
from fieldreg.store.entries import Entry, Head
from fieldreg.wire import Header, Receipt, entry_hash, genesis

_COLUMNS = "seq, fact_id, kind, officer, at_ms, skew_ms, body, body_hash, hash"


class Journal:
    """Reads one chain. Writing is `Unit.record`'s alone."""

    def __init__(self, database: Database, installation: str) -> None:
        self._conn = database.conn
        self._installation = installation
        self._genesis = genesis(installation)

    def head(self) -> Head:
        """The newest entry."""
        row = self._conn.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        return Head(row[0], row[1]) if row else Head(0, self._genesis)

    def hash_at(self, seq: int) -> bytes | None:
        """The hash of entry `seq` (0: the genesis), or None where there is no such entry."""
        if seq == 0:
            return self._genesis
        row = self._conn.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
        return row[0] if row else None

    def entries(self, first: int = 1, *, limit: int | None = None) -> Iterator[Entry]:
        """The entries from seq `first` on, in order, at most `limit`."""
        rows = self._conn.execute(
            f"SELECT {_COLUMNS} FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?",
            (first, -1 if limit is None else limit),
        )
        return (_entry(row) for row in rows)

    def folded(self) -> Iterator[tuple[Header, bytes]]:
        """What the tables are made of: each header with its body, or with what erasing has left of it."""
        rows = self._conn.execute(
            "SELECT seq, fact_id, kind, officer, at_ms, skew_ms, coalesce(body, residue)"
            " FROM journal ORDER BY seq"
        )
        for seq, fact_id, kind, officer, at_ms, skew_ms, body in rows:
            yield (
                Header(seq=seq, fact_id=fact_id, kind=kind, officer=officer, at_ms=at_ms, skew_ms=skew_ms),
                body,
            )

    def about(self, member_id: str) -> tuple[Entry, ...]:
        """Every fact about one person, oldest first."""
        # Nobody's name is empty: said also, so that the index, which leaves those facts out, may serve.
        rows = self._conn.execute(
            f"SELECT {_COLUMNS} FROM journal WHERE about = ? AND about <> '' ORDER BY seq",
            (member_id,),
        )
        return tuple(_entry(row) for row in rows)

    def acknowledged(self) -> Head:
        """Up to where HQ's newest receipt says that it holds everything."""
        row = self._conn.execute("SELECT seq, hash FROM receipt ORDER BY arrival DESC LIMIT 1").fetchone()
        return Head(row[0], row[1]) if row else Head(0, self._genesis)

    def last_receipt(self) -> tuple[Receipt, int] | None:
        """HQ's newest receipt, whole, and when it came (corrected time, ms)."""
        row = self._conn.execute(
            "SELECT seq, hash, at_ms, signature, received_at_ms FROM receipt ORDER BY arrival DESC LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        (device,) = self._conn.execute("SELECT value FROM identity WHERE name = 'device'").fetchone()
        receipt = Receipt(
            device=device.decode(),
            installation=self._installation,
            seq=row[0],
            hash=row[1].hex(),
            at=row[2],
            signature=row[3],
        )
        return receipt, row[4]

    def was(self, installation: str) -> bool:
        """Whether this journal was that installation's before it was chained anew."""
        query = "SELECT 1 FROM past_journal WHERE installation = ? LIMIT 1"
        return self._conn.execute(query, (installation,)).fetchone() is not None

    def oldest_waiting_ms(self) -> int | None:
        """Since when (corrected time, ms) the oldest fact that HQ has not acknowledged waits, or None."""
        row = self._conn.execute(
            "SELECT at_ms + skew_ms FROM journal WHERE seq > ? ORDER BY seq LIMIT 1",
            (self.acknowledged().seq,),
        ).fetchone()
        return row[0] if row else None

    def newest_ms(self, *, after: int) -> int | None:
        """The latest corrected time (ms) that a fact after seq `after` bears, or None where there is none."""
        row = self._conn.execute(
            "SELECT max(at_ms + skew_ms) FROM journal WHERE seq > ?", (after,)
        ).fetchone()
        return row[0] if row else None

    def first_broken(self) -> int | None:
        """The first seq at which the chain does not hold, or None: reads the whole journal."""
        previous = self._genesis
        for expected, entry in enumerate(self.entries(), start=1):
            whole = entry.body is None or hashlib.sha256(entry.body).digest() == entry.body_hash
            if entry.seq != expected or not whole:
                return expected
            if entry_hash(previous, entry.header, entry.body_hash) != entry.hash:
                return expected
            previous = entry.hash
        return None


def _entry(row: tuple[int, str, str, str, int, int, bytes | None, bytes, bytes]) -> Entry:
    seq, fact_id, kind, officer, at_ms, skew_ms, body, body_hash, chained = row
    header = Header(seq=seq, fact_id=fact_id, kind=kind, officer=officer, at_ms=at_ms, skew_ms=skew_ms)
    return Entry(header, body, body_hash, chained)
