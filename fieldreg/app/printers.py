"""What each printer does to a card, remembered by its name, and where cards went last. Nothing personal."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from fieldreg.app.card_issue import Layout
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.files import write_whole

if TYPE_CHECKING:
    from fieldreg.cards import Calibration


class PrinterProfile(msgspec.Struct, frozen=True, kw_only=True):
    """One printer's error undone, in steps of 0.1 mm and 0.1 %."""

    right_mm: float = 0.0
    down_mm: float = 0.0
    width_percent: float = 100.0
    height_percent: float = 100.0
    duplex: bool = True
    """Front and back in one go; else the fronts alone."""
    turn_backs: bool = False
    """Backs come out upside down: turn them."""

    def calibration(self) -> "Calibration":
        """For the pages; what a file says that no printer needs is left out."""
        from fieldreg.cards import Calibration  # noqa: PLC0415 - reportlab is slow to load

        try:
            return Calibration(
                right_mm=self.right_mm,
                down_mm=self.down_mm,
                width_percent=self.width_percent,
                height_percent=self.height_percent,
            )
        except ValueError:
            return Calibration()


class PrinterBook(msgspec.Struct, frozen=True, kw_only=True):
    """All printers that this laptop has had."""

    last: str = ""
    """Where cards went last; "" is a PDF."""
    layout: Layout = "a4"
    profiles: dict[str, PrinterProfile] = {}

    def profile(self, printer: str) -> PrinterProfile:
        """What is known of a printer."""
        return self.profiles.get(printer, PrinterProfile())


def load_printers(desk: Desk) -> PrinterBook:
    """The book; an empty one where there is none or it cannot be read."""
    try:
        return msgspec.json.decode(_file(desk).read_bytes(), type=PrinterBook)
    except (OSError, msgspec.MsgspecError):
        return PrinterBook()


def remember_choice(desk: Desk, *, printer: str, layout: Layout) -> None:
    """Offer these next time. Raises Fault (disk_full, cannot_write_file)."""
    book = load_printers(desk)
    if (book.last, book.layout) != (printer, layout):
        _write(desk, msgspec.structs.replace(book, last=printer, layout=layout))


def remember_profile(desk: Desk, printer: str, profile: PrinterProfile) -> None:
    """Use this for every card on that printer from now on. Raises Fault (disk_full, cannot_write_file)."""
    book = load_printers(desk)
    _write(desk, msgspec.structs.replace(book, profiles={**book.profiles, printer: profile}))


def _write(desk: Desk, book: PrinterBook) -> None:
    write_whole(_file(desk), msgspec.json.format(msgspec.json.encode(book), indent=2))


def _file(desk: Desk) -> Path:
    return Home(desk.store.path.parent).printers
