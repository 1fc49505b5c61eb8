"""Cards and backs laid onto pages: a card a page, or sheets of ten with cut marks."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas

from fieldreg.cards.artwork import Artist
from fieldreg.cards.card import Card, Sides
from fieldreg.cards.page import A4_MM, CardPage
from fieldreg.cards.pen import MM, Pen
from fieldreg.cards.symbol import Symbol
from fieldreg.cards.template import CardTemplate

COLUMNS, ROWS = 2, 5
_MARK_MM = 3.5
_MARK_GAP_MM = 1.5

Pages: TypeAlias = Iterator[tuple[str, ...]]
"""The tokens on each page, in order, as it is finished."""
_Drawing: TypeAlias = Callable[[], None]


class Layer:
    """Lays cards onto the pages of one canvas."""

    def __init__(self, canvas: Canvas, page: CardPage, template: CardTemplate) -> None:
        self._canvas, self._page, self._template = canvas, page, template
        self._artist = Artist(canvas, template, bleed_mm=page.card_bleed_mm(template))
        # Between two cards lies what each of them runs on: so each has cuts of its own.
        self._gap = 2 * page.card_bleed_mm(template)

    @property
    def _on_page(self) -> int:
        return 1 if self._page.layout == "cr80" else COLUMNS * ROWS

    def cards(self, cards: Iterator[tuple[Card, Symbol]], sides: Sides) -> Pages:
        """Fronts, each page followed by the one that is behind it unless fronts alone are wanted."""
        while some := list(islice(cards, self._on_page)):
            self._page.begin(self._canvas)
            self._lay([partial(self._artist.front, card, symbol) for card, symbol in some])
            yield tuple(card.token for card, _ in some)
            if sides == "both":
                self._page.begin(self._canvas, back=True)
                self._lay([self._artist.back] * len(some), mirrored=True)
                yield ()

    def backs(self, copies: int) -> Pages:
        """Backs alone. They go through the printer as fronts do, so a front's error is undone."""
        while copies > 0:
            self._page.begin(self._canvas)
            self._lay([self._artist.back] * min(copies, self._on_page), mirrored=True)
            copies -= self._on_page
            yield ()

    def _lay(self, drawings: list[_Drawing], *, mirrored: bool = False) -> None:
        if self._page.layout == "cr80":
            for draw in drawings:
                draw()
        else:
            for place, draw in enumerate(drawings):
                self._at(place, mirrored=mirrored, draw=draw)
            self._cut_marks()
        self._canvas.showPage()

    def _at(self, place: int, *, mirrored: bool, draw: _Drawing) -> None:
        row, column = divmod(place, COLUMNS)
        if mirrored:
            column = COLUMNS - 1 - column
        left, top = self._corner()
        x = left + column * (self._template.width_mm + self._gap)
        y = A4_MM[1] - top - row * (self._template.height_mm + self._gap) - self._template.height_mm
        self._canvas.saveState()
        self._canvas.translate(x * MM, y * MM)
        draw()
        self._canvas.restoreState()

    def _corner(self) -> tuple[float, float]:
        """The upper left corner of the first card, in millimetres from the sheet's."""
        card, gap, (width, height) = self._template, self._gap, A4_MM
        return (
            (width - COLUMNS * card.width_mm - (COLUMNS - 1) * gap) / 2,
            (height - ROWS * card.height_mm - (ROWS - 1) * gap) / 2,
        )

    def _cut_marks(self) -> None:
        pen, card = Pen(self._canvas, A4_MM[1], self._template.rgb), self._template
        pen.stroke("ink", 0.1)
        left, top = self._corner()
        right, bottom = A4_MM[0] - left, A4_MM[1] - top
        near = max(_MARK_GAP_MM, self._gap / 2 + 0.5)
        far = near + _MARK_MM
        for x in _cuts(left, COLUMNS, card.width_mm, self._gap):
            pen.rule(x, top - far, x, top - near)
            pen.rule(x, bottom + near, x, bottom + far)
        for y in _cuts(top, ROWS, card.height_mm, self._gap):
            pen.rule(left - far, y, left - near, y)
            pen.rule(right + near, y, right + far, y)


def _cuts(first: float, cards: int, size: float, gap: float) -> list[float]:
    """Where the knife goes: at both edges of each card, which are one where cards lie edge to edge."""
    starts = [first + at * (size + gap) for at in range(cards)]
    edges = [edge for start in starts for edge in (start, start + size)]
    return edges if gap else [*starts, edges[-1]]
