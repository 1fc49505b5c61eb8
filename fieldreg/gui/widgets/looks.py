"""Which part of the style sheet a widget wears."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def dress_as(widget: W, look: str, *, tone: str = "") -> W:
    """Give a widget its part of the style sheet; returns the widget."""
    widget.setProperty("look", look)
    widget.setProperty("tone", tone)
    return widget


def set_tone(widget: QWidget, value: str, *, name: str = "tone") -> None:
    """Change a state that the style sheet shows; cheap where nothing changes."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
