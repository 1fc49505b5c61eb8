"""What the frame expects of a page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.card import row
from fieldreg.gui.widgets.elided import ElidedLabel
from fieldreg.gui.widgets.looks import dress_as

_TITLE_PX = 200
"""So much of a title is seen, whatever is told beside it: every page's own name, and most people's."""


class Page(QWidget):
    """A title, a body in `box`, and the keys that work here."""

    primary_asked = Signal()
    """F9, or the primary button."""

    def __init__(self) -> None:
        super().__init__()
        dress_as(self, "ground")
        self.title = ElidedLabel("title", wanting=True, least_px=_TITLE_PX)
        self.beside_title = row()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(scaled(18), scaled(12), scaled(18), scaled(12))
        self.box.setSpacing(scaled(10))
        self.box.addLayout(row(self.title, None, self.beside_title))

    def retranslate(self) -> None:
        """Set every text anew in the current language."""
        raise NotImplementedError

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this page and what they do, for F1."""
        raise NotImplementedError

    def arrive(self) -> None:
        """The page has come into view: put the focus where work begins."""
        raise NotImplementedError

    def on_key(self, key: str, act: Callable[[], object]) -> None:
        """A key that works wherever the focus is on this page."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
