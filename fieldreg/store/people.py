"""The people on this laptop: indexed reads; never all of them at once."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import MemberCorrected, MemberRegistered
from fieldreg.domain.member import CardState, Registration
from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of
from fieldreg.store.only import EVERYBODY, NO_END, Only
from fieldreg.store.search import PAGE, find
from fieldreg.wire import decode_decision, decode_fact

_MOST_TO_MEND = 1_000
_WAIT_IN_VAIN = (
    "SELECT count(*) FROM member WHERE member_id IN (SELECT member_id FROM erasure)"
    " AND live = 1 AND +card = 'waiting' AND nik IS NULL"
)
"""Who asked to be erased before there was a card, and is: none can be made any more."""


class Namesake(NamedTuple):
    """Somebody to be compared with."""

    member_id: str
    name: str
    nik: str
    kpj: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many there are in the states that somebody must do something about."""

    registered: int
    """Registrations on this laptop, cancelled ones included."""
    to_mend: int
    """HQ sent them back."""
    cards_waiting: int
    cards_unconfirmed: int
    """Laid into a PDF; nobody has said that the paper is in hand."""
    cards_in_hand: int
    """Printed, and confirmed by an officer."""
    without_number: int


class Judged(NamedTuple):
    """A word of HQ about a registration."""

    at_ms: int
    """When it came, as HQ tells the time."""
    decision: Decision


class IssuedCard(NamedTuple):
    """A card as it was signed last."""

    kpj: str
    kid: str
    issued_at_ms: int
    expires_at_ms: int


