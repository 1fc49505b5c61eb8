"""What each printer does to a card, remembered by its name, and where cards went last. Nothing personal."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from fieldreg.app.card_issue import Layout
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.files import write_whole

if TYPE_CHECKING:
    from fieldreg.cards import Adjustment, Calibration


class SideProfile(msgspec.Struct, frozen=True, kw_only=True):
    """One side's error undone, in steps of 0.1 mm and 0.1 %."""

    right_mm: float = 0.0
    down_mm: float = 0.0
    width_percent: float = 100.0
    height_percent: float = 100.0

    def calibration(self) -> "Calibration":
        """For the pages. Raises ValueError for what no printer needs."""
        from fieldreg.cards import Calibration  # noqa: PLC0415 - reportlab is slow to load

        return Calibration(
            right_mm=self.right_mm,
            down_mm=self.down_mm,
            width_percent=self.width_percent,
            height_percent=self.height_percent,
        )


class PrinterProfile(SideProfile, frozen=True, kw_only=True):
    """One printer set right. Its own four measures are the front's: once they were for both sides."""

    back: SideProfile | None = None
    """None: as the front; so is every profile that was kept before sides were told apart."""
    bleed_mm: float = 0.0
    """Its page for a card is so much larger than the card on every side."""
    duplex: bool = True
    """Front and back in one go; else the fronts alone."""
    turn_backs: bool = False
    """Backs come out upside down: turn them."""

    @property
    def reasonable(self) -> bool:
        """Whether a printer can be as wrong as that."""
        return self._adjustment() is not None

    def adjustment(self) -> "Adjustment":
        """For the pages; what no printer needs is left out as a whole."""
        from fieldreg.cards import Adjustment  # noqa: PLC0415 - as above

        return self._adjustment() or Adjustment()

    def _adjustment(self) -> "Adjustment | None":
        from fieldreg.cards import Adjustment  # noqa: PLC0415 - as above

        try:
            return Adjustment(
                front=self.calibration(),
                back=None if self.back is None else self.back.calibration(),
                bleed_mm=self.bleed_mm,
            )
        except ValueError:
            return None


class PrinterBook(msgspec.Struct, frozen=True, kw_only=True):
    """All printers that this laptop has had."""

    last: str = ""
    """Where cards went last; "" is a PDF."""
    layout: Layout = "a4"
    profiles: dict[str, PrinterProfile] = {}

    def profile(self, printer: str) -> PrinterProfile:
        """What is known of a printer."""
        return self.profiles.get(printer, PrinterProfile())


def load_printers(place: Desk | Home) -> PrinterBook:
    """The book; an empty one where there is none or it cannot be read."""
    try:
        return msgspec.json.decode(_file(place).read_bytes(), type=PrinterBook)
    except (OSError, msgspec.MsgspecError):
        return PrinterBook()


def remember_choice(desk: Desk, *, printer: str | None = None, layout: Layout | None = None) -> None:
    """Offer these next time; None leaves what was remembered. Raises Fault (disk_full, cannot_write_file)."""
    book = load_printers(desk)
    chosen = msgspec.structs.replace(
        book,
        last=book.last if printer is None else printer,
        layout=book.layout if layout is None else layout,
    )
    if chosen != book:
        _write(desk, chosen)


def remember_profile(place: Desk | Home, printer: str, profile: PrinterProfile) -> None:
    """Use this for every card on that printer from now on. Raises Fault (disk_full, cannot_write_file)."""
    book = load_printers(place)
    _write(place, msgspec.structs.replace(book, profiles={**book.profiles, printer: profile}))


def _write(place: Desk | Home, book: PrinterBook) -> None:
    write_whole(_file(place), msgspec.json.format(msgspec.json.encode(book), indent=2))


def _file(place: Desk | Home) -> Path:
    home = place if isinstance(place, Home) else Home(place.store.path.parent)
    return home.printers
