"""What was measured on a test card, read. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile

BACK = "back_"
"""Before the name of a measure: the back's own."""
BLEED = "bleed_mm"
SIDE: dict[str, tuple[float, float]] = {
    "right_mm": (-10.0, 10.0),
    "down_mm": (-10.0, 10.0),
    "width_percent": (90.0, 110.0),
    "height_percent": (90.0, 110.0),
}
"""As `cards.Calibration` takes them: beyond, the paper is another one than was chosen."""
_LIMITS = SIDE | {f"{BACK}{name}": limits for name, limits in SIDE.items()} | {BLEED: (0.0, 5.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """As they were typed."""

    texts: dict[str, str]
    """By the names of `SIDE`, the same behind `BACK`, and `BLEED`."""
    duplex: bool
    turn_backs: bool


def typed_measures(profile: "PrinterProfile") -> dict[str, str]:
    """A profile as texts, with a comma: what stands in the fields."""
    back = profile.back or profile
    values = {name: getattr(profile, name) for name in SIDE}
    values |= {f"{BACK}{name}": getattr(back, name) for name in SIDE}
    values[BLEED] = profile.bleed_mm
    return {name: f"{value:.1f}".replace(".", ",") for name, value in values.items()}


def read_measures(measures: Measures) -> "tuple[PrinterProfile | None, tuple[str, ...]]":
    """The profile to a tenth, or None and the fields that are wrong."""
    from fieldreg.app import PrinterProfile, SideProfile  # noqa: PLC0415  loaded by now

    read = {name: _number(measures.texts.get(name, ""), name) for name in _LIMITS}
    wrong = tuple(name for name, value in read.items() if value is None)
    if wrong:
        return None, wrong
    values = {name: value for name, value in read.items() if value is not None}
    front = {name: values[name] for name in SIDE}
    back = {name: values[f"{BACK}{name}"] for name in SIDE}
    profile = PrinterProfile(
        **front,
        back=None if back == front else SideProfile(**back),
        bleed_mm=values[BLEED],
        duplex=measures.duplex,
        turn_backs=measures.turn_backs,
    )
    return profile, ()


def _number(text: str, name: str) -> float | None:
    least, most = _LIMITS[name]
    try:
        value = round(float(text.strip().replace("−", "-").replace(",", ".")), 1)
    except ValueError:
        return None
    return value if least <= value <= most else None
