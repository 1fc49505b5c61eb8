"""What a printer does to a page, undone: shift and stretch of each side, and a page larger than the card."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from fieldreg.cards.pen import MM

MOST_BLEED_MM = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How to print a side so that the paper is right: the printer's own error undone, some mm at most."""

    right_mm: float = 0.0
    """Everything this much to the right (negative: to the left)."""
    down_mm: float = 0.0
    width_percent: float = 100.0
    """Everything this wide, from the card's left edge."""
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

    def reach_mm(self, width_mm: float, height_mm: float, bleed_mm: float) -> float:
        """How far beyond its edges artwork must run to fill a page that is `bleed_mm` larger all around."""
        wide, high = self.width_percent / 100, self.height_percent / 100
        return max(
            (bleed_mm + self.right_mm) / wide,
            (width_mm + bleed_mm - self.right_mm) / wide - width_mm,
            (bleed_mm + self.down_mm) / high,
            (height_mm + bleed_mm - self.down_mm) / high - height_mm,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One printer set right: its two sides, which a printer that turns the card does not feed alike."""

    front: Calibration = Calibration()
    back: Calibration | None = None
    """None: as the front."""
    bleed_mm: float = 0.0
    """The page of a card printer is this much larger than the card on every side; for CR80 alone."""

    def __post_init__(self) -> None:
        if not 0 <= self.bleed_mm <= MOST_BLEED_MM:
            raise ValueError("a page that is more than 5 mm larger is another card")

    def side(self, *, back: bool) -> Calibration:
        """What is undone on that side."""
        return self.front if self.back is None or not back else self.back
