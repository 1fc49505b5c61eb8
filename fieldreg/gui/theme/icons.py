"""Icons by name, out of the one icon font that we use (Phosphor, through QtAwesome).

QtAwesome's front door loads nine icon fonts; this loads one. It is still the slowest part of the
look, so the window asks for icons only after its first picture stands on the screen.
"""

from functools import cache
from typing import Any

from PySide6.QtGui import QIcon

_PREFIX, _FONT, _CHARACTERS = "ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"


def icon(name: str, colour: str) -> QIcon:
    """A Phosphor icon, `user-plus` for example, in a colour `#rrggbb`."""
    made: QIcon = _font().icon(f"{_PREFIX}.{name}", color=colour)
    return made


@cache
def _font() -> Any:  # noqa: ANN401  QtAwesome carries no types
    from qtawesome.iconic_font import IconicFont  # noqa: PLC0415  slow to load

    return IconicFont((_PREFIX, _FONT, _CHARACTERS))
