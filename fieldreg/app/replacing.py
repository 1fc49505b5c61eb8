"""Another store in the place of the one that is there: once it is decided, the next sign-in ends it."""

import os
from collections.abc import Iterator
from pathlib import Path

from fieldreg.app.clock import new_id
from fieldreg.app.home import Home
from fieldreg.domain.faults import Fault
from fieldreg.files import sync_folder
from fieldreg.store import Presence

_DECIDED = ".restored-"
_FILES = ("-wal", "-shm", "")
"""A store's log and its index go with it, and before it: no other store must ever find them beside it."""


def replace_store(home: Home, prepared: Path) -> Path | None:
    """Set the present store aside and give its place to `prepared`, a closed one; where the old one went.

    The caller is alone with the data. Raises OSError.
    """
    with prepared.open("rb+") as file:
        os.fsync(file.fileno())
    mark = new_id()
    # This name is the decision. Without it a cut in between would leave no store, and the next restore
    # would begin again from the backup alone, for what it takes over has been set aside by then.
    prepared.replace(home.store.with_name(f"{home.store.name}{_DECIDED}{mark}"))
    sync_folder(home.folder)
    _end(home)
    aside = _aside(home, mark)
    return aside if aside.exists() else None


def finish_replacing(home: Home) -> None:
    """End what a kill or a power cut left half done. Raises Fault (store_in_use, disk_failing)."""
    if next(_decided(home), None) is None:
        return
    with Presence.alone(home.in_use):
        try:
            _end(home)
        except OSError as error:
            raise Fault("disk_failing") from error


def _end(home: Home) -> None:
    for decided in _decided(home):
        aside = _aside(home, decided.name.rpartition(_DECIDED)[2])
        for suffix in _FILES:
            path = home.store.with_name(home.store.name + suffix)
            if path.exists():
                path.rename(aside.with_name(aside.name + suffix))
        sync_folder(home.folder)
        decided.replace(home.store)
        sync_folder(home.folder)


def _decided(home: Home) -> Iterator[Path]:
    return home.folder.glob(f"{home.store.name}{_DECIDED}*")


def _aside(home: Home, mark: str) -> Path:
    return home.store.with_name(f"{home.store.name}.set-aside-{mark}")
