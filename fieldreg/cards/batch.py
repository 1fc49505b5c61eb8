"""Cards into a PDF: pages of one card, or sheets of ten; nothing is released that does not read back."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fieldreg.cards.calibration import Adjustment
from fieldreg.cards.card import Card, CardsWritten, Ink, Layout, Progress, Sides
from fieldreg.cards.flowing import Flow
from fieldreg.cards.laying import Layer, Pages
from fieldreg.cards.lettering import printable
from fieldreg.cards.page import CardPage
from fieldreg.cards.reading import read_pages, read_symbol
from fieldreg.cards.symbol import Symbol, make_symbol
from fieldreg.cards.template import card_template
from fieldreg.domain.faults import Fault
from fieldreg.files import release


def write_cards(
    path: Path,
    cards: Iterable[Card],
    *,
    layout: Layout = "cr80",
    sides: Sides = "both",
    ink: Ink = "colour",
    artwork: Path | None = None,
    adjustment: Adjustment | None = None,
    progress: Progress | None = None,
    read_back: Callable[[Path], None] | None = None,
) -> CardsWritten:
    """Write all cards to one PDF and release it under `path`, replacing what was there.

    cr80: pages of 85.6 × 53.98 mm, front and back in turn, and larger by the adjustment's bleed on every
    side. a4: sheets of ten with cut marks; the page after each sheet has the backs, mirrored for turning
    over the long edge. `artwork` is an office's own template instead of the bundled one, `adjustment`
    undoes a printer's error. Pages go to the file as they are made: memory does not grow with the cards.

    Every QR is read back and compared with its token before it is laid in, and the first and the last
    fronts once more from the finished pages. Raises Fault (card_qr_unreadable) if one differs, Fault
    (card_template_invalid) for artwork that cannot be used, and Fault (disk_full, cannot_write_file)
    for the disk; whichever, and whatever `progress` raises, what stood under `path` stays. `read_back` is
    called once when all of it is right and on the disk, with where it is before it gets its name; what that
    raises leaves no file either. `cards` may be a generator; an empty one is a ValueError.
    """
    work = _Work(layout=layout, ink=ink, artwork=artwork, adjustment=adjustment)

    def write(part: Path) -> None:
        with part.open("wb") as target:
            work.lay_cards(target, cards, sides, progress)
        work.look_again(part)
        if read_back is not None:
            with part.open("rb+") as stream:
                os.fsync(stream.fileno())
            read_back(part)

    return work.written(release(path, write))


def lay_cards(
    cards: Iterable[Card],
    *,
    layout: Layout = "cr80",
    sides: Sides = "both",
    ink: Ink = "colour",
    artwork: Path | None = None,
    adjustment: Adjustment | None = None,
) -> bytes:
    """The same PDF in memory, for a printer: nobody's name touches the disk. Raises as `write_cards`."""
    work = _Work(layout=layout, ink=ink, artwork=artwork, adjustment=adjustment)
    target = BytesIO()
    work.lay_cards(target, cards, sides, None)
    pdf = target.getvalue()
    work.look_again(pdf)
    return pdf


def write_backs(
    path: Path,
    copies: int,
    *,
    layout: Layout = "cr80",
    ink: Ink = "colour",
    artwork: Path | None = None,
    adjustment: Adjustment | None = None,
) -> CardsWritten:
    """So many backs and nothing else, to be printed before anybody has a card; nobody's data is in it.

    On A4 they lie as the backs of `write_cards` do, so fronts may be printed on the other side. What is
    undone is the printer's error on a front: alone, a back is fed like one. Raises as `write_cards` does.
    """
    work = _Work(layout=layout, ink=ink, artwork=artwork, adjustment=adjustment)

    def write(part: Path) -> None:
        with part.open("wb") as target:
            work.lay_backs(target, copies)

    return replace(work.written(release(path, write)), count=copies)


def lay_backs(
    copies: int,
    *,
    layout: Layout = "cr80",
    ink: Ink = "colour",
    artwork: Path | None = None,
    adjustment: Adjustment | None = None,
) -> bytes:
    """`write_backs` in memory."""
    work = _Work(layout=layout, ink=ink, artwork=artwork, adjustment=adjustment)
    target = BytesIO()
    work.lay_backs(target, copies)
    return target.getvalue()


class _Work:
    """One PDF while it is made."""

    def __init__(
        self, *, layout: Layout, ink: Ink, artwork: Path | None, adjustment: Adjustment | None
    ) -> None:
        self._template = card_template(artwork, ink=ink)
        self._page = CardPage.for_cards(layout, self._template, adjustment)
        self._cards = self._pages = self._respelt = 0
        self._first: tuple[str, ...] = ()
        """The tokens on the first page."""
        self._last: tuple[int, tuple[str, ...]] = (0, ())
        """The last page with fronts, from 0, and its tokens."""

    def lay_cards(
        self, target: BinaryIO, cards: Iterable[Card], sides: Sides, progress: Progress | None
    ) -> None:
        checked = _checked(self._lettered(cards), progress)
        self._lay(target, "Kartu peserta", lambda layer: layer.cards(checked, sides))

    def lay_backs(self, target: BinaryIO, copies: int) -> None:
        self._lay(target, "Belakang kartu", lambda layer: layer.backs(copies))

    def look_again(self, pdf: Path | bytes) -> None:
        """Read the first and the last front from the finished pages, as a scanner would from paper."""
        missing = set(self._first) - set(read_pages(pdf, [0]))
        page, tokens = self._last
        if page and isinstance(pdf, Path):
            with self._flow.only_page(pdf, page):
                missing |= set(tokens) - set(read_pages(pdf, [0]))
        elif page:
            missing |= set(tokens) - set(read_pages(pdf, [page]))
        if missing:
            raise Fault("card_qr_unreadable", cards=len(missing))

    def written(self, size: int) -> CardsWritten:
        return CardsWritten(
            count=self._cards, pages=self._pages, bytes=size, read_back=self._cards, respelt=self._respelt
        )

    def _lay(self, target: BinaryIO, title: str, pages: Callable[[Layer], Pages]) -> None:
        canvas = self._page.canvas(target, title=title)
        self._flow = Flow(canvas, target)
        for tokens in pages(Layer(canvas, self._page, self._template)):
            if tokens:
                self._last = (self._pages, tokens)
                self._first = self._first or tokens
            self._pages += 1
            self._cards += len(tokens)
        if not self._pages:
            raise ValueError("no cards to write")
        canvas.save()

    def _lettered(self, cards: Iterable[Card]) -> Iterator[Card]:
        """Each card in letters that the fonts have; counts those that were changed for it."""
        for card in cards:
            name, sponsor, place = map(printable, (card.name, card.sponsor, card.place))
            if (name, sponsor, place) == (card.name, card.sponsor, card.place):
                yield card
            else:
                self._respelt += 1
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
