"""Python's garbage is collected on the window's thread and on no other.

Python collects cycles on whatever thread happens to allocate. A widget that is in one of them would be
destroyed by the thread that writes or by the one that waits on the line, and Qt's objects must die where they
live: it warns ("killTimer … from another thread"), and sooner or later it crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 500


class Rubbish(QObject):
    """Collects while at least one window is open; as often as Python would. Main thread only."""

    _open = 0

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        Rubbish._open += 1
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)

    def stop(self) -> None:
        """The window is gone; what it leaves is collected here and now. Again is harmless."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        gc.collect()
        Rubbish._open -= 1
        if not Rubbish._open:
            gc.enable()

    @staticmethod
    def _look() -> None:
        """The oldest generation that is due takes the younger ones along."""
        due = [
            generation
            for generation in (2, 1, 0)
            if gc.get_count()[generation] > gc.get_threshold()[generation]
        ]
        if due:
            gc.collect(due[0])
