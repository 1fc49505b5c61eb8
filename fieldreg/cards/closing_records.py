"""Behind the closing sheet: every record of every difference, and what came after the day was closed."""

from fieldreg.cards.a4 import A4, BOTTOM, LEFT, RIGHT, WIDTH
from fieldreg.cards.day import ClosingSheet
from fieldreg.cards.pen import Pen
from fieldreg.domain.dates import long_date, short_date
from fieldreg.domain.money import rupiah

_ROW = 4.8
_COLUMNS, _GUTTER = 3, 6.0
_MANY_RUNS = 2
"""As many receipt books as the front page shows."""


def write_records(pen: Pen, sheet: ClosingSheet) -> None:
    """The pages behind; none where there is nothing to say."""
    if sheet.differences or sheet.changes or sheet.drifts or len(sheet.receipts) > _MANY_RUNS:
        _Behind(pen, sheet).draw()


class _Behind(A4):
    """Fills page after page; `y` is where the next thing begins."""

    def __init__(self, pen: Pen, sheet: ClosingSheet) -> None:
        super().__init__(pen)
        self._sheet = sheet
        self._page = 1
        self._y = 0.0
        self._begin()

    def draw(self) -> None:
        if self._sheet.drifts or self._sheet.changes:
            self._changes()
        for each in self._sheet.differences:
            money = f", {rupiah(each.amount_rp)}" if each.amount_rp else ""
            kind = "Selisih" if each.wrong else "Masih terbuka"
            self._list(f"{kind}: {each.label} ({each.figure}{money})", each.records)
        if len(self._sheet.receipts) > _MANY_RUNS:
            self._list(f"Buku kuitansi ({len(self._sheet.receipts)})", self._sheet.receipts)
        self._end()

    def _changes(self) -> None:
        self._room(3 * _ROW)
        self._y = self.title(LEFT, self._y, WIDTH, "Perubahan setelah penutupan")
        for drift in self._sheet.drifts:
            self._room(_ROW)
            self.text(drift.label, LEFT, self._y, 9, 80, bold=True)
            said = f"saat penutupan {drift.then}, sekarang {drift.now}"
            self.text(said, LEFT + 84, self._y, 9, 90, bold=True)
            self._y += _ROW
        self._y += 1.5
        for change in self._sheet.changes:
            self._room(_ROW)
            when = f"{short_date(change.at.date())} {change.at:%H.%M}"
            for x, width, text in (
                (0, 28, when),
                (29, 46, change.what),
                (76, 62, change.about),
                (139, 35, change.officer),
            ):
                self.text(text, LEFT + x, self._y, 8.5, width)
            self._y += _ROW
        self._y += 4

    def _list(self, title: str, records: tuple[str, ...]) -> None:
        self._room(3 * _ROW)
        self._y = self.title(LEFT, self._y, WIDTH, title)
        width = (WIDTH - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
        for place, record in enumerate(records):
            if place % _COLUMNS == 0 and place:
                self._y += _ROW
            self._room(_ROW)
            self.text(record, LEFT + place % _COLUMNS * (width + _GUTTER), self._y, 8.5, width)
        self._y += _ROW + 4

    def _room(self, height: float) -> None:
        if self._y + height > BOTTOM:
            self._end()
            self._begin()

    def _begin(self) -> None:
        self._page += 1
        self.text("Lampiran lembar penutupan", LEFT, 18, 12, 100, bold=True)
        about = f"{long_date(self._sheet.day)} · Laptop {self._sheet.device}"
        self.text(about, RIGHT, 18, 9, 90, colour="soft", align="right")
        self._y = 28.0

    def _end(self) -> None:
        self.text(f"Halaman {self._page}", RIGHT, 289, 7.5, 40, colour="soft", align="right")
        self.pen.canvas.showPage()
