"""Run a function in a fresh Python whose disk is recorded, or can be made to fail (`shim.c`)."""

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class DiskFault(IntEnum):
    """What the disk does, as `shim.c` numbers it."""

    FULL = 1
    BROKEN_WRITE = 2
    BROKEN_SYNC = 3
    SHORT_WRITE = 4


class Op(NamedTuple):
    """One thing that reached the system: kind is w(rite), t(runcate), s(ync), u(nlink) or r(ename)."""

    kind: str
    path: str
    offset: int
    data: bytes


def has_compiler() -> bool:
    """Whether the shim can be built here."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def run_on_shim(module: str, *arguments: str, work: Path, under: Path, log: Path | None = None) -> str:
    """Run `python -m module arguments` over the shim; what it printed. Raises where it fails."""
    library = work / "shim.so"
    if not library.exists():
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, HERE / "shim.c"], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(library), "TORTURE_UNDER": str(under)}
    environment |= {"TORTURE_LOG": str(log)} if log else {}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment,
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(done.stderr[-4000:])
    return done.stdout


def arm(fault: DiskFault | None, nth: int = 0, *, lasting: bool = False) -> None:
    """Let the disk fail at the nth write (or sync) from now on; None: it is sound again. Inside the shim."""
    ctypes.CDLL(None).torture_arm(ctypes.c_int(fault or 0), ctypes.c_long(nth), ctypes.c_int(lasting))


def counts() -> tuple[int, int]:
    """(writes, syncs) since the last `arm`. Inside the shim."""
    shim = ctypes.CDLL(None)
    shim.torture_writes.restype = shim.torture_syncs.restype = ctypes.c_long
    return shim.torture_writes(), shim.torture_syncs()


def read_log(log: Path) -> Iterator[Op]:
    """Everything that the shim recorded, in order."""
    raw, at = log.read_bytes(), 0
    while at < len(raw):
        kind, length = raw[at : at + 1].decode(), struct.unpack_from("<H", raw, at + 1)[0]
        path = raw[at + 3 : at + 3 + length].decode()
        offset, size = struct.unpack_from("<qI", raw, at + 3 + length)
        start = at + 3 + length + 12
        yield Op(kind, path, offset, raw[start : start + size])
        at = start + size
