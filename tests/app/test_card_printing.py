"""Sheets for a printer: facts before paper, nothing twice, whatever stops it."""

import pytest
from PIL import Image

from fieldreg.app import (
    PrinterProfile,
    SideProfile,
    cancel_member,
    confirm_cards,
    each_waiting,
    erase_due,
    issue_cards,
    load_printers,
    next_sheet,
    picture_card,
    queue_cards,
    register_member,
    remember_choice,
    remember_profile,
    request_erasure,
    send_again,
    sheet_failed,
    sheet_of_backs,
    spoil_card,
    stop_printing,
    trust_of,
    verify_text,
    waiting_for_cards,
)
from fieldreg.cards import page_size_mm, render_pages
from fieldreg.cards.reading import read_image, read_pages
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.store import Only, Store
from tests.desks import form, sync_direct


@pytest.fixture
def people(desk):
    return [register_member(desk, form(number)).member_id for number in range(3)]


def states(desk, people):
    return [desk.store.people.get(each).card.value for each in people]


def facts(desk, member_id):
    return [entry.header.kind for entry in desk.store.journal.about(member_id)][1:]


def test_a_card_a_sheet_each_a_fact_before_it_goes(desk, people):
    assert queue_cards(desk, waiting_for_cards(desk), printer="Zebra") == (3, 0, "Zebra")
    for left in (2, 1, 0):
        sheet = next_sheet(desk, layout="cr80")
        assert (len(sheet.members), sheet.left) == (1, left)
        (token,) = read_pages(sheet.pdf)
        verdict = verify_text(token, trust_of(desk), now_ms=desk.now_ms())
        assert verdict.verdict == "genuine"
        assert desk.store.people.get(sheet.members[0]).kpj == verdict.claims.kpj
        assert facts(desk, sheet.members[0]) == ["CardIssued"]
    assert next_sheet(desk, layout="cr80") is None
    assert desk.store.print_queue.in_doubt() == 3
    assert confirm_cards(desk) == 3
    assert desk.store.print_queue.in_doubt() == 0
    assert states(desk, people) == ["printed"] * 3
    assert desk.store.print_queue.state() == (0, 0, "")
    assert desk.store.check().sound


def test_a_stopped_batch_leaves_no_fact_without_paper(desk, people):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    next_sheet(desk, layout="cr80")
    stop_printing(desk)
    assert next_sheet(desk, layout="cr80") is None
    assert states(desk, people) == ["issued", "waiting", "waiting"]
    assert desk.store.print_queue.state() == (0, 1, "Zebra")


def test_what_was_not_taken_is_the_same_card_again(desk, people):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    sheet = next_sheet(desk, layout="a4")
    sheet_failed(desk, sheet)
    assert desk.store.print_queue.state().to_send == 3
    assert desk.store.print_queue.in_doubt() == 0
    assert confirm_cards(desk) == 0
    desk.clock.at_ms += 60_000
    assert next_sheet(desk, layout="a4").pdf == sheet.pdf
    send_again(desk)
    assert next_sheet(desk, layout="a4").pdf == sheet.pdf
    assert [facts(desk, each) for each in people] == [["CardIssued"]] * 3


def test_who_is_cancelled_or_spoiled_meanwhile_is_left_out(desk, people):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    cancel_member(desk, people[0], reason="salah orang")
    sheet = next_sheet(desk, layout="a4")
    assert sheet.members == tuple(people[1:])
    spoil_card(desk, desk.store.people.get(people[1]), reason="tergores")
    assert desk.store.print_queue.state().sent == desk.store.print_queue.in_doubt() == 1
    assert confirm_cards(desk) == 1
    assert states(desk, people) == ["void", "waiting", "printed"]
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    next_sheet(desk, layout="cr80")
    assert facts(desk, people[1]) == ["CardIssued", "CardSpoiled", "CardIssued"]


def test_who_is_erased_before_there_is_a_card_keeps_nobody_waiting(desk, hq, people, tmp_path):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    request_erasure(desk, people[1])
    sync_direct(desk, hq)
    assert erase_due(desk) == 1
    assert desk.store.people.cards() == {CardState.WAITING: 2}
    assert desk.store.people.tally().cards_waiting == 2
    assert [each.member_id for each in desk.store.people.find("", only=Only(card="waiting"))] == [
        people[2], people[0],
    ]  # fmt: skip
    sheet = next_sheet(desk, layout="a4")
    assert (sheet.members, sheet.left) == ((people[0], people[2]), 0)
    spoil_card(desk, desk.store.people.get(people[2]), reason="tergores")
    assert issue_cards(desk, each_waiting(desk), tmp_path / "kartu.pdf").cards == 1
    assert waiting_for_cards(desk) == ()
    with pytest.raises(Fault, match="no_cards_waiting"):
        queue_cards(desk, waiting_for_cards(desk), printer="Zebra")


