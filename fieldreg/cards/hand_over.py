"""The list to sign at a hand-over: large rows for people who stand, grouped, on A4 in black and white."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fieldreg.cards.a4 import A4, LEFT, RIGHT, WIDTH
from fieldreg.cards.pen import Pen, new_canvas
from fieldreg.cards.template import card_template
from fieldreg.domain.dates import long_date
from fieldreg.files import release

_ROW = 12.5
_BOTTOM = 278.0
_COLUMNS = ((0, "No."), (11, "Nama"), (78, "Nomor peserta"), (113, "NIK"), (131, "Tanda tangan / wakil"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """One person on the list."""

    name: str
    kpj: str
    """Grouped."""
    nik_last4: str
    """The last four digits alone: a list lies open on a table."""
    ticked: str = ""
    """When the card was handed over, and to whom if not to the person; "" while it is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningList:
    """Everything that stands on the list."""

    title: str
    subtitle: str
    printed_at: datetime
    """In the market's own zone (aware)."""
    zone: str
    groups: tuple[tuple[str, tuple[Signatory, ...]], ...]
    """(heading, people), in the order in which they are called."""


def write_signing_list(path: Path, signing: SigningList) -> int:
    """Write the list as a PDF; returns its pages. Raises Fault (disk_full, cannot_write_file)."""
    pages = 0

    def write(part: Path) -> None:
        nonlocal pages
        with part.open("wb") as target:
            canvas = new_canvas(target, width_mm=210, height_mm=297, title=signing.title)
            pages = _Sheets(Pen(canvas, 297, card_template(ink="black").rgb), signing).draw()
            canvas.save()

    release(path, write)
    return pages


class _Sheets(A4):
    def __init__(self, pen: Pen, signing: SigningList) -> None:
        super().__init__(pen)
        self._list = signing
        self._page, self._y = 0, 0.0

    def draw(self) -> int:
        self._begin()
        place = 0
        for heading, people in self._list.groups:
            self._heading(f"{heading} ({len(people)})")
            for person in people:
                place += 1
                self._room(_ROW, heading)
                self._person(place, person)
        self._end()
        return self._page

    def _person(self, place: int, person: Signatory) -> None:
        y = self._y + 7.8
        values = ((0, 10, str(place), False), (11, 64, person.name, True), (78, 33, person.kpj, False),
                  (113, 17, f"•••• {person.nik_last4}" if person.nik_last4 else "", False))  # fmt: skip
        for x, width, text, bold in values:
            large = x == 11
            size, lines = (12, 2) if large else (10.5, 1)
            self.text(text, LEFT + x, y, size, width, bold=bold, lines=lines, around=large)
        if person.ticked:
            self.pen.box(LEFT + 131, self._y + 4.6, 3.2, 3.2, "ink")
            self.text(person.ticked, LEFT + 136, y, 9, WIDTH - 136, lines=1)
        else:
            self.pen.outline(LEFT + 131, self._y + 4.6, 3.2, 3.2, "ink")
        self._y += _ROW
        self.pen.stroke("ink", 0.1)
        self.pen.rule(LEFT, self._y, RIGHT, self._y)

    def _heading(self, text: str) -> None:
        self._room(10 + _ROW, "")
        self._y += 9
        self.text(text, LEFT, self._y, 11.5, WIDTH, bold=True)
        self._y += 2
        self.pen.stroke("ink", 0.4)
        self.pen.rule(LEFT, self._y, RIGHT, self._y)

    def _room(self, height: float, again: str) -> None:
        if self._y + height > _BOTTOM:
            self._end()
            self._begin()
            if again:
                self._heading(f"{again}, lanjutan")

    def _begin(self) -> None:
        self._page += 1
        signing = self._list
        self.text(signing.title, LEFT, 18, 15, 120, bold=True)
        printed = f"{long_date(signing.printed_at.date())} {signing.printed_at:%H.%M} {signing.zone}"
        self.text(printed, RIGHT, 18, 9, 60, align="right")
        self.text(signing.subtitle, LEFT, 24, 10, WIDTH)
        for x, title in _COLUMNS:
            self.text(title, LEFT + x, 32, 8.5, 40)
        self._y = 33.0

    def _end(self) -> None:
        self.text(f"Halaman {self._page}", RIGHT, 289, 8, 40, align="right")
        self.pen.canvas.showPage()
