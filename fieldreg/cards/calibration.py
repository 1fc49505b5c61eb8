"""What a printer does to a page, undone: shift and stretch, found with a test card and a ruler."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from fieldreg.cards.card import Layout
from fieldreg.cards.pen import MM, Pen, new_canvas
from fieldreg.cards.template import card_template
from fieldreg.files import write_whole

A4_MM = (210.0, 297.0)
FRAME_MM = 5.0
"""How far the frame of the test card stands from each edge of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How to print so that the paper is right: the printer's own error undone, some millimetres at most."""

    right_mm: float = 0.0
    """Everything this much to the right (negative: to the left)."""
    down_mm: float = 0.0
    width_percent: float = 100.0
    """Everything this wide, from the left edge."""
    height_percent: float = 100.0

    def __post_init__(self) -> None:
        if not all(abs(shift) <= 10 for shift in (self.right_mm, self.down_mm)):
            raise ValueError("a shift of more than 10 mm is no calibration")
        if not all(90 <= percent <= 110 for percent in (self.width_percent, self.height_percent)):
            raise ValueError("a stretch of more than 10 % is no calibration")

    def begin_page(self, canvas: Canvas, height_mm: float) -> None:
        """To be called at the beginning of each page: what is drawn next lands where the paper needs it."""
        if self == Calibration():
            return
        wide, high = self.width_percent / 100, self.height_percent / 100
        top = height_mm * MM
        canvas.transform(wide, 0, 0, high, self.right_mm * MM, top - top * high - self.down_mm * MM)


def page_size_mm(layout: Layout) -> tuple[float, float]:
    """Width and height of a page of cards."""
    template = card_template()
    return (template.width_mm, template.height_mm) if layout == "cr80" else A4_MM


def write_test_card(path: Path, *, layout: Layout = "cr80", calibration: Calibration | None = None) -> None:
    """`lay_test_card` into a file. Raises Fault (disk_full, cannot_write_file)."""
    write_whole(path, lay_test_card(layout=layout, calibration=calibration))


def lay_test_card(*, layout: Layout = "cr80", calibration: Calibration | None = None) -> bytes:
    """A page with a ruler along each edge and a frame 5 mm inside, to be printed and measured.

    Where the frame's left side stands 5.3 mm from the edge, everything must go 0.3 mm to the left.
    """
    width, height = page_size_mm(layout)
    target = BytesIO()
    canvas = new_canvas(target, width_mm=width, height_mm=height, title="Kartu uji")
    (calibration or Calibration()).begin_page(canvas, height)
    _draw(Pen(canvas, height, card_template(ink="black").rgb), width, height)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(pen: Pen, width: float, height: float) -> None:
    pen.stroke("ink", 0.2)
    right, bottom = width - FRAME_MM, height - FRAME_MM
    for x, y, to_x, to_y in (
        (FRAME_MM, FRAME_MM, right, FRAME_MM),
        (FRAME_MM, bottom, right, bottom),
        (FRAME_MM, FRAME_MM, FRAME_MM, bottom),
        (right, FRAME_MM, right, bottom),
    ):
        pen.rule(x, y, to_x, to_y)
    pen.stroke("ink", 0.12)
    pen.fill("ink")
    for mm in range(int(width) + 1):
        long = 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.8
        pen.rule(mm, 0, mm, long)
        pen.rule(mm, height, mm, height - long)
    for mm in range(int(height) + 1):
        long = 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.8
        pen.rule(0, mm, long, mm)
        pen.rule(width, mm, width - long, mm)
    middle, line = width / 2, height / 2
    pen.line(
        "Kartu uji – cetak pada ukuran sebenarnya (100 %)", middle, line - 6, 7, bold=True, align="centre"
    )
    for at, text in enumerate(
        (
            "Ukur dari tepi kartu ke bingkai: kiri dan atas harus 5,0 mm.",
            f"Bingkai harus {width - 2 * FRAME_MM:.1f} × {height - 2 * FRAME_MM:.1f} mm.".replace(
                ".", ","
            ).rstrip(",")
            + ".",
        )
    ):
        pen.line(text, middle, line + 4 * at, 6, align="centre")
