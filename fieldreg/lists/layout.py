"""Where the heading of a sheet is, and which column holds what: by its title, else by its content."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from fieldreg.lists import faces
from fieldreg.lists.grid import Cell, Grid, cell_at, is_blank, shown, text
from fieldreg.lists.titles import field_named, fields_named

HEADING_DEPTH = 60
"""Letterheads and explanations above a heading fill half a page at most."""

SAMPLE_ROWS = 300
"""Rows from which a column's content is judged."""

ADDRESS_PARTS = ("address", "rt", "rw", "village", "regency")
"""Joined, in the list's own order, into the form's one address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Where a target stands. `by_content` is true where no title told."""

    index: int
    """From 0."""
    title: str
    by_content: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How one sheet is to be read."""

    heading: range
    """Row indices of the heading, from 0; empty where the sheet has none."""
    titles: tuple[str, ...]
    columns: dict[str, Column] = field(default_factory=dict)


def find_layout(grid: Grid, meanings: Mapping[str, str] | None = None) -> Layout | None:
    """The layout of a sheet that lists people by NIK, or None where there is no NIK column.

    `meanings` is what an office's titles are known to mean: title -> target, "" for a column not to be read.
    """
    heading, titles = _heading(grid)
    sample = _sample(grid, heading.stop)
    width = max(grid.width, len(titles))
    columns = _by_title(titles, sample)
    taken = {column.index for column in columns.values()}
    named = {index for indices in fields_named(titles).values() for index in indices}
    unknown = [
        index
        for index in range(width)
        if index not in taken and index not in named and not _refused(titles, index)
    ]
    _by_content(columns, unknown, sample, titles)
    _by_office(columns, titles, meanings or {})
    if "nik" not in columns:
        return None
    if "number" not in columns:
        _running_number(columns, titles, sample)
    return Layout(heading, titles, columns)


def _heading(grid: Grid) -> tuple[range, tuple[str, ...]]:
    """The row, or the two rows, whose titles name most; a later one wins only with more."""
    best: tuple[int, range, tuple[str, ...]] = (0, range(0), ())
    rows = [tuple(shown(cell) for cell in row) for row in grid.rows[: HEADING_DEPTH + 1]]
    person = [_has_person(row) for row in grid.rows[: HEADING_DEPTH + 1]]
    for index, titles in enumerate(rows[:HEADING_DEPTH]):
        if person[index]:
            continue
        if (worth := _worth(titles)) > best[0]:
            best = (worth, range(index, index + 1), titles)
        if index + 1 < len(rows) and not person[index + 1] and sum(map(bool, titles)) > 1:
            both = _stacked(titles, rows[index + 1])
            if (worth := _worth(both)) > max(best[0], _worth(titles), _worth(rows[index + 1])):
                best = (worth, range(index, index + 2), both)
    return best[1], best[2]


def _worth(titles: Sequence[str]) -> int:
    """How much of a person the titles name; 0 for a row that is no heading."""
    found = fields_named(titles)
    if len(found) < 2 and "nik" not in found:
        return 0
    return 2 * len(found) + any(field_named(title) == "number" for title in titles)


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Titles of a heading of two rows (merged cells above, parts below): the lower where it names one."""
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    return tuple(b if field_named(b) else (a or b) for a, b in zip(above, below, strict=True))


def _has_person(row: Sequence[Cell]) -> bool:
    return any(faces.like_nik(cell) for cell in row)


def _sample(grid: Grid, start: int) -> list[tuple[Cell, ...]]:
    return list(islice((row for row in grid.rows[start:] if not is_blank(row)), SAMPLE_ROWS))


def _share(sample: Sequence[tuple[Cell, ...]], index: int, like: Callable[[Cell], bool]) -> float:
    """Of the filled cells of a column, the part that looks so."""
    filled = [row[index] for row in sample if index < len(row) and text(row[index])]
    return sum(map(like, filled)) / len(filled) if filled else 0.0


