"""Pages that lie behind another one."""

from PySide6.QtWidgets import QStackedWidget, QWidget


def lies_behind(widget: QWidget) -> bool:
    """Whether the widget is on a page that is not in view; not so where it is only about to be shown."""
    part: QWidget | None = widget
    while part is not None:
        around = part.parentWidget()
        if isinstance(around, QStackedWidget) and part.isHidden():
            return True
        part = around
    return False
