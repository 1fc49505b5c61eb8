"""The report: the office's own rows, in words what to mend, and readable again."""

import pytest
from python_calamine import CalamineWorkbook

from fieldreg.assets import load_words
from fieldreg.domain.faults import Fault
from fieldreg.lists import ReportLine, ReportWords, Skipped, read_list, write_report
from tests.lists.books import ANI, BUDI, HEAD, book
from tests.lists.test_samples import verdicts
from tests.make_sample import FAULTS, PLACE

WORDS = ReportWords(
    title="Hasil pemeriksaan daftar",
    summary="50 orang diterima, 10 perlu diperbaiki.",
    people="Hasil",
    source_row="Baris",
    result="Hasil",
    to_mend="Yang perlu diperbaiki",
    kpj="KPJ",
    taken="Diterima",
    warned="Diterima, periksa",
    refused="Belum diterima",
    not_read="Tidak dibaca",
    row="Baris",
    why="Sebab",
    content="Isi",
    reasons={Skipped.FOOTER: "Penutup daftar"},
    other_sheet="Lembar lain ({people} orang)",
)


def report(path, out):
    say = load_words("id").problem
    lines = [
        ReportLine(verdict=v, sentences=tuple(map(say, v.problems)), kpj="" if v.fault else "12345600001")
        for v in verdicts(path)
    ]
    write_report(out, read_list(path), lines, words=WORDS)
    return out


def test_a_report_read_again_gives_the_same_verdicts(tmp_path):
    out = report(PLACE, tmp_path / "hasil.xlsx")
    again = verdicts(out)
    assert {v.row: v.fault for v in again if v.fault} == FAULTS
    before, after = read_list(PLACE), read_list(out)
    assert after.other_sheets[0].people == 0
    for old, new in zip(before.rows, after.rows, strict=True):
        assert new.form == old.form


def test_every_cell_of_a_person_is_text_and_says_what_is_wrong(tmp_path):
    out = report(PLACE, tmp_path / "hasil.xlsx")
    rows = CalamineWorkbook.from_path(out).get_sheet_by_name("Hasil").to_python()
    assert rows[0][0] == WORDS.title
    assert rows[3] == ["Baris", "No", "NIK", "Nama Lengkap", "L/P", "Tgl Lahir", "No HP", "Pekerjaan",
                       "Penghasilan/bln", "Hasil", "Yang perlu diperbaiki", "KPJ"]  # fmt: skip
    people = rows[4:]
    assert all(isinstance(cell, str) for row in people for cell in row)
    assert people[0][9:] == ["Diterima", "", "12345600001"]
    short = people[6]
    assert (short[0], short[9], short[11]) == ("10", "Belum diterima", "")
    assert "16" in short[10]
    assert people[23][9] == "Diterima, periksa"
    assert people[26][2] == "320101??????????"


def test_what_was_not_read_stands_on_the_second_sheet(tmp_path):
    path = book(
        tmp_path / "list.xlsx", {"Satu": [HEAD, ANI, BUDI, (), ("", "Mengetahui,")], "Dua": [HEAD, ANI]}
    )
    out = report(path, tmp_path / "hasil.xlsx")
    rows = CalamineWorkbook.from_path(out).get_sheet_by_name("Tidak dibaca").to_python()
    assert rows == [
        ["Baris", "Sebab", "Isi"],
        ["1", "heading", " | ".join(HEAD)],
        ["5", "Penutup daftar", "Mengetahui,"],
        ["", "Lembar lain (1 orang)", "Dua"],
    ]


def test_a_list_without_a_heading_gets_one(tmp_path):
    path = book(tmp_path / "list.xlsx", {"Satu": [ANI[1:], BUDI[1:]]})
    found = read_list(report(path, tmp_path / "hasil.xlsx"))
    assert not found.columns["nik"].by_content
    assert [row.form for row in found.rows] == [row.form for row in read_list(path).rows]


def test_a_formula_in_a_name_stays_text(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('NIK;Nama\n3171074506909901;=HYPERLINK("http://x")\n', encoding="utf-8")
    rows = CalamineWorkbook.from_path(report(path, tmp_path / "hasil.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[4][2] == '=HYPERLINK("http://x")'


def test_a_report_that_cannot_be_written_is_a_fault_and_leaves_nothing(tmp_path):
    for target in (tmp_path / "nowhere" / "hasil.xlsx", tmp_path):
        with pytest.raises(Fault, match="cannot_write_file"):
            report(PLACE, target)
    assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.parent.glob("*.part")) == []


def test_nothing_personal_is_spooled_elsewhere(tmp_path, monkeypatch):
    # a spool folder that is not there: whoever wanted a temporary file would fail
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert report(PLACE, tmp_path / "hasil.xlsx").exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_list_longer_than_its_heading_keeps_every_cell(tmp_path):
    path = book(tmp_path / "list.xlsx", {"Satu": [HEAD, (*ANI, "di luar tabel")]})
    rows = CalamineWorkbook.from_path(report(path, tmp_path / "hasil.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[4][9] == "di luar tabel"
