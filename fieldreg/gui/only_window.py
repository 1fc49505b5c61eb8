"""One window a data folder: a second start brings the first one to the front.

A lock file says who is first; a second start writes into a file that the first one watches. No socket and
no network library: it works offline, and costs the start a millisecond.
"""

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from fieldreg.app import Home

_ANSWER_WITHIN_S, _LOOK_EVERY_MS = 5.0, 50


class OnlyWindow(QObject):
    """`called` when somebody starts the program once more. Main thread only."""

    called = Signal()

    def __init__(self, home: "Home") -> None:
        super().__init__()
        with suppress(Fault):  # the set-up tells it, in the window
            home.make()
        self._knock = home.folder / "window.knock"
        self._lock = QLockFile(str(home.folder / "window.lock"))
        # Never stale by age alone: a market day is long. A lock whose process is gone is still taken over.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Be the window of this folder. False where another one is and has come to the front.

        A window that is just closing gives its place up within seconds; one that neither answers nor ends
        is left alone (False): two programs never work in one folder.
        """
        if self._take(0):
            return True
        if not self._call():
            # A folder that takes no files: the sign-in says so, in the window.
            return True
        end = time.monotonic() + _ANSWER_WITHIN_S
        while time.monotonic() < end:
            if self._knock.stat().st_size == 0:
                return False
            if self._take(_LOOK_EVERY_MS):
                return True
        return False

    def listen(self) -> None:
        """Hear a second start from now on; needs the event loop."""
        try:
            self._knock.write_bytes(b"")
        except OSError:  # a folder that takes no files: nobody else can knock either
            return
        self._watcher = QFileSystemWatcher([str(self._knock)], self)
        self._watcher.fileChanged.connect(self._heard)

    def release(self) -> None:
        """The window is gone and nothing runs behind it."""
        if self._watcher is not None:
            self._watcher.removePath(str(self._knock))
        self._lock.unlock()

    def _take(self, patience_ms: int) -> bool:
        if self._lock.tryLock(patience_ms):
            return True
        # A folder in which no lock can be made does not keep the window away: it says what is wrong.
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def _call(self) -> bool:
        """Knock; whether that could be done."""
        try:
            with self._knock.open("ab") as knock:
                knock.write(b"!")
        except OSError:
            return False
        return True

    def _heard(self, _path: str) -> None:
        if self._knock.stat().st_size:
            # Emptied: the answer.
            self._knock.write_bytes(b"")
            self.called.emit()
