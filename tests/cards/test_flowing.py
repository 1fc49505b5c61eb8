"""Pages that went to their file one by one are the pages that reportlab would have written."""

import pypdfium2
import pytest
from PIL import ImageChops

from fieldreg.cards.artwork import Artist
from fieldreg.cards.flowing import Flow
from fieldreg.cards.page import CardPage
from fieldreg.cards.symbol import make_symbol
from fieldreg.cards.template import card_template
from tests.cards.samples import card, opened, texts


@pytest.fixture
def drawn(tmp_path):
    """The same three cards in a file, flowing or as reportlab does it: (path, flow)."""

    def drawn(name, *, flowing):
        template, path = card_template(), tmp_path / name
        with path.open("wb") as target:
            canvas = CardPage.for_cards("cr80", template, None).canvas(target, title="uji")
            flow = Flow(canvas, target) if flowing else None
            artist = Artist(canvas, template)
            for number in range(3):
                one = card(number, name=f"PESERTA CONTOH {number}")
                artist.front(one, make_symbol(one.token))
                canvas.showPage()
                artist.back()
                canvas.showPage()
            canvas.save()
        return path, flow

    return drawn


def test_every_page_looks_the_same(drawn):
    (flowing, _), (plain, _) = drawn("flowing", flowing=True), drawn("plain", flowing=False)
    with opened(flowing) as ours, opened(plain) as theirs:
        assert len(ours) == len(theirs) == 6
        for page in range(6):
            pictures = [each[page].render(scale=3).to_pil().convert("RGB") for each in (ours, theirs)]
            assert ImageChops.difference(*pictures).getbbox() is None
    assert texts(flowing) == texts(plain)
    assert abs(flowing.stat().st_size - plain.stat().st_size) < 100


def test_fonts_are_embedded_once(drawn):
    path, _ = drawn("flowing", flowing=True)
    assert path.read_bytes().count(b"/FontFile2") == 2  # regular and bold


def test_a_page_is_looked_at_alone_and_the_file_is_as_it_was(drawn):
    path, flow = drawn("flowing", flowing=True)
    before, pages = path.read_bytes(), texts(path)
    for page in range(6):
        with flow.only_page(path, page):
            assert texts(path) == [pages[page]]
            assert path.read_bytes().startswith(before)
        assert path.read_bytes() == before


def test_a_damaged_page_is_seen_when_it_is_looked_at(drawn):
    path, flow = drawn("flowing", flowing=True)
    content = path.read_bytes()
    # where the last front's stream begins, zlib's header is broken
    number = flow._tree.numbers[4] + 1
    begins = content.index(b"%d 0 obj" % number)
    at = content.index(b"stream\n", begins) + len(b"stream\n")
    path.write_bytes(content[:at] + b"\x00\x00" + content[at + 2 :])
    with flow.only_page(path, 4), pypdfium2.PdfDocument(path) as document:
        assert document[0].get_textpage().get_text_bounded().strip() == ""
