"""What a column's title means: the many spellings of Indonesian offices.

Targets are fields of `RegistrationForm`, and a few parts of which a field is put together
(`village`, `rt`, `regency`) or that only help to read the list (`number`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

LONGEST_TITLE = 60
"""A longer text is a sentence, not a column's title."""

_SOMEBODY_ELSE = re.compile(
    r"\b(ibu|ayah|bapak|suami|istri|isteri|ahli waris|pasangan|anak|kepala keluarga|wali|pendamping|petugas"
    r"|sponsor|donatur|kk|kartu keluarga|rekening|bank|npwp|nip|kpj|bpjs|kode|kodepos|bpjstk|hubungan"
    r"|darurat)\b"
)
_NIK_ON_SOME_PAPER = re.compile(r"^nik\b.*\b(ktp|sesuai)\b|^(no|nomor)? ?nik\b( sesuai)? ?(kk)?$")
_NOT_A_MONTH = re.compile(r"\b(hari|harian|minggu|mingguan|tahun|tahunan|keluarga|omzet|omset|daily)\b")

_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (target, re.compile(pattern))
    for target, pattern in (
        ("number", r"no|nomor|no urut|nomor urut|nmr|num|number|urut"),
        ("email", r"(alamat )?(e ?mail|surel)( .*)?"),
        ("work_hours", r"(jam|waktu) (kerja|operasional|usaha)( .*)?"),
        ("work_regency", r"(kab\w*|kota|kab\w* kota) (tempat |lokasi )?(kerja|bekerja|usaha)"),
        (
            "work_place",
            (
                r"(nama |alamat )?(tempat|lokasi|alamat|nama) (kerja|bekerja|pekerjaan|usaha"
                r"|berjualan|jualan|dagang|mangkal|pasar)( .*)?|pasar|lapak|los|kios|pangkalan|work ?place"
            ),
        ),
        ("address", r"alamat( .*)?|jalan|jln|jl|domisili|tempat tinggal|address|dusun|kampung|lingkungan"),
        ("rt", r"rt( rw)?|rt / rw|rtrw"),
        ("rw", r"rw"),
        ("village", r"(nama )?(kelurahan|kel|desa|kel desa|desa kel|desa kelurahan|kelurahan desa)( .*)?"),
        ("district", r"(nama )?(kecamatan|kec|distrik|district)( .*)?"),
        ("regency", r"(nama )?(kabupaten|kab|kota|kab kota|kabupaten kota|kota kab\w*)( .*)?"),
        (
            "birth_date",
            (
                r"(tempat|tmpt|tmp|tpt)?( (dan|dg))? ?(tgl|tanggal|tg|tggl|tangal) (lahir|lhr)( .*)?"
                r"|(lahir|ttl|t t l|tgllahir|tanggallahir|tgl lhr|dob|kelahiran)( .*)?"
                r"|birth ?date|date of birth"
            ),
        ),
        (
            "sex",
            (
                r"l ?[ /]? ?p|jk|j k|jk l p|(jenis|jns|jen)\.? ?(kelamin|kel|klmn)( .*)?|kelamin( .*)?"
                r"|jenkel|gender|sex|laki laki perempuan|pria wanita|lk pr|l atau p"
            ),
        ),
        (
            "phone",
            (
                r"((no|nomor|nmr|no\.) ?)?(hp|hand ?phone|hape|ponsel|telp|tlp|tlpn|telpon|telepon|tel|wa"
                r"|whatsapp|kontak|contact|phone|seluler)( .*)?|(nohp|notelp|nowa)"
            ),
        ),
        ("second_occupation", r"(pekerjaan|usaha|profesi) (2|ii|kedua|sampingan|lain|lainnya|tambahan)"),
        (
            "occupation",
            (
                r"(jenis |jns |nama )?(pekerjaan|kerjaan|pekerjan|profesi|usaha|occupation|job)( .*)?"
                r"|mata pencaharian|bidang (usaha|pekerjaan)|jenis (dagangan|jualan)|pekerjaan 1"
            ),
        ),
        (
            "income",
            r"(besar |jumlah |rata rata |estimasi )?(penghasilan|pendapatan|upah|gaji|income|honor)( .*)?",
        ),
        ("programmes", r"program( .*)?|jenis program"),
        ("months", r"(jumlah|jml|jlh|lama) (bulan|bln)( .*)?|lama (perlindungan|iuran)( .*)?"),
        (
            "name",
            (
                r"nama( (lengkap|peserta|pekerja|calon|sesuai|tenaga|tk|penerima|anggota|pedagang|warga"
                r"|penduduk|orang|sesuai ktp|dan gelar).*)?|nm|nama l p|full ?name|name|nama ktp|namalengkap"
            ),
        ),
        # last: the others may say "sesuai KTP"
        (
            "nik",
            r"(.* )?n ?i ?k( .*)?|(.* )?e?[ -]?ktp( .*)?|noktp|no(mor)? (induk|identitas).*|nomor induk.*",
        ),
    )
)


@lru_cache(maxsize=4096)
def field_named(title: str) -> str | None:
    """The target that a title names, or None for a column that is not read."""
    words = _words(title)
    if not words or len(words) > LONGEST_TITLE:
        return None
    if _SOMEBODY_ELSE.search(words) and not _NIK_ON_SOME_PAPER.search(words):
        return None
    for target, pattern in _TITLES:
        if pattern.fullmatch(words):
            return None if target == "income" and _NOT_A_MONTH.search(words) else target
    return None


def fields_named(titles: Sequence[str]) -> dict[str, list[int]]:
    """Every target that the titles of one row name, and in which columns. The running number counts not."""
    found: dict[str, list[int]] = {}
    for index, title in enumerate(titles):
        target = field_named(title) if title and len(title) <= LONGEST_TITLE else None
        if target and target != "number":
            found.setdefault(target, []).append(index)
    return found


def _words(title: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", title.casefold()).split())
