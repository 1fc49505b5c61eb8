"""Names on real artwork: nothing is clipped, and no letter comes out as a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.cards import write_cards
from fieldreg.cards.lettering import printable
from fieldreg.cards.pen import fitted, letters_of_fonts, text_width_mm
from fieldreg.cards.template import card_template
from tests.cards.samples import LONG_NAMES, card, text_boxes_mm, texts

NAME = card_template().fields.name
PANEL = card_template().qr


@given(st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz'.,-"), max_size=40))
def test_forty_letters_stay_readable_and_inside(name):
    lines, size = fitted(name, NAME)
    assert "".join("".join(lines).split()) == "".join(name.split())
    assert len(lines) <= 2
    assert size >= NAME.smallest
    assert all(text_width_mm(line, size, bold=True) <= NAME.width + 1e-6 for line in lines)


@pytest.mark.parametrize("name", LONG_NAMES)
def test_no_letter_of_a_long_name_comes_near_the_qr(tmp_path, name):
    write_cards(tmp_path / "c.pdf", [card(name=name)])
    for letter, left, _top, right, bottom in text_boxes_mm(tmp_path / "c.pdf", 0):
        if letter.strip() and left < PANEL.x and bottom < PANEL.y + PANEL.panel:
            assert right <= PANEL.x


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Nur'aini Şahin Łukasz Nguyễn", "Nur'aini Şahin Łukasz Nguyễn"),
        ("Ǻsa Ƙano", "Asa Kano"),
        ("Siti\u200bAminah\u00adDewi", "SitiAminahDewi"),
        ("Budi\u3000Wang", "Budi Wang"),
        ("ﬁrman ２", "firman 2"),
        ("王 Wang", "? Wang"),
        ("عمر", "???"),
        ("Sri 😀", "Sri ?"),
        ("e\u0301", "é"),
    ],
)
def test_letters_that_the_fonts_lack_become_similar_ones(name, printed):
    assert printable(name) == printed


@given(st.text())
def test_nothing_is_printed_that_the_fonts_lack(text):
    assert {ord(letter) for letter in printable(text)} <= letters_of_fonts()


def test_a_changed_name_is_counted_and_its_qr_holds_the_true_one(tmp_path):
    people = [card(0), card(1, name="Ǻsa 王"), card(2)]
    written = write_cards(tmp_path / "c.pdf", people)
    assert (written.count, written.respelt, written.read_back) == (3, 1, 3)
    assert "Asa ?" in texts(tmp_path / "c.pdf")[2]
