"""CSV as offices hand it over: any common separator, BOM or none, UTF-8, UTF-16 or cp1252, stray quotes."""

import codecs
import csv
import io
from collections import Counter
from itertools import islice

from fieldreg.domain.faults import Fault
from fieldreg.lists.bounds import MAX_COLUMNS, MAX_ROWS, too_large
from fieldreg.lists.grid import Grid, trimmed
from fieldreg.lists.titles import fields_named

_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE_LINES = 80


def read_csv(data: bytes) -> Grid:
    """All records of the file as texts. Raises Fault (`list_unreadable`, `list_too_large`)."""
    content = _decode(data)
    lines = content.splitlines()
    separator = _declared(lines) or _guess(lines)
    first = 1 if _declared(lines) else 0
    if len(lines) > 2 * MAX_ROWS:
        raise too_large()
    try:
        rows = _records(lines, separator)
    except csv.Error as error:
        raise Fault("list_unreadable") from error
    if first:
        rows[0] = ()
    grid = Grid("CSV", tuple(trimmed(row) for row in rows))
    if grid.width > MAX_COLUMNS:
        raise too_large()
    return grid


def _decode(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Fault("list_unreadable")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _declared(lines: list[str]) -> str:
    """Excel's own hint, a first line `sep=;`, or ""."""
    first = lines[0].strip().strip('"') if lines else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""


def _guess(lines: list[str]) -> str:
    """The separator under which the heading makes most sense, then the one that cuts rows most evenly.

    Counting alone is not enough: `1,8 jt` and `Rp. 2.500.000,-` bring more commas than a short list has
    semicolons.
    """
    sample = list(islice((line for line in lines if line.strip()), _SAMPLE_LINES))

    def score(separator: str) -> tuple[int, float]:
        rows = [line.split(separator) for line in sample]
        named = max((len(fields_named([_unquoted(c) for c in row])) for row in rows), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        even = widths.most_common(1)[0][1] / len(rows) if widths else 0.0
        return (named if named > 1 else 0), even

    return max(_SEPARATORS, key=score)


def _records(lines: list[str], separator: str) -> list[tuple[str, ...]]:
    """One record a line, or over several where a quoted text holds line breaks.

    A quote that is opened and never closed would swallow every person up to the next quote. So a quoted
    text may run on only over lines that are not records themselves; else its line is taken as it stands.
    """
    whole = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator))
    if not any("\n" in cell and _swallowed(cell, separator, len(row)) for row in whole for cell in row):
        return [tuple(row) for row in whole]
    return [_one_line(line, separator) for line in lines]


def _swallowed(cell: str, separator: str, width: int) -> bool:
    tails = cell.split("\n")[1:]
    return any(tail.count(separator) >= max(1, (width - 1) // 2) for tail in tails)


def _one_line(line: str, separator: str) -> tuple[str, ...]:
    if line.count('"') % 2 == 0:
        return tuple(next(csv.reader([line], delimiter=separator), []))
    return tuple(_unquoted(cell) for cell in line.split(separator))


def _unquoted(cell: str) -> str:
    return cell.strip().strip('"')
