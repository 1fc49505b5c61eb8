"""A day at the market, read out of the journal and the tables: what its closing compares."""

from dataclasses import dataclass
from typing import NamedTuple

from fieldreg.domain.closing_books import Booked, DayBooks, Record, Taking
from fieldreg.domain.member import PaymentMethod, Verdict
from fieldreg.domain.papers import PaperBook, keep_papers
from fieldreg.store.day_numbers import read_numbers
from fieldreg.store.day_papers import AT, paper_steps
from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of


class Span(NamedTuple):
    """A day: from its first moment to the first of the next (UTC, milliseconds)."""

    from_ms: int
    until_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTallies:
    """Live people registered on a day, most frequent first."""

    by_occupation: dict[str, int]
    by_payer: dict[str, int]
    by_programmes: dict[str, int]
    """Keyed by the programmes joined with a plus: "JKK+JKM"."""
    by_payment: dict[str, tuple[int, int]]
    """Method -> (people, rupiah)."""
    first_number: str
    last_number: str
    officers: tuple[str, ...]
    """Ids of those who registered them."""
    activations: tuple[str, ...]
    """Codes of the activations that they belong to; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact about a closed day that came after its closing."""

    seq: int
    at_ms: int
    officer: str
    kind: str
    member_id: str
    name: str
    kpj: str | None


