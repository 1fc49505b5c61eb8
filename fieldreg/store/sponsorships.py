"""The sponsorships that this laptop knows, and what is proposed: reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from fieldreg.domain.member import Verdict
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.store import recaps
from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of
from fieldreg.store.recaps import ProtectedRow

_COLUMNS = "code, donor, payer, mou, programmes, first_month, months, places, kinds, region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a coordinator proposed; `refused` is HQ's reason, "" while it has not decided."""

    proposal_id: str
    sponsorship: Sponsorship
    refused: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """Months that went on after the first ones."""

    continuation_id: str
    member_id: str
    payer: Payer
    sponsorship: str
    place: int | None
    programmes: str
    """Joined with a plus."""
    first_month: str
    months: int
    last_month: str
    payment: str
    reference: str
    amount_rp: int
    officer: str
    at_ms: int
    verdict: Verdict
    reason: str


class EndingRow(NamedTuple):
    """Somebody live whose months somebody else pays, with the last month of all."""

    member_id: str
    name: str
    kpj: str | None
    work_place: str
    sponsorship: str
    """The one that pays the last months."""
    last_month: str
    phone: str


class Sponsorships:
    """Reads them. Writing is `Unit`'s, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conn = database.conn

    def get(self, code: str) -> Sponsorship | None:
        """The published sponsorship of this code."""
        row = self._conn.execute(
            f"SELECT {_COLUMNS}, ended FROM sponsorship WHERE code = ?", (code,)
        ).fetchone()
        return _sponsorship(row) if row else None

    def all(self) -> tuple[Sponsorship, ...]:
        """Every published sponsorship, the newest first."""
        rows = self._conn.execute(f"SELECT {_COLUMNS}, ended FROM sponsorship ORDER BY published DESC")
        return tuple(map(_sponsorship, rows))

    def proposals(self) -> tuple[Proposal, ...]:
        """What was proposed here and is not published, the newest first."""
        rows = self._conn.execute(
            f"SELECT proposal_id, refused, {_COLUMNS}, 0 FROM sponsorship_proposal ORDER BY seq DESC"
        )
        return tuple(
            Proposal(proposal_id=row[0], refused=row[1], sponsorship=_sponsorship(row[2:])) for row in rows
        )

    def protected(self, code: str) -> tuple[ProtectedRow, ...]:
        """Whom it protects, for the recap (`recaps.protected`)."""
        return recaps.protected(self._database, code)

    def codes(self) -> tuple[str, ...]:
        """Every sponsorship that is published or that somebody here belongs to."""
        return recaps.codes(self._database)

    def to_ask(self, code: str = "") -> tuple[Member, ...]:
        """Live people of whom a list left something out, of one sponsorship or of all; oldest first."""
        rows = self._conn.execute(
            f"SELECT {COLUMNS} FROM member WHERE live AND asks <> '' AND (? = '' OR sponsorship = ?)"
            " ORDER BY seq",
            (code, code),
        )
        return tuple(map(member_of, rows))

    def used(self, code: str) -> int:
        """Live people of this laptop who have a place of it, continued ones included."""
        row = self._conn.execute(
            "SELECT (SELECT count(*) FROM member WHERE live AND sponsorship = :code AND sponsorship <> '')"
            " + (SELECT count(*) FROM continuation WHERE sponsorship = :code AND verdict <> 'rejected')",
            {"code": code},
        ).fetchone()
        return int(row[0])

    def continuations(self, member_id: str = "") -> tuple[Continuation, ...]:
        """Of one person, or of all; oldest first."""
        where, values = ("WHERE member_id = ?", (member_id,)) if member_id else ("", ())
        rows = self._conn.execute(
            "SELECT continuation_id, member_id, payer, sponsorship, place, programmes, first_month, months,"
            " last_month, payment, reference, amount_rp, officer, at_ms, verdict, reason"
            f" FROM continuation {where} ORDER BY seq",
            values,
        )
        return tuple(_continuation(row) for row in rows)

    def endings(self, *, first: str, last: str) -> tuple[EndingRow, ...]:
        """Live people whom a sponsor pays for at the end, whose last month lies between, both included.

        By month, then by sponsorship and name.
        """
        rows = self._conn.execute(
            "WITH goes_on AS (SELECT member_id, max(last_month) AS last_month, payer, sponsorship"
            "  FROM continuation WHERE verdict <> 'rejected' GROUP BY member_id)"
            " SELECT m.member_id, m.name, m.kpj, m.work_place,"
            " CASE WHEN g.last_month > m.last_month THEN g.sponsorship ELSE m.sponsorship END AS pays,"
            " max(m.last_month, coalesce(g.last_month, m.last_month)) AS ends, m.phone"
            " FROM member AS m LEFT JOIN goes_on AS g USING (member_id)"
            " WHERE m.live AND m.payer <> 'self' AND m.nik IS NOT NULL"
            " AND m.verdict IN ('waiting', 'accepted') AND ends BETWEEN ? AND ? AND pays <> ''"
            " ORDER BY ends, pays, m.name, m.seq",
            (first, last),
        )
        return tuple(map(EndingRow._make, rows))

    def last_month(self, member_id: str) -> str:
        """The last month that is paid for somebody, continuations included; "" for nobody."""
        row = self._conn.execute(
            "SELECT max(last_month) FROM (SELECT last_month FROM member WHERE member_id = :id"
            " UNION ALL SELECT last_month FROM continuation WHERE member_id = :id AND verdict <> 'rejected')",
            {"id": member_id},
        ).fetchone()
        return row[0] or ""


def _sponsorship(row: Sequence[Any]) -> Sponsorship:
    code, donor, payer, mou, programmes, first_month, months, places, kinds, region, ended = row
    return Sponsorship(
        code=code,
        donor=donor,
        payer=Payer(payer),
        mou=mou,
        programmes=tuple(map(Programme, programmes.split("+"))),
        first_month=first_month,
        months=months,
        places=places,
        kinds=tuple(filter(None, kinds.split(","))),
        region=region,
        ended=bool(ended),
    )


def _continuation(row: Sequence[Any]) -> Continuation:
    continuation_id, member_id, payer, sponsorship, place, programmes, first_month, months, *rest = row
    last_month, payment, reference, amount_rp, officer, at_ms, verdict, reason = rest
    return Continuation(
        continuation_id=continuation_id,
        member_id=member_id,
        payer=Payer(payer),
        sponsorship=sponsorship,
        place=place,
        programmes=programmes,
        first_month=first_month,
        months=months,
        last_month=last_month,
        payment=payment,
        reference=reference,
        amount_rp=amount_rp,
        officer=officer,
        at_ms=at_ms,
        verdict=Verdict(verdict),
        reason=reason,
    )
