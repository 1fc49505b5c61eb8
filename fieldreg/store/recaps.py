"""Whom a sponsorship protects, as this laptop knows it."""

from typing import NamedTuple

from fieldreg.store.engine import Database

_SAID = "json_extract(CAST(coalesce(j.body, j.residue) AS TEXT), '$.registration.{}')"


class ProtectedRow(NamedTuple):
    """One person, for the months that one sponsorship paid."""

    name: str
    occupation: str
    occupation_text: str
    programmes: str
    first_month: str
    months: int
    amount_rp: int
    handed_over: bool


def protected(database: Database, code: str) -> tuple[ProtectedRow, ...]:
    """Live people of a sponsorship whom HQ has not sent back, and those who go on by it; by name.

    Erased people keep months and sums, and no name.
    """
    rows = database.conn.execute(
        f"SELECT m.name, m.occupation, {_SAID.format('occupation_text')}, m.programmes,"
        f" {_SAID.format('first_month')}, {_SAID.format('months')}, m.amount_rp, m.card = 'handed_over'"
        " FROM member AS m JOIN journal AS j ON j.seq = (SELECT max(seq) FROM journal"
        "  WHERE about = m.member_id AND about <> '' AND kind IN ('MemberRegistered', 'MemberCorrected'))"
        " WHERE m.live AND m.sponsorship <> '' AND m.sponsorship = ?1"
        "  AND m.verdict NOT IN ('rejected', 'duplicate')"
        " UNION ALL SELECT m.name, m.occupation, '', c.programmes, c.first_month, c.months, c.amount_rp,"
        "  m.card = 'handed_over' FROM continuation AS c JOIN member AS m USING (member_id)"
        " WHERE m.live AND c.sponsorship = ?1 AND c.verdict <> 'rejected'"
        " ORDER BY 1 COLLATE NOCASE, 5",
        (code,),
    )
    return tuple(ProtectedRow._make((*row[:-1], bool(row[-1]))) for row in rows)


def codes(database: Database) -> tuple[str, ...]:
    """Every sponsorship that somebody here belongs to, and every published one."""
    rows = database.conn.execute(
        "SELECT sponsorship FROM member WHERE sponsorship <> '' UNION SELECT sponsorship FROM continuation"
        " WHERE sponsorship <> '' UNION SELECT code FROM sponsorship ORDER BY 1"
    )
    return tuple(code for (code,) in rows)
