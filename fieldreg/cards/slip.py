"""Slips for the hand: a registration whose number is still to come, and the receipt of a contribution.

On A4 or A5 for any printer, or 58 mm wide and as long as it needs for a receipt printer with a driver. All in
black, in Indonesian. Neither is a card, and both say so.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from fieldreg.cards.artwork import PRACTICE
from fieldreg.cards.lettering import printable
from fieldreg.cards.pen import LEADING, MM, Pen, fitted, new_canvas
from fieldreg.cards.template import TextStyle, card_template
from fieldreg.files import release

Paper: TypeAlias = Literal["a4", "a5", "58mm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What stands on a slip, from top to bottom."""

    title: str
    rows: tuple[tuple[str, str], ...]
    """(label, value); the value is the larger."""
    strong: str
    """The line that must not be overlooked."""
    notes: tuple[str, ...]
    signed_by: str = ""
    """Whose signature there is room for, or ""."""
    practice: bool = False
    """Everything on it is invented, and it says so first."""


def write_slip(path: Path, slip: Slip, *, paper: Paper = "a5") -> None:
    """One slip as a PDF of one page. Raises Fault (disk_full, cannot_write_file)."""
    shape = _SHAPES[paper]

    def write(part: Path) -> None:
        # Once to know how long it is, once for good: a roll is cut where the slip ends.
        long = _draw(part, slip, shape, 1_000)
        _draw(part, slip, shape, shape.height or long + shape.margin)

    release(path, write)


class _Shape(NamedTuple):
    width: float
    height: float
    """Millimetres; 0 = as long as it needs."""
    margin: float
    title: float
    label: float
    value: float
    note: float
    """Sizes in points."""


_SHAPES: dict[Paper, _Shape] = {
    "a4": _Shape(width=210, height=297, margin=22, title=24, label=12, value=16, note=14),
    "a5": _Shape(width=148, height=210, margin=14, title=19, label=10, value=13, note=11.5),
    # a 58 mm roll is printed on 48 mm of its width
    "58mm": _Shape(width=58, height=0, margin=5, title=12, label=7.5, value=10, note=8.5),
}


def _draw(part: Path, slip: Slip, shape: _Shape, height: float) -> float:
    with part.open("wb") as target:
        canvas = new_canvas(target, width_mm=shape.width, height_mm=height, title=slip.title)
        end = _Roll(Pen(canvas, height, card_template(ink="black").rgb), shape).draw(slip)
        canvas.showPage()
        canvas.save()
    return end


class _Roll:
    """Draws downwards; `y` is the top of what comes next."""

    def __init__(self, pen: Pen, shape: _Shape) -> None:
        self._pen, self._shape = pen, shape
        self._y = shape.margin

    def draw(self, slip: Slip) -> float:
        shape = self._shape
        if slip.practice:
            self._text(PRACTICE, shape.value, bold=True)
            self._rule()
        self._text("BPJS Ketenagakerjaan", shape.label)
        self._text(slip.title, shape.title, bold=True)
        self._rule()
        for label, value in slip.rows:
            self._text(label, shape.label)
            self._text(printable(value), shape.value, bold=True)
            self._y += shape.label / MM * 0.35
        self._rule()
        self._text(slip.strong, shape.value, bold=True)
        self._y += shape.note / MM * 0.5
        for note in slip.notes:
            self._text(note, shape.note)
            self._y += shape.note / MM * 0.4
        if slip.signed_by:
            self._y += shape.value / MM * 4
            self._rule()
            self._text(printable(slip.signed_by), shape.label)
        return self._y

    def _text(self, text: str, size: float, *, bold: bool = False) -> None:
        width = self._shape.width - 2 * self._shape.margin
        style = TextStyle(
            x=self._shape.margin, y=0, width=width, size=size, smallest=size * 0.75, lines=12, bold=bold
        )
        lines, fitting = fitted(text, style)
        self._pen.fill(style.colour)
        for line in lines:
            self._y += fitting * LEADING / MM
            self._pen.line(line, style.x, self._y - fitting * 0.25 / MM, fitting, bold=bold)

    def _rule(self) -> None:
        self._y += 1.6
        self._pen.stroke("ink", 0.25)
        self._pen.rule(self._shape.margin, self._y, self._shape.width - self._shape.margin, self._y)
        self._y += 1.4
