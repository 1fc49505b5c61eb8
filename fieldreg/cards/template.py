"""The card's artwork as data: `resources/card/card.toml`. Millimetres from the top left corner; points."""

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from fieldreg.assets import resource_path
from fieldreg.cards.card import Ink
from fieldreg.domain.colours import luminance
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardStatus

BLACK, WHITE = "#000000", "#ffffff"
_DARK_BELOW = 0.35
"""Luminance: between the darkest ground that white reads on and the lightest that black does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG beside the template."""

    file: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """Where and how a text stands, and what it may do when it is too long."""

    x: float
    y: float
    """Of the baseline; of the middle baseline where a field takes two lines."""
    width: float
    size: float
    smallest: float = 0
    """How far it may shrink to stay within its lines; 0 = six tenths of `size`."""
    shrink: float = 0
    """How far it may shrink to stay on one line before it takes another; 0 = `smallest`."""
    wrapped: float = 0
    """The size to start from on several lines; 0 = `size`."""
    lines: int = 1
    bold: bool = False
    align: Literal["left", "centre", "right"] = "left"
    colour: str = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(TextStyle):
    """A text that is the same on every card."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What is the same on one side of every card."""

    boxes: list[Box]
    pictures: list[Picture]
    texts: list[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusStyle:
    """The honest line."""

    text: str
    colour: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The white square of the QR, quiet zone included."""

    x: float
    y: float
    panel: float
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """The programmes, a rounded frame each."""

    x: float
    y: float
    height: float
    padding: float
    gap: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The coloured foot with the status; `mark` is the diameter of its dot."""

    y: float
    mark: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Where each of a card's own texts stands."""

    number: TextStyle
    name: TextStyle
    birth_date: TextStyle
    nik: TextStyle
    months: TextStyle
    sponsor: TextStyle
    status: TextStyle
    issued: TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sentences with gaps: {first}, {last}, {sponsor}, {date}, {place}."""

    months: str
    one_month: str
    sponsor: str
    issued: str
    issued_without_place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTemplate:
    """The whole artwork of a card."""

    width_mm: float
    height_mm: float
    colours: dict[str, str]
    words: Words
    status: dict[CardStatus, StatusStyle]
    qr: Panel
    chips: Chips
    strip: Strip
    front: Side
    fields: Fields
    back: Side
    bleed_mm: float = 0
    """On a sheet that is cut: how far what reaches an edge runs on beyond it; 0 = cards lie edge to edge."""
    rgb: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    """The colours as red, green, blue from 0 to 1."""
    folder: str = ""
    """Where its pictures are."""
    ink: Ink = "colour"


def card_template(artwork: Path | None = None, *, ink: Ink = "colour") -> CardTemplate:
    """The artwork of this installation, or of the file `artwork`; in black alone if so wished.

    Read anew when the file has changed. Raises Fault (file_missing, file_unreadable;
    card_template_invalid where it cannot be used).
    """
    path = artwork or resource_path("card", "card.toml")
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        raise Fault("file_missing", file=path.name) from None
    return _template(path, changed, ink)


@cache
def _template(path: Path, _changed: int, ink: Ink) -> CardTemplate:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Fault("file_missing", file=path.name) from None
    except (OSError, ValueError):
        raise Fault("file_unreadable", file=path.name) from None
    template = read_template(text, folder=path.parent)
    return template if ink == "colour" else _blackened(template)


def read_template(text: str, *, folder: Path | None = None) -> CardTemplate:
    """A template from TOML. Raises Fault (card_template_invalid), which says where the mistake is."""
    try:
        template = msgspec.convert(tomllib.loads(text), CardTemplate)
        template = replace(template, folder=str(folder or resource_path("card")), rgb={}, ink="colour")
        template.rgb.update((name, _rgb(value)) for name, value in template.colours.items())
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, ValueError) as error:
        raise Fault("card_template_invalid", detail=error) from error
    _must_be_honest(template)
    return template


def _blackened(template: CardTemplate) -> CardTemplate:
    """The same artwork with each colour of the palette turned to black or white."""
    colours = {
        name: BLACK if luminance(value) < _DARK_BELOW else WHITE for name, value in template.colours.items()
    }
    rgb = {name: _rgb(value) for name, value in colours.items()}
    return replace(template, colours=colours, rgb=rgb, ink="black")


def _rgb(value: str) -> tuple[float, float, float]:
    if len(value) != 7 or value[0] != "#":
        raise ValueError(f"not a colour: {value}")
    red, green, blue = bytes.fromhex(value[1:])
    return red / 255, green / 255, blue / 255


def _must_be_honest(template: CardTemplate) -> None:
    """No wording of an office may promise what nobody has judged (domain facts 1.4)."""
    for status in CardStatus:
        style = template.status.get(status)
        if style is None:
            raise Fault("card_template_invalid", detail=f"status.{status} is missing")
        if status is not CardStatus.PROTECTED and "lindung" in style.text.lower():
            raise Fault("card_template_invalid", detail=f"status.{status} promises protection")
