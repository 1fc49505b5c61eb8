"""One card by keyboard: spoiled and made again, handed over, fetched by somebody else."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import issue_cards, register_member, sign_in, waiting_for_cards
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import CardState
from tests.gui.market import PIN

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def card(laptop, signed_in, tmp_path):
    """Rukmini's card stands in a PDF; Kartu is open and her card looked up."""
    home, _hq = laptop
    window, hands = signed_in
    with sign_in(home, PIN) as desk:
        member_id = register_member(desk, RegistrationForm(
            nik="3171074107909901", name="RUKMINI CONTOH", occupation="porter", income="1500000",
            payment_method="cash", payment_reference="1", consent_version="1",
        )).member_id  # fmt: skip
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf")

    def state():
        with sign_in(home, PIN) as desk:
            return desk.store.people.get(member_id).card

    hands.press(Qt.Key.Key_F4)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("ruk")
    hands.until(lambda: hands.sees("Rukmini Contoh · 123 4560 0001 · dicetak?"))
    return window.page("cards").list, hands, state


def test_a_spoiled_card_waits_to_be_made_again_and_says_why(card):
    one, hands, state = card
    hands.press(Qt.Key.Key_R, CTRL)
    hands.until(one.fate.reason.edit.hasFocus)
    hands.enter()
    hands.until(lambda: hands.sees("Sebabnya belum ditulis."))
    assert state() is CardState.ISSUED
    hands.type("Macet di pencetak")
    hands.enter()
    hands.until(lambda: hands.sees("· menunggu") and not one.fate.spoil.isVisible())
    assert state() is CardState.WAITING
    assert one.search.edit.hasFocus()


def test_a_question_stays_open_while_lists_arrive_and_esc_leaves_it(card):
    one, hands, state = card
    hands.press(Qt.Key.Key_R, CTRL)
    hands.until(one.fate.reason.edit.hasFocus)
    hands.type("Mac")
    # As a search that was begun before the question; the other list is read after it.
    one.searched.emit("nobody")
    one.chosen.emit(one.chosen_id)
    hands.type("et")
    hands.press(Qt.Key.Key_Escape)
    hands.until(one.search.edit.hasFocus)
    assert not one.fate.asking
    assert state() is CardState.ISSUED
    one.searched.emit("ruk")
    hands.until(lambda: hands.sees("Rukmini Contoh · 123 4560 0001 · dicetak?"))
    hands.press(Qt.Key.Key_R, CTRL)
    hands.until(one.fate.reason.edit.hasFocus)
    one.searched.emit("nobody")
    hands.type("Macet")
    hands.enter()
    hands.until(lambda: state() is CardState.WAITING)


@pytest.mark.parametrize("proxy", ["", "Joko, anaknya; ibu sakit"])
def test_a_card_is_handed_over(card, proxy):
    one, hands, state = card
    hands.press(Qt.Key.Key_H, CTRL)
    hands.until(one.fate.proxy.edit.hasFocus)
    hands.type(proxy)
    hands.enter()
    hands.until(lambda: hands.sees("✓ diserahkan"))
    assert state() is CardState.HANDED_OVER
    assert not one.fate.hand_over.isVisible()


def test_nobody_found_is_said(card):
    _one, hands, _state = card
    hands.type("xyz")
    hands.until(lambda: hands.sees("Tidak ada yang cocok"))
