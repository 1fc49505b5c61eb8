"""Pages of a PDF as pixels: what the screen shows and what a printer gets."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """One page, from its upper left corner, row by row."""

    width: int
    height: int
    dpi: float
    pixels: bytes
    """Four bytes a pixel: blue, green, red, and one without meaning."""


def render_pages(pdf: bytes, *, dpi: float) -> Iterator[Raster]:
    """The pages in turn, one at a time in memory; an A4 page at 300 dpi is 35 MB."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            bitmap = page.render(scale=dpi / 72, prefer_bgrx=True)
            yield Raster(width=bitmap.width, height=bitmap.height, dpi=dpi, pixels=bytes(bitmap.buffer))
            bitmap.close()
            page.close()
    finally:
        document.close()
