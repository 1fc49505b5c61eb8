"""One member filter on this laptop's disk: encrypted throughout, also while it is still coming in.

AES-256 in counter mode under a key of its own, which the store keeps: any place can be read by itself, which
is what a look-up needs. Whether the content is HQ's says its SHA-256, once it is whole; a changed byte later
costs a false alarm or a missed one, and a hit only ever asks.
"""

import errno
import hashlib
import os
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from fieldreg.domain.faults import Fault
from fieldreg.wire import FILTER_HEAD_BYTES, FilterHead, WireError

_BLOCK = 16
_PIECE = 1 << 20
_BLOCKS = struct.Struct(">QQQQQQ")
_WORDS = struct.Struct("=HHH")
_BIG = sys.byteorder == "big"
_HEAD_WORDS = FILTER_HEAD_BYTES // 2
_IN_MEMORY_BYTES = 16 * 1024 * 1024
"""A region of seven million; what is larger is read from the disk, two bytes at a time."""


class FilterFile:
    """A file at `path` under `secret` (32 bytes). Any one thread at a time."""

    def __init__(self, path: Path, secret: bytes) -> None:
        self.path = path
        self.secret = secret

    def write(self, at: int, data: bytes) -> None:
        """Put `data` at a byte's place; on the disk when this returns. Raises Fault (disk_full, …)."""
        try:
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.seek(at)
                file.write(self.crypted(at, data))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _fault(self.path, error) from error

    def sha256(self) -> str:
        """Of the content, hex; a second for 100 MB. Raises Fault (file_trouble)."""
        digest, at = hashlib.sha256(), 0
        try:
            with self.path.open("rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(self.crypted(at, piece))
                    at += len(piece)
        except OSError as error:
            raise Fault("file_trouble", file=self.path.name, why=error.strerror or "?") from error
        return digest.hexdigest()

    def remove(self) -> None:
        """Gone, if it was there; on Windows a file that another desk still reads stays until later."""
        with suppress(OSError):
            self.path.unlink()

    def crypted(self, at: int, data: bytes) -> bytes:
        """What stands at a byte's place, encrypted or decrypted: the same, in counter mode."""
        stream = Cipher(algorithms.AES(self.secret), modes.CTR((at // _BLOCK).to_bytes(_BLOCK))).encryptor()
        stream.update(bytes(at % _BLOCK))
        return stream.update(data)

    def block_stream(self) -> Callable[[bytes, bytearray], int]:
        """The key stream of single blocks by their numbers (counter mode by hand), into a buffer.

        For a cipher made anew for each place would cost more than all else of a look-up.
        """
        return Cipher(algorithms.AES(self.secret), modes.ECB()).encryptor().update_into  # noqa: S305


class OpenFilter:
    """A whole file, open for questions. Belongs to one thread; `close` it before it is removed."""

    def __init__(self, file: FilterFile, key: bytes) -> None:
        """`key` is HQ's, for the hashes. Raises Fault (file_trouble), WireError (malformed), ValueError."""
        try:
            self._file = file.path.open("rb", buffering=0)
        except OSError as error:
            raise Fault("file_trouble", file=file.path.name, why=error.strerror or "?") from error
        try:
            self.head = FilterHead.read(file.crypted(0, self._file.read(FILTER_HEAD_BYTES)))
            _demand_size(self._file.fileno(), self.head.size_bytes)
            self._xor_of = self._reader()
            self._asked = self.head.questions(key)
        except BaseException:
            self._file.close()
            raise
        self._stream_of = file.block_stream()
        self._stream = bytearray(4 * _BLOCK)
        self._stream_words = memoryview(self._stream).cast("H")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __contains__(self, nik: str) -> bool:
        """Perhaps a member (15 in a million who are none are in it, too), or certainly none that HQ had then.

        2 µs where the file is in memory, 5 µs where it is read. Raises OSError where the disk fails.
        """
        a, b, c, wanted = self._asked(nik)
        a, b, c = a + _HEAD_WORDS, b + _HEAD_WORDS, c + _HEAD_WORDS
        self._stream_of(_BLOCKS.pack(0, a >> 3, 0, b >> 3, 0, c >> 3), self._stream)
        words = self._stream_words
        found = self._xor_of(a, b, c) ^ words[a & 7] ^ words[8 + (b & 7)] ^ words[16 + (c & 7)]
        if _BIG:
            found = found >> 8 | (found & 255) << 8
        return bool(found == wanted)

    def _reader(self) -> Callable[[int, int, int], int]:
        """From three places, counted in words, to the XOR of what is there, in this machine's byte order.

        Not mapped into memory: a failing disk would then end the program instead of raising.
        """
        file, descriptor = self._file, self._file.fileno()
        if self.head.size_bytes <= _IN_MEMORY_BYTES:
            file.seek(0)
            content = memoryview(file.readall()).cast("H")
            return lambda a, b, c: content[a] ^ content[b] ^ content[c]

        def sought(at: int) -> bytes:
            file.seek(at)
            return file.read(2)

        def positioned(at: int) -> bytes:
            return os.pread(descriptor, 2, at)

        read = positioned if hasattr(os, "pread") else sought

        def xor_of(a: int, b: int, c: int) -> int:
            x, y, z = _WORDS.unpack(read(2 * a) + read(2 * b) + read(2 * c))
            return int(x ^ y ^ z)

        return xor_of


def _demand_size(descriptor: int, size_bytes: int) -> None:
    if os.fstat(descriptor).st_size != size_bytes:
        raise WireError("malformed")


def _fault(path: Path, error: OSError) -> Fault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault("disk_full")
    return Fault("cannot_write_file", file=path.name)
