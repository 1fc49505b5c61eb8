"""An A4 page of a report: margins, titles, lines of text, and the next page when this one is full."""

from typing import Literal

from fieldreg.cards.lettering import printable
from fieldreg.cards.pen import Pen
from fieldreg.cards.template import TextStyle

LEFT, RIGHT, WIDTH = 18.0, 192.0, 174.0
"""Millimetres on A4."""
BOTTOM = 280.0
"""Below this line nothing begins."""


class A4:
    """A thin hand over the pen for reports; all measures in millimetres, sizes in points."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen

    def band(self) -> None:
        """The coloured edge at the top of a first page."""
        self.pen.box(0, 0, 210, 4, "brand")
        self.pen.box(0, 4, 210, 1, "gold")

    def title(self, x: float, y: float, width: float, title: str) -> float:
        """A heading with its line; returns where the rows under it begin."""
        self.text(title, x, y, 10, width, bold=True, colour="brand")
        self.pen.stroke("line", 0.3)
        self.pen.rule(x, y + 1.8, x + width, y + 1.8)
        return y + 6.4

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        width: float,
        *,
        bold: bool = False,
        align: Literal["left", "right", "centre"] = "left",
        colour: str = "ink",
        lines: int = 1,
        around: bool = False,
    ) -> float:
        """A text made to fit its width; returns the y of its last baseline.

        Several lines stand below the first one's baseline y, or around it.
        """
        style = TextStyle(
            x=x, y=y, width=width, size=size, lines=lines, bold=bold, align=align, colour=colour
        )
        return self.pen.text(printable(text), style, from_top=not around)
