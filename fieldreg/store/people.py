"""The people on this laptop: paged, indexed reads; never all of them at once."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from fieldreg.domain.facts import MemberCorrected, MemberRegistered
from fieldreg.domain.member import CardState, Registration, Verdict
from fieldreg.store.engine import Database
from fieldreg.wire import decode_fact

PAGE = 50
"""People on one page of a list."""

_COLUMNS = (
    "seq, member_id, kpj, coalesce(nik, ''), name, birth_date, phone, occupation, work_place, payer,"
    " sponsorship, programmes, payment, reference, amount_rp, activation, officer, registered_at_ms, live,"
    " verdict, reason, standing_kpj, card"
)
_NEWEST = 1_000
"""People looked through one by one, newest first, before an index is asked."""
_DIGITS = re.compile(r"[\d\s.\-]+")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Member:
    """One person as a list shows them. `seq` is the place in the journal and the order of lists."""

    seq: int
    member_id: str
    kpj: str | None
    nik: str
    name: str
    birth_date: str
    phone: str
    occupation: str
    work_place: str
    payer: str
    sponsorship: str
    programmes: str
    """Joined with a plus: JKK+JKM."""
    payment: str
    reference: str
    amount_rp: int
    activation: str
    officer: str
    registered_at_ms: int
    live: bool
    verdict: Verdict
    reason: str
    standing_kpj: str | None
    card: CardState


class Namesake(NamedTuple):
    """Somebody to be compared with."""

    member_id: str
    name: str
    nik: str
    kpj: str | None


class People:
    """Reads people. All lists come newest first, in pages that continue after a seq (no OFFSET)."""

    def __init__(self, database: Database) -> None:
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

    def registration(self, member_id: str) -> Registration | None:
        """Everything that was recorded of one person; None where nobody is known or it has been erased."""
        row = self._conn.execute(
            "SELECT kind, body FROM journal WHERE about = ? AND kind IN (?, ?) ORDER BY seq DESC LIMIT 1",
            (member_id, MemberRegistered.__name__, MemberCorrected.__name__),
        ).fetchone()
        if row is None or row[1] is None:
            return None
        fact = decode_fact(*row)
        assert isinstance(fact, MemberRegistered | MemberCorrected)
        return fact.registration

    def find(self, text: str, *, before: int | None = None, limit: int = PAGE) -> tuple[Member, ...]:
        """People whose name has words that begin so, or whose NIK, KPJ or phone begins so.

        `before` continues a list: the seq of its last row. An empty text lists everybody.
        """
        text = text.strip()
        if not text:
            return self._many("1", (), before, limit)
        if _DIGITS.fullmatch(text):
            return self._find_digits(re.sub(r"\D", "", text), before, limit)
        words = " ".join(f'"{word}"*' for word in _WORDS.findall(text))
        if not words:
            return ()
        return self._many(
            "seq IN (SELECT rowid FROM member_words WHERE member_words MATCH ? AND rowid < ?"
            " ORDER BY rowid DESC LIMIT ?)",
            (words, _bound(before), limit),
            before,
            limit,
        )

    def born_on(self, birth_date: date) -> tuple[Namesake, ...]:
        """The live people born on a day: the candidates for "is this somebody we have already?"."""
        rows = self._conn.execute(
            "SELECT member_id, name, coalesce(nik, ''), kpj FROM member WHERE live AND birth_date = ?",
            (birth_date.isoformat(),),
        )
        return tuple(map(Namesake._make, rows))

    def with_card(self, *states: CardState, limit: int = 100_000) -> tuple[Member, ...]:
        """People whose card is in one of these states, oldest first."""
        marks = ",".join("?" * len(states))
        rows = self._conn.execute(
            f"SELECT {_COLUMNS} FROM member WHERE live AND card IN ({marks}) ORDER BY seq LIMIT ?",
            (*states, limit),
        )
        return tuple(_member(row) for row in rows)

    def to_mend(self) -> tuple[Member, ...]:
        """What HQ sent back."""
        return self._many("live AND verdict IN (?, ?)", (Verdict.REJECTED, Verdict.DUPLICATE), None, PAGE)

    def count(self) -> int:
        """How many registrations this laptop holds."""
        count: int = self._conn.execute("SELECT count(*) FROM member").fetchone()[0]
        return count

    def counts(self, column: Literal["verdict", "card"]) -> dict[str, int]:
        """How many live people there are in each state."""
        return dict(self._conn.execute(f"SELECT {column}, count(*) FROM member WHERE live GROUP BY 1"))

    def _find_digits(self, digits: str, before: int | None, limit: int) -> tuple[Member, ...]:
        bounds = {"start": digits, "end": digits + ":", "before": _bound(before), "limit": limit}
        # A beginning that many share is found at once among the newest people …
        newest = self._conn.execute(
            f"SELECT {_COLUMNS} FROM"
            f" (SELECT * FROM member WHERE seq < :before ORDER BY seq DESC LIMIT {_NEWEST})"
            " WHERE (nik >= :start AND nik < :end AND live) OR (kpj >= :start AND kpj < :end)"
            " OR (phone >= :start AND phone < :end) LIMIT :limit",
            bounds,
        ).fetchall()
        if len(newest) == limit:
            return tuple(map(_member, newest))
        # … and a rare one by three ranges of three indexes, which LIKE would not use.
        ranges = " UNION ".join(
            f"SELECT * FROM (SELECT seq FROM member WHERE {column} >= :start AND {column} < :end"
            " AND seq < :before ORDER BY seq DESC LIMIT :limit)"
            for column in ("live AND nik", "kpj", "phone <> '' AND phone")
        )
        found = self._conn.execute(
            f"SELECT {_COLUMNS} FROM member WHERE seq IN ({ranges}) ORDER BY seq DESC LIMIT :limit", bounds
        )
        return tuple(map(_member, found))

    def _one(self, where: str, value: str) -> Member | None:
        row = self._conn.execute(f"SELECT {_COLUMNS} FROM member WHERE {where}", (value,)).fetchone()
        return _member(row) if row else None

    def _many(
        self, where: str, values: tuple[str | int, ...], before: int | None, limit: int
    ) -> tuple[Member, ...]:
        rows = self._conn.execute(
            f"SELECT {_COLUMNS} FROM member WHERE {where} AND seq < ? ORDER BY seq DESC LIMIT ?",
            (*values, _bound(before), limit),
        )
        return tuple(_member(row) for row in rows)


def _bound(before: int | None) -> int:
    return before if before is not None else 2**62


def _member(row: tuple[Any, ...]) -> Member:
    member = Member(*row)
    verdict, card = Verdict(member.verdict), CardState(member.card)
    return replace(member, live=bool(member.live), verdict=verdict, card=card)
