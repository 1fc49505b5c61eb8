"""CSV files as offices hand them over."""

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.lists import Skipped, read_list

HEAD = "No;NIK;Nama Lengkap;L/P;Tgl Lahir;No HP;Pekerjaan;Penghasilan/bln"
ANI = "1;3171074506909901;Ani;P;05/06/1990;0840 111 2221;PKL;1,5 jt"
BUDI = "2;3171070506889902;Budi;L;05/06/1988;;porter;Rp. 2.500.000,-"


def people(tmp_path, content, **options):
    path = tmp_path / "list"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_list(path, **options)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_common_separator_line_end_and_encoding(tmp_path, separator, end, encoding):
    rows = [HEAD, ANI.replace("Ani", "Anī" if encoding != "cp1252" else "Aní"), BUDI]
    cells = [[f'"{c}"' if separator in c else c for c in row.split(";")] for row in rows]
    found = people(tmp_path, end.join(separator.join(row) for row in cells).encode(encoding))
    assert [row.form.nik for row in found.rows] == ["3171074506909901", "3171070506889902"]
    assert found.rows[0].form.name in {"Anī", "Aní"}
    assert found.rows[1].form.income == "Rp. 2.500.000,-"
    assert [row.source_row for row in found.rows] == [2, 3]


def test_decimal_commas_do_not_pass_for_separators(tmp_path):
    found = people(
        tmp_path,
        "NIK;Nama;Upah\n3171074506909901;Ani, S.Pd, M.M;1,5 jt\n3171070506889902;Budi, S.E, M.M;2,5 jt",
    )
    assert [row.form.income for row in found.rows] == ["1,5 jt", "2,5 jt"]


def test_excels_own_separator_line_is_obeyed(tmp_path):
    found = people(tmp_path, f"sep=;\n{HEAD}\n{ANI}")
    assert [row.source_row for row in found.rows] == [3]


def test_an_unclosed_quote_swallows_nobody(tmp_path):
    found = people(
        tmp_path, "\n".join([HEAD, ANI.replace("Ani", '"Ani'), BUDI, ANI.replace("06909901", "06909903")])
    )
    assert [row.form.name for row in found.rows] == ["Ani", "Budi", "Ani"]


def test_a_quoted_text_may_run_over_lines(tmp_path):
    found = people(tmp_path, f'{HEAD};Alamat\n{ANI};"Jl. Melati 3\nRT 02"\n{BUDI};Pasar')
    assert [row.form.address for row in found.rows] == ["Jl. Melati 3 RT 02", "Pasar"]


def test_text_marks_and_invisible_characters_are_taken_away(tmp_path):
    rows = (
        "'3171074506909901;Ani",
        '="3171070506889902";Budi',
        "\u200b3171074506909903\u00a0;\u00a0 Citra   Dewi ",
    )
    found = people(tmp_path, "NIK;Nama\n" + "\n".join(rows))
    assert [row.form.nik for row in found.rows] == [
        "3171074506909901",
        "3171070506889902",
        "3171074506909903",
    ]
    assert found.rows[2].form.name == "Citra Dewi"


def test_what_says_nothing_is_nothing(tmp_path):
    found = people(tmp_path, f"{HEAD}\n1;-;Ani;P;05/06/1990;#N/A;PKL;–")
    assert (found.rows[0].form.nik, found.rows[0].form.phone, found.rows[0].form.income) == ("", "", "")


@pytest.mark.parametrize("shown", ["3,17107E+15", "3.17107E+15", "3,17107450690991E+15", "3.17107e15"])
def test_a_nik_in_powers_of_ten_is_damaged(tmp_path, shown):
    row = people(tmp_path, f"NIK;Nama\n{shown};Ani\n3171070506889902;Budi").rows[0]
    assert [problem.code for problem in row.problems] == ["nik_damaged_by_spreadsheet"]
    assert row.form.nik.endswith("?")
    assert len(row.form.nik) == 16


