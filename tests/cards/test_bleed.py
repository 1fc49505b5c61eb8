"""Cut or fed half a millimetre off, a card shows neither white nor its neighbour: measured on the pixels."""

from itertools import product

import pytest

from fieldreg.cards import Adjustment, Calibration, check_artwork, read_cards, write_cards
from fieldreg.cards.template import card_template
from fieldreg.domain.problems import Severity
from tests.cards.samples import card, office_artwork, opened, sizes_mm, text_boxes_mm

DPI = 300
MM = DPI / 25.4
CARD = (85.6, 53.98)
OFF_MM = 0.5
WHITE, BRAND = (255, 255, 255), (0x00, 0x70, 0x4A)
PAPER = "#ffe9a8"


def artwork(folder, *changes):
    """The bundled artwork on coloured paper: what is white then, is a hairline (or the QR's own mistake)."""
    return office_artwork(folder, ('paper = "#ffffff"', f'paper = "{PAPER}"'), *changes)


def pictures(path):
    with opened(path) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def edges(picture, left_mm, top_mm):
    """The four outermost lines of pixels of a card that was cut out here."""
    left, top = round(left_mm * MM), round(top_mm * MM)
    right, bottom = left + round(CARD[0] * MM) - 1, top + round(CARD[1] * MM) - 1
    assert min(left, top) >= 0
    assert right < picture.width
    assert bottom < picture.height
    across, down = range(left, right + 1), range(top, bottom + 1)
    return (
        [picture.getpixel((x, top)) for x in across],
        [picture.getpixel((x, bottom)) for x in across],
        [picture.getpixel((left, y)) for y in down],
        [picture.getpixel((right, y)) for y in down],
    )


def offsets():
    return product((-OFF_MM, 0, OFF_MM), repeat=2)


def test_a_card_that_is_fed_half_a_millimetre_off_has_no_white_line(tmp_path):
    own = artwork(tmp_path)
    write_cards(tmp_path / "c.pdf", [card()], artwork=own, adjustment=Adjustment(bleed_mm=1))
    assert sizes_mm(tmp_path / "c.pdf") == [pytest.approx((87.6, 55.98), abs=0.01)] * 2
    foot = card_template(own).status[card().status].ground
    feet = (card_template(own).rgb[foot], card_template(own).rgb["tint"])
    for picture, ground in zip(pictures(tmp_path / "c.pdf"), feet, strict=True):
        for right, down in offsets():
            top, bottom, *sides = edges(picture, 1 + right, 1 + down)
            assert set(top) == {BRAND}
            assert set(bottom) == {tuple(round(255 * part) for part in ground)}
            assert all(WHITE not in side for side in sides)


def test_the_larger_page_moves_nothing_on_the_card(tmp_path):
    for name, bleed in (("plain", 0), ("bleed", 1.2)):
        write_cards(tmp_path / name, [card(), card(1)], adjustment=Adjustment(bleed_mm=bleed))
    assert read_cards(tmp_path / "bleed") == read_cards(tmp_path / "plain") == [card().token, card(1).token]
    for page in range(4):
        before, after = (
            [box for box in text_boxes_mm(tmp_path / name, page) if box[0].strip()]
            for name in ("plain", "bleed")
        )
        for one, other in zip(before, after, strict=True):
            assert other[1:] == pytest.approx([side + 1.2 for side in one[1:]], abs=0.01)
    with opened(tmp_path / "bleed") as document:
        trims = {tuple(round(side / 72 * 25.4, 2) for side in page.get_trimbox()) for page in document}
    assert trims == {(1.2, 1.2, 86.8, 55.18)}


@pytest.mark.parametrize(
    "undone",
    [
        Calibration(right_mm=0.7, down_mm=-0.6),
        Calibration(right_mm=-4, down_mm=3),
        Calibration(width_percent=97.5, height_percent=98),
    ],
)
def test_an_adjusted_page_is_full_to_its_own_edges(tmp_path, undone):
    adjustment = Adjustment(front=Calibration(), back=undone, bleed_mm=0.5)
    write_cards(tmp_path / "c.pdf", [card()], artwork=artwork(tmp_path), adjustment=adjustment)
    for picture in pictures(tmp_path / "c.pdf"):
        # PDFium stretches a page to whole dots: the last may be half a dot of white
        inside = picture.crop((0, 0, picture.width - 1, picture.height - 1))
        wide, high = inside.size
        for line in ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high)):
            assert WHITE not in [colour for _, colour in inside.crop(line).getcolors()]


@pytest.mark.slow
def test_ten_on_a_sheet_are_cut_half_a_millimetre_off_and_none_shows_another(tmp_path):
    own = artwork(tmp_path)
    write_cards(tmp_path / "c.pdf", [card(n) for n in range(10)], layout="a4", artwork=own)
    left, top = (210 - 2 * CARD[0] - 2) / 2, (297 - 5 * CARD[1] - 4 * 2) / 2
    for picture in pictures(tmp_path / "c.pdf"):
        for column, row in product(range(2), range(5)):
            at = left + column * (CARD[0] + 2), top + row * (CARD[1] + 2)
            for right, down in offsets():
                lines = edges(picture, at[0] + right, at[1] + down)
                assert set(lines[0]) == {BRAND}
                assert BRAND not in lines[1], "the head of the card below"
                assert all(WHITE not in line for line in lines)
    assert len(read_cards(tmp_path / "c.pdf")) == 10


def test_an_office_with_perforated_sheets_has_its_cards_edge_to_edge(tmp_path):
    own = artwork(tmp_path, ("bleed_mm = 1.0", "bleed_mm = 0"))
    write_cards(tmp_path / "c.pdf", [card(n) for n in range(10)], layout="a4", artwork=own)
    front, _ = pictures(tmp_path / "c.pdf")
    left, top = (210 - 2 * CARD[0]) / 2, (297 - 5 * CARD[1]) / 2
    for row in range(5):
        above = front.getpixel((round((left + 40) * MM), round((top + row * CARD[1] - 0.3) * MM)))
        below = front.getpixel((round((left + 40) * MM), round((top + row * CARD[1] + 0.3) * MM)))
        assert below == BRAND
        assert above == (WHITE if row == 0 else (0xFF, 0xF5, 0xDA))
    assert front.getpixel((round((left - 0.3) * MM), round((top + 2) * MM))) == WHITE


def test_a_picture_cannot_run_on_by_itself_and_that_is_told(tmp_path):
    def found(change):
        return [each for each in check_artwork(artwork(tmp_path, change)) if "picture" in each.field]

    (warned,) = found(("x = 3.6, y = 1.9", "x = 0, y = 1.9"))
    assert (warned.code, warned.severity) == ("art_no_bleed", Severity.WARN)
    assert found(("x = 3.6, y = 1.9", "x = -1, y = 1.9")) == []
    (outside,) = found(("x = 3.6, y = 1.9", "x = -1.2, y = 1.9"))
    assert outside.code == "art_outside"


@pytest.mark.parametrize("bleed", ["-1", "3"])
def test_more_than_cut_marks_have_room_for_is_told(tmp_path, bleed):
    codes = {
        each.code for each in check_artwork(artwork(tmp_path, ("bleed_mm = 1.0", f"bleed_mm = {bleed}")))
    }
    assert "art_bleed" in codes


def test_a_page_for_another_card_is_refused():
    with pytest.raises(ValueError, match="another card"):
        Adjustment(bleed_mm=6)
