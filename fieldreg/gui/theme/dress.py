"""Put a theme on the whole application."""

from PySide6.QtWidgets import QApplication

from fieldreg.gui.theme.fonts import base_font, load_fonts
from fieldreg.gui.theme.palettes import Palette, palette_of
from fieldreg.gui.theme.sizes import scaled
from fieldreg.gui.theme.style_sheet import style_sheet

BASE_PX = 15
"""Running text at 100 %."""


def prepare(application: QApplication, *, theme: str, text_percent: int) -> None:
    """Typeface and text size of what is built next; `dress` it when it stands.

    With a style sheet in force Qt works out anew the looks of whatever is put into something else.
    """
    _keep(application, theme, text_percent)
    _set_type(application)


def dress(application: QApplication, *, theme: str, text_percent: int) -> None:
    """Typeface, size and colours for every window, now and later. At run time too."""
    before = application.property("textPercent") or text_percent
    _keep(application, theme, text_percent)
    if before == text_percent and not application.styleSheet():
        _set_type(application)
        application.setStyleSheet(style_sheet(palette_of(theme), text_percent))
        return
    from fieldreg.gui.theme import resizing  # noqa: PLC0415  not at the start: it brings tables

    margins = resizing.text_margins(application)
    if before != text_percent:
        resizing.resize_tables(application, before=before)
    _set_type(application)
    application.setStyleSheet(style_sheet(palette_of(theme), text_percent))
    if before != text_percent:
        resizing.resize_all(application, before=before)
    resizing.give_margins_back(margins)


def current_palette() -> Palette:
    """The colours in force, for what paints itself."""
    application = QApplication.instance()
    return palette_of(str(application.property("theme")) if application else "light")


def _keep(application: QApplication, theme: str, text_percent: int) -> None:
    application.setProperty("textPercent", text_percent)
    application.setProperty("theme", theme)


def _set_type(application: QApplication) -> None:
    load_fonts()
    application.setFont(base_font(scaled(BASE_PX)))
