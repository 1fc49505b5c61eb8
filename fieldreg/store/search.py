"""Search as you type, and filters: indexed, in pages that continue after a seq (no OFFSET)."""

import re

from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of
from fieldreg.store.only import NO_END, Only

PAGE = 50
"""People on one page of a list."""

_NEWEST = 1_000
"""People looked through one by one, newest first, before an index is asked."""
_DIGITS = re.compile(r"[\d\s.\-]+")
_WORDS = re.compile(r"\w+")
_NAMED = "seq IN (SELECT rowid FROM member_words WHERE member_words MATCH :words AND rowid < :before{})"
_BEGINS = "{0} >= :start AND {0} < :end"
_NUMBERS = {"live AND nik": 1_000, "NOT live AND nik": 1_000, "kpj": 10_000, "phone <> '' AND phone": 10_000}
"""Each as its index has it (LIKE would not use them), and how many that begin alike are gathered beforehand.

Of more, each is looked at on the way. Numbers go with time, so that those which begin alike may all be old.
"""


def find(database: Database, text: str, only: Only, *, before: int | None, limit: int) -> tuple[Member, ...]:
    """See `People.find`."""
    terms = only.terms()
    values = only.values | {"before": NO_END if before is None else before, "limit": limit}
    text = text.strip()
    if not text:
        return _select(database, terms, values)
    if _DIGITS.fullmatch(text):
        return _find_digits(database, re.sub(r"\D", "", text), terms, values)
    words = " ".join(f'"{word}"*' for word in _WORDS.findall(text))
    if not words:
        return ()
    # Without a filter the index need not name more people than are shown.
    named = f"+{_NAMED.format('')}" if terms else _NAMED.format(" ORDER BY rowid DESC LIMIT :limit")
    return _select(database, [*terms, named], values | {"words": words})


def _find_digits(
    database: Database, digits: str, terms: list[str], values: dict[str, str | int]
) -> tuple[Member, ...]:
    if not digits:
        return _select(database, terms, values)
    values |= {"start": digits, "end": digits + ":"}
    begins = " OR ".join(f"({_BEGINS.format(column)})" for column in ("+nik", "+kpj", "+phone"))
    if terms:
        many = any(_reaches(database, column, few, values) for column, few in _NUMBERS.items())
        ranges = " UNION ".join(f"SELECT seq FROM member WHERE {_BEGINS.format(each)}" for each in _NUMBERS)
        return _select(database, [*terms, f"({begins})" if many else f"+seq IN ({ranges})"], values)
    # A beginning that many share is found at once among the newest people …
    newest = f"(SELECT * FROM member WHERE seq < :before ORDER BY seq DESC LIMIT {_NEWEST})"
    found = _select(database, [f"({begins})"], values, people=newest)
    if len(found) == values["limit"]:
        return found
    # … and a rare one by ranges of the indexes.
    ranges = " UNION ".join(
        f"SELECT * FROM (SELECT seq FROM member WHERE {_BEGINS.format(each)} AND seq < :before"
        " ORDER BY seq DESC LIMIT :limit)"
        for each in _NUMBERS
    )
    return _select(database, [f"seq IN ({ranges})"], values)


def _reaches(database: Database, column: str, few: int, values: dict[str, str | int]) -> bool:
    """Whether so many or more begin so in one of `_NUMBERS`."""
    rows = f"SELECT 1 FROM member WHERE {_BEGINS.format(column)} LIMIT {few}"
    number: int = database.conn.execute(f"SELECT count(*) FROM ({rows})", values).fetchone()[0]
    return number == few


def _select(
    database: Database, terms: list[str], values: dict[str, str | int], *, people: str = "member"
) -> tuple[Member, ...]:
    where = " AND ".join([*terms, "seq < :before"])
    rows = database.conn.execute(
        f"SELECT {COLUMNS} FROM {people} WHERE {where} ORDER BY seq DESC LIMIT :limit", values
    )
    return tuple(map(member_of, rows))
