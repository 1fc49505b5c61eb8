"""The one typeface, bundled: a laptop in a market may have none."""

from PySide6.QtGui import QFont, QFontDatabase

from fieldreg.assets import resource_path

FAMILY = "Noto Sans"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


def load_fonts() -> None:
    """Make the typeface known to Qt; needs a QGuiApplication. Again is harmless."""
    if FAMILY in _loaded:
        return
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) < 0:
            raise RuntimeError(f"the bundled font {name} cannot be read")
    _loaded.add(FAMILY)


def base_font(pixels: int) -> QFont:
    """The typeface at a size in pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


_loaded: set[str] = set()
