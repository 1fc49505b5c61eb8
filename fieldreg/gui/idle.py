"""Notices that nobody is at the laptop any more, and that it has slept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
_LOOKS_EVERY_MS = 10_000
"""Qt's clocks stand still while the laptop sleeps: by then a desk that woke up open is locked."""


class Idle(QObject):
    """Calls `passed` once no key and no button was pressed for `after_ms()`, asleep or awake.

    Watches the window and not its widgets: every event would otherwise pass through Python.
    """

    def __init__(
        self,
        window: QWindow,
        after_ms: Callable[[], int],
        *,
        steady_ms: Callable[[], int],
        passed: Callable[[], bool],
    ) -> None:
        """`steady_ms` is a clock that goes on in sleep; `passed` tells whether it has locked the desk."""
        super().__init__(window)
        self._after_ms, self._steady_ms, self._passed = after_ms, steady_ms, passed
        self._since_ms = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self._since_ms = self._steady_ms()
        self._wait(self._after_ms())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Somebody is there. What was pressed too late for the desk is not for the PIN either."""
        if event.type() not in _SIGNS_OF_LIFE:
            return False
        if self._left_ms() <= 0 and self._passed():
            self._timer.stop()
            return True
        self.begin()
        return False

    def _look(self) -> None:
        left = self._left_ms()
        if left > 0:
            self._wait(left)
        else:
            self._passed()

    def _left_ms(self) -> int:
        return self._since_ms + self._after_ms() - self._steady_ms()

    def _wait(self, left_ms: int) -> None:
        self._timer.start(min(left_ms, _LOOKS_EVERY_MS))
