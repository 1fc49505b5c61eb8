"""The colour tokens. Every colour on the screen is one of these; a test computes their contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One theme's colours as `#rrggbb`."""

    ink: str
    """Text."""
    ink_2: str
    """Labels and what is secondary."""
    paper: str
    """Cards and fields."""
    ground: str
    """The window, and fields that need no typing."""
    line: str
    """Borders that only divide."""
    edge: str
    """Borders of what takes input."""
    rail: str
    rail_ink: str
    rail_lit: str
    """A page of the rail under the pointer."""
    rail_here: str
    """The current page of the rail."""
    rail_here_ink: str
    brand: str
    """The primary action."""
    brand_lit: str
    brand_ink: str
    """Text on `brand`."""
    brand_tint: str
    """What is chosen."""
    gold: str
    gold_ink: str
    """Text on `gold`."""
    warn: str
    warn_ground: str
    warn_line: str
    bad: str
    bad_ground: str
    ok: str
    focus: str


LIGHT = Palette(
    ink="#10231c",
    ink_2="#4a5d55",
    paper="#ffffff",
    ground="#f3f6f4",
    line="#d5ded9",
    edge="#b4c2bb",
    rail="#0d2f24",
    rail_ink="#cfe3da",
    rail_lit="#17463a",
    rail_here="#ffffff",
    rail_here_ink="#10231c",
    brand="#00704a",
    brand_lit="#00593b",
    brand_ink="#ffffff",
    brand_tint="#e3f3ec",
    gold="#f2b31b",
    gold_ink="#2b1f00",
    warn="#8a5a00",
    warn_ground="#fff5da",
    warn_line="#e3bd5c",
    bad="#b3261e",
    bad_ground="#fdeceb",
    ok="#0b6b3a",
    focus="#0b57d0",
)

PALETTES = {"light": LIGHT}
"""By the name that stands in the settings."""


def palette_of(name: str) -> Palette:
    """The palette of that name, or the light one."""
    return PALETTES.get(name, LIGHT)
