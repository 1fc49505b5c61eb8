"""Cards: signed, laid into a PDF, read back, and only then facts and file."""

import pytest

from fieldreg.app import (
    confirm_printed,
    issue_cards,
    register_member,
    trust_of,
    verify_file,
    verify_text,
    waiting_for_cards,
)
from fieldreg.cards import read_cards
from fieldreg.credential import CardJudgement
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from tests.desks import form, sync_direct


@pytest.fixture
def people(desk):
    return [register_member(desk, form(number)) for number in range(3)]


def test_a_card_goes_from_waiting_to_the_hand(desk, people, tmp_path):
    issued = issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="cr80")
    assert (issued.cards, issued.read_back, issued.pages) == (3, 3, 6)
    assert waiting_for_cards(desk) == ()
    members = desk.store.people.with_card(CardState.ISSUED)
    assert confirm_printed(desk, members) == 3
    assert confirm_printed(desk, desk.store.people.with_card(CardState.PRINTED)) == 0
    assert [entry.header.kind for entry in desk.store.journal.about(people[0].member_id)] == [
        "MemberRegistered",
        "CardIssued",
        "CardPrinted",
    ]
    assert desk.store.check().sound


def test_the_printed_codes_are_genuine_here_and_void_after_a_duplicate(desk, people, hq, tmp_path):
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf")
    trust, now = trust_of(desk), desk.now_ms()
    verdicts = verify_file(tmp_path / "cards.pdf", trust, now_ms=now)
    assert {each.verdict for each in verdicts} == {CardJudgement.GENUINE}
    assert {each.claims.kpj for each in verdicts} == {each.kpj for each in people}
    text = read_cards(tmp_path / "cards.pdf")[0]
    assert verify_text("https://example.org", trust, now_ms=now).verdict is CardJudgement.NOT_A_CARD
    assert verify_text(text[:-1], trust, now_ms=now).verdict is not CardJudgement.GENUINE


def test_a_pdf_that_cannot_be_written_issues_nothing(desk, people, tmp_path):
    with pytest.raises(Fault):
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "no" / "folder" / "cards.pdf")
    assert len(waiting_for_cards(desk)) == 3


def test_nobody_waiting_or_without_a_number_is_told(desk, people, tmp_path):
    with pytest.raises(Fault, match="no_cards_waiting"):
        issue_cards(desk, [], tmp_path / "cards.pdf")
    for number in range(3, 12):
        last = register_member(desk, form(number))
    assert last.kpj is None
    with pytest.raises(Fault, match="card_without_number"):
        issue_cards(desk, [desk.store.people.get(last.member_id)], tmp_path / "cards.pdf")


@pytest.mark.parametrize(
    ("paid", "synced", "status"),
    [
        ("nanti", False, "Menunggu pembayaran"),
        ("tunai", False, "Menunggu validasi"),
        ("tunai", True, "Terlindungi"),
    ],
)
def test_the_status_on_a_card_is_honest(desk, hq, tmp_path, paid, synced, status):
    pdfium = pytest.importorskip("pypdfium2")
    register_member(desk, form(1, payment_method=paid))
    if synced:
        sync_direct(desk, hq)
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="cr80")
    with pdfium.PdfDocument(tmp_path / "cards.pdf") as pdf:
        front = pdf[0].get_textpage().get_text_bounded()
    assert status.lower() in front.lower()
    assert ("lindungi" in front.lower()) == synced
