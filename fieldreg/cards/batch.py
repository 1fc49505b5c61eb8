"""Cards into a PDF: pages of one card, or sheets of ten; nothing is released that does not read back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeAlias

from reportlab.pdfgen.canvas import Canvas

from fieldreg.cards.artwork import Artist
from fieldreg.cards.calibration import A4_MM, Calibration
from fieldreg.cards.card import Card, CardsWritten, Ink, Layout, Progress
from fieldreg.cards.lettering import printable
from fieldreg.cards.pen import MM, Pen, new_canvas
from fieldreg.cards.reading import read_pages, read_symbol
from fieldreg.cards.symbol import Symbol, make_symbol
from fieldreg.cards.template import CardTemplate, card_template
from fieldreg.domain.faults import Fault
from fieldreg.files import release

COLUMNS, ROWS = 2, 5
_MARK_MM = 4.0
_MARK_GAP_MM = 1.5

_Pages: TypeAlias = Iterator[tuple[str, ...]]
"""The tokens on each page, in order, as it is finished."""


def write_cards(
    path: Path,
    cards: Iterable[Card],
    *,
    layout: Layout = "cr80",
    ink: Ink = "colour",
    artwork: Path | None = None,
    calibration: Calibration | None = None,
    progress: Progress | None = None,
) -> CardsWritten:
    """Write all cards to one PDF and release it under `path`, replacing what was there.

    cr80: pages of 85.6 × 53.98 mm, front and back in turn. a4: sheets of ten with crop marks; the page
    after each sheet has the backs, mirrored for turning over the long edge. `artwork` is an office's own
    template instead of the bundled one, `calibration` undoes a printer's error.

    Every QR is read back and compared with its token before it is laid in, and the first and the last
    fronts once more from the finished pages. Raises Fault (card_qr_unreadable) if one differs, Fault
    (card_template_invalid) for artwork that cannot be used, and Fault (disk_full, cannot_write_file)
    for the disk; whichever, and whatever `progress` raises, what stood under `path` stays. `cards` may be
    a generator; an empty one is a ValueError.
    """
    work = _Work(layout=layout, ink=ink, artwork=artwork, calibration=calibration, progress=progress)

    def write(part: Path) -> None:
        with part.open("wb") as target:
            work.lay(target, cards)
        work.look_again(part)

    return work.written(release(path, write))


def lay_cards(
    cards: Iterable[Card],
    *,
    layout: Layout = "cr80",
    ink: Ink = "colour",
    artwork: Path | None = None,
    calibration: Calibration | None = None,
) -> bytes:
    """The same PDF in memory, for a printer: nobody's name touches the disk. Raises as `write_cards`."""
    work = _Work(layout=layout, ink=ink, artwork=artwork, calibration=calibration, progress=None)
    target = BytesIO()
    work.lay(target, cards)
    pdf = target.getvalue()
    work.look_again(pdf)
    return pdf


class _Work:
    """One PDF while it is made."""

    def __init__(
        self,
        *,
        layout: Layout,
        ink: Ink,
        artwork: Path | None,
        calibration: Calibration | None,
        progress: Progress | None,
    ) -> None:
        self._template = card_template(artwork, ink=ink)
        self._layout = layout
        self._calibration = calibration or Calibration()
        self._progress = progress
        self._pages: list[tuple[str, ...]] = []
        self._respelt: list[int] = []

    def lay(self, target: BinaryIO, cards: Iterable[Card]) -> None:
        template = self._template
        width_mm, height_mm = (template.width_mm, template.height_mm) if self._layout == "cr80" else A4_MM
        canvas = new_canvas(target, width_mm=width_mm, height_mm=height_mm, title="Kartu peserta")
        begin = partial(self._calibration.begin_page, canvas, height_mm)
        checked = _checked(_lettered(cards, self._respelt), self._progress)
        self._pages.extend((_cr80 if self._layout == "cr80" else _a4)(canvas, template, checked, begin))
        if not self._pages:
            raise ValueError("no cards to write")
        canvas.save()

    def look_again(self, pdf: Path | bytes) -> None:
        """Read the first and the last front from the finished pages, as a scanner would from paper."""
        fronts = [page for page, tokens in enumerate(self._pages) if tokens]
        for page in {fronts[0], fronts[-1]}:
            missing = set(self._pages[page]) - set(read_pages(pdf, [page]))
            if missing:
                raise Fault("card_qr_unreadable", cards=len(missing))

    def written(self, size: int) -> CardsWritten:
        count = sum(map(len, self._pages))
        return CardsWritten(
            count=count, pages=len(self._pages), bytes=size, read_back=count, respelt=len(self._respelt)
        )