class Days:
    """Reads days. Nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database, self._conn = database, database.conn

    def tallies(self, span: Span) -> DayTallies:
        """The counts that the sheet shows beside the balances."""
        first, last = self._conn.execute(
            "SELECT coalesce(min(kpj), ''), coalesce(max(kpj), '') FROM member"
            " WHERE live AND registered_at_ms >= ? AND registered_at_ms < ?",
            span,
        ).fetchone()
        paid = self._conn.execute(
            "SELECT payment, count(*), sum(amount_rp) FROM member"
            " WHERE live AND registered_at_ms >= ? AND registered_at_ms < ? GROUP BY 1 ORDER BY 2 DESC, 1",
            span,
        )
        return DayTallies(
            by_occupation=self._grouped("occupation", span),
            by_payer=self._grouped("payer", span),
            by_programmes=self._grouped("programmes", span),
            by_payment={method: (people, rupiah) for method, people, rupiah in paid},
            first_number=first,
            last_number=last,
            officers=tuple(self._grouped("officer", span)),
            activations=tuple(self._grouped("activation", span)),
        )

    def books(self, span: Span, *, acknowledged: int) -> DayBooks:
        """Everything that a closing compares. `acknowledged` is the seq of HQ's newest receipt."""
        people = self._people(span)
        papers = keep_papers(paper_steps(self._database, from_ms=span.from_ms, until_ms=span.until_ms))
        (waiting,) = self._conn.execute(
            "SELECT count(*) FROM member WHERE +live AND card = 'waiting'"
            " AND card IN ('waiting', 'no_number', 'issued')"
        ).fetchone()
        (of_day,) = self._conn.execute(
            f"SELECT count(*) FROM journal WHERE {AT} >= ? AND {AT} < ?", span
        ).fetchone()
        (in_all,) = self._conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
        void = self._void(span)
        return DayBooks(
            people=people,
            takings=self._takings(span),
            numbers=read_numbers(self._database),
            spoiled_today=sum(p.kpj is not None and (not p.live or p.kpj in void) for p in people),
            papers=papers,
            cards_waiting=waiting,
            names=self._names(papers),
            earlier_references=self._earlier_references(span.from_ms),
            facts_of_day=of_day,
            facts_waiting=self._facts_waiting(span, acknowledged),
            facts_in_all=in_all,
            facts_receipted=acknowledged,
        )

    def members(self, span: Span) -> tuple[Member, ...]:
        """Everybody registered on the day, cancelled ones too, in order."""
        rows = self._conn.execute(
            f"SELECT {COLUMNS} FROM member WHERE registered_at_ms >= ? AND registered_at_ms < ? ORDER BY seq",
            span,
        )
        return tuple(map(member_of, rows))

    def changes_after(self, seq: int, span: Span) -> tuple[Change, ...]:
        """What was written behind `seq` and changes the day: its people, and its cards."""
        rows = self._conn.execute(
            f"SELECT j.seq, {AT}, j.officer, j.kind, j.about, m.name, m.kpj"
            " FROM journal AS j JOIN member AS m ON m.member_id = j.about WHERE j.seq > ?1"
            " AND ((j.kind IN ('MemberRegistered', 'MemberCorrected', 'MemberCancelled', 'NumberAssigned')"
            "   AND m.registered_at_ms >= ?2 AND m.registered_at_ms < ?3)"
            "  OR (j.kind IN ('CardPrinted', 'CardSpoiled', 'CardHandedOver', 'MembershipContinued')"
            f"   AND {AT} >= ?2 AND {AT} < ?3)) ORDER BY j.seq",
            (seq, *span),
        )
        return tuple(
            Change(seq=n, at_ms=at_ms, officer=officer, kind=kind, member_id=about, name=name, kpj=kpj)
            for n, at_ms, officer, kind, about, name, kpj in rows
        )

    def officer_names(self) -> dict[str, str]:
        """Officer id -> name of everybody who has ever been added here, also those who are gone."""
        rows = self._conn.execute(
            "SELECT json_extract(CAST(body AS TEXT), '$.officer_id'),"
            " json_extract(CAST(body AS TEXT), '$.name')"
            " FROM journal WHERE kind = 'OfficerAdded' ORDER BY seq"
        )
        return dict(rows)

    def _people(self, span: Span) -> tuple[Booked, ...]:
        rows = self._conn.execute(
            "SELECT member_id, name, kpj, officer, live, payment, verdict FROM member"
            " WHERE registered_at_ms >= ? AND registered_at_ms < ? ORDER BY seq",
            span,
        )
        return tuple(
            Booked(
                member_id=member_id,
                name=name,
                kpj=kpj,
                officer=officer,
                live=bool(live),
                payment=payment,
                verdict=Verdict(verdict),
            )
            for member_id, name, kpj, officer, live, payment, verdict in rows
        )

    def _takings(self, span: Span) -> tuple[Taking, ...]:
        """Cash for registrations, and cash by which somebody went on."""
        rows = self._conn.execute(
            "SELECT member_id, name, kpj, officer, reference, amount_rp, live FROM member"
            " WHERE payment = ?1 AND registered_at_ms >= ?2 AND registered_at_ms < ?3"
            " UNION ALL SELECT m.member_id, m.name, m.kpj, c.officer, c.reference, c.amount_rp, m.live"
            " FROM continuation AS c JOIN member AS m ON m.member_id = c.member_id"
            " WHERE c.payment = ?1 AND c.at_ms >= ?2 AND c.at_ms < ?3",
            (PaymentMethod.CASH, *span),
        )
        return tuple(
            Taking(
                officer=officer,
                reference=reference,
                amount_rp=amount_rp,
                stands=bool(live),
                record=Record(kpj or member_id[:8].upper(), name, member_id),
            )
            for member_id, name, kpj, officer, reference, amount_rp, live in rows
        )

    def _earlier_references(self, before_ms: int) -> tuple[str, ...]:
        # Of nearly everybody: read in the table's order, not in the index's.
        rows = self._conn.execute(
            "SELECT reference FROM member WHERE payment = ?1 AND +registered_at_ms < ?2 AND reference <> ''"
            " UNION SELECT reference FROM continuation WHERE payment = ?1 AND at_ms < ?2 AND reference <> ''",
            (PaymentMethod.CASH, before_ms),
        )
        return tuple(reference for (reference,) in rows)

    def _names(self, papers: PaperBook) -> dict[str, str]:
        numbers = papers.in_hand | papers.unconfirmed | papers.void_outside | set(papers.handed_unconfirmed)
        found = {}
        for kpj in numbers:
            row = self._conn.execute("SELECT name FROM member WHERE kpj = ?", (kpj,)).fetchone()
            if row:
                found[kpj] = row[0]
        return found

    def _void(self, span: Span) -> set[str]:
        """Of the day's people; few cards are ever void, so they are asked and not each person."""
        rows = self._conn.execute(
            "SELECT v.kpj FROM void_card AS v CROSS JOIN member AS m ON m.kpj = v.kpj"
            " WHERE m.registered_at_ms >= ? AND m.registered_at_ms < ?",
            span,
        )
        return {kpj for (kpj,) in rows}

    def _facts_waiting(self, span: Span, acknowledged: int) -> tuple[Record, ...]:
        rows = self._conn.execute(
            "SELECT j.seq, coalesce(m.name, ''), j.about FROM journal AS j"
            f" LEFT JOIN member AS m ON m.member_id = j.about WHERE j.seq > ? AND {AT} >= ? AND {AT} < ?"
            " ORDER BY j.seq",
            (acknowledged, *span),
        )
        return tuple(Record(str(seq), name, about) for seq, name, about in rows)

    def _grouped(self, column: str, span: Span) -> dict[str, int]:
        rows = self._conn.execute(
            f"SELECT {column}, count(*) FROM member WHERE live AND registered_at_ms >= ?"
            " AND registered_at_ms < ? GROUP BY 1 ORDER BY 2 DESC, 1",
            span,
        )
        return dict(rows)
