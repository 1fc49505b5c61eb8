"""Cards, rows and columns."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.looks import dress_as, set_by_name

_IN_LINE = frozenset({"amount", "figure", "heading", "label", "message", "note", "reading", "title"})


class Card(QFrame):
    """A white sheet with a column of its own in `box`."""

    def __init__(self, *, look: str = "card", padding: int = 16, spacing: int = 8) -> None:
        super().__init__()
        dress_as(self, look)
        self.box = QVBoxLayout(self)
        margin = scaled(padding)
        self.box.setContentsMargins(margin, scaled(max(padding - 4, 4)), margin, scaled(max(padding - 4, 4)))
        self.box.setSpacing(scaled(spacing))


def row(*parts: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Side by side; None is the gap that takes what is left."""
    box = QHBoxLayout()
    _fill(box, parts, spacing)
    return box


def column(*parts: QWidget | QLayout | None, spacing: int = 8) -> QVBoxLayout:
    """One under the other; None is the gap that takes what is left."""
    box = QVBoxLayout()
    _fill(box, parts, spacing)
    return box


def label(look: str = "label", text: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A text that only shows. Never read as rich text: what people typed stays what they typed."""
    made = dress_as(QLabel(text), look, tone=tone)
    set_by_name(made, textFormat="PlainText")
    made.setWordWrap(wrap)
    if look in _IN_LINE:
        # In line with fields and buttons, which keep room for their halo.
        made.setContentsMargins(2, 0, 2, 0)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def heading(text: str = "", *, wrap: bool = False) -> QLabel:
    """The title of a card; `wrap` where it may be somebody's name."""
    return label("heading", text, wrap=wrap)


def rule() -> QFrame:
    """A hair line."""
    return dress_as(QFrame(), "rule")


def _fill(box: QHBoxLayout | QVBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(scaled(spacing))
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
