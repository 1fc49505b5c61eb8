"""Read a list of people from a spreadsheet file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fieldreg.domain.faults import Fault
from fieldreg.lists.bounds import MAX_FILE_BYTES, too_large
from fieldreg.lists.csv_in import read_csv
from fieldreg.lists.grid import Grid, is_blank
from fieldreg.lists.layout import find_layout
from fieldreg.lists.people import read_people
from fieldreg.lists.sheet import ListSheet, OtherSheet

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_FOREIGN = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"))


def read_list(
    path: Path | str, *, sheet: str | None = None, named: Mapping[str, str] | None = None
) -> ListSheet:
    """Read the people of a CSV or XLSX file.

    What the file is, is told by its content, never by its name. Of a workbook's sheets the visible one with
    most people is read (or the one called `sheet`); the others are named in `other_sheets`, with the number
    of people in each, and must be told to the user. Every row of the sheet comes back as a person
    or as skipped with the reason.

    `named` is what the office's titles are known to mean (title -> target, "" for a column that is not to be
    read); the others are guessed.

    Raises Fault: `file_missing`, `list_not_opened` (in use, no permission), `list_unreadable` (damaged),
    `list_wrong_format` (XLS, ODS, PDF, a web page …), `list_locked` (password), `list_too_large` (see
    `bounds`), `list_empty`, `list_no_nik_column`, `list_no_such_sheet`.
    Reads the file once and keeps no hold of it. Any thread.
    """
    grids = _grids(_content(Path(path)))
    if not any(not is_blank(row) for grid in grids for row in grid.rows):
        raise Fault("list_empty")
    if sheet is not None and sheet not in {grid.name for grid in grids}:
        raise Fault("list_no_such_sheet", sheets=", ".join(grid.name for grid in grids))
    lists = _lists(grids, named)
    candidates = [pair for pair in lists if sheet in {None, pair[0].name} and pair[1] is not None]
    read = max(candidates, key=lambda pair: (not pair[0].hidden, _size(pair[1])), default=None)
    if read is None or read[1] is None:
        raise Fault("list_no_nik_column")
    if not read[1].rows:
        raise Fault("list_empty")
    others = (
        OtherSheet(name=grid.name, people=_size(found), hidden=grid.hidden)
        for grid, found in lists
        if grid is not read[0]
    )
    return replace(read[1], other_sheets=tuple(others))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise Fault("file_missing", file=path.name) from None
    except (OSError, ValueError) as error:
        raise Fault("list_not_opened") from error
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    return data


def _grids(data: bytes) -> Sequence[Grid]:
    if data.startswith(_ZIP):
        if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
            raise Fault("list_wrong_format", format="ODS")
        # only a workbook pays for the XLSX reader
        from fieldreg.lists.xlsx_in import read_xlsx  # noqa: PLC0415

        return read_xlsx(data)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Fault("list_locked")
        raise Fault("list_wrong_format", format="XLS")
    for mark, name in _FOREIGN:
        if data.startswith(mark):
            raise Fault("list_wrong_format", format=name)
    if data.lstrip()[:14].lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Fault("list_wrong_format", format="HTML/XML")
    return [read_csv(data)]


def _lists(grids: Sequence[Grid], named: Mapping[str, str] | None) -> list[tuple[Grid, ListSheet | None]]:
    layouts = ((grid, find_layout(grid, named)) for grid in grids)
    return [(grid, read_people(grid, layout) if layout else None) for grid, layout in layouts]


def _size(found: ListSheet | None) -> int:
    return len(found.rows) if found else 0
