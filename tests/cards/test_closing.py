"""The closing sheet accounts for the day: one page to sign, and the records behind it."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from fieldreg.cards import (
    CashRow,
    ClosingSheet,
    Drift,
    SheetBalance,
    SheetChange,
    SheetDifference,
    Tally,
    write_closing_sheet,
)
from fieldreg.domain.faults import Fault
from tests.cards.samples import sizes_mm, text_boxes_mm, texts

WIB = timezone(timedelta(hours=7))


def balance(title, whole, *parts):
    return SheetBalance(title=title, whole=Tally("Semua", whole), parts=tuple(Tally(*part) for part in parts))


WAITING = tuple(f"{number} Orang" for number in range(345))
SHEET = ClosingSheet(
    activation="Aktivasi Pasar Tanah Abang 2026",
    place="Pasar Tanah Abang Blok G",
    day=date(2026, 11, 21),
    closed_at=datetime(2026, 11, 21, 16, 42, tzinfo=WIB),
    zone="WIB",
    device="MOBIL-07",
    officers=("Dewi Lestari", "Bagus Santoso"),
    figures=(
        ("312", "peserta terdaftar"), ("298", "kartu diserahkan"), ("Rp4.104.000", "tunai"), ("2", "selisih")
    ),
    by_occupation=(Tally("Buruh angkut", 200), Tally("Pedagang pasar", 112)),
    by_payer=(Tally("Bayar sendiri", 212), Tally("CSR perusahaan", 100)),
    by_programme=(Tally("JKK + JKM", 290), Tally("JKK + JKM + JHT", 22)),
    balances=(
        balance("Peserta", 315, ("Tunai", 180), ("Dibayar sponsor", 100), ("Belum", 32), ("Dibatalkan", 3)),
        balance("Nomor", 500, ("Terpakai", 310), ("Batal", 3), ("Tersisa", 187)),
        balance("Kartu", 305, ("Diserahkan", 298), ("Rusak", 4), ("Di tangan", 2)),
        balance("Catatan", 1_245, ("Diterima", 900), ("Menunggu", 345)),
    ),
    cash=(CashRow(officer="Dewi Lestari", receipts=100, recorded_rp=2_280_000, counted_rp=2_280_000),
          CashRow(officer="Bagus Santoso", receipts=80, recorded_rp=1_824_000, counted_rp=1_800_000)),
    receipts=("KW-0001 – KW-0181: 180 lembar, 1 hilang",),
    differences=(
        SheetDifference(label="Nomor kuitansi yang hilang", wrong=True, records=("KW-0017",)),
        SheetDifference(label="Uang tunai kurang", wrong=True, records=("Bagus Santoso",), amount_rp=-24_000),
        SheetDifference(label="Menunggu dikirim", wrong=False, records=WAITING),
    ),
)  # fmt: skip
QUIET = replace(SHEET, differences=(), balances=(balance("Peserta", 2, ("Tunai", 2)),))


def test_the_front_says_everything_on_one_a4_page(tmp_path):
    path = tmp_path / "closing.pdf"
    assert write_closing_sheet(path, SHEET) == path.stat().st_size
    assert sizes_mm(path)[0] == pytest.approx((210, 297), abs=0.01)
    front = texts(path)[0]
    for words in (
        "Lembar penutupan hari", "21 November 2026", "Ditutup 16.42 WIB", "Aktivasi Pasar Tanah Abang 2026",
        "Dewi Lestari, Bagus Santoso", "312", "Buruh angkut 200", "CSR perusahaan 100", "JKK + JKM + JHT 22",
        "Terpakai 310", "Cocok", "Selisih 1", "Rp2.280.000 Rp2.280.000 cocok",
        "Rp1.824.000 Rp1.800.000 -Rp24.000", "Jumlah 180 Rp4.104.000 Rp4.080.000",
        "KW-0001 – KW-0181: 180 lembar, 1 hilang", "Nomor kuitansi yang hilang 1 KW-0017",
        "Menunggu dikirim 345", "Koordinator", "Nama dan tanda tangan",
    ):  # fmt: skip
        assert words in front, words


def test_every_record_behind_a_difference_is_named(tmp_path):
    path = tmp_path / "closing.pdf"
    write_closing_sheet(path, SHEET)
    behind = " ".join(texts(path)[1:])
    assert all(f"{number} Orang" in behind for number in range(345))
    assert "Selisih: Uang tunai kurang (1, -Rp24.000)" in behind


def test_a_day_without_differences_is_one_page(tmp_path):
    path = tmp_path / "closing.pdf"
    write_closing_sheet(path, QUIET)
    (text,) = texts(path)
    assert "Tidak ada: semuanya cocok dan selesai." in text


def test_what_came_after_the_closing_shows(tmp_path):
    path = tmp_path / "closing.pdf"
    at = datetime(2026, 11, 22, 9, 5, tzinfo=WIB)
    change = SheetChange(
        at=at, what="Pendaftaran dibatalkan", about="123 4560 0017 Siti Contoh", officer="Dewi Lestari"
    )
    write_closing_sheet(
        path,
        replace(
            QUIET,
            issue=2,
            closed_at=at,
            first_closed_at=SHEET.closed_at,
            drifts=(Drift(label="Terdaftar hari ini", then="312", now="311"),),
            changes=(change,),
        ),
    )
    front, behind = texts(path)
    assert "Terbitan ke-2, 22/11/2026 09.05 WIB · pertama 21/11/2026 16.42" in front
    assert "ADA PERUBAHAN SETELAH PENUTUPAN (1): lihat lampiran" in front
    assert "Perubahan setelah penutupan" in behind
    assert "saat penutupan 312, sekarang 311" in behind
    assert "22/11/2026 09.05 Pendaftaran dibatalkan 123 4560 0017 Siti Contoh Dewi Lestari" in behind


def test_a_very_busy_day_stays_within_its_page_and_nothing_is_dropped(tmp_path):
    many = tuple(Tally(f"Pekerjaan yang panjang sekali namanya nomor {n}", 1) for n in range(40))
    cash = tuple(CashRow(officer=f"Petugas {n}", receipts=1, recorded_rp=1_000) for n in range(9))
    path = tmp_path / "closing.pdf"
    busy = tuple(
        SheetDifference(label=f"Hal {n}", wrong=n < 9, records=tuple(f"Catatan {n}/{m}" for m in range(4)))
        for n in range(14)
    )
    sheet = replace(
        SHEET,
        officers=tuple(f"Petugas Nomor {n}" for n in range(12)),
        by_occupation=many,
        by_payer=many,
        by_programme=many,
        cash=cash,
        receipts=tuple(f"KW{n}-01 – KW{n}-09: 9 lembar" for n in range(6)),
        differences=busy,
        informed=48,
    )
    write_closing_sheet(path, sheet)
    front, *rest = texts(path)
    assert "Lainnya 35" in front  # 5 occupations and those who were only told
    assert "Hanya diberi penjelasan 48" in front
    assert "Lainnya 38" in front  # 2 payers
    assert "Lainnya 6 Rp6.000" in front
    assert "Jumlah 9 Rp9.000" in front
    assert re.search(r"dan \d+ lagi, lihat lampiran", front)
    behind = " ".join(rest)
    assert all(f"Catatan {n}/{m}" in behind for n in range(14) for m in range(4))
    assert "KW5-01 – KW5-09" in behind
    for page in range(len(rest) + 1):
        boxes = [box for box in text_boxes_mm(path, page) if box[0].strip()]
        assert all(
            left >= 17 and right <= 193 and top > 8 and bottom < 292 for _, left, top, right, bottom in boxes
        )


def test_an_empty_day_can_be_closed(tmp_path):
    path = tmp_path / "closing.pdf"
    empty = replace(
        QUIET,
        activation="",
        place="",
        officers=(),
        by_occupation=(),
        by_payer=(),
        by_programme=(),
        cash=(),
        receipts=(),
    )
    write_closing_sheet(path, empty)
    assert "Jumlah 0 Rp0" in texts(path)[0]


def test_a_sheet_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(Fault, match="cannot_write_file"):
        write_closing_sheet(tmp_path / "nowhere" / "closing.pdf", SHEET)