class People:
    """Reads people. All lists come newest first, in pages that continue after a seq (no OFFSET)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conn = database.conn

    def get(self, member_id: str) -> Member | None:
        """One person by id."""
        return self._one("member_id = ?", member_id)

    def by_kpj(self, kpj: str) -> Member | None:
        """One person by number."""
        return self._one("kpj = ?", kpj)

    def by_nik(self, nik: str) -> Member | None:
        """The live registration of a NIK, if this laptop holds one."""
        return self._one("live AND nik = ?", nik)

    def holder(self, nik: str) -> Namesake | None:
        """Who holds a NIK on this laptop: the same answer as `by_nik`, in a fraction of the time."""
        row = self._conn.execute(
            "SELECT member_id, name, nik, kpj FROM member WHERE live AND nik = ?", (nik,)
        ).fetchone()
        return Namesake._make(row) if row else None

    def registration(self, member_id: str, *, until_seq: int = NO_END) -> Registration | None:
        """Everything that was recorded of one person; None where nobody is known or it has been erased.

        `until_seq` tells it as it was after that entry: with the last receipt's, what HQ has.
        """
        row = self._conn.execute(
            "SELECT kind, body FROM journal WHERE about = ? AND about <> '' AND kind IN (?, ?) AND seq <= ?"
            " ORDER BY seq DESC LIMIT 1",
            (member_id, MemberRegistered.__name__, MemberCorrected.__name__, until_seq),
        ).fetchone()
        if row is None or row[1] is None:
            return None
        fact = decode_fact(*row)
        assert isinstance(fact, MemberRegistered | MemberCorrected)
        return fact.registration

    def find(
        self, text: str, *, only: Only = EVERYBODY, before: int | None = None, limit: int = PAGE
    ) -> tuple[Member, ...]:
        """People whose name has words that begin so, or whose NIK, KPJ or phone begins so.

        `before` continues a list: the seq of its last row. An empty text lists everybody of `only`.
        """
        return find(self._database, text, only, before=before, limit=limit)

    def born_on(self, birth_date: date) -> tuple[Namesake, ...]:
        """The live people born on a day: the candidates for "is this somebody we have already?"."""
        rows = self._conn.execute(
            "SELECT member_id, name, coalesce(nik, ''), kpj FROM member WHERE live AND birth_date = ?",
            (birth_date.isoformat(),),
        )
        return tuple(map(Namesake._make, rows))

    def with_card(self, *states: CardState, after: int = 0, limit: int = 100_000) -> tuple[Member, ...]:
        """People whose card is in one of these states, oldest first; those behind the seq `after`."""
        marks = ",".join("?" * len(states))
        rows = self._conn.execute(
            f"SELECT {COLUMNS} FROM member WHERE live = 1 AND card IN ({marks}) AND seq > ?"
            " ORDER BY seq LIMIT ?",
            (*states, after, limit),
        )
        return tuple(member_of(row) for row in rows)

    def issued_card(self, member_id: str) -> IssuedCard | None:
        """The card that was signed last for somebody, if one was."""
        row = self._conn.execute(
            "SELECT kpj, kid, issued_at_ms, expires_at_ms FROM card WHERE member_id = ?"
            " ORDER BY issued_at_ms DESC LIMIT 1",
            (member_id,),
        ).fetchone()
        return IssuedCard._make(row) if row else None

    def cards(self) -> dict[CardState, int]:
        """How many cards of live people are in which state; those of erased people wait for nothing."""
        rows = self._conn.execute("SELECT card, count(*) FROM member WHERE live = 1 GROUP BY card")
        found = {CardState(state): count for state, count in rows}
        if CardState.WAITING in found:
            found[CardState.WAITING] -= self._conn.execute(_WAIT_IN_VAIN).fetchone()[0]
        return found

    def spoiled_cards(self) -> int:
        """How many cards have been spoiled on this laptop."""
        count: int = self._conn.execute("SELECT count(*) FROM spoiled_card").fetchone()[0]
        return count

    def judged(self, member_id: str) -> tuple[Judged, ...]:
        """What HQ decided about one person and when its word came, oldest first."""
        rows = self._conn.execute(
            "SELECT at_ms, kind, body FROM feed"
            " WHERE kind IN ('RecordAccepted', 'RecordDuplicate', 'RecordRejected')"
            " AND json_extract(CAST(body AS TEXT), '$.member_id') = ? ORDER BY n",
            (member_id,),
        )
        return tuple(Judged(at_ms, decode_decision(kind, body)) for at_ms, kind, body in rows)

    def judged_after(self, n: int) -> dict[str, int]:
        """How many verdicts of each kind HQ's feed has behind item `n`: "RecordAccepted" and so on."""
        rows = self._conn.execute(
            "SELECT kind, count(*) FROM feed WHERE n > ?"
            " AND +kind IN ('RecordAccepted', 'RecordDuplicate', 'RecordRejected') GROUP BY kind",
            (n,),
        )
        return dict(rows)

    def to_mend(self) -> tuple[Member, ...]:
        """What HQ sent back, newest first; a thousand at most."""
        rows = self._conn.execute(
            f"SELECT {COLUMNS} FROM member WHERE live AND verdict IN ('rejected', 'duplicate')"
            " ORDER BY seq DESC LIMIT ?",
            (_MOST_TO_MEND,),
        )
        return tuple(map(member_of, rows))

    def count(self) -> int:
        """How many registrations this laptop holds, cancelled ones included."""
        count: int = self._conn.execute("SELECT count(*) FROM member").fetchone()[0]
        return count

    def tally(self) -> Tally:
        """The counts of the status strip; a few ms, also for 100,000 people."""
        conn = self._conn
        (to_mend,) = conn.execute(
            "SELECT count(*) FROM member WHERE verdict IN ('rejected', 'duplicate') AND live"
        ).fetchone()
        cards = dict(
            conn.execute(
                "SELECT card, count(*) FROM member WHERE card IN ('waiting', 'no_number', 'issued')"
                " AND live = 1 GROUP BY card"
            )
        )
        (in_hand,) = conn.execute("SELECT count(printed_at_ms) FROM card").fetchone()
        return Tally(
            registered=self.count(),
            to_mend=to_mend,
            cards_waiting=cards.get("waiting", 0) - conn.execute(_WAIT_IN_VAIN).fetchone()[0],
            cards_unconfirmed=cards.get("issued", 0),
            cards_in_hand=in_hand,
            without_number=cards.get("no_number", 0),
        )

    def _one(self, where: str, value: str) -> Member | None:
        row = self._conn.execute(f"SELECT {COLUMNS} FROM member WHERE {where}", (value,)).fetchone()
        return member_of(row) if row else None
