"""Reading QRs: from a symbol in memory, from an image, from the pages of a PDF."""

from collections.abc import Callable, Iterable
from pathlib import Path

import zxingcpp
from PIL import Image

from fieldreg.cards.raster import OpenPdf
from fieldreg.cards.symbol import QUIET_MODULES, Symbol

DPI = 300
"""What a card printer prints, and what a flatbed scans."""

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_DOTS = 3
"""Pixels a module for reading a symbol in memory: what a reader needs to look for finders as on paper."""
_LIGHT_FOR_DARK = bytes(255 - byte for byte in range(256))


def read_symbol(symbol: Symbol) -> str | None:
    """What a reader that knows nothing of the writer finds in the very bits that are drawn; about 0.2 ms."""
    modules = Image.frombytes("1", (symbol.size, symbol.size), symbol.rows.translate(_LIGHT_FOR_DARK))
    side = symbol.size + 2 * QUIET_MODULES
    image = Image.new("1", (side, side), 1)
    image.paste(modules, (QUIET_MODULES, QUIET_MODULES))
    found = zxingcpp.read_barcode(
        image.resize((side * _DOTS, side * _DOTS), Image.Resampling.NEAREST),
        _QR,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return found.text if found and found.valid else None


def read_image(image: Image.Image) -> list[str]:
    """The texts of all QRs in an image, in the order the reader finds them."""
    found = zxingcpp.read_barcodes(image.convert("L"), _QR)
    return [code.text for code in found if code.valid]


def read_grey(pixels: bytes, *, width: int, height: int, bytes_a_line: int) -> list[str]:
    """The texts of all QRs in a picture of grey bytes, as a camera gives it; a few ms at 640 × 480."""
    return read_image(Image.frombytes("L", (width, height), pixels, "raw", "L", bytes_a_line))


def read_pages(
    pdf: Path | bytes,
    pages: Iterable[int] | None = None,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[str]:
    """The texts of all QRs on these pages of a PDF (from 0; None = all), page by page; 0.1 s an A4 page.

    `progress` is called with the pages read and their number. Raises pypdfium2.PdfiumError if it is no PDF.
    """
    texts: list[str] = []
    with OpenPdf(pdf) as opened:
        wanted = list(range(len(opened)) if pages is None else pages)
        for done, number in enumerate(wanted, start=1):
            seen = opened.render(number, dpi=DPI)
            texts += read_image(
                Image.frombuffer("RGB", (seen.width, seen.height), seen.pixels, "raw", "BGRX", 0, 1)
            )
            progress(done, len(wanted))
    return texts
