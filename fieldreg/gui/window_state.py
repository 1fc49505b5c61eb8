"""Where the window stood and how large it was, kept from one start to the next."""

import base64
import binascii
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from fieldreg.domain.faults import Fault
from fieldreg.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreg.app import Home

_GEOMETRY = "geometry"


def keep_state(window: QMainWindow, home: "Home") -> None:
    """Remember it; where the disk does not take it, the next window is of the usual size."""
    if not home.folder.exists():
        return
    kept = base64.b64encode(window.saveGeometry().data()).decode()
    with suppress(Fault):
        write_whole(_file(home), json.dumps({_GEOMETRY: kept}).encode())


def restore_state(window: QMainWindow, home: "Home") -> bool:
    """Put the window where it stood; False where that is not known. Qt keeps it on a screen that exists."""
    try:
        kept = json.loads(_file(home).read_bytes())
        geometry = base64.b64decode(kept[_GEOMETRY], validate=True)
    except (OSError, ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return False
    return window.restoreGeometry(QByteArray(geometry))


def _file(home: "Home") -> "Path":
    return home.folder / "window.json"
