"""One command says whether an office's artwork can be printed: each fault is found; ours has none."""

import re
from pathlib import Path

import pytest
from PIL import Image

from fieldreg.assets import LANGUAGES, load_words
from fieldreg.cards import check_artwork, template_check, write_sample
from fieldreg.cards.reading import read_pages
from fieldreg.cards.template import card_template
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Severity
from tests.cards.samples import office_artwork, opened


def found(path):
    return {(problem.code, problem.field) for problem in check_artwork(path)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_of_an_artwork_has_words(language):
    codes = set(re.findall(r'"(art_[a-z_]+)"', Path(template_check.__file__).read_text("utf-8")))
    assert len(codes) > 10
    assert {code for code in codes if load_words(language).code(code) == code} == set()


def test_the_bundled_artwork_has_no_fault():
    assert check_artwork() == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('soft = "#4a5d55"', 'soft = "#c9d2ce"'), ("art_contrast", "front.texts[4]")),
        (('pale = "#cfe8dc"', 'pale = "#507060"'), ("art_contrast", "front.texts[1]")),
        (('warn = "#7a5000"', 'warn = "#fff0c0"'), ("art_contrast", "fields.status (awaiting_payment)")),
        (('ink = "#10231c"', 'ink = "#c8c8c8"'), ("art_lost_in_black", "fields.name")),
        (("panel = 27.52", "panel = 24"), ("art_qr_small", "qr.panel")),
        (("x = 54.7", "x = 60"), ("art_outside", "qr")),
        (("x = 54.7", "x = 40"), ("art_qr_covered", "fields.name")),
        (("number = { x = 3.8", "number = { x = 39"), ("art_outside", "fields.number")),
        (("y = 2.2, width = 85.6", "y = 2.2, width = 90"), ("art_outside", "back.boxes[1]")),
        (('file = "logo.png"', 'file = "mark.png"'), ("art_picture_missing", "front.pictures[0]")),
        (('colour = "tint" }', 'colour = "mint" }'), ("art_colour_unknown", "back.boxes")),
        (('text = "KARTU PESERTA"', 'text = "会员卡 PESERTA"'), ("art_letters_missing", "front.texts[0]")),
        (("Layanan 175", "Layanan " + "175 " * 60), ("art_text_cramped", "front.texts[9]")),
        (("width = 48.5, shrink = 8.4", "width = 20, shrink = 8.4"), ("art_name_cramped", "fields.name")),
        (("smallest = 4.2", "smallest = 3"), ("art_text_small", "fields.sponsor")),
    ],
)
def test_each_fault_is_found_and_named_by_its_place(tmp_path, change, fault):
    assert fault in found(office_artwork(tmp_path, change))


def test_a_coarse_picture_is_a_warning(tmp_path):
    path = office_artwork(tmp_path)
    Image.new("RGBA", (40, 40)).save(tmp_path / "logo.png")
    (problem,) = check_artwork(path)
    assert (problem.code, problem.severity) == ("art_picture_coarse", Severity.WARN)


def test_what_cannot_be_read_at_all_is_told(tmp_path):
    for name, code in (("missing.toml", "file_missing"), (".", "file_unreadable")):
        with pytest.raises(Fault) as caught:
            check_artwork(tmp_path / name)
        assert caught.value.code == code
    (tmp_path / "card.toml").write_text("width_mm = 1", "utf-8")
    with pytest.raises(Fault) as caught:
        check_artwork(tmp_path / "card.toml")
    assert caught.value.code == "card_template_invalid"


def test_an_offices_own_artwork_is_what_is_printed(tmp_path):
    path = office_artwork(tmp_path, ('brand = "#00704a"', 'brand = "#003399"'))
    write_sample(tmp_path / "sample.pdf", artwork=path)
    with opened(tmp_path / "sample.pdf") as document:
        assert document[0].render(scale=2).to_pil().getpixel((120, 4)) == (0, 0x33, 0x99)


def test_in_black_there_is_nothing_but_black_and_white(tmp_path):
    write_sample(tmp_path / "sample.pdf", ink="black")
    assert len(read_pages(tmp_path / "sample.pdf", [0])) == 1
    with opened(tmp_path / "sample.pdf") as document:
        for page in document:
            picture = page.render(scale=6).to_pil().convert("RGB")
            assert all(red == green == blue for _, (red, green, blue) in picture.getcolors(256**3))
            greys = picture.convert("L").histogram()
            assert sum(greys[:64]) + sum(greys[192:]) > 0.93 * picture.width * picture.height
    assert set(card_template(ink="black").colours.values()) == {"#000000", "#ffffff"}