def test_a_whole_column_of_rounded_niks_is_damaged_even_as_text(tmp_path):
    rows = [f"31710745069{n:04d}0;Ani {'abcdefghij'[n]}" for n in range(10)]
    found = people(tmp_path, "NIK;Nama\n" + "\n".join(rows))
    assert {problem.code for row in found.rows for problem in row.problems} == {"nik_damaged_by_spreadsheet"}
    found = people(tmp_path, "NIK;Nama\n" + "\n".join([*rows, "3171070506889902;Budi"]))
    assert not any(row.problems for row in found.rows)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b"\xef\xbb\xbf\r\n;;;\r\n", "list_empty"),
        (b"NIK;Nama\r\n", "list_empty"),
        (b"Kota;Jumlah\r\nSolo;3\r\n", "list_no_nik_column"),
        (b"NIK;Nama\0\r\n", "list_unreadable"),
        (b"%PDF-1.7", "list_wrong_format"),
        (b"  <HTML><table></table>", "list_wrong_format"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512, "list_wrong_format"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "list_locked"),
        (b"PK\x03\x04 not a zip", "list_unreadable"),
        (b";" * 500, "list_empty"),
        (b"NIK;Nama" + b";x" * 500, "list_too_large"),
        (b"3171074506909901;Ani\n" * 130_000, "list_too_large"),
        (b"x" * (20 * 1024 * 1024 + 1), "list_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_with_a_reason(tmp_path, content, code):
    with pytest.raises(Fault) as fault:
        people(tmp_path, content)
    assert fault.value.code == code


def test_a_file_that_cannot_be_opened(tmp_path):
    for path, code in ((tmp_path / "nowhere.csv", "file_missing"), (tmp_path, "list_not_opened")):
        with pytest.raises(Fault, match=code):
            read_list(path)


def test_every_row_is_a_person_or_skipped_with_a_reason(tmp_path):
    lines = [
        "DAFTAR PEKERJA PASAR CONTOH",
        "",
        HEAD,
        "(1);(2);(3);(4);(5);(6);(7);(8)",
        ";KELURAHAN KEPRABON;;;;;;",
        ANI,
        ";;;;;;;",
        HEAD,
        BUDI,
        "3;;;;;;;",
        "4;;Tanpa Nik;L;01/02/1980;;porter;1 jt",
        "5;3171070506889905;;L;05/06/1988;;;",
        "JUMLAH;3 orang;;;;;;4,5 jt",
        "",
        ";;;;Jakarta, 21 November 2026;;;",
        ";Mengetahui,;;;;;Yang membuat,;",
        ";Kepala Pasar;;;;;;",
        ";NIP. 19700101 199803 1 001;;;;;;",
    ]
    found = people(tmp_path, "\n".join(lines))
    assert [(row.row, row.source_row) for row in found.rows] == [(1, 6), (2, 9), (3, 11), (4, 12)]
    assert [(skipped.source_row, skipped.why) for skipped in found.skipped] == [
        (1, Skipped.ABOVE),
        (2, Skipped.BLANK),
        (3, Skipped.HEADING),
        (4, Skipped.COLUMN_NUMBERS),
        (5, Skipped.SECTION),
        (7, Skipped.BLANK),
        (8, Skipped.HEADING),
        (10, Skipped.EMPTY_PLACE),
        (13, Skipped.TOTAL),
        (14, Skipped.BLANK),
        (15, Skipped.FOOTER),
        (16, Skipped.FOOTER),
        (17, Skipped.FOOTER),
        (18, Skipped.FOOTER),
    ]


def test_a_person_is_no_footer_for_a_word_in_the_name_or_the_work(tmp_path):
    rows = (
        "3171074506909901;Sumber Rejeki;",
        "3171070506889902;Budi;Ketua RT",
        "317107050688990;Lurah Widodo;porter",
    )
    found = people(tmp_path, "NIK;Nama;Pekerjaan\n" + "\n".join(rows) + "\nTelp. 0271-123456;;\n;Ketua;Budi")
    assert [row.form.name for row in found.rows] == ["Sumber Rejeki", "Budi", "Lurah Widodo"]
    assert [skipped.why for skipped in found.skipped[1:]] == [Skipped.FOOTER, Skipped.FOOTER]
