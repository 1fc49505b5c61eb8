"""Start Qt, show the window, and leave nothing running behind it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from fieldreg.gui.bridge import Bridge
from fieldreg.gui.desk_work import DeskWork
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.window import Window

if TYPE_CHECKING:
    from fieldreg.app import Home

SMALLEST_WINDOW = (1024, 680)
USUAL_WINDOW = (1366, 768)


def run_window(home: "Home", argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed. The exit code."""
    application = QApplication([*argv] or ["fieldreg"])
    application.setApplicationName("fieldreg")
    window = open_window(application, home)
    window.resize(*USUAL_WINDOW)
    window.show()
    return application.exec()


def open_window(application: QApplication, home: "Home") -> Window:
    """A window on a data folder, not shown yet. Closing it stops what runs behind it and waits for that."""
    from fieldreg.app import load_settings  # noqa: PLC0415  no more of the app than this before the first picture

    preferences = Preferences(application, home, load_settings(home.settings))
    bridge = Bridge()
    bridge.failed_unexpectedly.connect(_keep_in_log)
    work = DeskWork(home, bridge)

    def close() -> None:
        work.close()
        preferences.language.fall_silent()

    window = Window(home=home, work=work, preferences=preferences, closing=close)
    window.setMinimumSize(*SMALLEST_WINDOW)
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
