"""Notices that nobody is at the laptop any more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Idle(QObject):
    """`passed` once no key and no button was pressed for `after_ms()`.

    Watches the window and not its widgets: every event would otherwise pass through Python.
    """

    passed = Signal()

    def __init__(self, window: QWindow, after_ms: Callable[[], int]) -> None:
        super().__init__(window)
        self._after_ms = after_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.passed)
        window.installEventFilter(self)
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self._timer.start(self._after_ms())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self.begin()
        return False
