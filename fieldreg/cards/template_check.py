"""Is an office's artwork fit to be printed? Everything that can be said without paper."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from fieldreg.cards.batch import write_cards
from fieldreg.cards.card import Card, Ink
from fieldreg.cards.lettering import printable
from fieldreg.cards.page import SHEET_BLEED_MM
from fieldreg.cards.pen import MM, fitted
from fieldreg.cards.reading import read_pages
from fieldreg.cards.symbol import FIRST_VERSION, QUIET_MODULES
from fieldreg.cards.template import BLACK, CardTemplate, Side, Text, TextStyle, card_template
from fieldreg.domain.colours import contrast_ratio
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardStatus
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem, Severity
from fieldreg.domain.programmes import Programme

SMALLEST_QR_MM, USUAL_QR_MM = 22.0, 24.0
"""Of the symbol without its quiet zone (docs/decisions/card-qr.md)."""
SMALLEST_TEXT_PT = 4.0
LEAST_CONTRAST, GOOD_CONTRAST = 3.0, 4.5
"""WCAG 2.2: below the first a text is not read in the shade of a market's roof."""
LEAST_PICTURE_DPI = 200
LONGEST_NAMES = ("W" * 40, "MUHAMMAD ABDURRAHMAN AL-FATIH NURHIDAYATULLAH")

_EDGE = 0.01
_TOKEN = "A" * 311
"""As long as a token may be in version 10."""


def check_artwork(artwork: Path | None = None) -> tuple[Problem, ...]:
    """What is wrong with a template file (else: with the bundled one); a few hundred milliseconds.

    Each problem's field names the place in the file. Raises Fault (file_missing, file_unreadable,
    card_template_invalid) where there is nothing to look at.
    """
    template = card_template(artwork)
    placed = (*_places(template), *_bleed(template), *_pictures(template), *_qr(template))
    # A colour or a picture that is not there cannot be printed: nothing more can be looked at.
    if any(problem.code in {"art_colour_unknown", "art_picture_missing"} for problem in placed):
        return placed
    black = card_template(artwork, ink="black")
    return (*placed, *_texts(template), *_contrast(template, black), *_reading(artwork))


class _Placed(NamedTuple):
    """A text with the place in the file where it is described, and the colour that is under it."""

    where: str
    style: TextStyle
    ground: str


def _problem(code: str, where: str, severity: Severity = Severity.BLOCK, **values: object) -> Problem:
    return Problem(code, where, severity, {name: str(value) for name, value in values.items()})


def _places(template: CardTemplate) -> Iterator[Problem]:
    for placed in _all_texts(template):
        left, right = _span(placed.style)
        beside = left < -_EDGE or right > template.width_mm + _EDGE
        if beside or not placed.style.size / MM * 0.7 <= placed.style.y <= template.height_mm:
            yield _problem("art_outside", placed.where)
    for name, side in (("front", template.front), ("back", template.back)):
        for at, box in enumerate(side.boxes):
            if not _within(template, box.x, box.y, box.x + box.width, box.y + box.height):
                yield _problem("art_outside", f"{name}.boxes[{at}]")
    used = {(placed.where, placed.style.colour) for placed in _all_texts(template)}
    used |= {(f"{name}.boxes", box.colour) for name, side in _sides(template) for box in side.boxes}
    used |= {(f"status.{status}", colour) for status, style in template.status.items() for colour in
             (style.colour, style.ground)}  # fmt: skip
    used |= {
        ("qr", template.qr.frame),
        ("chips", template.chips.colour),
        ("colours", "paper"),
        ("colours", "ink"),
    }
    for where, colour in sorted(used):
        if colour not in template.colours:
            yield _problem("art_colour_unknown", where, colour=colour)


def _bleed(template: CardTemplate) -> Iterator[Problem]:
    if not 0 <= template.bleed_mm <= SHEET_BLEED_MM:
        yield _problem("art_bleed", "bleed_mm", most=SHEET_BLEED_MM)


