"""From the process's start to a form that takes keys, beside a bare PySide6 window in the same run.

The form is the PIN's line: focused and painted. What the window loads behind it is measured on its own:
until the officers' names stand there.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure
from tests.gui.market import market

RUNS = 9

_BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
application = QApplication([])
window = QWidget()
box = QVBoxLayout(window)
line = QLineEdit()
box.addWidget(line)
line.setFocus()
window.resize(1366, 768)
window.show()
def usable():
    if not (line.hasFocus() and window.windowHandle().isExposed()):
        return QTimer.singleShot(0, usable)
    print(time.monotonic_ns())
    application.quit()
QTimer.singleShot(0, usable)
application.exec()
"""

_OURS = """
import sys, time
import fieldreg.__main__
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from fieldreg.app import Home
from fieldreg.gui.program import open_window
application = QApplication([])
window = open_window(application, Home(Path(sys.argv[1])))
window.resize(1366, 768)
line = window.sign_in_pages.sign_in.pin.edit
times = []
def usable():
    if not (line.hasFocus() and window.windowHandle().isExposed()):
        return QTimer.singleShot(0, usable)
    times.append(time.monotonic_ns())
    look()
def look():
    if window.sign_in_pages.sign_in.officer_id():
        print(*times, time.monotonic_ns())
        sys.stdout.flush()
        window.close()
        application.quit()
    else:
        QTimer.singleShot(1, look)
window.show()
QTimer.singleShot(0, usable)
application.exec()
"""


def run() -> list[Figure]:
    """Medians of alternating runs."""
    with tempfile.TemporaryDirectory() as scratch, market(Path(scratch)) as (home, _hq):
        # As it is installed: with its bytecode beside it, also where this checkout is kept without.
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        _seconds(_BARE, "")  # the disk's cache
        _seconds(_OURS, str(home.folder))
        pairs = [(_seconds(_BARE, "")[0], _seconds(_OURS, str(home.folder))) for _ in range(RUNS)]
    bare = median(bare for bare, _ in pairs)
    usable = median(ours[0] for _, ours in pairs)
    ready = median(ours[1] for _, ours in pairs)
    return [
        Figure(
            "process start to a line that takes the PIN",
            usable * 1000,
            "ms",
            bare * 1000,
            usable / bare,
            "≤ 1.5 ×",
        ),
        Figure("process start to the officers' names", ready * 1000, "ms", bare * 1000, ready / bare),
    ]


def _seconds(code: str, argument: str) -> list[float]:
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-c", code, argument], check=True, capture_output=True, text=True, timeout=30
    )
    return [(int(moment) - began) / 1e9 for moment in done.stdout.split()]
