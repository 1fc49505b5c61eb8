"""The step that the program takes by itself, and the same step taken by a hand right behind it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


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
