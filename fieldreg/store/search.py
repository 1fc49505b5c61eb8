"""Search as you type, and filters: indexed, in pages that continue after a seq (no OFFSET)."""

import re
from dataclasses import dataclass, fields

from fieldreg.domain.member import Verdict
from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of

PAGE = 50
"""People on one page of a list."""

_NEWEST = 1_000
"""People looked through one by one, newest first, before an index is asked."""
_DIGITS = re.compile(r"[\d\s.\-]+")
_WORDS = re.compile(r"\w+")
_NO_END = 2**62
_TO_MEND = (Verdict.REJECTED.value, Verdict.DUPLICATE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which people a list is about; what is left empty does not matter."""

    verdict: str = ""
    card: str = ""
    payer: str = ""
    sponsorship: str = ""
    occupation: str = ""
    officer: str = ""
    spoiled: bool = False
    """A card of theirs has been spoiled."""
    from_ms: int = 0
    """Registered at this moment or later (UTC)."""
    until_ms: int = _NO_END
    """Registered before this moment."""

    def clause(self) -> tuple[str, dict[str, str | int]]:
        """SQL that holds for these people, and its values."""
        wanted: dict[str, str | int] = {
            field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)
        }
        parts = [f"{name} = :{name}" for name in wanted if name != "spoiled" and not name.endswith("_ms")]
        # Partial indexes serve a condition that SQLite can read, not one that comes as a value.
        if self.verdict in _TO_MEND:
            parts.append(f"verdict IN {_TO_MEND!r}")
        if self.sponsorship:
            parts.append("sponsorship <> ''")
        if self.spoiled:
            parts.append("kpj IN (SELECT kpj FROM spoiled_card)")
        if self.from_ms:
            parts.append("registered_at_ms >= :from_ms")
        if self.until_ms != _NO_END:
            parts.append("registered_at_ms < :until_ms")
        return " AND ".join(parts) or "1", wanted


EVERYBODY = Only()


def find(database: Database, text: str, only: Only, *, before: int | None, limit: int) -> tuple[Member, ...]:
    """See `People.find`."""
    where, values = only.clause()
    values |= {"before": _NO_END if before is None else before, "limit": limit}
    text = text.strip()
    if not text:
        return _select(database, where, values)
    if _DIGITS.fullmatch(text):
        return _find_digits(database, re.sub(r"\D", "", text), where, values)
    words = " ".join(f'"{word}"*' for word in _WORDS.findall(text))
    if not words:
        return ()
    # Without a filter the index need not name more people than are shown.
    enough = "LIMIT :limit" if only == EVERYBODY else ""
    named = (
        "seq IN (SELECT rowid FROM member_words WHERE member_words MATCH :words AND rowid < :before"
        f" ORDER BY rowid DESC {enough})"
    )
    return _select(database, f"{named} AND {where}", {**values, "words": words})


def _find_digits(
    database: Database, digits: str, where: str, values: dict[str, str | int]
) -> tuple[Member, ...]:
    if not digits:
        return _select(database, where, values)
    values = {**values, "start": digits, "end": digits + ":"}
    # A beginning that many share is found at once among the newest people …
    newest = f"(SELECT * FROM member WHERE seq < :before ORDER BY seq DESC LIMIT {_NEWEST})"
    matches = " OR ".join(f"({column} >= :start AND {column} < :end)" for column in ("nik", "kpj", "phone"))
    found = database.conn.execute(
        f"SELECT {COLUMNS} FROM {newest} WHERE ({matches}) AND {where} ORDER BY seq DESC LIMIT :limit", values
    ).fetchall()
    if len(found) == values["limit"]:
        return tuple(map(member_of, found))
    # … and a rare one by three ranges of three indexes, which LIKE would not use.
    ranges = " UNION ".join(
        f"SELECT * FROM (SELECT seq FROM member WHERE {column} >= :start AND {column} < :end"
        f" AND seq < :before AND {where} ORDER BY seq DESC LIMIT :limit)"
        for column in ("live AND nik", "kpj", "phone <> '' AND phone")
    )
    return _select(database, f"seq IN ({ranges})", values)


def _select(database: Database, where: str, values: dict[str, str | int]) -> tuple[Member, ...]:
    rows = database.conn.execute(
        f"SELECT {COLUMNS} FROM member WHERE {where} AND seq < :before ORDER BY seq DESC LIMIT :limit", values
    )
    return tuple(map(member_of, rows))
