"""The closing sheet of a day, in Indonesian: one A4 page to be signed, and behind it every record."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from fieldreg.cards.a4 import A4, LEFT, RIGHT, WIDTH
from fieldreg.cards.closing_records import write_records
from fieldreg.cards.day import CashRow, ClosingSheet, SheetBalance, Tally
from fieldreg.cards.pen import Pen, new_canvas, text_width_mm
from fieldreg.cards.template import card_template
from fieldreg.domain.dates import long_date, short_date
from fieldreg.domain.money import grouped, rupiah
from fieldreg.files import release

_GAP = 8.0
_ROW = 5.2
# Rows of one count: the page stays one page, and the rest is added up in the last row.
_OCCUPATIONS, _PAYERS, _PROGRAMMES, _OFFICERS, _RUNS = 7, 3, 3, 4, 2
_SIGNED_FROM = 247.0

_T = TypeVar("_T")


class _Row(NamedTuple):
    label: str
    value: str
    strong: bool = False


def write_closing_sheet(path: Path, sheet: ClosingSheet) -> int:
    """Write the sheet as a PDF and release it under `path`; returns its size in bytes.

    One page where nothing differs and nothing has changed; else the records follow on further pages.
    Raises Fault (disk_full, cannot_write_file); then what stood under `path` stays.
    """

    def write(part: Path) -> None:
        with part.open("wb") as target:
            canvas = new_canvas(target, width_mm=210, height_mm=297, title="Lembar penutupan hari")
            pen = Pen(canvas, 297, card_template().rgb)
            _draw(_Front(pen), sheet)
            canvas.showPage()
            write_records(pen, sheet)
            canvas.save()

    return release(path, write)


def _draw(page: "_Front", sheet: ClosingSheet) -> None:
    page.head(sheet)
    y = page.figures(46, sheet)
    half, left, right = (WIDTH - _GAP) / 2, LEFT, LEFT + (WIDTH + _GAP) / 2

    informed = [_Row("Hanya diberi penjelasan", grouped(sheet.informed))] if sheet.informed else []
    rows = [*_counts(sheet.by_occupation, _OCCUPATIONS - len(informed)), *informed]
    top = page.table(left, y, half, "Peserta menurut pekerjaan", rows)
    other = page.table(right, y, half, "Menurut pembayar iuran", _counts(sheet.by_payer, _PAYERS))
    other = page.table(right, other, half, "Menurut program", _counts(sheet.by_programme, _PROGRAMMES))
    y = page.balances(max(top, other), sheet.balances)
    y = page.cash(y, sheet)
    page.differences(y, sheet)
    page.signatures(sheet)


def _counts(tallies: Sequence[Tally], most: int) -> list[_Row]:
    rows, rest = _folded(tallies, most)
    if rest:
        rows.append(Tally("Lainnya", sum(tally.count for tally in rest)))
    return [_Row(tally.label, grouped(tally.count)) for tally in rows] or [_Row("–", "0")]


def _folded(items: Sequence[_T], most: int) -> tuple[list[_T], list[_T]]:
    """What is shown row by row, and what must share the last of `most` rows."""
    shown = most if len(items) <= most else most - 1
    return list(items[:shown]), list(items[shown:])


class _Front(A4):
    """The parts of the sheet, each drawn at a height and saying where the next may start."""

    def head(self, sheet: ClosingSheet) -> None:
        self.band()
        self.text("Lembar penutupan hari", LEFT, 18, 17, 110, bold=True)
        self.text("Pendaftaran peserta Bukan Penerima Upah (BPU)", LEFT, 24, 9, 110, colour="soft")
        self.text(long_date(sheet.day), RIGHT, 18, 12, 60, bold=True, align="right")
        closed = f"Ditutup {_when(sheet)} {sheet.zone}"
        if sheet.first_closed_at:
            first = f"{short_date(sheet.first_closed_at.date())} {sheet.first_closed_at:%H.%M}"
            closed = f"Terbitan ke-{sheet.issue}, {_when(sheet)} {sheet.zone} · pertama {first}"
        self.text(closed, RIGHT, 24, 9, 90, colour="soft", align="right")
        where = " · ".join(filter(None, (sheet.activation, sheet.place)))
        self.text(where or "–", LEFT, 33, 10.5, WIDTH, bold=True)
        who = f"Laptop {sheet.device} · Petugas: {', '.join(sheet.officers) or '–'}"
        self.text(who, LEFT, 38.5, 9, WIDTH, colour="soft", lines=2)

    def figures(self, y: float, sheet: ClosingSheet) -> float:
        """The figures that everybody asks for first."""
        width = (WIDTH - 3 * 4) / 4
        for place, (value, label) in enumerate(sheet.figures[:4]):
            x = LEFT + place * (width + 4)
            self.pen.box(x, y, width, 18, "tint")
            self.text(value, x + 4, y + 9, 16, width - 8, bold=True, colour="brand")
            self.text(label, x + 4, y + 14.5, 8.5, width - 8, colour="soft")
        return y + 18 + 8

    def table(self, x: float, y: float, width: float, title: str, rows: Sequence[_Row]) -> float:
        y = self.title(x, y, width, title)
        for row in rows:
            self.text(row.label, x, y, 9, width - 24, bold=row.strong)
            self.text(row.value, x + width, y, 9, 22, bold=row.strong, align="right")
            y += _ROW
        return y + 3

    def balances(self, y: float, balances: Sequence[SheetBalance]) -> float:
        """Each whole over its parts, side by side, and whether they agree."""
        gap = 5.0
        width = (WIDTH - gap * (len(balances) - 1)) / max(len(balances), 1)
        ends = [y]
        for place, balance in enumerate(balances):
            x = LEFT + place * (width + gap)
            down = self.title(x, y, width, balance.title)
            for tally in (balance.whole, *balance.parts):
                strong = tally is balance.whole
                self.text(tally.label, x, down, 8.5, width - 13, bold=strong, lines=1)
                self.text(grouped(tally.count), x + width, down, 8.5, 13, bold=strong, align="right")
                down += 4.9
            off = balance.unexplained
            said = "Cocok" if not off else f"Selisih {grouped(off)}"
            self.text(said, x, down, 8.5, width, bold=True, colour="brand" if not off else "ink")
            ends.append(down + _ROW)
        return max(ends) + 3

    def cash(self, y: float, sheet: ClosingSheet) -> float:
        y = self.title(LEFT, y, WIDTH, "Uang tunai menurut petugas")
        if sheet.cash:
            for at, word in ((92, "kuitansi"), (118, "tercatat"), (146, "dihitung"), (WIDTH, "selisih")):
                self.text(word, LEFT + at, y, 8, 26, colour="soft", align="right")
            y += 4.6
        shown, rest = _folded(sheet.cash, _OFFICERS)
        rows = [*shown, *([_sum("Lainnya", rest)] if rest else []), _sum("Jumlah", sheet.cash)]
        for row in rows:
            self._cash_row(y, row, strong=row is rows[-1])
            y += _ROW
        for run in sheet.receipts[:_RUNS]:
            self.text(f"Kuitansi {run}", LEFT, y, 8.5, WIDTH, colour="soft")
            y += 4.6
        if len(sheet.receipts) > _RUNS:
            more = len(sheet.receipts) - _RUNS
            self.text(f"dan {more} buku kuitansi lagi, lihat lampiran", LEFT, y, 8.5, WIDTH, colour="soft")
            y += 4.6
        return y + 3

    def _cash_row(self, y: float, row: CashRow, *, strong: bool) -> None:
        counted, off = row.counted_rp, row.difference_rp
        self.text(row.officer, LEFT, y, 9, 70, bold=strong)
        values = (
            (92, grouped(row.receipts)),
            (118, rupiah(row.recorded_rp)),
            (146, "......................" if counted is None else rupiah(counted)),
            (WIDTH, "" if off is None else "cocok" if not off else f"{'+' if off > 0 else ''}{rupiah(off)}"),
        )
        for at, value in values:
            self.text(value, LEFT + at, y, 9, 27, bold=strong or bool(off and at == WIDTH), align="right")

    def differences(self, y: float, sheet: ClosingSheet) -> None:
        """What does not agree and what is still open; the records stand on the pages behind."""
        y = self.title(LEFT, y, WIDTH, "Selisih dan yang masih terbuka")
        if not sheet.differences:
            self.text("Tidak ada: semuanya cocok dan selesai.", LEFT, y, 9, WIDTH, bold=True)
            return
        most = max(1, int((_SIGNED_FROM - 6 - y) / _ROW))  # as many as there is room for
        shown, rest = _folded(sheet.differences, most)
        for each in shown:
            self.pen.stroke("ink", 0.3)
            (self.pen.box if each.wrong else self.pen.outline)(LEFT, y - 2.4, 2.4, 2.4, "ink")
            money = f" ({rupiah(each.amount_rp)})" if each.amount_rp else ""
            self.text(f"{each.label}{money}", LEFT + 4.5, y, 9, 84, bold=each.wrong)
            self.text(each.figure, LEFT + 100, y, 9, 12, bold=each.wrong, align="right")
            self.text(_first(each.records, WIDTH - 104), LEFT + 104, y, 8, WIDTH - 104, colour="soft")
            y += _ROW
        if rest:
            self.text(f"dan {len(rest)} lagi, lihat lampiran", LEFT + 4.5, y, 9, WIDTH, colour="soft")
            y += _ROW
        key = "Kotak penuh: angka tidak cocok. Kotak kosong: masih harus dikerjakan."
        self.text(f"{key} Semua catatannya di lampiran.", LEFT, y, 8, WIDTH, colour="soft")

    def signatures(self, sheet: ClosingSheet) -> None:
        y = _SIGNED_FROM
        note = "Kami menyatakan jumlah peserta, kartu dan uang di atas sesuai dengan keadaan saat penutupan."
        changed = bool(sheet.changes or sheet.drifts)
        if changed:
            note = f"ADA PERUBAHAN SETELAH PENUTUPAN ({grouped(len(sheet.changes))}): lihat lampiran."
        self.text(note, LEFT, y, 8.5, WIDTH, bold=changed, colour="ink" if changed else "soft")
        self.text(", ".join(filter(None, (sheet.place, long_date(sheet.day)))), LEFT, y + 5.5, 9, WIDTH)
        width = (WIDTH - 2 * _GAP) / 3
        for place, role in enumerate(("Petugas", "Koordinator", "Penerima uang / kantor cabang")):
            x = LEFT + place * (width + _GAP)
            self.text(role, x, y + 12, 9, width, bold=True)
            self.pen.stroke("soft", 0.2)
            self.pen.rule(x, y + 30, x + width, y + 30)
            self.text("Nama dan tanda tangan", x, y + 34, 8, width, colour="soft")
        self.text("fieldreg", RIGHT, 289, 7.5, 40, colour="soft", align="right")


def _first(records: Sequence[str], width: float) -> str:
    """As many records as stand on one line of 8 points."""
    shown = ""
    for place, record in enumerate(records):
        longer = f"{shown}, {record}" if shown else record
        rest = ", …" if place + 1 < len(records) else ""
        if shown and text_width_mm(longer + rest, 8, bold=False) > width:
            return f"{shown}, …"
        shown = longer
    return shown


def _sum(label: str, rows: Sequence[CashRow]) -> CashRow:
    known = [row.counted_rp for row in rows]
    return CashRow(
        officer=label,
        receipts=sum(row.receipts for row in rows),
        recorded_rp=sum(row.recorded_rp for row in rows),
        # a sum is only said where everybody counted
        counted_rp=sum(filter(None, known)) if known and None not in known else None,
    )


def _when(sheet: ClosingSheet) -> str:
    same = sheet.closed_at.date() == sheet.day
    return (
        f"{sheet.closed_at:%H.%M}"
        if same
        else f"{short_date(sheet.closed_at.date())} {sheet.closed_at:%H.%M}"
    )
