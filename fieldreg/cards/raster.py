"""Pages of a PDF as pixels: what the screen shows and what a printer gets."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import pypdfium2
import pypdfium2.raw as pdfium


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


def page_size_mm(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document.get_page_size(0)
    finally:
        document.close()
    return width / 72 * 25.4, height / 72 * 25.4


def render_pages(pdf: bytes, *, dpi: float, beyond_mm: float = 0) -> Iterator[Raster]:
    """The pages in turn, one at a time in memory; an A4 page at 300 dpi is 35 MB.

    Scaled exactly: a line at 80 mm stands at 80 mm, however little the page is of whole dots. `beyond_mm`:
    also what is drawn outside the page, where it runs on, so that a paper that is a dot larger is full.
    """
    beyond = ceil(beyond_mm / 25.4 * dpi)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            yield _render(page, dpi, beyond)
            page.close()
    finally:
        document.close()


def _render(page: pypdfium2.PdfPage, dpi: float, beyond: int) -> Raster:
    width, height = page.get_size()
    bitmap = pypdfium2.PdfBitmap.new_native(
        ceil(width * dpi / 72) + 2 * beyond, ceil(height * dpi / 72) + 2 * beyond, pdfium.FPDFBitmap_BGRx
    )
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
    # PDFium's simpler call stretches the page to whole dots: 0.1 mm across a card.
    matrix = pdfium.FS_MATRIX(dpi / 72, 0, 0, dpi / 72, beyond, beyond)
    clip = pdfium.FS_RECTF(0, 0, bitmap.width, bitmap.height)
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, pdfium.FPDF_ANNOT)
    raster = Raster(
        width=bitmap.width, height=bitmap.height, beyond=beyond, dpi=dpi, pixels=bytes(bitmap.buffer)
    )
    bitmap.close()
    return raster
