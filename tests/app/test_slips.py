"""The slip of somebody without a number and the receipt of what was paid: said honestly, on either paper."""

from dataclasses import replace

import pytest

from fieldreg.app import print_member_slip, register_member, slip_kind, write_member_slip
from fieldreg.cards import read_cards
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from tests.cards.samples import opened, sizes_mm, text_boxes_mm, texts
from tests.desks import enrolled_desk, form, sync_direct


@pytest.fixture
def desk(tmp_path):
    init(HqConfig(folder=tmp_path / "hq"), issuer="HQ")
    with Hq(HqConfig(folder=tmp_path / "hq")) as hq, enrolled_desk(tmp_path / "laptop", hq) as desk:
        yield desk, hq


def registered(desk, number=1, **changes):
    register_member(desk, form(number, **changes))
    member = desk.store.people.by_nik(form(number).nik)
    assert member is not None
    return member


def test_without_a_number_there_is_a_slip_that_promises_nothing(desk, tmp_path):
    desk, _hq = desk
    member = registered(desk)
    assert member.kpj is None
    write_member_slip(desk, member, tmp_path / "slip.pdf", kind="provisional")
    assert sizes_mm(tmp_path / "slip.pdf") == [pytest.approx((148, 210), abs=0.01)]
    (text,) = texts(tmp_path / "slip.pdf")
    for words in (
        "Tanda pendaftaran sementara",
        member.name,
        member.nik[-4:],
        "menyusul",
        "bukan kartu peserta",
    ):
        assert words in text
    assert "bukan bukti perlindungan" in text
    assert member.nik not in text.replace(" ", "")
    assert member.member_id[:8].upper() in text


def test_whoever_has_a_number_gets_a_card_instead(desk, tmp_path):
    desk, hq = desk
    hq.add_pool("12345600001", "12345600100")
    sync_direct(desk, hq)
    with pytest.raises(Fault, match="slip_has_number"):
        write_member_slip(desk, registered(desk), tmp_path / "slip.pdf", kind="provisional")


def test_a_receipt_says_what_was_paid_for_what(desk, tmp_path):
    desk, _hq = desk
    member = registered(desk, payment_reference="A-0471")
    write_member_slip(desk, member, tmp_path / "receipt.pdf", kind="receipt")
    (text,) = texts(tmp_path / "receipt.pdf")
    amount = f"Rp{member.amount_rp:,}".replace(",", ".")
    for words in (
        "Tanda terima iuran",
        "A-0471",
        f"Diterima {amount}",
        "Tunai",
        "JKK + JKM",
        "Petugas: Dewi",
    ):
        assert words in text
    assert "setelah pendaftaran divalidasi" in text


@pytest.mark.parametrize("method", ["nanti"])
def test_nothing_paid_means_no_receipt(desk, tmp_path, method):
    desk, _hq = desk
    member = registered(desk, payment_method=method, payment_reference="")
    with pytest.raises(Fault, match="slip_nothing_paid"):
        write_member_slip(desk, member, tmp_path / "receipt.pdf", kind="receipt")
    assert not (tmp_path / "receipt.pdf").exists()


@pytest.mark.parametrize("kind", ["provisional", "receipt"])
def test_on_a_roll_it_is_as_long_as_it_needs_and_inside_what_is_printed(desk, tmp_path, kind):
    desk, _hq = desk
    member = registered(desk, name="Muhammad Abdurrahman Alfatih Nurhidayatullah")
    write_member_slip(desk, member, tmp_path / "roll.pdf", kind=kind, paper="58mm")
    ((width, height),) = sizes_mm(tmp_path / "roll.pdf")
    assert width == pytest.approx(58, abs=0.01)
    boxes = [box for box in text_boxes_mm(tmp_path / "roll.pdf", 0) if box[0].strip()]
    assert all(left >= 4.5 and right <= 53.5 for _letter, left, _top, right, _bottom in boxes)
    assert 0 < height - max(bottom for *_, bottom in boxes) < 12
    assert "Nurhidayatullah" in texts(tmp_path / "roll.pdf")[0]


def test_it_is_black_and_has_no_code_to_be_mistaken_for_a_cards(desk, tmp_path):
    desk, _hq = desk
    write_member_slip(desk, registered(desk), tmp_path / "slip.pdf", kind="provisional")
    assert read_cards(tmp_path / "slip.pdf") == []
    with opened(tmp_path / "slip.pdf") as document:
        picture = document[0].render(scale=2).to_pil().convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in picture.getcolors(256**3))


def test_a_receipt_goes_to_the_printer_of_the_settings(desk, tmp_path):
    desk, hq = desk
    hq.add_pool("12345600001", "12345699999")
    sync_direct(desk, hq)
    member = desk.store.people.get(register_member(desk, form(1)).member_id)
    assert slip_kind(member) == "receipt"
    with pytest.raises(Fault, match="receipt_printer_missing"):
        print_member_slip(desk, member, kind="receipt")
    desk.settings = replace(desk.settings, receipt_printer=str(tmp_path / "lp0"))
    print_member_slip(desk, member, kind="receipt")
    assert b"Tanda terima iuran" in (tmp_path / "lp0").read_bytes()
    assert member.nik.encode() not in (tmp_path / "lp0").read_bytes()
