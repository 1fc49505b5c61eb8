"""Keys that come before the page is ready for them: nothing is lost, nothing is skipped."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class TypeAhead(QObject):
    """While somebody is being saved, keys are kept for the next person: scanners do not wait for disks."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._held: QWidget | None = None
        self._kept: list[tuple[int, Qt.KeyboardModifier, str]] = []

    def hold(self) -> None:
        """Keep every key that comes to this page from now on: they all come to where the focus is."""
        self.let_go(into_next=False)
        here = QApplication.focusWidget()
        if here is not None and self._page.isAncestorOf(here):
            self._held = here
            here.installEventFilter(self)

    def let_go(self, *, into_next: bool) -> None:
        """Give them to the form, where the next person stands in it; drop them otherwise."""
        if self._held is not None:
            self._held.removeEventFilter(self)
        kept, self._kept, self._held = self._kept, [], None
        for key, modifiers, text in kept if into_next else ():
            here = QApplication.focusWidget()
            target = here if here and self._page.isAncestorOf(here) else self._page.focusWidget()
            if target is not None:
                QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep a key."""
        if watched is self._held and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._kept.append((event.key(), event.modifiers(), event.text()))
            return True
        return False


class MovedOn(QObject):
    """The program has gone on to a field by itself: a Tab right behind is that same step, not another one.

    Scanners end a number with Enter or with Tab, and so do hands that are used to it.
    """

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._just_now = False
        edit.installEventFilter(self)

    def go(self) -> None:
        """Go there."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._just_now = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the one Tab."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.FocusOut):
            return False
        just_now, self._just_now = self._just_now, False
        return just_now and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
