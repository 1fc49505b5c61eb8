"""How everything looks: tokens, the style sheet made of them, the typeface and the icons."""

from fieldreg.domain.colours import contrast_ratio
from fieldreg.gui.theme.dress import current_palette, dress, prepare
from fieldreg.gui.theme.palettes import PALETTES, Palette, palette_of
from fieldreg.gui.theme.sizes import cap_width, fix_height, fix_width, scaled
from fieldreg.gui.theme.style_sheet import style_sheet

__all__ = [
    "PALETTES",
    "Palette",
    "cap_width",
    "contrast_ratio",
    "current_palette",
    "dress",
    "fix_height",
    "fix_width",
    "palette_of",
    "prepare",
    "scaled",
    "style_sheet",
]
