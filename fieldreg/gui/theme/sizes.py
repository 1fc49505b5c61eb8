"""Lengths that follow the text size, also when it changes while the window stands.

A style sheet's lengths follow by themselves; what code fixes is kept here with its length at 100 %, and
set anew by `resizing.resize_all`.
"""

from PySide6.QtWidgets import QApplication, QWidget

_HEIGHT, _WIDTH, _MOST_WIDE, _EXTRA = "heightAt100", "widthAt100", "mostWideAt100", "extraPx"


def scaled(pixels: int) -> int:
    """A length at 100 % in the pixels of the current text size."""
    return round(pixels * text_percent() / 100)


def fix_height(widget: QWidget, pixels: int, *, extra: int = 0) -> None:
    """So high at 100 %, and `extra` pixels more at any size: borders do not grow."""
    widget.setProperty(_HEIGHT, pixels)
    widget.setProperty(_EXTRA, extra)
    follow_size(widget)


def fix_width(widget: QWidget, pixels: int) -> None:
    """So wide at 100 %."""
    widget.setProperty(_WIDTH, pixels)
    follow_size(widget)


def cap_width(widget: QWidget, pixels: int) -> None:
    """At most so wide at 100 %."""
    widget.setProperty(_MOST_WIDE, pixels)
    follow_size(widget)


def follow_size(widget: QWidget) -> None:
    """Set what code fixed, in the current text size."""
    height, width, most = (widget.property(name) for name in (_HEIGHT, _WIDTH, _MOST_WIDE))
    if height is not None:
        widget.setFixedHeight(scaled(height) + (widget.property(_EXTRA) or 0))
    if width is not None:
        widget.setFixedWidth(scaled(width))
    if most is not None:
        widget.setMaximumWidth(scaled(most))


def text_percent() -> int:
    """The text size in force; 100 is the usual one."""
    application = QApplication.instance()
    return int(application.property("textPercent") or 100) if application else 100