def _within(template: CardTemplate, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether something ends on the card, or as far beyond it as artwork may run."""
    beyond = template.bleed_mm + _EDGE
    wide, high = template.width_mm + beyond, template.height_mm + beyond
    return left >= -beyond and top >= -beyond and right <= wide and bottom <= high


def _ends_at_edge(template: CardTemplate, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether it reaches an edge and does not run on: boxes do so by themselves, pictures cannot."""
    beyond = (-left, -top, right - template.width_mm, bottom - template.height_mm)
    return any(-_EDGE <= far < template.bleed_mm - _EDGE for far in beyond)


def _pictures(template: CardTemplate) -> Iterator[Problem]:
    for name, side in _sides(template):
        for at, picture in enumerate(side.pictures):
            where = f"{name}.pictures[{at}]"
            try:
                with Image.open(Path(template.folder, picture.file)) as image:
                    dpi = image.height / picture.height * 25.4
                    right = picture.x + picture.height * image.width / image.height
            except (OSError, UnidentifiedImageError):
                yield _problem("art_picture_missing", where, file=picture.file)
                continue
            bottom = picture.y + picture.height
            if not _within(template, picture.x, picture.y, right, bottom):
                yield _problem("art_outside", where)
            elif _ends_at_edge(template, picture.x, picture.y, right, bottom):
                yield _problem("art_no_bleed", where, Severity.WARN, mm=template.bleed_mm)
            if dpi < LEAST_PICTURE_DPI:
                yield _problem("art_picture_coarse", where, Severity.WARN, dpi=round(dpi))


def _qr(template: CardTemplate) -> Iterator[Problem]:
    panel = template.qr
    modules = 17 + 4 * FIRST_VERSION
    symbol = panel.panel * modules / (modules + 2 * QUIET_MODULES)
    if symbol < SMALLEST_QR_MM:
        yield _problem("art_qr_small", "qr.panel", mm=f"{symbol:.1f}", least=SMALLEST_QR_MM)
    elif symbol < USUAL_QR_MM:
        yield _problem("art_qr_small", "qr.panel", Severity.WARN, mm=f"{symbol:.1f}", least=USUAL_QR_MM)
    right, bottom = panel.x + panel.panel, panel.y + panel.panel
    if panel.x < 0 or panel.y < 0 or right > template.width_mm or bottom > template.strip.y:
        yield _problem("art_outside", "qr")
    for placed in _all_texts(template):
        if not placed.where.startswith("back"):
            left, end = _span(placed.style)
            high = placed.style.y - placed.style.size / MM * 0.7
            if left < right and end > panel.x and high < bottom and placed.style.y > panel.y:
                yield _problem("art_qr_covered", placed.where)


def _texts(template: CardTemplate) -> Iterator[Problem]:
    for placed in _all_texts(template):
        style = placed.style
        smallest = style.smallest or style.size * 0.6
        if min(style.size, smallest) < SMALLEST_TEXT_PT - _EDGE and not isinstance(style, Text):
            yield _problem("art_text_small", placed.where, Severity.WARN, points=f"{smallest:.1f}")
        if isinstance(style, Text):
            if printable(style.text) != style.text:
                yield _problem("art_letters_missing", placed.where)
            size = fitted(style.text, style).size
            if size < smallest - _EDGE or size < SMALLEST_TEXT_PT:
                yield _problem("art_text_cramped", placed.where, points=f"{size:.1f}")
    for name in LONGEST_NAMES:
        style = template.fields.name
        if fitted(name, style).size < (style.smallest or style.size * 0.6) - _EDGE:
            yield _problem("art_name_cramped", "fields.name", letters=len(name))
            return


def _contrast(template: CardTemplate, black: CardTemplate) -> Iterator[Problem]:
    for placed in _all_texts(template):
        colour, ground = placed.style.colour, placed.ground
        ratio = contrast_ratio(template.colours[colour], template.colours[ground])
        if ratio < GOOD_CONTRAST:
            severity = Severity.BLOCK if ratio < LEAST_CONTRAST else Severity.WARN
            yield _problem("art_contrast", placed.where, severity, ratio=f"{ratio:.1f}")
        if black.colours[colour] == black.colours[ground]:
            yield _problem("art_lost_in_black", placed.where)
    if black.colours["paper"] == BLACK:
        yield _problem("art_contrast", "colours.paper", ratio="1.0")


def _reading(artwork: Path | None) -> Iterator[Problem]:
    """The fullest card, rendered at 300 dpi in colour and in black, and its QR read off the page."""
    with tempfile.TemporaryDirectory(prefix="fieldreg-artwork-") as folder:
        for ink in ("colour", "black"):
            path = Path(folder) / f"{ink}.pdf"
            try:
                write_cards(path, [_fullest()], artwork=artwork, ink="black" if ink == "black" else "colour")
                read = read_pages(path, [0])
            except Fault as fault:
                if fault.code != "card_qr_unreadable":
                    raise
                read = []
            if read != [_TOKEN]:
                yield _problem("art_qr_unreadable", "qr", ink=ink)


def write_sample(path: Path, *, artwork: Path | None = None, ink: Ink = "colour") -> None:
    """A card that says CONTOH, and the fullest that can be, to look at. Neither QR is signed by anybody."""
    write_cards(
        path, [replace(_fullest(), name="CONTOH – TIDAK BERLAKU"), _fullest()], artwork=artwork, ink=ink
    )


def _fullest() -> Card:
    return Card(
        kpj="8" * 11,
        name=LONGEST_NAMES[0],
        birth_date=date(1988, 8, 28),
        nik_last4="8888",
        programmes=tuple(Programme),
        first_month=Month(2026, 12),
        last_month=Month(2028, 11),
        status=CardStatus.AWAITING_VALIDATION,
        sponsor="Yayasan " + "W" * 40,
        place="Pasar " + "W" * 30,
        issued_on=date(2028, 12, 28),
        token=_TOKEN,
    )


def _all_texts(template: CardTemplate) -> Iterator[_Placed]:
    for name, side in _sides(template):
        for at, text in enumerate(side.texts):
            yield _Placed(f"{name}.texts[{at}]", text, _ground(side, text))
    for field in fields(template.fields):
        style: TextStyle = getattr(template.fields, field.name)
        where = f"fields.{field.name}"
        if style.y <= template.strip.y:
            yield _Placed(where, style, _ground(template.front, style))
        else:
            for status, look in template.status.items():
                colour = look.colour if field.name == "status" else style.colour
                yield _Placed(f"{where} ({status})", replace(style, colour=colour), look.ground)


def _ground(side: Side, style: TextStyle) -> str:
    """What was painted last where the text stands."""
    left, right = _span(style)
    x, y = (left + right) / 2, style.y - style.size / MM * 0.35
    under = [
        box.colour
        for box in side.boxes
        if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
    ]
    return under[-1] if under else "paper"


def _span(style: TextStyle) -> tuple[float, float]:
    before = {"left": 0.0, "centre": style.width / 2, "right": style.width}[style.align]
    return style.x - before, style.x - before + style.width


def _sides(template: CardTemplate) -> Iterable[tuple[str, Side]]:
    return (("front", template.front), ("back", template.back))
