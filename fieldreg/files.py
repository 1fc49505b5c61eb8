"""Files that appear under their name whole, or not at all: whatever is cut, the earlier file is still there.

They are readable for their owner alone, also while they are being written.
"""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fieldreg.domain.faults import Fault

_PREFIX, _SUFFIX = ".fieldreg-", ".part"
_DEAD_S = 600
"""Whoever is still writing a part touches it far more often."""


def release(path: Path, write: Callable[[Path], None]) -> int:
    """Have `write` make the file beside `path`, then give it its name; returns its size in bytes.

    What `write` raises goes on, and leaves neither a new file nor a damaged old one. Raises Fault
    (disk_full, folder_not_writable, cannot_write_file) for what the disk answers.
    """
    with _disk_faults(path):
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            _sweep_before(part)
            write(part)
            with part.open("rb+") as stream:
                os.fsync(stream.fileno())
            size = part.stat().st_size
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        sync_folder(path.parent)
    return size


def write_whole(path: Path, content: bytes) -> None:
    """`release` for content that is at hand. Raises Fault as that does."""

    def write(part: Path) -> None:
        part.write_bytes(content)

    release(path, write)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut; Windows has no such call and needs none."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep_before(part: Path) -> None:
    """Remove what a power cut left half-written: it may name people, and nobody sees it.

    Its age is told by the disk's own times: the laptop's clock may be wrong, or not that of the disk.
    """
    now = part.stat().st_mtime
    for left in part.parent.glob(f"{_PREFIX}*{_SUFFIX}*"):  # a database's has a journal beside it
        with suppress(OSError):
            if now - left.stat().st_mtime > _DEAD_S:
                left.unlink()


def read_fault(error: OSError, file: str) -> Fault:
    """What kept a file from being read, in words of ours where there are any: the system's are English.

    A Fault (file_missing, file_forbidden, file_trouble).
    """
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Fault("file_missing", file=file)
    if isinstance(error, PermissionError):
        return Fault("file_forbidden", file=file)
    return Fault("file_trouble", file=file, why=error.strerror or "?")


@contextmanager
def _disk_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise Fault("disk_full") from error
        if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
            raise Fault("folder_not_writable", folder=path.parent) from error
        raise Fault("cannot_write_file", file=path.name) from error
