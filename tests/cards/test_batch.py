"""Card PDFs: read back by eyes that know nothing of the writer."""

import builtins
import errno
from dataclasses import replace
from pathlib import Path

import pytest

from fieldreg.cards import batch, read_cards, write_cards
from fieldreg.cards.symbol import make_symbol
from fieldreg.cards.template import card_template
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardStatus
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Programme
from tests.cards.samples import LONG_NAMES, card, sizes_mm, text_boxes_mm, texts


@pytest.fixture
def target(tmp_path):
    return tmp_path / "cards.pdf"


def files_in(folder):
    return [path.name for path in folder.iterdir()]


def test_cr80_pages_are_cards_front_and_back_in_turn(target):
    written = write_cards(target, (card(n) for n in range(3)))
    assert (written.count, written.pages, written.read_back) == (3, 6, 3)
    assert written.bytes == target.stat().st_size
    assert sizes_mm(target) == [pytest.approx((85.6, 53.98), abs=0.01)] * 6
    assert read_cards(target) == [card(n).token for n in range(3)]
    pages = texts(target)
    assert all("Nomor peserta" in page for page in pages[::2])
    assert all("kecelakaan kerja" in page for page in pages[1::2])


def test_a4_sheets_hold_ten_and_their_backs_follow(target):
    written = write_cards(target, [card(n) for n in range(13)], layout="a4")
    assert (written.count, written.pages) == (13, 4)
    assert sizes_mm(target) == [pytest.approx((210, 297), abs=0.01)] * 4
    assert sorted(read_cards(target)) == sorted(card(n).token for n in range(13))
    assert [page.count("Membayar iuran berikutnya") for page in texts(target)] == [0, 10, 0, 3]


def test_backs_lie_behind_their_fronts(target):
    write_cards(target, [card()], layout="a4")
    front = [box for box in text_boxes_mm(target, 0) if box[0].strip()]
    back = [box for box in text_boxes_mm(target, 1) if box[0].strip()]
    assert max(right for _, _, _, right, _ in front) <= 105
    assert min(left for _, left, *_ in back) >= 105


def test_progress_counts_every_card(target):
    seen = []
    write_cards(target, [card(n) for n in range(4)], progress=seen.append)
    assert seen == [1, 2, 3, 4]


def test_the_same_cards_give_the_same_file(tmp_path):
    for name in ("one.pdf", "two.pdf"):
        write_cards(tmp_path / name, [card(), card(1, sponsor="Yayasan Lingkaran Kasih")])
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_front_says_what_the_card_says(target):
    write_cards(target, [card(sponsor="Yayasan Lingkaran Kasih", programmes=tuple(Programme))])
    (front, _) = texts(target)
    for words in (
        "123 4560 0188", "RUKMINI PRASETYO", "25-08-1985", "•••• •••• •••• 0003", "JKK", "JKM", "JHT",
        "Iuran Nov 2026 – Jan 2027", "Iuran dibayar oleh Yayasan Lingkaran Kasih", "Menunggu validasi pusat",
        "Diterbitkan 21-11-2026 di Pasar Tanah Abang", "Pindai untuk memeriksa", "Layanan 175",
    ):  # fmt: skip
        assert words in front


def test_one_month_is_said_once_and_no_sponsor_is_no_line(target):
    write_cards(target, [card(last_month=Month(2026, 11), place="")])
    (front, _) = texts(target)
    assert "Iuran Nov 2026" in front
    assert "Nov 2026 –" not in front
    assert "dibayar oleh" not in front
    assert "Diterbitkan 21-11-2026" in front


@pytest.mark.parametrize(
    ("status", "words", "promises"),
    [
        (CardStatus.AWAITING_PAYMENT, "Menunggu pembayaran", False),
        (CardStatus.AWAITING_VALIDATION, "Menunggu validasi", False),
        (CardStatus.PROTECTED, "Terlindungi", True),
    ],
)
def test_only_a_paid_and_judged_card_promises(target, status, words, promises):
    write_cards(target, [card(status=status)])
    front = texts(target)[0]
    assert words in front
    assert ("terlindung" in front.lower()) is promises


def test_more_than_four_digits_of_a_nik_cannot_get_onto_a_card():
    with pytest.raises(ValueError, match="last four"):
        card(nik_last4="3171050506030450")


