"""Keys that come before a page is ready for them: nothing is lost, nothing goes elsewhere."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class TypeAhead(QObject):
    """While somebody is being saved, or the desk is being opened: scanners and quick hands do not wait."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        self._kept: list[tuple[int, Qt.KeyboardModifier, str]] = []

    def hold(self, here: QWidget | None) -> None:
        """Keep every key from now on that comes to `here`: that is where the focus is, or will be."""
        if self._held is None and here is not None:
            self._held = here
            here.installEventFilter(self)

    def let_go(self, *, into: QWidget | None = None) -> None:
        """Give them to the line in `into` that has the focus now; drop them where there is none."""
        if self._held is not None:
            self._held.removeEventFilter(self)
        kept, self._kept, self._held = self._kept, [], None
        if into is None or not isinstance(_focus(into), QLineEdit):
            return
        # A second Enter of an impatient hand, in front of them all, was not meant for what is new here.
        first = next((at for at, (_, _, text) in enumerate(kept) if text and text.isprintable()), len(kept))
        for key, modifiers, text in kept[first:]:
            target = _focus(into)
            if target is not None:
                QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep a key."""
        if watched is self._held and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._kept.append((event.key(), event.modifiers(), event.text()))
            return True
        return False


def _focus(page: QWidget) -> QWidget | None:
    """What has the focus in the page; what will have it where the page is not in view."""
    here = QApplication.focusWidget()
    return here if here is not None and page.isAncestorOf(here) else page.focusWidget()
