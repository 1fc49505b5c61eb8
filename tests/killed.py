"""What a kill leaves: pictures of a folder after each step that reached the disk.

One life shows every death: a test does its work once, and then begins anew from each picture. What an
exception would clean up on its way out stays, as it does when the power goes.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

_STEPS = ("fsync", "mkdir", "rename", "replace", "rmdir", "unlink")
_DURABLE = ("COMMIT", "PRAGMA rekey", "PRAGMA wal_checkpoint", "PRAGMA journal_mode")
"""Statements after which the database's file is another one."""
_INDEX = "*-shm"
"""The shared memory of a database: no power cut leaves it."""


@contextmanager
def deaths(folder: Path, album: Path) -> Iterator[list[Path]]:
    """Copies of `folder` in `album`: before the block, and as each of its steps left it; alike ones once.

    Steps are commits of every store that is opened in the block, and what is done to files by name or made
    to last.
    """
    camera = _Camera(folder, album)

    class Watched(sqlcipher3.Connection):  # type: ignore[misc]  # untyped
        def execute(self, sql: str, *values: Any) -> Any:
            result = super().execute(sql, *values)
            if sql.startswith(_DURABLE):
                camera.take()
            return result

        def close(self) -> None:
            super().close()
            camera.take()

    connect = sqlcipher3.connect
    camera.take()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlcipher3, "connect", lambda *args, **how: connect(*args, factory=Watched, **how))
        patch.setattr(shutil, "copyfile", camera.after(shutil.copyfile))
        for step in _STEPS:
            patch.setattr(os, step, camera.after(getattr(os, step)))
        yield camera.pictures


class _Camera:
    def __init__(self, folder: Path, album: Path) -> None:
        self._folder, self._album = folder, album
        self._seen: set[bytes] = set()
        self._busy = False
        self.pictures: list[Path] = []

    def after(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **how: Any) -> Any:
            result = act(*args, **how)
            self.take()
            return result

        return watched

    def take(self) -> None:
        if self._busy:  # taking a picture is done in steps as well
            return
        self._busy = True
        try:
            looks = _looks(self._folder)
            if looks not in self._seen:
                self._seen.add(looks)
                picture = self._album / f"{len(self.pictures):03d}"
                if self._folder.exists():
                    shutil.copytree(self._folder, picture, ignore=shutil.ignore_patterns(_INDEX))
                self.pictures.append(picture)
        finally:
            self._busy = False


def _looks(folder: Path) -> bytes:
    digest = hashlib.sha256(str(folder.exists()).encode())
    for path in sorted(folder.rglob("*")):
        if not path.match(_INDEX):
            digest.update(f"{path.relative_to(folder)}\n".encode())
            digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.digest()
