"""The recap that a sponsor publishes, and the list of contributors: A4, Indonesian, no NIK and no phone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from fieldreg.cards.a4 import A4, BOTTOM, LEFT, RIGHT, WIDTH
from fieldreg.cards.chart import Chart, Series
from fieldreg.cards.charts import chart_height_mm, draw_chart
from fieldreg.cards.pen import Pen, new_canvas
from fieldreg.cards.template import card_template
from fieldreg.domain.dates import long_month, short_month
from fieldreg.domain.money import grouped, rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.recap import Contributor, Protected, Recap, contributors
from fieldreg.files import release

_ROW = 5.4
_FIRST_ROWS = 8
"""Names that make it worth to begin the list at the foot of a page."""
Column = tuple[float, float, str, bool]
_PEOPLE: tuple[Column, ...] = (
    (0, 10, "No.", False), (11, 52, "Nama", False), (65, 37, "Pekerjaan", False),
    (104, 32, "Masa iuran", False), (153, 16, "Iuran", True), (WIDTH, 19, "Kartu", True),
)  # fmt: skip
_DONORS: tuple[Column, ...] = (
    (0, 10, "No.", False), (11, 76, "Sponsor", False), (104, 16, "Pekerja", True),
    (124, 18, "Bulan", True), (154, 29, "Iuran", True), (WIDTH, 18, "Kartu", True),
)  # fmt: skip
"""(x, width, title, right): millimetres from the left margin; a right column ends at x."""


def write_recap(path: Path, recap: Recap) -> int:
    """Write the recap of one sponsorship as a PDF; returns its size. Raises Fault as the disk does."""
    title = f"Rekap perlindungan pekerja: {recap.donor}"
    return _write(path, title, lambda pen: _Recap(pen, recap.includes).draw(recap))


def write_contributors(path: Path, recaps: Sequence[Recap]) -> int:
    """Write the list of contributors as a PDF; returns its size. Raises Fault as the disk does."""
    includes = recaps[0].includes if recaps else ""
    return _write(path, "Daftar sponsor", lambda pen: _Donors(pen, includes).draw(contributors(recaps)))


def _write(path: Path, title: str, draw: Callable[[Pen], None]) -> int:
    def write(part: Path) -> None:
        with part.open("wb") as target:
            canvas = new_canvas(target, width_mm=210, height_mm=297, title=title)
            draw(Pen(canvas, 297, card_template().rgb))
            canvas.save()

    return release(path, write)


class _Pages(A4):
    """Fills page after page; `y` is where the next thing begins."""

    def __init__(self, pen: Pen, includes: str) -> None:
        super().__init__(pen)
        self._includes, self._page, self._y = includes, 1, 0.0

    def head(self, title: str, subtitle: str, lines: Sequence[str]) -> None:
        self.band()
        self.text(title, LEFT, 18, 11, WIDTH, colour="soft")
        y = self.text(subtitle, LEFT, 27, 20, WIDTH, bold=True, lines=2, colour="brand")
        for line in lines:
            y += 6
            self.text(line, LEFT, y, 10, WIDTH)
        self._y = y + 9

    def figures(self, figures: Sequence[tuple[str, str]]) -> None:
        width = (WIDTH - 4 * (len(figures) - 1)) / len(figures)
        for place, (value, label) in enumerate(figures):
            x = LEFT + place * (width + 4)
            self.pen.box(x, self._y, width, 18, "tint")
            self.text(value, x + 4, self._y + 9, 16, width - 8, bold=True, colour="brand")
            self.text(label, x + 4, self._y + 14.5, 8.5, width - 8, colour="soft")
        self._y += 18 + 9

    def chart(self, chart: Chart) -> None:
        if self._y + chart_height_mm(chart) > BOTTOM:
            self.next_page()
        self._y = draw_chart(self.pen, chart, LEFT, self._y, width_mm=WIDTH) + 7

    def titles(self, columns: Sequence[Column]) -> None:
        for x, width, title, right in columns:
            self.text(title, LEFT + x, self._y, 8.5, width, bold=True, align="right" if right else "left")
        self.pen.stroke("ink", 0.3)
        self.pen.rule(LEFT, self._y + 1.8, RIGHT, self._y + 1.8)
        self._y += _ROW + 1

    def row(self, columns: Sequence[Column], values: Sequence[str], *, bold: bool = False) -> None:
        if self._y > BOTTOM:
            self.next_page()
            self.titles(columns)
        for (x, width, _, right), value in zip(columns, values, strict=True):
            self.text(value, LEFT + x, self._y, 9, width, bold=bold, align="right" if right else "left")
        self._y += _ROW

    def next_page(self) -> None:
        self.end_page()
        self._page += 1
        self._y = 20.0

    def end_page(self) -> None:
        self.text(self._includes, LEFT, 289, 7.5, 140, colour="soft")
        self.text(f"Halaman {self._page}", RIGHT, 289, 7.5, 30, colour="soft", align="right")
        self.pen.canvas.showPage()


class _Recap(_Pages):
    def draw(self, recap: Recap) -> None:
        months = list(recap.by_month)
        promised = recap.sponsorship
        mou = f"MoU {promised.mou}" if promised and promised.mou else ""
        span = f"Perlindungan {long_month(months[0])} – {long_month(months[-1])}" if months else ""
        self.head(
            "Rekap perlindungan pekerja rentan (GN Lingkaran) · BPJS Ketenagakerjaan",
            recap.donor,
            (" · ".join(filter(None, (recap.code, mou))), span),
        )
        places = f"pekerja dari {grouped(promised.places)} tempat" if promised else "pekerja"
        self.figures(
            (
                (grouped(len(recap.people)), places),
                (grouped(recap.member_months), "bulan perlindungan"),
                (rupiah(recap.amount_rp), "iuran dibayarkan"),
                (grouped(recap.handed_over), "kartu diserahkan"),
            )
        )
        self.chart(
            Chart(
                title="Pekerja menurut pekerjaan",
                labels=tuple(recap.by_work),
                series=(Series("Pekerja", tuple(recap.by_work.values())),),
            )
        )
        self.chart(
            Chart(
                title="Pekerja terlindungi setiap bulan",
                labels=tuple(short_month(month) for month in months),
                series=(Series("Pekerja", tuple(recap.by_month.values())),),
                shape="columns",
            )
        )
        if self._y + (min(len(recap.people), _FIRST_ROWS) + 4) * _ROW > BOTTOM:
            self.next_page()
        else:
            self._y += 3
        self._y = self.title(LEFT, self._y, WIDTH, f"Pekerja yang dilindungi {recap.donor}") + 1
        self.titles(_PEOPLE)
        for place, person in enumerate(recap.people, start=1):
            self.row(_PEOPLE, _person(place, person))
        total = ("", "Jumlah", "", f"{grouped(recap.member_months)} bulan", rupiah(recap.amount_rp))
        self.row(_PEOPLE, (*total, grouped(recap.handed_over)), bold=True)
        self.end_page()


class _Donors(_Pages):
    def draw(self, donors: Sequence[Contributor]) -> None:
        self.head("GN Lingkaran · BPJS Ketenagakerjaan", "Daftar sponsor", ())
        people, amount = sum(each.people for each in donors), sum(each.amount_rp for each in donors)
        months, cards = sum(each.member_months for each in donors), sum(each.handed_over for each in donors)
        self.figures(
            (
                (grouped(len(donors)), "sponsor"),
                (grouped(people), "pekerja terlindungi"),
                (grouped(months), "bulan perlindungan"),
                (rupiah(amount), "iuran dibayarkan"),
            )
        )
        self.chart(
            Chart(
                title="Pekerja menurut sponsor",
                labels=tuple(each.donor for each in donors),
                series=(Series("Pekerja", tuple(each.people for each in donors)),),
            )
        )
        self._y += 3
        self.titles(_DONORS)
        for place, each in enumerate(donors, start=1):
            self.row(
                _DONORS,
                (
                    f"{place}",
                    each.donor,
                    grouped(each.people),
                    grouped(each.member_months),
                    rupiah(each.amount_rp),
                    grouped(each.handed_over),
                ),
            )
        self.row(
            _DONORS,
            ("", "Jumlah", grouped(people), grouped(months), rupiah(amount), grouped(cards)),
            bold=True,
        )
        self.end_page()


def _person(place: int, person: Protected) -> tuple[str, ...]:
    first, last = Month.parse(person.first_month), person.last_month
    span = short_month(first) if first == last else f"{short_month(first)} – {short_month(last)}"
    card = "diserahkan" if person.handed_over else "belum"
    return (f"{place}", person.name or "(data dihapus)", person.work, span, rupiah(person.amount_rp), card)
