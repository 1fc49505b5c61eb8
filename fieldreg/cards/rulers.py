"""The test card: rulers and a frame on both sides, to be printed and measured."""

from io import BytesIO
from pathlib import Path

from fieldreg.cards.calibration import Adjustment
from fieldreg.cards.card import Layout
from fieldreg.cards.page import CardPage
from fieldreg.cards.pen import Pen
from fieldreg.cards.template import card_template
from fieldreg.files import write_whole

FRAME_MM = 5.0
"""How far the frame stands from each edge of the card."""
_FRONT, _BACK = "MUKA", "BELAKANG"


def write_test_card(path: Path, *, layout: Layout = "cr80", adjustment: Adjustment | None = None) -> None:
    """`lay_test_card` into a file. Raises Fault (disk_full, cannot_write_file)."""
    write_whole(path, lay_test_card(layout=layout, adjustment=adjustment))


def lay_test_card(*, layout: Layout = "cr80", adjustment: Adjustment | None = None) -> bytes:
    """A front and a back, each with a ruler along every edge and a frame 5 mm inside, to be measured.

    Where the frame's left side stands 5.3 mm from the edge, that side must go 0.3 mm to the left.
    """
    template = card_template(ink="black")
    page = CardPage.for_cards(layout, template, adjustment)
    target = BytesIO()
    canvas = page.canvas(target, title="Kartu uji")
    pen = Pen(canvas, page.height_mm, template.rgb)
    for name in (_FRONT, _BACK):
        page.begin(canvas, back=name == _BACK)
        _frame(pen, page.width_mm, page.height_mm)
        _rulers(pen, page.width_mm, page.height_mm)
        _words(pen, name, page.width_mm, page.height_mm)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _frame(pen: Pen, width: float, height: float) -> None:
    pen.stroke("ink", 0.2)
    right, bottom = width - FRAME_MM, height - FRAME_MM
    for x, y, to_x, to_y in (
        (FRAME_MM, FRAME_MM, right, FRAME_MM),
        (FRAME_MM, bottom, right, bottom),
        (FRAME_MM, FRAME_MM, FRAME_MM, bottom),
        (right, FRAME_MM, right, bottom),
    ):
        pen.rule(x, y, to_x, to_y)


def _rulers(pen: Pen, width: float, height: float) -> None:
    pen.stroke("ink", 0.12)
    for mm in range(int(width) + 1):
        pen.rule(mm, 0, mm, _tick(mm))
        pen.rule(mm, height, mm, height - _tick(mm))
    for mm in range(int(height) + 1):
        pen.rule(0, mm, _tick(mm), mm)
        pen.rule(width, mm, width - _tick(mm), mm)


def _tick(mm: int) -> float:
    return 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.8


def _words(pen: Pen, side: str, width: float, height: float) -> None:
    pen.fill("ink")
    middle, line = width / 2, height / 2
    pen.line(f"Kartu uji: {side}", middle, line - 9, 10, bold=True, align="centre")
    frame = f"{width - 2 * FRAME_MM:.1f} × {height - 2 * FRAME_MM:.1f} mm".replace(".", ",")
    for at, text in enumerate(
        (
            "Cetak pada ukuran sebenarnya (100 %).",
            "Ukur dari tepi kartu ke bingkai: kiri dan atas harus 5,0 mm.",
            f"Bingkai harus {frame}.",
        )
    ):
        pen.line(text, middle, line - 3 + 4 * at, 6.5, align="centre")
