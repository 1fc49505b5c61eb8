"""Actions that show their key."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from fieldreg.gui.theme import current_palette, fix_height, scaled
from fieldreg.gui.widgets.looks import dress_as, set_by_name

_HALO_PX, _LINE_PX = 3, 2
"""The halo is the style sheet's border of what has the focus."""


class KeyCap(QLabel):
    """A key as it is printed on the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        dress_as(self, "key")
        set_by_name(self, alignment="AlignCenter")
        fix_height(self, 20)


class PrimaryAction(QPushButton):
    """The one thing this page is for, with its key on the right."""

    def __init__(self, key: str = "F9") -> None:
        super().__init__()
        dress_as(self, "primary")
        self._key = dress_as(QLabel(key), "key-on-brand")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, scaled(16), 0)
        box.addStretch(1)
        # As high as its text: the row sets it in the middle.
        self._key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.addWidget(self._key)

    def say(self, text: str) -> None:
        """What it does."""
        self.setText(text)
        self.setAccessibleName(f"{text} ({self._key.text()})")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The halo hardly differs from what it surrounds: a line in the colour of the text parts them."""
        super().paintEvent(event)
        if self.hasFocus():
            inside = _HALO_PX + _LINE_PX / 2
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(current_palette().brand_ink), _LINE_PX))
                rect = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
                painter.drawRoundedRect(rect, scaled(8) - inside, scaled(8) - inside)


class Action(QPushButton):
    """Another thing one can do here; its key stands in the button.

    With `told_elsewhere` the page hears the key, and the button only shows it: two hearers are none to Qt.
    """

    def __init__(self, key: str, *, told_elsewhere: bool = False) -> None:
        super().__init__()
        self._key, self._hears = key, not told_elsewhere

    def say(self, text: str) -> None:
        """What it does."""
        self.setText(f"{text}   {self._key.replace('+', ' ')}")
        self.setAccessibleName(f"{text} ({self._key})")
        if self._hears:
            set_by_name(self, shortcut=self._key)
