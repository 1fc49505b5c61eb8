"""Start Qt, show the window, and leave nothing running behind it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from fieldreg.domain.faults import Fault
from fieldreg.gui.bridge import Bridge
from fieldreg.gui.desk_work import DeskWork
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.rubbish import Rubbish
from fieldreg.gui.window import Window

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from fieldreg.app import Home
    from fieldreg.gui.practice.sandbox import Sandbox

SMALLEST_WINDOW = (1024, 680)
USUAL_WINDOW = (1366, 768)
_FRAME_PX = 32
LISTEN_AFTER_MS = 300
"""A second start is heard from then on: the first picture and the PIN come first."""


def run_window(home: "Home", argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed. The exit code.

    Where this folder's window is open already, it comes to the front instead.
    """
    from fieldreg.gui.only_window import OnlyWindow  # noqa: PLC0415  tests open windows without it
    from fieldreg.gui.window_state import restore_state  # noqa: PLC0415  likewise

    application = QApplication([*argv] or ["fieldreg"])
    application.setApplicationName("fieldreg")
    only = OnlyWindow(home)
    if not only.claim():
        return 0
    program = Program(application, home)

    def arrange(window: Window) -> None:
        if not restore_state(window, home):
            fit_screen(window)

    program.begin(arrange=arrange)
    only.called.connect(program.come_forward)
    QTimer.singleShot(LISTEN_AFTER_MS, only, only.listen)
    code = application.exec()
    program.end()
    only.release()
    return code


class Program(QObject):
    """The one window that is open: on what this laptop really holds, or on practice. Main thread only."""

    def __init__(self, application: QApplication, home: "Home") -> None:
        super().__init__()
        self._application = application
        self._home = home
        self._bridge = Bridge()
        self._bridge.failed_unexpectedly.connect(_keep_in_log)
        self._maker: ThreadPoolExecutor | None = None
        self._coming: Future[Sandbox] | None = None
        self.window: Window

    def begin(self, *, arrange: Callable[[Window], None] = lambda _: None) -> None:
        """Show the window of the real work; `arrange` puts it in its place before it is seen."""
        window = open_window(self._application, self._home)
        arrange(window)
        self._show(window)

    def end(self) -> None:
        """The window is gone: a sandbox that was just being made goes too. Waits for that."""
        self._bridge.burn()
        if self._maker is not None:
            self._maker.shutdown(wait=True)
        coming, self._coming = self._coming, None
        if coming is not None and coming.exception() is None:
            coming.result().stop()

    def come_forward(self) -> None:
        """To the front, also from the task bar."""
        window = self.window
        window.setWindowState(
            (window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
            | QtCore.Qt.WindowState.WindowActive
        )
        window.raise_()
        window.activateWindow()

    def toggle_practice(self) -> None:
        """Begin to practise, or leave practice for the real work."""
        if self.window.practising:
            self._replace(open_window(self._application, self._home))
            return
        if self._coming is not None:
            return
        if self._maker is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  hardly ever needed

            self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="practice")
        self.window.sign_in_pages.show_practice_coming(coming=True)
        home = self._home

        def make() -> "Sandbox":
            from fieldreg.gui.practice.sandbox import Sandbox  # noqa: PLC0415  only practice pays for it

            return Sandbox.start(home)

        self._coming = self._maker.submit(make)
        self._bridge.bring(self._coming, done=self._practise, failed=self._cannot_practise)

    def _practise(self, sandbox: "Sandbox") -> None:
        from fieldreg.gui.practice.sandbox import PIN  # noqa: PLC0415  as above

        self._coming = None
        window = open_window(self._application, sandbox.home, practice_pin=PIN, closed=sandbox.stop)
        self._replace(window)

    def _cannot_practise(self, fault: Fault) -> None:
        self._coming = None
        self.window.sign_in_pages.show_practice_coming(coming=False)
        self.window.sign_in_pages.show_trouble(fault, field="")

    def _replace(self, window: Window) -> None:
        """The next window stands before the last one goes: the program ends with its last window."""
        before = self.window
        window.setGeometry(before.geometry())
        self._show(window, maximised=before.isMaximized())
        before.close()
        before.deleteLater()

    def _show(self, window: Window, *, maximised: bool = False) -> None:
        self.window = window
        window.practice_toggled.connect(self.toggle_practice)
        if maximised:
            window.showMaximized()
        else:
            window.show()


def fit_screen(window: Window) -> None:
    """A small laptop's whole screen, where the usual size with its frame would not fit on it."""
    room = window.screen().availableGeometry()
    if room.width() < USUAL_WINDOW[0] or room.height() < USUAL_WINDOW[1] + _FRAME_PX:
        window.setWindowState(QtCore.Qt.WindowState.WindowMaximized)


def open_window(
    application: QApplication,
    home: "Home",
    *,
    practice_pin: str = "",
    closed: Callable[[], None] = lambda: None,
) -> Window:
    """A window on a data folder, not shown yet. Closing it stops what runs behind it and waits for that.

    `practice_pin` where the folder is a sandbox; `closed` is called when all has stopped.
    """
    from fieldreg.app import load_settings  # noqa: PLC0415  no more of the app than this before the first picture

    rubbish = Rubbish()
    preferences = Preferences(application, home, load_settings(home.settings))
    bridge = Bridge()
    bridge.failed_unexpectedly.connect(_keep_in_log)
    work = DeskWork(home, bridge)

    def close() -> None:
        if not practice_pin:
            from fieldreg.gui.window_state import keep_state  # noqa: PLC0415  when it is closed

            keep_state(window, home)
        work.close()
        preferences.language.fall_silent()
        closed()
        rubbish.stop()

    window = Window(home=home, work=work, preferences=preferences, closing=close, practice_pin=practice_pin)
    preferences.dress()
    window.setMinimumSize(*SMALLEST_WINDOW)
    window.resize(*USUAL_WINDOW)
    return window


def _keep_in_log(error: Exception) -> None:
    """A bug in a task: the page tells that something unexpected happened, the log keeps where."""
    import logging  # noqa: PLC0415  hardly ever needed

    # Where, but not what: the message of an exception may hold what somebody typed.
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    logging.getLogger(__name__).error(
        "a task failed: %s at %s", type(error).__name__, " < ".join(frames[::-1])
    )