def _by_title(titles: Sequence[str], sample: Sequence[tuple[Cell, ...]]) -> dict[str, Column]:
    """For every target named, its column; where several bear the name, the one whose content bears it out."""
    columns: dict[str, Column] = {}
    for target, indices in fields_named(titles).items():

        def worth(index: int, target: str = target) -> tuple[float, int, int]:
            filled = sum(1 for row in sample if text(cell_at(row, index)))
            content = _share(sample, index, faces.like_nik) if target == "nik" else 0.0
            return content, filled, -index

        best = max(indices, key=worth)
        if target in _PROVEN and _share(sample, best, _PROVEN[target]) < _MOSTLY:
            continue
        columns[target] = Column(index=best, title=titles[best])
    for index, title in enumerate(titles):
        if field_named(title) == "number" and "number" not in columns:
            columns["number"] = Column(index=index, title=title)
    return columns


def _refused(titles: Sequence[str], index: int) -> bool:
    """Whether a title says that the column holds something else: then its content must not claim it."""
    return index < len(titles) and bool(titles[index])


def _by_office(columns: dict[str, Column], titles: Sequence[str], meanings: Mapping[str, str]) -> None:
    for index, title in enumerate(titles):
        target = meanings.get(title) if title else None
        if target is None or columns.get(target, Column(index=-1, title="")).index == index:
            continue
        for other in [each for each, column in columns.items() if column.index == index]:
            del columns[other]
        if target:
            columns[target] = Column(index=index, title=title)


_MOSTLY = 0.6
_PROVEN: dict[str, Callable[[Cell], bool]] = {
    "programmes": faces.like_programmes,
    "months": faces.like_months,
}
"""Titles that often mean something else ("Program": the sponsor's): nothing is taken that does not fit."""

_BY_CONTENT: tuple[tuple[str, Callable[[Cell], bool], float], ...] = (
    ("nik", faces.like_nik, 0.5),
    ("birth_date", faces.like_date, 0.6),
    ("sex", faces.like_sex, 0.8),
    ("phone", faces.like_phone, 0.6),
    ("income", faces.like_money, 0.7),
    ("occupation", faces.like_work, 0.4),
    ("name", faces.like_name, 0.7),
)


def _by_content(
    columns: dict[str, Column],
    unknown: list[int],
    sample: Sequence[tuple[Cell, ...]],
    titles: Sequence[str],
) -> None:
    """Fill in what the titles did not tell. A NIK may be found under any title that is not another's."""
    for target, like, least in _BY_CONTENT:
        known = columns.get(target)
        if known and (target != "nik" or _share(sample, known.index, like) > 0):
            continue
        shares = {index: _share(sample, index, like) + _distinct(sample, index, target) for index in unknown}
        best = max(shares, key=lambda index: (shares[index], -index), default=None)
        if best is None or _share(sample, best, like) < least:
            continue
        columns[target] = Column(
            index=best, title=titles[best] if best < len(titles) else "", by_content=True
        )
        unknown.remove(best)


def _distinct(sample: Sequence[tuple[Cell, ...]], index: int, target: str) -> float:
    """Tie-breaker: names and NIKs differ from person to person; a family card number, a village do not."""
    if target not in {"nik", "name"}:
        return 0.0
    values = [text(cell_at(row, index)) for row in sample]
    return len(set(values)) / (10 * len(values)) if values else 0.0


def _running_number(
    columns: dict[str, Column], titles: Sequence[str], sample: Sequence[tuple[Cell, ...]]
) -> None:
    """A first column without a title that counts upwards."""
    used = {column.index for column in columns.values()}
    if 0 in used or (titles and titles[0]):
        return
    numbers = [int(value) for row in sample if (value := shown(cell_at(row, 0)).rstrip(".")).isdecimal()]
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    if len(numbers) > 1 and rising >= 0.8 * (len(numbers) - 1):
        columns["number"] = Column(index=0, title="")
