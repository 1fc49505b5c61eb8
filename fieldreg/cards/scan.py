"""Cards from a file: a photograph, a scan or a PDF."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from fieldreg.cards.reading import read_image, read_pages
from fieldreg.domain.faults import Fault


def read_cards(path: Path, *, progress: Callable[[int, int], None] = lambda _done, _all: None) -> list[str]:
    """The texts of all QRs in an image (PNG, JPEG and what else Pillow opens) or a PDF.

    Page by page, and on one page from top to bottom and left to right as far as the reader sees it;
    [] when there is none. `progress` is called with the pages read and their number. Whether they are
    cards is for `fieldreg.credential` to say. Raises Fault (file_missing, file_unreadable).
    """
    try:
        with path.open("rb") as stream:
            is_pdf = b"%PDF-" in stream.read(1024)
    except FileNotFoundError as error:
        raise Fault("file_missing", file=path.name) from error
    except OSError as error:
        raise Fault("file_unreadable", file=path.name) from error
    try:
        if is_pdf:
            return read_pages(path, progress=progress)
        with Image.open(path) as image:
            return read_image(ImageOps.exif_transpose(image))
    except (UnidentifiedImageError, Image.DecompressionBombError, pypdfium2.PdfiumError, OSError) as error:
        raise Fault("file_unreadable", file=path.name) from error
