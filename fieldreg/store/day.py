"""What happened since a moment: the counts of a day, read from the tables."""

from dataclasses import dataclass

from fieldreg.store.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidBy:
    """One way of paying: people, rupiah, first and last reference."""

    method: str
    count: int
    amount_rp: int
    first_reference: str
    last_reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """Counts of live people registered since a moment; most frequent first."""

    registered: int
    by_occupation: dict[str, int]
    by_payer: dict[str, int]
    by_programmes: dict[str, int]
    """Keyed by the programmes joined with a plus: "JKK+JKM"."""
    payments: tuple[PaidBy, ...]
    numbers_used: int
    first_number: str
    last_number: str
    cards_issued: int
    cards_printed: int


def counts_since(database: Database, since_ms: int) -> DayCounts:
    """Everything that a closing sheet counts. Reads only."""
    conn = database.conn
    used, first, last, registered = conn.execute(
        "SELECT count(kpj), coalesce(min(kpj), ''), coalesce(max(kpj), ''), count(*)"
        " FROM member WHERE live AND registered_at_ms >= ?",
        (since_ms,),
    ).fetchone()
    issued, printed = conn.execute(
        "SELECT count(*), count(printed_at_ms) FROM card WHERE issued_at_ms >= ?", (since_ms,)
    ).fetchone()
    payments = conn.execute(
        "SELECT payment, count(*), sum(amount_rp), coalesce(min(nullif(reference, '')), ''), max(reference)"
        " FROM member WHERE live AND registered_at_ms >= ? GROUP BY 1",
        (since_ms,),
    )
    return DayCounts(
        registered=registered,
        by_occupation=_grouped(database, "occupation", since_ms),
        by_payer=_grouped(database, "payer", since_ms),
        by_programmes=_grouped(database, "programmes", since_ms),
        payments=tuple(
            PaidBy(
                method=row[0], count=row[1], amount_rp=row[2], first_reference=row[3], last_reference=row[4]
            )
            for row in payments
        ),
        numbers_used=used,
        first_number=first,
        last_number=last,
        cards_issued=issued,
        cards_printed=printed,
    )


def _grouped(database: Database, column: str, since_ms: int) -> dict[str, int]:
    rows = database.conn.execute(
        f"SELECT {column}, count(*) FROM member WHERE live AND registered_at_ms >= ?"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        (since_ms,),
    )
    return dict(rows)
