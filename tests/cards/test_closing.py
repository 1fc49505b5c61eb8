"""The closing sheet accounts for the day on one page."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from fieldreg.cards import ClosingSheet, Payments, Tally, write_closing_sheet
from fieldreg.domain.faults import Fault
from tests.cards.samples import sizes_mm, text_boxes_mm, texts

SHEET = ClosingSheet(
    activation="Aktivasi Pasar Tanah Abang 2026",
    place="Pasar Tanah Abang Blok G",
    day=date(2026, 11, 21),
    closed_at=datetime(2026, 11, 21, 16, 42, tzinfo=timezone(timedelta(hours=7))),
    zone="WIB",
    device="MOBIL-07",
    officers=("Dewi Lestari", "Bagus Santoso"),
    registered=312,
    by_occupation=(Tally("Buruh angkut", 200), Tally("Pedagang pasar", 112)),
    by_payer=(Tally("Bayar sendiri", 212), Tally("Yayasan Lingkaran Kasih", 100)),
    by_programme=(Tally("JKK + JKM", 290), Tally("JKK + JKM + JHT", 22)),
    numbers_used=310,
    numbers_left=190,
    first_number="12345600001",
    last_number="12345600310",
    cards_issued=309,
    cards_printed=298,
    cards_waiting=1,
    without_number=2,
    payments=(
        Payments("Tunai", 180, 4_104_000, "KW-0001 – KW-0180"),
        Payments("Dibayar sponsor", 100, 3_360_000, received=False),
        Payments("Belum dibayar", 32, 500_000, received=False),
    ),
    facts_recorded=1_245,
    facts_acknowledged=900,
)


def test_it_is_one_a4_page_that_says_everything(tmp_path):
    path = tmp_path / "closing.pdf"
    assert write_closing_sheet(path, SHEET) == path.stat().st_size
    assert sizes_mm(path) == [pytest.approx((210, 297), abs=0.01)]
    (text,) = texts(path)
    for words in (
        "Lembar penutupan hari", "21 November 2026", "Ditutup 16.42 WIB", "Aktivasi Pasar Tanah Abang 2026",
        "Dewi Lestari, Bagus Santoso", "312", "Buruh angkut 200", "Yayasan Lingkaran Kasih 100",
        "JKK + JKM + JHT 22", "Nomor terpakai hari ini 310", "123 4560 0001 – 123 4560 0310",
        "Nomor tersisa di laptop ini 190", "Kartu diterbitkan 309", "Kartu menunggu dibuat 1",
        "KW-0001 – KW-0180 180 orang Rp4.104.000", "Belum dibayar 32 orang Rp500.000",
        "Jumlah diterima 180 orang Rp4.104.000",
        "Tercatat di laptop ini 1.245", "Diterima dan ditandatangani pusat 900", "Masih menunggu dikirim 345",
        "Koordinator", "Nama dan tanda tangan",
    ):  # fmt: skip
        assert words in text, words


def test_a_very_busy_day_is_still_one_page_and_nothing_is_dropped(tmp_path):
    many = tuple(Tally(f"Pekerjaan yang panjang sekali namanya nomor {n}", 1) for n in range(40))
    paid = tuple(Payments(f"Cara {n}", 1, 1_000, "R" * 60) for n in range(9))
    path = tmp_path / "closing.pdf"
    officers = tuple(f"Petugas Nomor {n}" for n in range(12))
    sheet = replace(
        SHEET, by_occupation=many, by_payer=many, by_programme=many, payments=paid, officers=officers
    )
    write_closing_sheet(path, sheet)
    (text,) = texts(path)
    assert "Lainnya 31" in text  # 9 occupations shown
    assert "Lainnya 36" in text  # 4 payers
    assert "Lainnya 37" in text  # 3 programmes
    assert "Lainnya 5 orang Rp5.000" in text
    assert "Jumlah diterima 9 orang Rp9.000" in text
    boxes = [box for box in text_boxes_mm(path, 0) if box[0].strip()]
    assert all(
        left >= 17 and right <= 193 and top > 8 and bottom < 292 for _, left, top, right, bottom in boxes
    )


def test_an_empty_day_can_be_closed(tmp_path):
    path = tmp_path / "closing.pdf"
    counts = {"by_occupation": (), "by_payer": (), "by_programme": (), "payments": (), "registered": 0}
    empty = replace(SHEET, activation="", place="", officers=(), first_number="", last_number="", **counts)
    write_closing_sheet(path, empty)
    assert "Jumlah diterima 0 orang Rp0" in texts(path)[0]


def test_a_missing_folder_is_a_fault(tmp_path):
    with pytest.raises(Fault):
        write_closing_sheet(tmp_path / "none" / "closing.pdf", SHEET)