def test_the_queue_survives_the_program(desk, people, tmp_path):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    next_sheet(desk, layout="cr80")
    with Store.open(desk.store.path, b"k" * 32) as again:
        assert again.print_queue.state() == (2, 1, "Zebra")
        assert [each.member_id for each in again.print_queue.next(5)] == people[1:]


def test_nobody_to_print_or_without_a_number_is_told(desk, people):
    with pytest.raises(Fault, match="no_cards_waiting"):
        queue_cards(desk, [], printer="Zebra")
    for number in range(3, 12):
        last = register_member(desk, form(number))
    with pytest.raises(Fault, match="card_without_number"):
        queue_cards(desk, [desk.store.people.get(last.member_id)], printer="Zebra")


def test_a_picture_of_a_card_is_no_card(desk, people, tmp_path):
    front, back = picture_card(desk, desk.store.people.get(people[0]), dpi=300)
    assert (front.width, front.height) == (back.width, back.height) == (1012, 638)
    image = Image.frombytes("RGBX", (front.width, front.height), front.pixels)
    (token,) = read_image(image)
    assert verify_text(token, trust_of(desk), now_ms=desk.now_ms()).verdict == "not_genuine"
    assert states(desk, people)[0] == CardState.WAITING


def test_a_printer_is_remembered_by_its_name(desk, people):
    remember_choice(desk, printer="Zebra", layout="cr80")
    remember_profile(desk, "Zebra", PrinterProfile(right_mm=0.4, duplex=False))
    book = load_printers(desk)
    assert (book.last, book.layout, book.profile("Zebra").right_mm) == ("Zebra", "cr80", 0.4)
    assert book.profile("Epson") == PrinterProfile()
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    shifted = next_sheet(desk, layout="cr80").pdf
    send_again(desk)
    remember_profile(desk, "Zebra", PrinterProfile(right_mm=99))
    assert next_sheet(desk, layout="cr80").pdf != shifted  # 99 mm is no calibration: left out


def test_a_book_of_before_sides_were_told_apart_counts_for_both(desk):
    remember_choice(desk, printer="Zebra", layout="cr80")
    old = b'{"last": "Zebra", "layout": "cr80", "profiles": {"Zebra": {"right_mm": 0.4, "down_mm": -0.2}}}'
    desk.store.path.with_name("printers.json").write_bytes(old)
    adjustment = load_printers(desk).profile("Zebra").adjustment()
    assert adjustment.side(back=True) == adjustment.side(back=False)
    assert (adjustment.front.right_mm, adjustment.front.down_mm, adjustment.bleed_mm) == (0.4, -0.2, 0)
    apart = PrinterProfile(right_mm=0.4, back=SideProfile(right_mm=-0.7), bleed_mm=1)
    remember_profile(desk, "Zebra", apart)
    assert load_printers(desk).profile("Zebra") == apart
    assert apart.adjustment().side(back=True).right_mm == -0.7


def test_backs_alone_are_sheets_without_anybody(desk, people):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    left, sheets = 23, []
    while sheet := sheet_of_backs(desk, left, printer="Zebra", layout="a4"):
        sheets.append(sheet)
        left = sheet.left
    assert [sheet.left for sheet in sheets] == [13, 3, 0]
    assert all(sheet.members == () and read_pages(sheet.pdf) == [] for sheet in sheets)
    assert desk.store.print_queue.state().to_send == 3, "the cards that wait are as they were"
    assert states(desk, people) == ["waiting"] * 3


def test_fronts_alone_are_facts_too(desk, people):
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    sheet = next_sheet(desk, layout="cr80", sides="fronts")
    assert page_size_mm(sheet.pdf) == pytest.approx((85.6, 53.98), abs=0.01)
    assert len(list(render_pages(sheet.pdf, dpi=72))) == len(read_pages(sheet.pdf)) == 1
    assert facts(desk, sheet.members[0]) == ["CardIssued"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"profiles": 7}', b'{"layout": "a3"}'])
def test_a_spoiled_book_is_an_empty_one(desk, content):
    remember_choice(desk, printer="Zebra", layout="cr80")
    desk.store.path.with_name("printers.json").write_bytes(content)
    assert load_printers(desk).last == ""
