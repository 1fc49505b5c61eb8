"""The report of a list: every row as the office wrote it, what became of it, and what to mend.

Laid out so that the office mends in place and hands the same file back: `read_list` reads it again,
people already taken are known by their NIK, and every cell is text, so no number is damaged twice.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic

from fieldreg.files import write_whole
from fieldreg.lists.sheet import ListSheet, Skipped
from fieldreg.lists.verdicts import J, RowVerdict

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_HEADING_ROW = 3
_WIDEST = 44
_NARROWEST = 6
_TEXT = {"num_format": "@", "valign": "top", "border": 1, "border_color": "#D9E0E6"}
_COLOURS = {"refused": "#FBE3E1", "warned": "#FFF4D6", "taken": "#E4F3E8"}
_FAULTY = {"bg_color": "#F2B8B5", "bold": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine(Generic[J]):
    """A verdict, in words."""

    verdict: RowVerdict[J]
    sentences: tuple[str, ...] = ()
    """What is wrong, most telling first; empty where nothing is."""
    kpj: str = ""
    """The membership number, where one was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """Every word of the report that is not the office's own. Column titles must not be those of a field."""

    title: str
    summary: str
    """A sentence with the counts."""
    people: str
    """Name of the first sheet."""
    source_row: str
    """Title of the column with the row's number in the office's file."""
    result: str
    to_mend: str
    kpj: str
    taken: str
    warned: str
    refused: str
    not_read: str
    """Name of the second sheet."""
    row: str
    why: str
    content: str
    reasons: Mapping[Skipped, str]
    other_sheet: str
    """Why a sheet of the workbook stands there; `{people}` is filled in."""


def write_report(
    path: Path | str, sheet: ListSheet, lines: Iterable[ReportLine[J]], *, words: ReportWords
) -> None:
    """Write the report as XLSX, whole or not at all; an older file of that name is replaced.

    Holds NIK and names of the list: put it where the list itself may lie. Nothing is written elsewhere, not
    even for a moment. Raises Fault (disk_full, cannot_write_file).
    """
    import xlsxwriter  # noqa: PLC0415 - only who writes a report pays for it

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})  # else it spools to temporary files
    _people(book, sheet, list(lines), words)
    _not_read(book, sheet, words)
    book.close()
    write_whole(Path(path), content.getvalue())


def _people(book: "Workbook", sheet: ListSheet, lines: Sequence[ReportLine[J]], words: ReportWords) -> None:
    page = book.add_worksheet(words.people[:31])
    titles = _titles(sheet)
    headings = [words.source_row, *titles, words.result, words.to_mend, words.kpj]
    page.write_string(0, 0, words.title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, words.summary)
    heading = book.add_format(
        {
            "bold": True,
            "bg_color": "#0B6E4F",
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "valign": "vcenter",
            "border": 1,
        }
    )
    for index, title in enumerate(headings):
        page.write_string(_HEADING_ROW, index, title, heading)
    formats = {state: book.add_format({**_TEXT, "bg_color": colour}) for state, colour in _COLOURS.items()}
    wrapped = {
        state: book.add_format({**_TEXT, "bg_color": colour, "text_wrap": True})
        for state, colour in _COLOURS.items()
    }
    plain, faulty = book.add_format(_TEXT), book.add_format({**_TEXT, **_FAULTY})
    state_words = {"refused": words.refused, "warned": words.warned, "taken": words.taken}
    for at, line in enumerate(lines, start=_HEADING_ROW + 1):
        state = _state(line)
        wrong = {
            sheet.columns[problem.field].index
            for problem in line.verdict.problems
            if problem.field in sheet.columns
        }
        page.write_string(at, 0, str(line.verdict.source_row), plain)
        for index, value in enumerate(_cells(line, sheet, len(titles))):
            page.write_string(at, index + 1, value, faulty if index in wrong else plain)
        end = len(titles) + 1
        page.write_string(at, end, state_words[state], formats[state])
        page.write_string(at, end + 1, " ".join(line.sentences), wrapped[state])
        page.write_string(at, end + 2, line.kpj, plain)
    _finish(page, headings, [_cells(line, sheet, len(titles)) for line in lines], plain)


def _finish(
    page: "Worksheet", headings: Sequence[str], rows: Sequence[Sequence[str]], plain: "Format"
) -> None:
    """Widths by content, heading and row numbers kept in sight, filters, print set-up."""
    for index, title in enumerate(headings):
        values = (row[index - 1] for row in rows) if 0 < index < len(headings) - 3 else ()
        width = max([len(title), *map(len, values)]) + 2
        page.set_column(index, index, min(max(width, _NARROWEST), _WIDEST), plain)
    last = len(headings) - 1
    page.set_column(last - 2, last - 2, 12)
    page.set_column(last - 1, last - 1, 60)
    page.set_column(last, last, 14)
    page.freeze_panes(_HEADING_ROW + 1, 1)
    page.autofilter(_HEADING_ROW, 0, _HEADING_ROW + max(len(rows), 1), last)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{_HEADING_ROW + len(rows) + 2}"})
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADING_ROW)


def _not_read(book: "Workbook", sheet: ListSheet, words: ReportWords) -> None:
    page = book.add_worksheet(words.not_read[:31])
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.write_row(0, 0, [words.row, words.why, words.content], bold)
    at = 1
    for skipped in sheet.skipped:
        if skipped.why is not Skipped.BLANK:
            page.write_string(at, 0, str(skipped.source_row))
            page.write_string(at, 1, words.reasons.get(skipped.why, skipped.why.value))
            page.write_string(at, 2, skipped.shown, wrapped)
            at += 1
    for other in sheet.other_sheets:
        page.write_string(at, 1, words.other_sheet.format(people=other.people))
        page.write_string(at, 2, other.name)
        at += 1
    page.set_column(0, 0, 8)
    page.set_column(1, 1, 34)
    page.set_column(2, 2, 70)
    page.freeze_panes(1, 0)


def _titles(sheet: ListSheet) -> list[str]:
    """The office's own headings; for columns without one, a name under which `read_list` finds them again."""
    width = max([len(sheet.titles), *(len(row.cells) for row in sheet.rows)])
    titles = [*sheet.titles, *[""] * (width - len(sheet.titles))]
    for target, column in sheet.columns.items():
        if column.by_content:
            titles[column.index] = _NAMED.get(target, column.title)
    return titles


_NAMED = {
    "nik": "NIK",
    "name": "Nama Lengkap",
    "birth_date": "Tgl Lahir",
    "sex": "L/P",
    "phone": "No HP",
    "occupation": "Pekerjaan",
    "income": "Penghasilan/bln",
}


def _cells(line: ReportLine[J], sheet: ListSheet, width: int) -> list[str]:
    """The row as the office wrote it; a damaged NIK with `?` for the digits that were lost."""
    row = line.verdict.listed
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    if row.problems and "nik" in sheet.columns:
        cells[sheet.columns["nik"].index] = row.form.nik
    return cells


def _state(line: ReportLine[J]) -> str:
    if not line.verdict.taken:
        return "refused"
    return "warned" if line.sentences else "taken"
