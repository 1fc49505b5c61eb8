"""Whatever is handed in: a list or a Fault, never anything else."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from functools import cache

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fieldreg.assets import load_tables
from fieldreg.domain.faults import Fault
from fieldreg.domain.form_rules import judge_form
from fieldreg.lists import ListSheet, judge_rows, read_list
from tests.lists.books import ANI, BUDI, HEAD, book

TABLES = load_tables()

WORDS = st.sampled_from(
    (
        *HEAD,
        "NIK",
        "Nama",
        "TTL",
        "3171074506909901",
        "'3171 0705.0688 9902",
        "3,17107E+15",
        "31710745O6909901",
        "L",
        "Perempuan",
        "05/06/1990",
        "Solo, 5 Juni 1990",
        "0840 111 2221",
        "PKL",
        "1,5 jt",
        "Rp. 2.500.000,-",
        "JUMLAH",
        "Mengetahui,",
        "(1)",
        "-",
        "#N/A",
        '"',
        "='x",
        "NIP. 1970",
        "\xa0",
        "\ud7ff",
        "٣١٧١",
        "²",
        "1e400",
    )
)
TEXTS = WORDS | st.text(max_size=30)
CELLS = (
    TEXTS
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates(date(1900, 1, 1), date(9999, 1, 1))
    | st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1))  # noqa: DTZ001 - cells have no zone
    | st.none()
)
GRIDS = st.lists(st.lists(CELLS, max_size=10), max_size=14)


def read(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes(data)
    try:
        return read_list(path)
    except Fault:
        return None


def check(found: ListSheet | None, last_row: int | None = None):
    """What holds for every list that could be read."""
    if found is None:
        return
    seen = sorted([row.source_row for row in found.rows] + [skipped.source_row for skipped in found.skipped])
    assert seen == list(range(1, len(seen) + 1))
    assert last_row is None or len(seen) <= last_row
    assert [row.row for row in found.rows] == list(range(1, len(found.rows) + 1))
    verdicts = judge_rows(
        found.rows,
        lambda form: judge_form(form, tables=TABLES, today=date(2026, 11, 21), now_ms=0, at_desk=False),
    )
    taken = [v.judgement.registration.nik for v in verdicts if v.taken]
    assert len(taken) == len(set(taken))


@given(GRIDS)
def test_any_grid_as_xlsx(tmp_path_factory, grid):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as out:
        page = out.add_worksheet()
        for at, row in enumerate(grid):
            for column, cell in enumerate(row):
                page.write(at, column, cell)
    check(read(tmp_path_factory, content.getvalue()), len(grid))


@given(
    st.lists(st.lists(TEXTS, max_size=10), max_size=14),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "cp1252", "utf-16"]),
)
def test_any_grid_as_csv(tmp_path_factory, grid, separator, encoding):
    check(
        read(tmp_path_factory, "\r\n".join(separator.join(row) for row in grid).encode(encoding, "replace"))
    )


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"NIK;Nama\n"]),
)
def test_any_bytes(tmp_path_factory, data, start):
    check(read(tmp_path_factory, start + data))


@cache
def workbook():
    content = io.BytesIO()
    book(content, {"Usulan": [HEAD, ANI, BUDI], "Catatan": [("a", date(2026, 1, 1))]})
    return content.getvalue()


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4),
    st.integers(0, 10**6),
)
def test_a_workbook_with_broken_bytes(tmp_path_factory, changes, end):
    data = bytearray(workbook())
    for at, value in changes:
        data[at % len(data)] = value
    check(read(tmp_path_factory, bytes(data[: len(data) - end % 40])))


SPLINTERS = st.sampled_from(
    (
        *(b'r="A99999999999"', b'r="ZZZZZZZ1"', b't="s"', b't="d"', b't="e"', b's="999999"', b"<v>-1</v>"),
        *(b"<v></v>", b"<v>9e999</v>", b"<f>", b"</row>", b"<c>", b"&#0;", b"&x;", b"<row r='0'>", b"<si/>"),
        *(b'count="4294967295"', b"\xff"),
    )
)


@given(st.integers(0, 100), st.integers(0, 10**6), SPLINTERS | st.binary(max_size=6), st.integers(0, 12))
@settings(max_examples=200)
@example(0, 1334, b"-", 0)  # an encoding that nobody knows
def test_a_workbook_with_broken_parts(tmp_path_factory, part, at, splinter, dropped):
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(content, "w") as new:
        names = old.namelist()
        broken = names[part % len(names)]
        for name in names:
            data = old.read(name)
            if name == broken:
                place = at % len(data)
                data = data[:place] + splinter + data[place + dropped :]
            new.writestr(name, data)
    check(read(tmp_path_factory, content.getvalue()))


@pytest.mark.parametrize(
    "unit", ['"', "'", ";", '";', "\n", "NIK;", "1,", "(", "Rp", " ", "a,", "3171074506909901 "]
)
def test_no_text_however_long_and_odd_takes_forever(tmp_path, unit):
    path = tmp_path / "list.csv"
    path.write_text(
        "NIK;Nama;TTL;Upah;HP\n" + f"3171074506909901;{unit * 60_000};{unit * 9_000}" * 3, encoding="utf-8"
    )
    with suppress(Fault):
        check(read_list(path))
