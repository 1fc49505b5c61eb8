"""Columns by their titles in many spellings, and by their content."""

import pytest

from fieldreg.lists import read_list
from fieldreg.lists.titles import field_named

TITLES = {
    "nik": (
        "NIK | No. KTP | N I K | No KTP / NIK | Nomor Induk Kependudukan | nomor_ktp | NIK (16 "
        "digit) | NIK sesuai KTP/KK | No. Identitas | NOMOR NIK | e-KTP"
    ),
    "name": (
        "Nama | NAMA LENGKAP | Nama Lengkap (sesuai KTP) | Nama Pekerja | Nama Calon Peserta | "
        "Nama sesuai KTP | Full Name"
    ),
    "sex": "L/P | JK | J/K | Jenis Kelamin | Jns. Kelamin | Jenis Kelamin (L/P) | Gender | Kelamin",
    "birth_date": (
        "Tgl Lahir | Tgl. Lahir | Tanggal Lahir | TTL | Tempat, Tanggal Lahir | Tempat/Tgl Lahir "
        "| Tgl Lahir (dd/mm/yyyy) | Tmpt & Tgl Lahir | Birth Date"
    ),
    "phone": (
        "No HP | No. HP/WA | Nomor Handphone | Telp | No. Telepon | HP | WhatsApp | Kontak | No Telp/HP"
    ),
    "occupation": "Pekerjaan | Jenis Pekerjaan | PROFESI | Jenis Usaha | Mata Pencaharian",
    "income": (
        "Penghasilan/bln | Penghasilan per bulan (Rp) | Upah | Gaji | Pendapatan / Bulan | Rata-"
        "rata Penghasilan"
    ),
    "address": "Alamat | Alamat Lengkap | Alamat sesuai KTP | Domisili",
    "district": "Kecamatan | Kec.",
    "village": "Kelurahan | Desa/Kelurahan | Kel/Desa",
    "work_place": "Tempat kerja | Lokasi Kerja | Nama Pasar | Lokasi Usaha | Alamat Tempat Kerja",
    "work_hours": "Jam Kerja",
    "second_occupation": "Pekerjaan 2 | Pekerjaan Sampingan",
    "email": "Email | Alamat e-mail",
    "number": "No | No. | Nomor",
    None: (
        "No KK | Nama Ibu Kandung | NIK Ibu | Nama Bank | No. Rekening | Tempat Lahir | Umur | "
        "Agama | Upah/hari | Keterangan | Pendapatan harian | Nama Ahli Waris |  | DAFTAR NAMA "
        "PEKERJA RENTAN | Kode Pos | Kontak darurat"
    ),
}


@pytest.mark.parametrize(
    ("title", "target"), [(title, target) for target, many in TITLES.items() for title in many.split(" | ")]
)
def test_titles_as_offices_write_them(title, target):
    assert field_named(title) == target
    assert field_named(title.upper()) == target


def read(tmp_path, *lines):
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_list(path)


ROWS = (
    "1;3173054506909901;3171074506909901;Ani Lestari;P;Solo, 05-06-1990;0840 111 2221;Dagang sayur;1,5 jt",
    "2;3173054506909901;3171070506889902;Budi Santoso;L;Klaten, 5 Juni 1988;+62841112222;porter;Rp 1.000.000",
    "3;3173054506909903;3171070506879903;Candra;L;Solo, 05/06/87;;kuli panggul;1000000",
)


def test_without_any_heading_the_content_tells(tmp_path):
    found = read(tmp_path, *ROWS)
    assert {target: column.index for target, column in found.columns.items()} == {
        "number": 0, "nik": 2, "name": 3, "sex": 4, "birth_date": 5, "phone": 6, "occupation": 7, "income": 8,
    }  # fmt: skip
    assert all(column.by_content for target, column in found.columns.items() if target != "number")
    assert [row.form.nik[-1] for row in found.rows] == ["1", "2", "3"]
    assert [row.form.birth_date for row in found.rows] == ["05-06-1990", "5 Juni 1988", "05/06/87"]


def test_a_family_card_number_is_no_nik(tmp_path):
    found = read(tmp_path, "No;No KK;No KTP;Nama;L/P;TTL;HP;Kerja apa;Upah", *ROWS)
    assert found.columns["nik"].index == 2
    assert found.unread == ("No KK", "Kerja apa")


def test_a_nik_column_that_is_empty_gives_way_to_the_one_that_holds_them(tmp_path):
    found = read(tmp_path, "NIK;;Nama", ";3171074506909901;Ani", ";3171070506889902;Budi")
    assert found.columns["nik"].index == 1
    assert found.columns["nik"].by_content


def test_a_heading_of_two_rows(tmp_path):
    found = read(
        tmp_path,
        "No;Identitas;;;Kontak;;",
        ";NIK;Nama;L/P;No HP;Kecamatan;Upah",
        "1;3171074506909901;Ani;P;;Tanah Abang;1 jt",
    )
    assert found.titles == ("No", "NIK", "Nama", "L/P", "No HP", "Kecamatan", "Upah")
    assert found.rows[0].form.district == "Tanah Abang"


def test_an_address_is_put_together_in_the_lists_own_order(tmp_path):
    found = read(
        tmp_path,
        "NIK;Nama;Alamat;RT;RW;Kelurahan;Kecamatan;Kab/Kota",
        "3171074506909901;Ani;Jl. Melati 3;2;05;Keprabon;Banjarsari;Kota Surakarta",
    )
    assert found.rows[0].form.address == "Jl. Melati 3, RT 2, RW 05, Keprabon, Kota Surakarta"
    assert found.rows[0].form.district == "Banjarsari"


def test_wages_by_the_day_are_not_taken_for_a_months(tmp_path):
    found = read(tmp_path, "NIK;Nama;Upah/hari", "3171074506909901;Ani;100000")
    assert found.rows[0].form.income == ""
    assert found.unread == ("Upah/hari",)
