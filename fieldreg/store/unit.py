"""The one way to write: a fact, or HQ's word, with its effect on the tables, in one transaction."""

import hashlib
from dataclasses import dataclass

import msgspec

from fieldreg.domain.clocks import Anchor
from fieldreg.domain.facts import Fact
from fieldreg.domain.leases import Kpj
from fieldreg.store.effects import apply_decision, apply_fact
from fieldreg.store.engine import Database
from fieldreg.store.entries import Entry
from fieldreg.store.journal import Journal
from fieldreg.store.leases import Leases
from fieldreg.wire import FeedItem, Header, Receipt, WireError, decode_decision, encode_fact, entry_hash

CLOCK_ANCHOR = "clock_anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who wrote a fact and when; made by the caller, who owns the clock and the ids."""

    fact_id: str
    officer: str
    at_ms: int
    skew_ms: int = 0


class Unit:
    """One open transaction (`Store.unit`). Nothing of it is seen by others before its end."""

    def __init__(self, database: Database, journal: Journal, leases: Leases) -> None:
        self._database = database
        self._journal = journal
        self._leases = leases

    def draw_number(self) -> Kpj | None:
        """The next leased number, or None. It counts as drawn once a fact that names it is recorded here."""
        return self._leases.next_number()

    def draw_place(self, sponsorship: str) -> int | None:
        """The next place of a sponsorship, or None; counts as drawn as a number does."""
        return self._leases.next_place(sponsorship)

    def record(self, fact: Fact, stamp: Stamp) -> Entry:
        """Append a fact to the journal and apply its effect. Returns the chained entry."""
        kind, body = encode_fact(fact)
        head = self._journal.head()
        header = Header(
            seq=head.seq + 1,
            fact_id=stamp.fact_id,
            kind=kind,
            officer=stamp.officer,
            at_ms=stamp.at_ms,
            skew_ms=stamp.skew_ms,
        )
        body_hash = hashlib.sha256(body).digest()
        entry = Entry(header, body, body_hash, entry_hash(head.hash, header, body_hash))
        self._database.conn.execute(
            "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,NULL)",
            (
                header.seq,
                header.fact_id,
                kind,
                header.officer,
                header.at_ms,
                header.skew_ms,
                body,
                body_hash,
                entry.hash,
                getattr(fact, "member_id", ""),
            ),
        )
        apply_fact(self._database, header, fact)
        return entry

    def settle(self, receipt: Receipt, *, received_at_ms: int) -> None:
        """Keep HQ's receipt. The caller has verified its signature."""
        conn = self._database.conn
        newest = conn.execute(
            "SELECT arrival, seq, hash FROM receipt ORDER BY arrival DESC LIMIT 1"
        ).fetchone()
        if newest and (newest[1], newest[2]) == (receipt.seq, bytes.fromhex(receipt.hash)):
            # The same word again, only later: keep one row for it.
            conn.execute("DELETE FROM receipt WHERE arrival = ?", (newest[0],))
        conn.execute(
            "INSERT INTO receipt (seq, hash, at_ms, signature, received_at_ms) VALUES (?, ?, ?, ?, ?)",
            (receipt.seq, bytes.fromhex(receipt.hash), receipt.at, receipt.signature, received_at_ms),
        )

    def apply(self, item: FeedItem, *, at_ms: int) -> bool:
        """Take an item of the feed and apply it, unless it was taken before. Returns whether it was new.

        `at_ms` is when the word came, by the clock that facts are stamped with, corrected as HQ tells it.
        Raises WireError (malformed) where items are missing before it. An unknown kind, from a newer
        HQ, is kept and has no effect.
        """
        conn = self._database.conn
        cursor = self.cursor()
        if item.n <= cursor:
            return False
        if item.n != cursor + 1:
            raise WireError("malformed")
        body = bytes(item.body)
        conn.execute(
            "INSERT INTO feed VALUES (?, ?, ?, ?, ?)",
            (item.n, item.kind, body, self._journal.head().seq, at_ms),
        )
        try:
            decision = decode_decision(item.kind, body)
        except WireError as error:
            if error.code != "unknown_kind":
                raise
        else:
            apply_decision(self._database, item.n, decision)
        return True

    def cursor(self) -> int:
        """The last item of the feed that was applied."""
        last: int = self._database.conn.execute("SELECT coalesce(max(n), 0) FROM feed").fetchone()[0]
        return last

    def set_identity(self, name: str, value: bytes) -> None:
        """Keep something that this laptop is (see `Identity`)."""
        self._database.conn.execute("INSERT OR REPLACE INTO identity VALUES (?, ?)", (name, value))

    def drop_identity(self, name: str) -> None:
        """Forget what `set_identity` kept under this name."""
        self._database.conn.execute("DELETE FROM identity WHERE name = ?", (name,))

    def set_clock_anchor(self, anchor: Anchor) -> None:
        """Keep what is known of this laptop's clock."""
        self.set_identity(CLOCK_ANCHOR, msgspec.json.encode(anchor))
