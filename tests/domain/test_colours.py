"""How well one colour reads on another, against figures published with WCAG 2.2."""

import pytest

from fieldreg.domain.colours import contrast_ratio, luminance


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#ffff00", "#000000", 19.56),
    ],
)
def test_the_ratio_is_the_published_one_either_way(one, other, ratio):
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)


def test_dark_shades_are_linear():
    assert luminance("#0a0a0a") == pytest.approx(10 / 255 / 12.92)


@pytest.mark.parametrize("text", ["", "#fff", "000000", "#0000000", "red"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="colour"):
        luminance(text)
