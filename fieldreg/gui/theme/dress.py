"""Put a theme on the whole application."""

from PySide6.QtWidgets import QApplication

from fieldreg.gui.theme.fonts import base_font, load_fonts
from fieldreg.gui.theme.palettes import Palette, palette_of
from fieldreg.gui.theme.sizes import scaled
from fieldreg.gui.theme.style_sheet import style_sheet

BASE_PX = 15
"""Running text at 100 %."""


def dress(application: QApplication, *, theme: str, text_percent: int) -> None:
    """Typeface, size and colours for every window, now and later. At run time too."""
    load_fonts()
    before = application.property("textPercent")
    application.setProperty("textPercent", text_percent)
    application.setProperty("theme", theme)
    if before and before != text_percent:
        from fieldreg.gui.theme.resizing import resize_tables  # noqa: PLC0415  not at the start: it brings tables

        resize_tables(application, before=before)
    application.setFont(base_font(scaled(BASE_PX)))
    application.setStyleSheet(style_sheet(palette_of(theme), text_percent))
    if before and before != text_percent:
        from fieldreg.gui.theme.resizing import resize_all  # noqa: PLC0415  as above

        resize_all(application, before=before)


def current_palette() -> Palette:
    """The colours in force, for what paints itself."""
    application = QApplication.instance()
    return palette_of(str(application.property("theme")) if application else "light")
