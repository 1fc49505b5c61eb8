"""A printer's error undone, measured on what the printer would get: rendered at 600 dpi, in millimetres."""

import pytest

from fieldreg.cards import Adjustment, Calibration, read_cards, write_cards, write_test_card
from tests.cards.samples import card, opened, sizes_mm, text_boxes_mm, texts

DPI = 600
MM = DPI / 25.4


def frame_mm(path, number=0):
    """Left, right, top, bottom of the test card's frame: the longest dark lines of the page."""
    with opened(path) as document:
        page = (
            document[number]
            .render(scale=DPI / 72, grayscale=True)
            .to_pil()
            .point(lambda grey: 255 * (grey < 128))
        )
    return (
        *_ends(page.resize((page.width, 1)).tobytes()),
        *_ends(page.resize((1, page.height)).tobytes()),
    )


def _ends(shares):
    dark = [at for at, share in enumerate(shares) if share > 128]
    first = [at for at in dark if at < len(shares) / 2]
    last = [at for at in dark if at >= len(shares) / 2]
    return sum(first) / len(first) / MM + 0.5 / MM, sum(last) / len(last) / MM + 0.5 / MM


@pytest.mark.parametrize(("layout", "width", "height"), [("cr80", 85.6, 53.98), ("a4", 210, 297)])
def test_the_test_card_is_true_to_a_twentieth_of_a_millimetre(tmp_path, layout, width, height):
    write_test_card(tmp_path / "t.pdf", layout=layout)
    left, right, top, bottom = frame_mm(tmp_path / "t.pdf")
    assert (left, top) == pytest.approx((5, 5), abs=0.05)
    assert (right, bottom) == pytest.approx((width - 5, height - 5), abs=0.05)


def test_each_side_is_set_right_on_its_own(tmp_path):
    apart = Adjustment(front=Calibration(right_mm=0.3), back=Calibration(right_mm=-0.4, down_mm=0.6))
    for name, adjustment in (("apart", apart), ("alike", Adjustment(front=Calibration(right_mm=0.3)))):
        write_test_card(tmp_path / name, adjustment=adjustment)
    assert frame_mm(tmp_path / "apart", 0)[::2] == pytest.approx((5.3, 5), abs=0.05)
    assert frame_mm(tmp_path / "apart", 1)[::2] == pytest.approx((4.6, 5.6), abs=0.05)
    assert frame_mm(tmp_path / "alike", 1)[::2] == pytest.approx((5.3, 5), abs=0.05)
    assert ["MUKA" in page for page in texts(tmp_path / "apart")] == [True, False]
    assert ["BELAKANG" in page for page in texts(tmp_path / "apart")] == [False, True]


def test_on_a_larger_page_the_frame_stands_5_mm_from_the_cards_own_edge(tmp_path):
    write_test_card(tmp_path / "t.pdf", adjustment=Adjustment(bleed_mm=1.5))
    assert frame_mm(tmp_path / "t.pdf") == pytest.approx((6.5, 82.1, 6.5, 50.48), abs=0.05)


def test_a_shift_and_a_stretch_land_where_they_were_asked_for(tmp_path):
    undone = Calibration(right_mm=0.3, down_mm=-0.2, width_percent=101, height_percent=98)
    write_test_card(tmp_path / "t.pdf", adjustment=Adjustment(front=undone))
    left, right, top, bottom = frame_mm(tmp_path / "t.pdf")
    assert (left, right) == pytest.approx((5 * 1.01 + 0.3, 80.6 * 1.01 + 0.3), abs=0.05)
    assert (top, bottom) == pytest.approx((5 * 0.98 - 0.2, 48.98 * 0.98 - 0.2), abs=0.05)


@pytest.mark.parametrize("layout", ["cr80", "a4"])
def test_every_page_of_cards_is_moved_and_still_read(tmp_path, layout):
    cards = [card(number) for number in range(3)]
    write_cards(tmp_path / "plain.pdf", cards, layout=layout)
    moved = Adjustment(front=Calibration(right_mm=0.7, down_mm=0.4))
    write_cards(tmp_path / "moved.pdf", cards, layout=layout, adjustment=moved)
    assert sizes_mm(tmp_path / "moved.pdf") == sizes_mm(tmp_path / "plain.pdf")
    assert sorted(read_cards(tmp_path / "moved.pdf")) == sorted(each.token for each in cards)
    for page in range(len(sizes_mm(tmp_path / "plain.pdf"))):
        before, after = (list(text_boxes_mm(tmp_path / name, page)) for name in ("plain.pdf", "moved.pdf"))
        shifts = {
            (round(b[1] - a[1], 2), round(b[2] - a[2], 2))
            for a, b in zip(before, after, strict=True)
            if a[0].strip()
        }
        assert shifts == {(0.7, 0.4)}


def test_no_calibration_leaves_the_file_as_it_was(tmp_path):
    for name, adjustment in (("a", None), ("b", Adjustment())):
        write_cards(tmp_path / name, [card()], adjustment=adjustment)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    "wrong", [{"right_mm": 11}, {"down_mm": -11}, {"width_percent": 80}, {"height_percent": 111}]
)
def test_a_slip_of_the_hand_is_no_calibration(wrong):
    with pytest.raises(ValueError, match="calibration"):
        Calibration(**wrong)
