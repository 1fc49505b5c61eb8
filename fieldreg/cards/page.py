"""A page of cards: its size, where the card or the sheet stands on it, and what is undone on each side."""

from dataclasses import dataclass
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from fieldreg.cards.calibration import Adjustment
from fieldreg.cards.card import Layout
from fieldreg.cards.pen import MM, new_canvas
from fieldreg.cards.template import CardTemplate

A4_MM = (210.0, 297.0)
SHEET_BLEED_MM = 1.5
"""More does not leave room for cut marks around ten cards on A4."""
_SPARE_MM = 1.0
"""A printer's page is whole dots or whole points, never quite the card's: what it has more is not white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """The pages of one PDF."""

    layout: Layout
    width_mm: float
    """Of the card or the sheet, from whose edges everything is measured."""
    height_mm: float
    bleed_mm: float
    """How much larger the page is on every side."""
    adjustment: Adjustment

    @classmethod
    def for_cards(cls, layout: Layout, template: CardTemplate, adjustment: Adjustment | None) -> "CardPage":
        """Pages of a card each, or sheets."""
        adjustment = adjustment or Adjustment()
        width, height = (template.width_mm, template.height_mm) if layout == "cr80" else A4_MM
        bleed = adjustment.bleed_mm if layout == "cr80" else 0.0
        return cls(layout=layout, width_mm=width, height_mm=height, bleed_mm=bleed, adjustment=adjustment)

    def canvas(self, target: BinaryIO, *, title: str) -> Canvas:
        """A PDF of these pages. Where they are larger than the card, the card is their trim box."""
        more = 2 * self.bleed_mm
        canvas = new_canvas(
            target, width_mm=self.width_mm + more, height_mm=self.height_mm + more, title=title
        )
        if more:
            left, right, top = self.bleed_mm, self.bleed_mm + self.width_mm, self.bleed_mm + self.height_mm
            canvas.setTrimBox([round(side * MM, 3) for side in (left, left, right, top)])
        return canvas

    def begin(self, canvas: Canvas, *, back: bool = False) -> None:
        """To be called at the beginning of each page: the card's lower left corner is then the origin."""
        if self.bleed_mm:
            canvas.translate(self.bleed_mm * MM, self.bleed_mm * MM)
        self.adjustment.side(back=back).begin_page(canvas, self.height_mm)

    def card_bleed_mm(self, template: CardTemplate) -> float:
        """How far a card's artwork must run on: over the whole page, or into the gap between two cuts."""
        if self.layout == "a4":
            return min(max(template.bleed_mm, 0), SHEET_BLEED_MM)
        sides = (self.adjustment.side(back=False), self.adjustment.side(back=True))
        return _SPARE_MM + max(side.reach_mm(self.width_mm, self.height_mm, self.bleed_mm) for side in sides)