@pytest.mark.parametrize("name", LONG_NAMES)
def test_long_names_lose_no_letter_and_stay_in_their_column(target, name):
    sponsor = "PT Bank Pembangunan Daerah Sejahtera (Perseroda) Tbk Kantor Pusat Semarang Jawa Tengah"
    place = "Pasar Induk Kramat Jati, Blok C Lantai Dasar, Kecamatan Kramat Jati, Jakarta Timur"
    write_cards(target, [card(name=name, sponsor=sponsor, place=place, programmes=tuple(Programme))])
    front = texts(target)[0].replace(" ", "")
    for text in (name, sponsor, place):
        assert text.replace(" ", "") in front
    strip, panel = card_template().strip.y, card_template().qr.x
    for letter, left, top, right, bottom in text_boxes_mm(target, 0):
        if letter.strip():
            assert left >= 3
            assert right <= 83
            assert bottom <= 53.5
            if 13 < top < strip and left < panel:
                assert right <= panel - 1, letter


@pytest.mark.parametrize("name", LONG_NAMES[:-1])
def test_a_name_touches_neither_the_label_above_nor_the_one_below(target, name):
    write_cards(target, [card(name=name)])
    own = name.replace(" ", "")
    boxes = [box for box in text_boxes_mm(target, 0) if box[0].strip()]
    at = "".join(box[0] for box in boxes).index(own)
    top = min(box[2] for box in boxes[at : at + len(own)])
    bottom = max(box[4] for box in boxes[at : at + len(own)])
    others = boxes[:at] + boxes[at + len(own) :]
    assert not [box for box in others if box[1] < 53 and box[2] < bottom and box[4] > top]


def test_a_name_that_needs_a_larger_symbol_still_reads_at_its_printed_size(target):
    long = card(name="Raden Ajeng " + "Kusumaningrum " * 6)
    written = write_cards(target, [long])
    assert written.read_back == 1
    assert read_cards(target) == [long.token]


def test_the_symbol_is_24_mm_and_keeps_its_quiet_zone():
    panel = card_template().qr.panel
    for version in (10, 11, 12, 13):
        modules = 17 + 4 * version
        assert panel * modules / (modules + 8) >= 24


def test_a_token_that_no_reader_reads_releases_nothing(target):
    target.write_text("the old file")
    with pytest.raises(Fault) as caught:
        write_cards(target, [card(), replace(card(1), token="A" * 1000)])
    assert caught.value.code == "card_qr_unreadable"
    assert target.read_text() == "the old file"
    assert files_in(target.parent) == ["cards.pdf"]


def test_a_symbol_that_reads_as_something_else_releases_nothing(target, monkeypatch):
    other = make_symbol("ANOTHER TOKEN")
    monkeypatch.setattr(batch, "make_symbol", lambda _: other)  # what a fault in the encoder would do
    with pytest.raises(Fault) as caught:
        write_cards(target, [card()])
    assert caught.value.code == "card_qr_unreadable"
    assert not files_in(target.parent)


def test_no_cards_are_no_file(target):
    with pytest.raises(ValueError, match="no cards"):
        write_cards(target, [])
    assert not files_in(target.parent)


def test_what_stops_the_caller_stops_the_file(target):
    def cards():
        yield card()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_cards(target, cards())
    assert not files_in(target.parent)


def test_a_missing_folder_is_a_fault(tmp_path):
    with pytest.raises(Fault) as caught:
        write_cards(tmp_path / "none" / "cards.pdf", [card()])
    assert (caught.value.code, caught.value.values) == ("cannot_write_file", {"file": "cards.pdf"})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_fault_and_leaves_the_old_file(target, monkeypatch):
    target.write_text("the old file")
    real = builtins.open

    def full(file, mode="r", *rest, **options):
        return real(
            "/dev/full" if str(file).endswith(".part") and "w" in mode else file, mode, *rest, **options
        )

    monkeypatch.setattr("io.open", full)
    with pytest.raises(Fault) as caught:
        write_cards(target, [card()])
    assert caught.value.code == "disk_full"
    assert caught.value.__cause__.errno == errno.ENOSPC
    assert files_in(target.parent) == ["cards.pdf"]
    assert target.read_text() == "the old file"


def test_a_batch_stays_small(target):
    written = write_cards(target, [card(n) for n in range(200)])
    assert written.bytes / 200 <= 2_048
