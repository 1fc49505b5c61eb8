"""The leaflet: what JKK, JKM and JHT give and cost, on one A4 page in large type (`resources/leaflet/`).

The words are the office's to change; the amounts come from the dated rules by which registrations are priced.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from fieldreg.assets import load_rates, resource_path
from fieldreg.cards.pen import MM, Pen, new_canvas
from fieldreg.cards.template import TextStyle, card_template
from fieldreg.domain.contribution import Rates, price
from fieldreg.domain.dates import long_month
from fieldreg.domain.faults import Fault
from fieldreg.domain.money import rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer, Programme, Sector
from fieldreg.files import release

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
TEXT_PT = 14.5
_MARGIN, _INDENT = 16.0, 6.5
_LINE = 1.2 * TEXT_PT / MM
_AHEAD = 24
"""Months in which a change of the contribution is foretold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One programme as people at the table are told of it."""

    code: Programme
    name: str
    when: str
    gives: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What everybody should keep in mind."""

    title: str
    lines: list[str]
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Sentences about the contribution, with places for the amounts."""

    now: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """All the words of the leaflet."""

    title: str
    subtitle: str
    programme: list[Explained]
    cost: Cost
    notice: Notice
    """Its first lines are those of `cost`, filled in."""


def load_leaflet(*, month: Month) -> Leaflet:
    """The words of this installation, with the amounts of a contribution month, for paper and for the screen.

    Raises Fault (leaflet_invalid) where an office's change broke them.
    """
    try:
        text = resource_path("leaflet", "id.toml").read_text("utf-8")
        leaflet = msgspec.convert(tomllib.loads(text), Leaflet)
        lines = [*_cost(leaflet.cost, load_rates(), month), *leaflet.notice.lines]
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, LookupError, ValueError) as error:
        raise Fault("leaflet_invalid", detail=error) from error
    return replace(leaflet, notice=replace(leaflet.notice, lines=lines))


def _cost(cost: Cost, rates: Rates, month: Month) -> Iterator[str]:
    """The two sentences; the second only where the amount changes within two years."""

    def amounts(at: Month, sector: Sector) -> dict[str, str]:
        quote = price(
            0,
            programmes=tuple(Programme),
            first_month=at,
            months=1,
            sector=sector,
            payer=Payer.SELF,
            rates=rates,
        )
        (due,) = quote.months
        return {"basic": rupiah(due.jkk_rp + due.jkm_rp), "with_jht": rupiah(due.total_rp)}

    def until(sector: Sector) -> Month | None:
        now = amounts(month, sector)
        ahead = (step for step in month.run(_AHEAD) if amounts(step.plus(1), sector) != now)
        return next(ahead, None)

    rule = rates.rule(month)
    if rule is None:
        raise ValueError(f"no rate is known for {month}")
    under = rupiah(rule.bands[1].from_rp)
    yield cost.now.format(month=long_month(month), income=under, **amounts(month, Sector.OTHER))
    last, transport = until(Sector.OTHER), until(Sector.TRANSPORT)
    if last is not None:
        then = amounts(last.plus(1), Sector.OTHER)
        told = long_month(transport or last)
        yield cost.later.format(until=long_month(last), until_transport=told, **then)


def write_leaflet(path: Path, *, month: Month) -> None:
    """The leaflet as a PDF of one page, with the amounts of a contribution month.

    Raises Fault (leaflet_invalid, also when the words need more than the page; disk_full, cannot_write_file).
    """
    leaflet = load_leaflet(month=month)

    def write(part: Path) -> None:
        with part.open("wb") as target:
            canvas = new_canvas(target, width_mm=WIDTH_MM, height_mm=HEIGHT_MM, title=leaflet.title)
            _Page(Pen(canvas, HEIGHT_MM, card_template().rgb)).draw(leaflet)
            canvas.showPage()
            canvas.save()

    release(path, write)


class _Page:
    """Draws downwards; `y` is where the next thing begins."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._y = 0.0

    def draw(self, leaflet: Leaflet) -> None:
        pen = self._pen
        pen.box(0, 0, WIDTH_MM, 28, "brand")
        pen.box(0, 28, WIDTH_MM, 1.4, "gold")
        self._y = 14
        self._line(leaflet.title, 27, "paper", bold=True)
        self._y = 22.5
        self._line(leaflet.subtitle, 12.5, "pale")
        self._y = 38
        for programme in leaflet.programme:
            self._programme(programme)
        self._notice(leaflet.notice)

    def _programme(self, programme: Explained) -> None:
        self._pen.box(_MARGIN, self._y - 6.2, 17.5, 8.6, "brand")
        self._pen.fill("paper")
        self._pen.line(programme.code.value, _MARGIN + 8.75, self._y, 15, bold=True, align="centre")
        self._line(programme.name, 16, "brand", bold=True, indent=21)
        self._y += 8.2
        self._paragraph(programme.when, "soft", indent=0)
        self._points(programme.gives)
        self._y += 5

    def _points(self, points: list[str]) -> None:
        for point in points:
            self._pen.dot(_MARGIN + 2.4, self._y - 1.8, 1.9, "brand")
            self._paragraph(point, "ink", indent=_INDENT)

    def _notice(self, notice: Notice) -> None:
        top = self._y - 6.5
        self._pen.box(0, top, WIDTH_MM, HEIGHT_MM - top, "tint")
        self._y += 2
        self._line(notice.title, 15, "brand", bold=True)
        self._y += 8
        self._points(notice.lines)
        self._y += 2.4
        if self._y > HEIGHT_MM - 6:
            raise Fault("leaflet_invalid", detail="the words need more than one page")
        self._line(notice.help, 13.5, "brand", bold=True)

    def _line(self, text: str, size: float, colour: str, *, bold: bool = False, indent: float = 0) -> None:
        x = _MARGIN + indent
        style = TextStyle(x=x, y=self._y, width=WIDTH_MM - _MARGIN - x, size=size, bold=bold, colour=colour)
        self._pen.text(text, style)

    def _paragraph(self, text: str, colour: str, *, indent: float) -> None:
        x = _MARGIN + indent
        style = TextStyle(
            x=x,
            y=self._y,
            width=WIDTH_MM - _MARGIN - x,
            size=TEXT_PT,
            smallest=TEXT_PT,
            lines=9,
            colour=colour,
        )
        self._y = self._pen.text(text, style, from_top=True) + _LINE + 1.1
