"""The colour tokens. Every colour on the screen is one of these; a test computes their contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One theme's colours as `#rrggbb`."""

    ink: str
    """Text."""
    ink_2: str
    """Labels and what is secondary."""
    hint: str
    """What an empty field says; read with ease, and not to be taken for something typed."""
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
    hint="#5f6e67",
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

DARK = Palette(
    ink="#e8f1ec",
    ink_2="#a9bdb3",
    hint="#93a79d",
    paper="#16231d",
    ground="#0e1713",
    line="#2b3c34",
    edge="#5a7266",
    rail="#08120e",
    rail_ink="#cfe3da",
    rail_lit="#17332a",
    rail_here="#20402f",
    rail_here_ink="#ffffff",
    brand="#5fd3a4",
    brand_lit="#86e2bd",
    brand_ink="#06150f",
    brand_tint="#1d3f32",
    gold="#f2b31b",
    gold_ink="#2b1f00",
    warn="#f0c060",
    warn_ground="#33280d",
    warn_line="#7a611f",
    bad="#ff9d94",
    bad_ground="#3d1715",
    ok="#6fd99b",
    focus="#7fb2ff",
)
HIGH_CONTRAST = Palette(
    ink="#000000",
    ink_2="#1f2a25",
    hint="#4a4f4d",
    paper="#ffffff",
    ground="#ffffff",
    line="#5c6a63",
    edge="#000000",
    rail="#000000",
    rail_ink="#ffffff",
    rail_lit="#26332d",
    rail_here="#ffffff",
    rail_here_ink="#000000",
    brand="#004d33",
    brand_lit="#003322",
    brand_ink="#ffffff",
    brand_tint="#d3f0e3",
    gold="#ffd24a",
    gold_ink="#000000",
    warn="#5c3a00",
    warn_ground="#fff5da",
    warn_line="#5c3a00",
    bad="#8c0f0a",
    bad_ground="#fff0ef",
    ok="#004d26",
    focus="#0038a8",
)
"""For a screen in the sun."""

PALETTES = {"light": LIGHT, "dark": DARK, "high_contrast": HIGH_CONTRAST}
"""By the name that stands in the settings."""


def palette_of(name: str) -> Palette:
    """The palette of that name, or the light one."""
    return PALETTES.get(name, LIGHT)
