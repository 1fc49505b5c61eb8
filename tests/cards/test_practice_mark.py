"""What was made in practice says so on the paper, and its QR still reads: checking can be learnt too."""

import pytest

from fieldreg.cards import Slip, read_cards, write_cards, write_slip
from tests.cards.samples import card, texts

MARK = "LATIHAN / CONTOH"


@pytest.mark.parametrize("ink", ["colour", "black"])
@pytest.mark.parametrize("layout", ["cr80", "a4"])
def test_a_card_of_practice_says_so(tmp_path, layout, ink):
    real, practice = card(1), card(2, practice=True)
    target = tmp_path / "cards.pdf"
    write_cards(target, [real, practice], layout=layout, ink=ink)
    assert sum(page.count(MARK) for page in texts(target)) == 1
    assert set(read_cards(target)) == {real.token, practice.token}


@pytest.mark.parametrize("paper", ["a5", "58mm"])
@pytest.mark.parametrize("practice", [True, False])
def test_a_slip_of_practice_says_so(tmp_path, paper, practice):
    slip = Slip(
        title="Tanda terima iuran", rows=(("Nama", "Rukmini"),), strong="x", notes=(), practice=practice
    )
    target = tmp_path / "slip.pdf"
    write_slip(target, slip, paper=paper)
    assert (MARK in texts(target)[0]) is practice
