"""A card is judged without a line, by what a scanner typed or from its PDF."""

from PySide6.QtCore import Qt

from fieldreg.app import issue_cards, register_member, sign_in, waiting_for_cards
from fieldreg.cards import read_cards
from fieldreg.domain.form import RegistrationForm
from tests.gui.market import PIN


def test_a_scanned_card_is_genuine_and_a_tampered_one_is_not(laptop, signed_in, tmp_path):
    home, _hq = laptop
    window, hands = signed_in
    with sign_in(home, PIN) as desk:
        register_member(desk, RegistrationForm(
            nik="3171074107909901", name="RUKMINI CONTOH", occupation="porter", income="1500000",
            payment_method="cash", payment_reference="1", consent_version="1",
        ))  # fmt: skip
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf")
    (token,) = read_cards(tmp_path / "kartu.pdf")
    hands.press(Qt.Key.Key_F7)
    hands.type(token)
    hands.enter()
    hands.until(lambda: hands.sees("✓ Asli"))
    assert hands.sees("Rukmini Contoh · 123 4560 0001 · 01/07/1990")
    hands.type("HALO")
    hands.enter()
    hands.until(lambda: hands.sees("? Bukan kartu peserta"))
    window.page("check").file_chosen.emit(tmp_path / "kartu.pdf")
    hands.until(lambda: hands.sees("✓ Asli"))
