"""The artwork can be changed, but not into a promise."""

import pytest

from fieldreg.assets import resource_path
from fieldreg.cards.pen import _picture
from fieldreg.cards.template import card_template, read_template
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardStatus

TEXT = resource_path("card", "card.toml").read_text(encoding="utf-8")


def refused(text):
    with pytest.raises(Fault) as caught:
        read_template(text)
    assert caught.value.code == "card_template_invalid"
    return caught.value.values["detail"]


def test_the_bundled_artwork_is_sound():
    template = card_template()
    assert set(template.status) == set(CardStatus)
    assert (template.width_mm, template.height_mm) == (85.6, 53.98)
    assert all(resource_path("card", picture.file).is_file() for picture in template.front.pictures)
    for side in (template.front, template.back):
        assert {mark.colour for mark in (*side.boxes, *side.texts)} <= set(template.rgb)


def test_colours_may_be_changed():
    template = read_template(TEXT.replace('brand = "#00704a"', 'brand = "#0000ff"'))
    assert template.rgb["brand"] == (0, 0, 1)


@pytest.mark.parametrize("words", ["Terlindungi", "Sudah TERLINDUNG", "Dalam perlindungan"])
def test_no_office_can_make_an_unpaid_card_promise(words):
    assert "awaiting_payment" in refused(TEXT.replace("Menunggu pembayaran iuran", words))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("width_mm = 85.6", "width_mm = "),
        ("width_mm = 85.6", 'width_mm = "wide"'),
        ('brand = "#00704a"', 'brand = "green"'),
        ('brand = "#00704a"', 'brand = "#00gg4a"'),
        ("[status.protected]", "[status.guarded]"),
        ('align = "right"', 'align = "top"'),
    ],
)
def test_a_mistake_says_where_it_is(old, new):
    assert refused(TEXT.replace(old, new, 1))


def test_a_picture_is_read_whole_before_threads_share_it(tmp_path):
    file = tmp_path / "logo.png"
    file.write_bytes(resource_path("card", "logo.png").read_bytes())
    picture = _picture(file, "colour")
    file.write_bytes(b"")
    assert picture.getRGBData()
