"""Pages of a PDF as pixels: what the screen shows and what a printer gets."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """One page, from its upper left corner, row by row."""

    width: int
    height: int
    dpi: float
    pixels: bytes
    """Four bytes a pixel: blue, green, red, and one without meaning."""


def render_pages(pdf: bytes, *, dpi: float) -> Iterator[Raster]:
    """The pages in turn, one at a time in memory; an A4 page at 300 dpi is 35 MB.

    Scaled exactly: a line at 80 mm stands at 80 mm, however little the page is of whole dots.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            yield _render(page, dpi)
            page.close()
    finally:
        document.close()


def _render(page: pypdfium2.PdfPage, dpi: float) -> Raster:
    width, height = page.get_size()
    bitmap = pypdfium2.PdfBitmap.new_native(
        ceil(width * dpi / 72), ceil(height * dpi / 72), pdfium.FPDFBitmap_BGRx
    )
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
    # PDFium's simpler call stretches the page to whole dots: 0.1 mm across a card.
    matrix = pdfium.FS_MATRIX(dpi / 72, 0, 0, dpi / 72, 0, 0)
    clip = pdfium.FS_RECTF(0, 0, bitmap.width, bitmap.height)
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, pdfium.FPDF_ANNOT)
    raster = Raster(width=bitmap.width, height=bitmap.height, dpi=dpi, pixels=bytes(bitmap.buffer))
    bitmap.close()
    return raster
