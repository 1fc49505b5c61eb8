"""Tables out: a workbook or a CSV for an office's spreadsheet; no cell can ever be run as a formula."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from fieldreg.files import write_whole

Cell: TypeAlias = str | int | None
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠")
_WIDEST, _NARROWEST = 44, 8
_HEADING = {
    "bold": True, "bg_color": "#0B6E4F", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter",
    "border": 1,
}  # fmt: skip
_TEXT = {"num_format": "@", "valign": "top", "border": 1, "border_color": "#D9E0E6"}
_NUMBER = {"num_format": "#,##0", "valign": "top", "border": 1, "border_color": "#D9E0E6"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """One table: what stands above it, its titles, its rows. Whole numbers stay numbers, texts stay texts."""

    name: str
    """Of the sheet; 31 characters are shown."""
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heading: tuple[str, ...] = ()
    """Lines above the table, the first one large."""
    total: tuple[Cell, ...] = ()
    """A last row in bold, or none."""


def write_workbook(path: Path, sheets: Sequence[TableSheet]) -> None:
    """Write the tables as XLSX, whole or not at all. Raises Fault (disk_full, cannot_write_file)."""
    import xlsxwriter  # noqa: PLC0415 - only who writes one pays for it

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})  # else it spools to temporary files
    large, heading = book.add_format({"bold": True, "font_size": 14}), book.add_format(_HEADING)
    formats = {bold: (book.add_format({**_TEXT, **bold_of}), book.add_format({**_NUMBER, **bold_of}))
               for bold, bold_of in ((False, {}), (True, {"bold": True}))}  # fmt: skip
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:31])
        for at, line in enumerate(sheet.heading):
            page.write_string(at, 0, line, None if at else large)
        top = len(sheet.heading) + bool(sheet.heading)
        for column, title in enumerate(sheet.titles):
            page.write_string(top, column, title, heading)
        rows = [*((row, False) for row in sheet.rows), *([(sheet.total, True)] if sheet.total else [])]
        for at, (row, bold) in enumerate(rows, start=top + 1):
            text, number = formats[bold]
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(at, column, cell, number)
                else:
                    page.write_string(at, column, cell or "", text)
        for column, title in enumerate(sheet.titles):
            longest = max([len(title), *(len(str(row[column] or "")) for row, _ in rows)])
            page.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
        page.freeze_panes(top + 1, 0)
        if sheet.rows:
            page.autofilter(top, 0, top + len(sheet.rows), len(sheet.titles) - 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(top)
    book.close()
    write_whole(path, content.getvalue())


def write_csv(path: Path, sheet: TableSheet) -> None:
    """Write one table as CSV: UTF-8 with a mark, semicolons, as a spreadsheet set to Indonesian opens it.

    A text that a spreadsheet would run as a formula gets an apostrophe in front. Raises Fault (disk_full,
    cannot_write_file).
    """
    content = io.StringIO(newline="")
    writer = csv.writer(content, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_harmless, sheet.titles))
    writer.writerows([_harmless(cell) for cell in row] for row in sheet.rows)
    write_whole(path, content.getvalue().encode("utf-8-sig"))


def _harmless(cell: Cell) -> str:
    if cell is None or isinstance(cell, int):
        return "" if cell is None else str(cell)
    return f"'{cell}" if cell.lstrip(" ").startswith(_BEGINS_A_FORMULA) else cell
