"""Lengths that follow the text size, also when it changes while the window stands.

A style sheet's lengths follow by themselves; what code fixes is kept here with its length at 100 %, and
set anew by `resize_all`. Margins and spacings of layouts, and the columns of
tables, follow without being asked.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QLayout, QWidget

_HEIGHT, _WIDTH, _MOST_WIDE, _EXTRA = "heightAt100", "widthAt100", "mostWideAt100", "extraPx"
_SECTIONS = "sectionsAt100"
_MARGINS, _SPACING = "marginsAt100", "spacingAt100"


def scaled(pixels: int) -> int:
    """A length at 100 % in the pixels of the current text size."""
    return round(pixels * _percent() / 100)


def fix_height(widget: QWidget, pixels: int, *, extra: int = 0) -> None:
    """So high at 100 %, and `extra` pixels more at any size: borders do not grow."""
    widget.setProperty(_HEIGHT, pixels)
    widget.setProperty(_EXTRA, extra)
    _apply(widget)


def fix_width(widget: QWidget, pixels: int) -> None:
    """So wide at 100 %."""
    widget.setProperty(_WIDTH, pixels)
    _apply(widget)


def cap_width(widget: QWidget, pixels: int) -> None:
    """At most so wide at 100 %."""
    widget.setProperty(_MOST_WIDE, pixels)
    _apply(widget)


def resize_tables(application: QApplication, *, before: int) -> None:
    """The columns and rows of tables, before anything else follows and a table leaves out other columns."""
    for widget in application.allWidgets():
        if isinstance(widget, QHeaderView):
            _resize_sections(widget, before)


def resize_all(application: QApplication, *, before: int) -> None:
    """The text size has changed from `before` per cent: every widget and layout follows."""
    for widget in application.allWidgets():
        _apply(widget)
        # A widget's layout holds those inside it; each is met once.
        layout = widget.layout()
        if layout is not None:
            for each in (layout, *layout.findChildren(QLayout)):
                _rescale(each, before)


def _apply(widget: QWidget) -> None:
    height, width, most = (widget.property(name) for name in (_HEIGHT, _WIDTH, _MOST_WIDE))
    if height is not None:
        widget.setFixedHeight(scaled(height) + (widget.property(_EXTRA) or 0))
    if width is not None:
        widget.setFixedWidth(scaled(width))
    if most is not None:
        widget.setMaximumWidth(scaled(most))


def _resize_sections(header: QHeaderView, before: int) -> None:
    """The columns of a table, or the height of its rows."""
    if header.orientation() == Qt.Orientation.Vertical:
        at_100 = header.property(_SECTIONS)
        if at_100 is None:
            at_100 = header.defaultSectionSize() * 100 / before
            header.setProperty(_SECTIONS, at_100)
        header.setDefaultSectionSize(round(at_100 * _percent() / 100))
        return
    for at in range(header.count()):
        if header.sectionResizeMode(at) in {
            QHeaderView.ResizeMode.Interactive,
            QHeaderView.ResizeMode.Fixed,
        } and not header.isSectionHidden(at):
            header.resizeSection(at, round(header.sectionSize(at) * _percent() / before))


def _rescale(layout: QLayout, before: int) -> None:
    # Kept at its first change and not derived from the last one, so that nothing drifts by rounding.
    margins = layout.property(_MARGINS)
    if margins is None:
        now = layout.contentsMargins()
        margins = [side * 100 / before for side in (now.left(), now.top(), now.right(), now.bottom())]
        layout.setProperty(_MARGINS, margins)
        layout.setProperty(_SPACING, layout.spacing() * 100 / before)
    percent = _percent()
    layout.setContentsMargins(*(round(side * percent / 100) for side in margins))
    if layout.spacing() >= 0:
        layout.setSpacing(round(layout.property(_SPACING) * percent / 100))


def _percent() -> int:
    application = QApplication.instance()
    return int(application.property("textPercent") or 100) if application else 100
