"""The closing sheet of a day: one A4 page in Indonesian that accounts for people, numbers, cards and cash."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from fieldreg.cards.day import ClosingSheet, Payments, Tally
from fieldreg.cards.pen import Pen, new_canvas
from fieldreg.cards.template import TextStyle, card_template
from fieldreg.domain.dates import long_date
from fieldreg.domain.leases import grouped_kpj, read_kpj
from fieldreg.domain.money import rupiah
from fieldreg.files import release

_LEFT, _RIGHT, _WIDTH = 18.0, 192.0, 174.0
_GAP = 8.0
_ROW = 5.6
# Rows of one count: the page stays one page, and the rest is added up in the last row.
_OCCUPATIONS, _PAYERS, _PROGRAMMES, _PAYMENTS = 10, 5, 4, 5


_T = TypeVar("_T")


class _Row(NamedTuple):
    label: str
    value: str
    strong: bool = False


def write_closing_sheet(path: Path, sheet: ClosingSheet) -> int:
    """Write the sheet as a PDF of one page and release it under `path`; returns its size in bytes.

    Raises Fault (disk_full, cannot_write_file); then what stood under `path` stays.
    """

    def write(part: Path) -> None:
        with part.open("wb") as target:
            canvas = new_canvas(target, width_mm=210, height_mm=297, title="Lembar penutupan hari")
            _draw(_Page(Pen(canvas, 297, card_template().rgb)), sheet)
            canvas.showPage()
            canvas.save()

    return release(path, write)


def _draw(page: "_Page", sheet: ClosingSheet) -> None:
    page.head(sheet)
    y = page.figures(47, sheet)
    half, left, right = (_WIDTH - _GAP) / 2, _LEFT, _LEFT + (_WIDTH + _GAP) / 2

    top = page.table(left, y, half, "Peserta menurut pekerjaan", _counts(sheet.by_occupation, _OCCUPATIONS))
    other = page.table(right, y, half, "Menurut pembayar iuran", _counts(sheet.by_payer, _PAYERS))
    other = page.table(right, other, half, "Menurut program", _counts(sheet.by_programme, _PROGRAMMES))
    y = max(top, other)

    top = page.table(left, y, half, "Nomor peserta dan kartu", _numbers_and_cards(sheet))
    other = page.table(right, y, half, "Catatan untuk kantor pusat", _facts(sheet))
    y = page.payments(max(top, other), sheet)
    page.signatures(y, sheet)


def _counts(tallies: Sequence[Tally], most: int) -> list[_Row]:
    rows, rest = _folded(tallies, most)
    if rest:
        rows.append(Tally("Lainnya", sum(tally.count for tally in rest)))
    return [_Row(tally.label, _number(tally.count)) for tally in rows] or [_Row("–", "0")]


def _payment_rows(payments: Sequence[Payments]) -> list[Payments]:
    rows, rest = _folded(payments, _PAYMENTS)
    if rest:
        count, amount_rp = sum(paid.count for paid in rest), sum(paid.amount_rp for paid in rest)
        rows.append(Payments("Lainnya", count, amount_rp))
    return rows


def _folded(items: Sequence[_T], most: int) -> tuple[list[_T], list[_T]]:
    """What is shown row by row, and what must share the last of `most` rows."""
    shown = most if len(items) <= most else most - 1
    return list(items[:shown]), list(items[shown:])


def _numbers_and_cards(sheet: ClosingSheet) -> list[_Row]:
    span = ""
    if sheet.first_number:
        span = " – ".join(
            dict.fromkeys(_grouped(kpj) for kpj in (sheet.first_number, sheet.last_number) if kpj)
        )
    rows = [
        _Row("Nomor terpakai hari ini", _number(sheet.numbers_used), strong=True),
        _Row("Nomor tersisa di laptop ini", _number(sheet.numbers_left)),
        _Row("Kartu diterbitkan", _number(sheet.cards_issued)),
        _Row("Kartu tercetak dan di tangan petugas", _number(sheet.cards_printed)),
        _Row("Kartu menunggu dibuat", _number(sheet.cards_waiting)),
        _Row("Peserta tanpa nomor (kartu menyusul)", _number(sheet.without_number)),
    ]
    return [*rows[:1], _Row(span, ""), *rows[1:]] if span else rows


def _grouped(text: str) -> str:
    kpj = read_kpj(text)
    return grouped_kpj(kpj) if kpj else text


def _facts(sheet: ClosingSheet) -> list[_Row]:
    return [
        _Row("Tercatat di laptop ini", _number(sheet.facts_recorded)),
        _Row("Diterima dan ditandatangani pusat", _number(sheet.facts_acknowledged)),
        _Row("Masih menunggu dikirim", _number(sheet.facts_waiting), strong=True),
    ]


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


class _Page:
    """The parts of the sheet, each drawn at a height and saying where the next may start."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def head(self, sheet: ClosingSheet) -> None:
        pen = self._pen
        pen.box(0, 0, 210, 4, "brand")
        pen.box(0, 4, 210, 1, "gold")
        self._text("Lembar penutupan hari", _LEFT, 18, 17, 110, bold=True)
        self._text("Pendaftaran peserta Bukan Penerima Upah (BPU)", _LEFT, 24, 9, 110, colour="soft")
        self._text(long_date(sheet.day), _RIGHT, 18, 12, 60, bold=True, align="right")
        closed = f"Ditutup {sheet.closed_at:%H.%M} {sheet.zone}"
        self._text(closed, _RIGHT, 24, 9, 60, colour="soft", align="right")
        where = " · ".join(filter(None, (sheet.activation, sheet.place)))
        self._text(where or "–", _LEFT, 33, 10.5, _WIDTH, bold=True, lines=1)
        who = f"Laptop {sheet.device} · Petugas: {', '.join(sheet.officers) or '–'}"
        self._text(who, _LEFT, 38.5, 9, _WIDTH, colour="soft", lines=2)

    def figures(self, y: float, sheet: ClosingSheet) -> float:
        """The four figures that everybody asks for first."""
        figures = (
            (_number(sheet.registered), "peserta terdaftar"),
            (_number(sheet.cards_printed), "kartu tercetak"),
            (rupiah(sheet.received_rp), "iuran diterima"),
            (_number(sheet.facts_waiting), "catatan belum terkirim"),
        )
        width = (_WIDTH - 3 * 4) / 4
        for place, (value, label) in enumerate(figures):
            x = _LEFT + place * (width + 4)
            self._pen.box(x, y, width, 19, "tint")
            self._text(value, x + 4, y + 9.5, 16, width - 8, bold=True, colour="brand")
            self._text(label, x + 4, y + 15, 8.5, width - 8, colour="soft")
        return y + 19 + 9

    def table(self, x: float, y: float, width: float, title: str, rows: Sequence[_Row]) -> float:
        y = self._title(x, y, width, title)
        for row in rows:
            self._text(row.label, x, y, 9, width - 24, bold=row.strong)
            self._text(row.value, x + width, y, 9, 22, bold=row.strong, align="right")
            y += _ROW
        return y + 5

    def payments(self, y: float, sheet: ClosingSheet) -> float:
        y = self._title(_LEFT, y, _WIDTH, "Pembayaran iuran")
        people = sum(paid.count for paid in sheet.received)
        total = Payments("Jumlah diterima", people, sheet.received_rp)
        for paid in (*_payment_rows(sheet.payments), total):
            strong = paid is total
            self._text(paid.label, _LEFT, y, 9, 44, bold=strong)
            self._text(paid.references, _LEFT + 48, y, 9, 66, colour="soft")
            self._text(f"{_number(paid.count)} orang", _LEFT + 138, y, 9, 22, bold=strong, align="right")
            self._text(rupiah(paid.amount_rp), _RIGHT, y, 9, 34, bold=strong, align="right")
            y += _ROW
        return y + 5

    def signatures(self, y: float, sheet: ClosingSheet) -> None:
        pen = self._pen
        y = max(y, 234)
        note = "Kami menyatakan jumlah peserta, kartu dan uang di atas sesuai dengan keadaan saat penutupan."
        self._text(note, _LEFT, y, 8.5, _WIDTH, colour="soft")
        self._text(", ".join(filter(None, (sheet.place, long_date(sheet.day)))), _LEFT, y + 6, 9, _WIDTH)
        width = (_WIDTH - 2 * _GAP) / 3
        pen.stroke("soft", 0.2)
        for place, role in enumerate(("Petugas", "Koordinator", "Penerima uang / kantor cabang")):
            x = _LEFT + place * (width + _GAP)
            self._text(role, x, y + 14, 9, width, bold=True)
            pen.rule(x, y + 35, x + width, y + 35)
            self._text("Nama dan tanda tangan", x, y + 39, 8, width, colour="soft")
        self._text("fieldreg", _RIGHT, 289, 7.5, 40, colour="soft", align="right")

    def _title(self, x: float, y: float, width: float, title: str) -> float:
        self._text(title, x, y, 10, width, bold=True, colour="brand")
        self._pen.stroke("line", 0.3)
        self._pen.rule(x, y + 1.8, x + width, y + 1.8)
        return y + 6.8

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        width: float,
        *,
        bold: bool = False,
        align: Literal["left", "right"] = "left",
        colour: str = "ink",
        lines: int = 1,
    ) -> None:
        style = TextStyle(
            x=x, y=y, width=width, size=size, lines=lines, bold=bold, align=align, colour=colour
        )
        self._pen.text(text, style, from_top=True)
