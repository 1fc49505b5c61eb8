"""What became of every number that HQ leased to this laptop: counted where all agree, else looked up."""

from collections.abc import Iterator

from fieldreg.domain.closing_books import NumberBook
from fieldreg.store.engine import Database

_STANDS = "live AND kpj NOT IN (SELECT kpj FROM void_card)"


def read_numbers(database: Database) -> NumberBook:
    """Of all days: a number is leased once."""
    leases = database.conn.execute(
        "SELECT CAST(first AS INTEGER), CAST(last AS INTEGER), drawn, abandoned FROM lease"
        " WHERE sponsorship = ''"
    ).fetchall()
    leased = sum(last - first + 1 for first, last, _, _ in leases)
    left = sum(last - first + 1 - drawn for first, last, drawn, _ in leases)
    drawn = sum(each for _, _, each, _ in leases)
    recorded = sum(_recorded(database, first, first + each) for first, _, each, _ in leases)
    (in_all,) = database.conn.execute("SELECT count(*) FROM member WHERE kpj IS NOT NULL").fetchone()
    if drawn == recorded == in_all:
        # Each drawn number is one person's, and nobody has another: no need to look at each.
        (spoiled,) = database.conn.execute(
            "SELECT (SELECT count(*) FROM member WHERE NOT live AND kpj IS NOT NULL)"
            " + (SELECT count(*) FROM void_card AS v CROSS JOIN member AS m ON m.kpj = v.kpj WHERE m.live)"
        ).fetchone()
        return NumberBook(leased=leased, left=left, given_up=0, used=in_all - spoiled, spoiled=spoiled)
    return _compared(database, leases, leased=leased, left=left)


def _recorded(database: Database, first: int, end: int) -> int:
    rows = database.conn.execute(
        "SELECT count(*) FROM member WHERE kpj >= ? AND kpj < ?", (_kpj(first), _kpj(end))
    )
    count: int = rows.fetchone()[0]
    return count


def _compared(
    database: Database, leases: list[tuple[int, int, int, int]], *, leased: int, left: int
) -> NumberBook:
    """Number by number: something was lost, replaced, or came from elsewhere."""
    drawn = {n for first, _, count, _ in leases for n in range(first, first + count)}
    given_up = {n for first, _, count, gone in leases if gone for n in range(first, first + count)}
    rows = database.conn.execute(
        f"SELECT CAST(kpj AS INTEGER), {_STANDS} FROM member WHERE kpj IS NOT NULL"
    ).fetchall()
    used, spoiled = ({kpj for kpj, stands in rows if bool(stands) is wanted} for wanted in (True, False))
    if drawn - used - spoiled:
        # somebody may have had it before HQ asked for another number
        spoiled |= {int(kpj) for kpj in _numbers_of_facts(database)} - used
    unrecorded = drawn - used - spoiled
    return NumberBook(
        leased=leased,
        left=left,
        given_up=len(unrecorded & given_up),
        used=len(used & drawn),
        spoiled=len(spoiled & drawn),
        outside=tuple(_kpj(n) for n in sorted((used | spoiled) - drawn)),
        unrecorded=tuple(_kpj(n) for n in sorted(unrecorded - given_up)),
    )


def _numbers_of_facts(database: Database) -> Iterator[str]:
    rows = database.conn.execute(
        "SELECT json_extract(CAST(coalesce(body, residue) AS TEXT), '$.kpj') FROM journal"
        " WHERE kind IN ('MemberRegistered', 'NumberAssigned')"
    )
    return (kpj for (kpj,) in rows if kpj)


def _kpj(number: int) -> str:
    return f"{number:011d}"
