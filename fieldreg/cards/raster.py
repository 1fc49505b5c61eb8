"""Pages of a PDF as pixels: what the screen shows, what a printer gets, and what a reader looks at.

PDFium allows no two threads at a time, not even on two documents: one that drew a card for the screen while
another laid it out for the printer ended the program. All of it passes through `OpenPdf`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import pypdfium2
import pypdfium2.raw as pdfium

_ALONE = RLock()
"""Of the whole process; taken again by its owner where something is freed in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """One page with `beyond` pixels on every side of it, from the upper left, row by row."""

    width: int
    """With what is beyond."""
    height: int
    beyond: int
    dpi: float
    pixels: bytes
    """Four bytes a pixel: blue, green, red, and one without meaning."""


class OpenPdf:
    """A PDF's pages, for any thread: each call has PDFium to itself, and nothing of it is left between them.

    Raises pypdfium2.PdfiumError where it is no PDF.
    """

    def __init__(self, pdf: bytes | Path) -> None:
        with _ALONE:
            self._document = pypdfium2.PdfDocument(pdf)
            self._pages = len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with _ALONE:
            self._document.close()

    def __len__(self) -> int:
        return self._pages

    def size_mm(self, number: int) -> tuple[float, float]:
        """Width and height of a page, from 0."""
        with _ALONE:
            width, height = self._document.get_page_size(number)
        return width / 72 * 25.4, height / 72 * 25.4

    def render(self, number: int, *, dpi: float, beyond_mm: float = 0) -> Raster:
        """A page, from 0. Scaled exactly: a line at 80 mm stands there, however little it is of whole dots.

        `beyond_mm`: also what is drawn outside the page, where it runs on, so that a paper that is a dot
        larger is full.
        """
        with _ALONE:
            page = self._document[number]
            try:
                return _render(page, dpi, ceil(beyond_mm / 25.4 * dpi))
            finally:
                page.close()


def page_size_mm(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page."""
    with OpenPdf(pdf) as pages:
        return pages.size_mm(0)


def render_pages(pdf: bytes, *, dpi: float, beyond_mm: float = 0) -> Iterator[Raster]:
    """The pages in turn as `OpenPdf.render`, one at a time in memory; an A4 page at 300 dpi is 35 MB."""
    with OpenPdf(pdf) as pages:
        for number in range(len(pages)):
            yield pages.render(number, dpi=dpi, beyond_mm=beyond_mm)


def _render(page: pypdfium2.PdfPage, dpi: float, beyond: int) -> Raster:
    width, height = page.get_size()
    bitmap = pypdfium2.PdfBitmap.new_native(
        ceil(width * dpi / 72) + 2 * beyond, ceil(height * dpi / 72) + 2 * beyond, pdfium.FPDFBitmap_BGRx
    )
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
        # PDFium's simpler call stretches the page to whole dots: 0.1 mm across a card.
        matrix = pdfium.FS_MATRIX(dpi / 72, 0, 0, dpi / 72, beyond, beyond)
        clip = pdfium.FS_RECTF(0, 0, bitmap.width, bitmap.height)
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, pdfium.FPDF_ANNOT)
        return Raster(
            width=bitmap.width, height=bitmap.height, beyond=beyond, dpi=dpi, pixels=bytes(bitmap.buffer)
        )
    finally:
        bitmap.close()
