"""What was measured on a test card, read. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile

_LIMITS = {
    "right_mm": (-10.0, 10.0),
    "down_mm": (-10.0, 10.0),
    "width_percent": (90.0, 110.0),
    "height_percent": (90.0, 110.0),
}
"""As `cards.Calibration` takes them: beyond, the paper is another one than was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """As they were typed."""

    texts: dict[str, str]
    duplex: bool
    turn_backs: bool


def read_measures(measures: Measures) -> "tuple[PrinterProfile | None, tuple[str, ...]]":
    """The profile to a tenth, or None and the fields that are wrong."""
    from fieldreg.app import PrinterProfile  # noqa: PLC0415  loaded by now

    read = {name: _number(measures.texts.get(name, ""), name) for name in _LIMITS}
    wrong = tuple(name for name, value in read.items() if value is None)
    if wrong:
        return None, wrong
    values = {name: value for name, value in read.items() if value is not None}
    return PrinterProfile(**values, duplex=measures.duplex, turn_backs=measures.turn_backs), ()


def _number(text: str, name: str) -> float | None:
    least, most = _LIMITS[name]
    try:
        value = round(float(text.strip().replace("−", "-").replace(",", ".")), 1)
    except ValueError:
        return None
    return value if least <= value <= most else None
