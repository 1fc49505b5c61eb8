"""A change of the text size while the window stands: every widget, layout and table follows."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLayout

from fieldreg.gui.theme.sizes import follow_size, text_percent

_SECTIONS = "sectionsAt100"
_MARGINS, _SPACING = "marginsAt100", "spacingAt100"


def resize_tables(application: QApplication, *, before: int) -> None:
    """The columns and rows of tables, before anything else follows and a table leaves out other columns."""
    for widget in application.allWidgets():
        if isinstance(widget, QHeaderView):
            _resize_sections(widget, before)


def resize_all(application: QApplication, *, before: int) -> None:
    """The text size has changed from `before` per cent: every widget and layout follows."""
    for widget in application.allWidgets():
        follow_size(widget)
        # A widget's layout holds those inside it; each is met once.
        layout = widget.layout()
        if layout is not None:
            for each in (layout, *layout.findChildren(QLayout)):
                _rescale(each, before)


def text_margins(application: QApplication) -> list[tuple[QLabel, QMargins]]:
    """Of every text that keeps its line, for `give_margins_back`."""
    labels = (widget for widget in application.allWidgets() if isinstance(widget, QLabel))
    return [(each, each.contentsMargins()) for each in labels if not each.contentsMargins().isNull()]


def give_margins_back(kept: list[tuple[QLabel, QMargins]]) -> None:
    """With another style sheet Qt takes them from whatever has no width at that moment."""
    for each, margins in kept:
        if each.contentsMargins().isNull():
            each.setContentsMargins(margins)


def _resize_sections(header: QHeaderView, before: int) -> None:
    """The columns of a table, or the height of its rows."""
    if header.orientation() == Qt.Orientation.Vertical:
        at_100 = header.property(_SECTIONS)
        if at_100 is None:
            at_100 = header.defaultSectionSize() * 100 / before
            header.setProperty(_SECTIONS, at_100)
        header.setDefaultSectionSize(round(at_100 * text_percent() / 100))
        return
    for at in range(header.count()):
        if header.sectionResizeMode(at) in {
            QHeaderView.ResizeMode.Interactive,
            QHeaderView.ResizeMode.Fixed,
        } and not header.isSectionHidden(at):
            header.resizeSection(at, round(header.sectionSize(at) * text_percent() / before))


def _rescale(layout: QLayout, before: int) -> None:
    # Kept at its first change and not derived from the last one, so that nothing drifts by rounding.
    margins = layout.property(_MARGINS)
    if margins is None:
        now = layout.contentsMargins()
        margins = [side * 100 / before for side in (now.left(), now.top(), now.right(), now.bottom())]
        layout.setProperty(_MARGINS, margins)
        layout.setProperty(_SPACING, layout.spacing() * 100 / before)
    percent = text_percent()
    layout.setContentsMargins(*(round(side * percent / 100) for side in margins))
    if layout.spacing() >= 0:
        layout.setSpacing(round(layout.property(_SPACING) * percent / 100))