def _lettered(cards: Iterable[Card], respelt: list[int]) -> Iterator[Card]:
    """Each card in letters that the fonts have; notes which were changed for it."""
    for number, card in enumerate(cards):
        name, sponsor, place = map(printable, (card.name, card.sponsor, card.place))
        if (name, sponsor, place) == (card.name, card.sponsor, card.place):
            yield card
        else:
            respelt.append(number)
            yield replace(card, name=name, sponsor=sponsor, place=place)


def _checked(cards: Iterable[Card], progress: Progress | None) -> Iterator[tuple[Card, Symbol]]:
    """Each card with a symbol that a reader has read."""
    for number, card in enumerate(cards, start=1):
        symbol = make_symbol(card.token)
        if read_symbol(symbol) != card.token:
            raise Fault("card_qr_unreadable", cards=1)
        yield card, symbol
        if progress:
            progress(number)


def _cr80(
    canvas: Canvas, template: CardTemplate, cards: Iterator[tuple[Card, Symbol]], begin: Callable[[], None]
) -> _Pages:
    artist = Artist(canvas, template)
    for card, symbol in cards:
        begin()
        artist.front(card, symbol)
        canvas.showPage()
        yield (card.token,)
        begin()
        artist.back()
        canvas.showPage()
        yield ()


def _a4(
    canvas: Canvas, template: CardTemplate, cards: Iterator[tuple[Card, Symbol]], begin: Callable[[], None]
) -> _Pages:
    artist = Artist(canvas, template)
    while sheet := list(islice(cards, COLUMNS * ROWS)):
        begin()
        for place, (card, symbol) in enumerate(sheet):
            _at(canvas, template, place, mirrored=False, draw=lambda c=card, s=symbol: artist.front(c, s))  # type: ignore[misc]
        _crop_marks(canvas, template)
        canvas.showPage()
        yield tuple(card.token for card, _ in sheet)
        begin()
        for place in range(len(sheet)):
            _at(canvas, template, place, mirrored=True, draw=artist.back)
        _crop_marks(canvas, template)
        canvas.showPage()
        yield ()


def _corner(template: CardTemplate) -> tuple[float, float]:
    """The upper left corner of the block of ten, in millimetres from the sheet's."""
    width, height = A4_MM
    return (width - COLUMNS * template.width_mm) / 2, (height - ROWS * template.height_mm) / 2


def _at(
    canvas: Canvas, template: CardTemplate, place: int, *, mirrored: bool, draw: Callable[[], None]
) -> None:
    row, column = divmod(place, COLUMNS)
    if mirrored:
        column = COLUMNS - 1 - column
    left, top = _corner(template)
    x = left + column * template.width_mm
    y = A4_MM[1] - top - (row + 1) * template.height_mm
    canvas.saveState()
    canvas.translate(x * MM, y * MM)
    draw()
    canvas.restoreState()


def _crop_marks(canvas: Canvas, template: CardTemplate) -> None:
    pen = Pen(canvas, A4_MM[1], template.rgb)
    pen.stroke("ink", 0.1)
    left, top = _corner(template)
    right, bottom = A4_MM[0] - left, A4_MM[1] - top
    near, far = _MARK_GAP_MM, _MARK_GAP_MM + _MARK_MM
    for column in range(COLUMNS + 1):
        x = left + column * template.width_mm
        pen.rule(x, top - far, x, top - near)
        pen.rule(x, bottom + near, x, bottom + far)
    for row in range(ROWS + 1):
        y = top + row * template.height_mm
        pen.rule(left - far, y, left - near, y)
        pen.rule(right + near, y, right + far, y)
