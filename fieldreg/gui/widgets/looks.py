"""Which part of the style sheet a widget wears."""

from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from fieldreg.gui.theme import scaled

W = TypeVar("W", bound=QWidget)


def dress_as(widget: W, look: str, *, tone: str = "") -> W:
    """Give a widget its part of the style sheet; returns the widget."""
    widget.setProperty("look", look)
    widget.setProperty("tone", tone)
    return widget


def set_by_name(widget: QWidget, **properties: str) -> None:
    """Set properties of Qt's, each to a value by its name: alignment="AlignTop|AlignLeft".

    Naming `Qt` itself makes all its enums, which the window's first picture does without
    (docs/decisions/window.md). ValueError where Qt knows no such property, or no such value of it.
    """
    for name, value in properties.items():
        if not widget.setProperty(name, value):
            raise ValueError(f"{name}={value!r}")


def set_tone(widget: QWidget, value: str, *, name: str = "tone") -> None:
    """Change a state that the style sheet shows; cheap where nothing changes."""
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        return  # never seen yet: it is polished when it is
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def keep_within(owner: QWidget, *parts: QWidget) -> None:
    """What the owner shows nowhere still belongs to it.

    A widget without a parent is Python's to delete, and its garbage collector may run on any thread.
    """
    for part in parts:
        if part.parent() is None:
            part.setParent(owner)
            part.hide()


def keep_room_for_bold(chip: QPushButton) -> None:
    """As wide as its text will be when it is chosen, and bold: Qt measures it as it is now."""
    font = QFont(chip.font())
    font.setPixelSize(scaled(14))
    font.setBold(True)
    chip.setMinimumWidth(QFontMetrics(font).horizontalAdvance(chip.text()) + 2 * scaled(10) + 8)
