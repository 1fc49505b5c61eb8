"""Space held back, so that a full disk never costs the person who is on the screen."""

import os
import shutil
from collections.abc import Callable
from typing import TypeVar

from fieldreg.app.home import Home
from fieldreg.domain.faults import Fault

RESERVE_BYTES = 4 * 1024 * 1024
"""Dozens of registrations: enough to end the queue's business while somebody makes room."""

Result = TypeVar("Result")


def keep_reserve(home: Home) -> None:
    """Lay the reserve file down where there is room for it; where there is none, the status warns anyway."""
    path = home.reserve
    try:
        there = path.stat().st_size if path.exists() else 0
        if there >= RESERVE_BYTES or shutil.disk_usage(home.folder).free < 4 * RESERVE_BYTES:
            return
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(os.urandom(RESERVE_BYTES))  # a file system that compresses would hold back nothing
    except OSError:
        path.unlink(missing_ok=True)


def has_reserve(home: Home) -> bool:
    """Whether the reserve is still there."""
    return home.reserve.exists() and home.reserve.stat().st_size >= RESERVE_BYTES


def with_reserve(home: Home, write: Callable[[], Result]) -> Result:
    """Do what writes; where the disk is full, give up the reserve and do it once more.

    Raises Fault (disk_full) where that was not enough, or was used before.
    """
    try:
        return write()
    except Fault as fault:
        if fault.code != "disk_full" or not home.reserve.exists():
            raise
        home.reserve.unlink(missing_ok=True)
        return write()
