"""A thin hand over reportlab: millimetres from a top left corner, our fonts, our colours, QR symbols."""

from functools import cache
from pathlib import Path
from typing import BinaryIO

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fieldreg.assets import resource_path
from fieldreg.cards.card import Ink
from fieldreg.cards.fitting import Fitted, fit
from fieldreg.cards.symbol import QUIET_MODULES, Symbol
from fieldreg.cards.template import TextStyle

MM = 72 / 25.4
"""Points in a millimetre."""
LEADING = 1.2
"""Line to line, as a share of the size."""

# plain binary streams, and no comment before each object: a third of a small card's bytes
rl_config.useA85 = 0
rl_config.pdfComments = 0

FACES = {False: "FieldregSans", True: "FieldregSans-Bold"}
"""The names of the bundled fonts, regular and bold."""


def new_canvas(target: BinaryIO, *, width_mm: float, height_mm: float, title: str) -> Canvas:
    """A PDF of one page size. The same drawing gives the same bytes: it carries no time and no author."""
    register_fonts()
    canvas = Canvas(target, pagesize=(width_mm * MM, height_mm * MM), pageCompression=1, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("fieldreg")
    canvas.setAuthor("")
    return canvas


def text_width_mm(text: str, size: float, *, bold: bool) -> float:
    """How wide a text is."""
    register_fonts()
    width: float = pdfmetrics.stringWidth(text, FACES[bold], size)
    return width / MM


class Pen:
    """Draws on a canvas in millimetres, y downwards from `top_mm` (the height of the page or card)."""

    def __init__(self, canvas: Canvas, top_mm: float, rgb: dict[str, tuple[float, float, float]]) -> None:
        self.canvas = canvas
        self._top = top_mm
        self._rgb = rgb

    def fill(self, colour: str) -> None:
        """The colour of what is drawn next; a name of the palette."""
        self.canvas.setFillColorRGB(*self._rgb[colour])

    def stroke(self, colour: str, width_mm: float) -> None:
        """The colour and width of the lines drawn next."""
        self.canvas.setStrokeColorRGB(*self._rgb[colour])
        self.canvas.setLineWidth(width_mm * MM)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; x and y are its top left corner."""
        self.fill(colour)
        self.canvas.rect(x * MM, self._y(y + height), width * MM, height * MM, stroke=0, fill=1)

    def outline(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """An empty rectangle; x and y are its top left corner."""
        self.stroke(colour, 0.3)
        self.canvas.rect(x * MM, self._y(y + height), width * MM, height * MM, stroke=1, fill=0)

    def frame(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        """A rounded outline in the current stroke."""
        self.canvas.roundRect(
            x * MM, self._y(y + height), width * MM, height * MM, radius * MM, stroke=1, fill=0
        )

    def dot(self, x: float, y: float, diameter: float, colour: str) -> None:
        """A filled disc around x, y."""
        self.fill(colour)
        self.canvas.circle(x * MM, self._y(y), diameter / 2 * MM, stroke=0, fill=1)

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A straight line in the current stroke."""
        self.canvas.line(x * MM, self._y(y), to_x * MM, self._y(to_y))

    def picture(self, file: Path, x: float, y: float, height: float, *, ink: Ink = "colour") -> None:
        """A PNG, its top left corner at x, y."""
        image = _picture(file, ink)
        wide, high = image.getSize()
        width = height * wide / high
        self.canvas.drawImage(image, x * MM, self._y(y + height), width * MM, height * MM, mask="auto")

    def line(
        self, text: str, x: float, y: float, size: float, *, bold: bool = False, align: str = "left"
    ) -> None:
        """One line of text in the current colour; x is its left end, its middle or its right end."""
        if align != "left":
            x -= text_width_mm(text, size, bold=bold) / (2 if align == "centre" else 1)
        drawn = self.canvas.beginText(x * MM, self._y(y))
        drawn.setFont(FACES[bold], size)
        drawn.textOut(text)
        self.canvas.drawText(drawn)

    def text(self, text: str, style: TextStyle, *, from_top: bool = False) -> float:
        """A text by its style, made to fit; returns the y of its last baseline.

        Several lines stand around the style's baseline, or below it where `from_top`.
        """
        lines, size = fitted(text, style)
        leading = size * LEADING / MM
        y = style.y if from_top else style.y - leading * (len(lines) - 1) / 2
        self.fill(style.colour)
        for line in lines:
            self.line(line, style.x, y, size, bold=style.bold, align=style.align)
            y += leading
        return y - leading

    def symbol(self, symbol: Symbol, x: float, y: float, panel: float) -> None:
        """A QR as a 1-bit mask in black, its quiet zone included in the square of side `panel`."""
        module = panel / (symbol.size + 2 * QUIET_MODULES)
        side, edge = symbol.size * module * MM, QUIET_MODULES * module
        place = f"{side:.3f} 0 0 {side:.3f} {(x + edge) * MM:.3f} {self._y(y + panel - edge):.3f} cm"
        head = f"BI /W {symbol.size} /H {symbol.size} /IM true /BPC 1 /D [1 0] /F /AHx ID"
        # reportlab has no masks inside a page; as an object of its own each would cost 200 bytes more
        self.canvas._code.append(f"q 0 g {place} {head} {symbol.rows.hex()}> EI Q")

    def from_bottom(self, y_mm: float) -> float:
        """A height as reportlab counts it: points, upwards."""
        return self._y(y_mm)

    def _y(self, y: float) -> float:
        return (self._top - y) * MM


def fitted(text: str, style: TextStyle) -> Fitted:
    """The lines and the size of a text under a style."""
    smallest = style.smallest or style.size * 0.6
    return fit(
        text,
        lambda line, size: text_width_mm(line, size, bold=style.bold),
        width=style.width,
        size=style.size,
        wrapped=style.wrapped or style.size,
        smallest=smallest,
        shrink=style.shrink or (smallest if style.lines == 1 else style.size),
        lines=style.lines,
    )


@cache
def register_fonts() -> None:
    """Make the bundled fonts known under the names of `FACES`."""
    for name, file in zip(FACES.values(), ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"), strict=True):
        pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", file))))


@cache
def letters_of_fonts() -> frozenset[int]:
    """The code points that every face can draw."""
    register_fonts()
    known = [frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in FACES.values()]
    return frozenset.intersection(*known)


@cache
def _picture(file: Path, ink: Ink) -> ImageReader:
    # Read whole at once: cards are drawn on several threads, and a file half read by one fails the other.
    with Image.open(file) as image:
        image.load()
        if ink == "colour":
            return ImageReader(image.copy())
        whole = image.convert("RGBA")
    black = whole.convert("L").point(lambda grey: 255 if grey > 127 else 0).convert("RGB")
    black.putalpha(whole.getchannel("A"))
    return ImageReader(black)
