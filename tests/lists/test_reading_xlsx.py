"""Workbooks: types of cells, several sheets, and files that mean harm."""

import io
import struct
import time
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from fieldreg.domain.faults import Fault
from fieldreg.lists import OtherSheet, read_list
from fieldreg.lists.forms import nik_in
from tests.lists.books import ANI, BUDI, HEAD, book


def forms(tmp_path, *rows, head=HEAD):
    return [row.form for row in read_list(book(tmp_path / "list.xlsx", {"Usulan": [head, *rows]})).rows]


def with_cell(index, value):
    return (*ANI[:index], value, *ANI[index + 1 :])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(1990, 6, 5), "1990-06-05"),
        (
            datetime(1990, 6, 5),  # noqa: DTZ001 - a cell has no zone
            "1990-06-05",
        ),
        (33029, "1990-06-05"),
        ("33029", "1990-06-05"),
        ("5 Juni 1990", "5 Juni 1990"),
        ("Solo, 5 Juni 1990", "5 Juni 1990"),
        ("Kab. Solo 05-06-1990", "05-06-1990"),
        (5061990, "5061990"),
        (1990, "1990"),
        ("belum tahu", "belum tahu"),
    ],
)
def test_birth_dates_of_every_kind(tmp_path, cell, text):
    assert forms(tmp_path, with_cell(4, cell))[0].birth_date == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [(1_500_000, "1500000"), (1_500_000.4, "1500000"), ("1,5 jt", "1,5 jt"), ("1500000.0", "1500000")],
)
def test_money_as_number_or_text(tmp_path, cell, text):
    assert forms(tmp_path, with_cell(7, cell))[0].income == text


def test_a_phone_number_kept_as_a_number(tmp_path):
    assert forms(tmp_path, with_cell(5, 84011122210))[0].phone == "84011122210"


@pytest.mark.parametrize(
    ("cell", "nik", "codes"),
    [
        (3_171_074_506_909_900.0, "317107450690990?", ["nik_damaged_by_spreadsheet"]),
        (9_171_074_506_909_902.0, "917107450690990?", ["nik_damaged_by_spreadsheet"]),
        ("3.17107E+15", "317107??????????", ["nik_damaged_by_spreadsheet"]),
        ("317107450690990?", "317107450690990?", ["nik_damaged_by_spreadsheet"]),
        (3_171_074_506_909_901.0, "3171074506909901", ["nik_stored_as_number"]),
        ("3171074506909901.0", "3171074506909901", ["nik_stored_as_number"]),
        ("3171074506909900", "3171074506909900", []),
        (317_107_450_690_990.0, "317107450690990", []),
        ("31710745O6909901", "31710745O6909901", []),
        ("", "", []),
        (True, "ya", []),
    ],
)
def test_a_nik_kept_as_a_number(cell, nik, codes):
    found, problems = nik_in(cell)
    assert (found, [problem.code for problem in problems]) == (nik, codes)


def test_the_visible_sheet_with_most_people_is_read_and_the_others_are_told(tmp_path):
    path = book(
        tmp_path / "list.xlsx",
        {
            "Sampul": [("Daftar",)],
            "Satu": [HEAD, ANI],
            "Dua": [HEAD, ANI, BUDI],
            "Lama": [HEAD, ANI, BUDI, BUDI],
        },
        hidden=("Lama",),
    )
    found = read_list(path)
    assert (found.sheet, len(found.rows)) == ("Dua", 2)
    assert found.other_sheets == (
        OtherSheet(name="Sampul", people=0, hidden=False),
        OtherSheet(name="Satu", people=1, hidden=False),
        OtherSheet(name="Lama", people=3, hidden=True),
    )
    assert len(read_list(path, sheet="Satu").rows) == 1
    with pytest.raises(Fault, match="list_no_such_sheet"):
        read_list(path, sheet="Tiga")
    with pytest.raises(Fault, match="list_no_nik_column"):
        read_list(path, sheet="Sampul")


def test_rows_keep_the_numbers_that_the_spreadsheet_shows(tmp_path):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as out:
        page = out.add_worksheet()
        for at, row in ((4, HEAD), (7, ANI), (9, BUDI)):
            page.write_row(at, 2, row)
    assert [(row.row, row.source_row) for row in read_list(path).rows] == [(1, 8), (2, 10)]


def repacked(path, **parts):
    """The workbook with some parts replaced."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            name = member.filename.rpartition("/")[2].partition(".")[0]
            new.writestr(member.filename, parts.get(name, old.read(member)))
    path.write_bytes(content.getvalue())
    return path


def sheet_xml(cells):
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'


CORNERS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NO_PLACES = "<row>" + "<c><v>1</v></c>" * 3000 + "</row>" + '<row r="1048576"><c><v>1</v></c></row>'
ONE_TEXT = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3000))
BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + sheet_xml("<row><c><v>&b;</v></c></row>")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"sheet1": sheet_xml(CORNERS)}, "list_too_large"),
        ({"sheet1": sheet_xml(NO_PLACES)}, "list_too_large"),
        (
            {"sheet1": sheet_xml(ONE_TEXT), "sharedStrings": f"<sst><si><t>{'x' * 30_000}</t></si></sst>"},
            "list_too_large",
        ),
        ({"sheet1": sheet_xml(" " * (97 * 1024 * 1024))}, "list_too_large"),
        ({"sheet1": BILLION}, "list_unreadable"),
        ({"sheet1": "<worksheet><sheetData>"}, "list_unreadable"),
        ({"workbook": "no XML"}, "list_unreadable"),
    ],
    ids=[
        "far corner",
        "no references",
        "one long text shared",
        "97 MB of blanks",
        "entities",
        "cut",
        "no XML",
    ],
)
def test_a_workbook_that_means_harm_is_refused_quickly(tmp_path, parts, code):
    path = repacked(book(tmp_path / "list.xlsx", {"Usulan": [HEAD, ANI]}), **parts)
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(Fault) as fault:
        read_list(path)
    assert fault.value.code == code
    assert time.process_time() - started < 5
    assert tracemalloc.get_traced_memory()[1] < 256 * 1024 * 1024
    tracemalloc.stop()


def test_a_size_that_the_zip_only_claims_is_not_believed(tmp_path):
    path = book(tmp_path / "list.xlsx", {"Usulan": [HEAD, ANI]})
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        size = struct.unpack_from("<I", data, at + 24)[0]
        struct.pack_into("<I", data, at + 24, max(1, size // 2))
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    with pytest.raises(Fault, match="list_unreadable"):
        read_list(path)


def test_blank_but_formatted_cells_far_away_do_no_harm(tmp_path):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as out:
        page = out.add_worksheet()
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, ANI)
        page.write_blank(1_000_000, 5_000, None, out.add_format({"bold": True}))
    assert len(read_list(path).rows) == 1


def test_a_list_saved_as_something_else_says_what_it_is(tmp_path):
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(Fault) as fault:
        read_list(path)
    assert fault.value.values == {"format": "ODS"}
