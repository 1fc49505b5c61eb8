"""The first picture takes keys before Qt makes what only later ones need, such as its enums."""

import subprocess
import sys

_OPEN = """
import sys
import time
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from fieldreg.app import Home
from fieldreg.gui.program import open_window
application = QtWidgets.QApplication([])
window = open_window(application, Home(Path(sys.argv[1])))
window.show()
pin = window.sign_in_pages.sign_in.pin
end = time.monotonic() + 60
while not (pin.edit.hasFocus() and window.windowHandle().isExposed()):
    if time.monotonic() > end:
        sys.exit(f"the keys go to {application.focusWidget()} of {application.activeWindow()}")
    application.processEvents()
window.grab()
named = [name for module in (QtCore, QtWidgets) for name in ("Qt", "QStyle") if name in vars(module)]
QtCore.Qt, window.style()
able = [name for module in (QtCore, QtWidgets) for name in ("Qt", "QStyle") if name in vars(module)]
print(named, able)
window.close()
"""


def test_the_pin_can_be_typed_before_qt_and_qstyle_are_named(laptop):
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(laptop[0].folder)], check=False, capture_output=True, text=True
    )
    assert (done.stderr, done.stdout.strip()) == ("", "[] ['Qt', 'QStyle']")
