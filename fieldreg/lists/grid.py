"""Cells in rows: what every reader yields and everything after it works on."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fieldreg.lists.bounds import MAX_CELL_CHARS

Cell = str | int | float | bool | date | datetime | time | timedelta
"""As the file keeps it: a spreadsheet tells numbers, dates and texts apart, a CSV knows texts only."""

_INVISIBLE = {ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"} | {
    ord(c): " " for c in "\u00a0\u2007\u202f\t\r\n\v\f"
}
_NOTHING = frozenset({"", "-", "--", "–", "—", ".", "n/a", "#n/a", "null", "none", "nan", "#ref!", "#value!"})


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `rows[0]` is row 1 of the file; rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False

    @property
    def width(self) -> int:
        """The length of the longest row."""
        return max((len(row) for row in self.rows), default=0)


def shown(cell: Cell) -> str:
    """The cell as a person sees it: tidy blanks, whole numbers without `.0`, dates as DD/MM/YYYY."""
    if isinstance(cell, str):
        return _tidy(cell)
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, int | float):
        return str(int(cell)) if _whole(cell) else repr(cell)
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year:04d}"
    return str(cell)


def text(cell: Cell) -> str:
    """As `shown`, without what only says "nothing here" (`-`, `#N/A`) and a spreadsheet's text marks."""
    value = shown(cell)
    if value.startswith('="') and value.endswith('"'):
        value = value[2:-1].strip()
    value = value.lstrip("'`’‘").strip() if value[:1] in "'`’‘" else value
    return "" if value.casefold() in _NOTHING else value


def cell_at(row: tuple[Cell, ...], index: int | None) -> Cell:
    """The cell, or "" where the row is shorter or there is no such column."""
    return row[index] if index is not None and index < len(row) else ""


def trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """Without the empty cells at its end: a table formatted far to the right is not wide."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return tuple(row[:end])


def is_blank(row: tuple[Cell, ...]) -> bool:
    """Whether nothing can be seen in the row."""
    return not any(shown(cell) for cell in row)


def _whole(number: float) -> bool:
    return isinstance(number, int) or number.is_integer()


def _tidy(value: str) -> str:
    if len(value) > MAX_CELL_CHARS:
        value = value[:MAX_CELL_CHARS] + "…"
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    value = value.translate(_INVISIBLE)
    value = "".join(c for c in value if unicodedata.category(c)[0] != "C")
    return " ".join(value.split())
