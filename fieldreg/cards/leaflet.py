"""The leaflet: what JKK, JKM and JHT give, on one A4 page in large type, out of `resources/leaflet/`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from fieldreg.assets import resource_path
from fieldreg.cards.pen import MM, Pen, new_canvas
from fieldreg.cards.template import TextStyle, card_template
from fieldreg.domain.faults import Fault
from fieldreg.domain.programmes import Programme
from fieldreg.files import release

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
TEXT_PT = 14.5
_MARGIN, _INDENT = 16.0, 6.5
_LINE = 1.2 * TEXT_PT / MM


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
class Leaflet:
    """All the words of the leaflet."""

    title: str
    subtitle: str
    programme: list[Explained]
    notice: Notice


def load_leaflet() -> Leaflet:
    """The words of this installation. Raises Fault (leaflet_invalid) where an office's change broke them."""
    try:
        text = resource_path("leaflet", "id.toml").read_text("utf-8")
        return msgspec.convert(tomllib.loads(text), Leaflet)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Fault("leaflet_invalid", detail=error) from error


def write_leaflet(path: Path) -> None:
    """The leaflet as a PDF of one page.

    Raises Fault (leaflet_invalid, also when the words need more than the page; disk_full, cannot_write_file).
    """
    leaflet = load_leaflet()

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
        pen.box(0, 0, WIDTH_MM, 34, "brand")
        pen.box(0, 34, WIDTH_MM, 1.6, "gold")
        self._y = 17
        self._line(leaflet.title, 27, "paper", bold=True)
        self._y = 27.5
        self._line(leaflet.subtitle, 12.5, "pale")
        self._y = 45
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
        self._y += 6

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
