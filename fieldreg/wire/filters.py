"""The member filter as a file: of which NIKs HQ holds members, for laptops that have its key.

A NIK becomes a 64-bit hash under a secret key (BLAKE2b), so the file alone is no list of anybody: whoever
finds it learns how many there are. The key travels on the signed feed (`MemberFilterPublished`), together
with the file's SHA-256. With both, one can try NIKs: keep both encrypted.
"""

import hashlib
import struct
import sys
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fieldreg.wire.errors import WireError
from fieldreg.wire.fuse import Layout, build

FILTER_KEY_BYTES = 32
_TITLE = b"fieldreg member filter 1\n"
# little-endian: title, version, members, segment, segments, salt
_HEAD = struct.Struct("<25s7xQQII16s")
FILTER_HEAD_BYTES = _HEAD.size
_MOST = 300_000_000
"""Members in one filter: everybody in Indonesia."""
_BUCKETS = 256


@dataclass(frozen=True, slots=True)
class FilterHead:
    """What stands before the fingerprints: number n is 2 bytes, little-endian, at FILTER_HEAD_BYTES + 2 n."""

    version: int
    members: int
    layout: Layout
    salt: bytes

    @classmethod
    def read(cls, start: bytes) -> "FilterHead":
        """The head of a file that begins with these bytes. Raises WireError (malformed)."""
        try:
            title, version, members, segment, segments, salt = _HEAD.unpack_from(start)
        except struct.error:
            raise WireError("malformed") from None
        power = segment > 0 and segment & (segment - 1) == 0
        if title != _TITLE or not power or not segments or members > _MOST:
            raise WireError("malformed")
        layout = Layout(segment=segment, segments=segments)
        if layout.places > 4 * _MOST:
            raise WireError("malformed")
        return cls(version=version, members=members, layout=layout, salt=salt)

    @property
    def size_bytes(self) -> int:
        """Of the whole file."""
        return FILTER_HEAD_BYTES + 2 * self.layout.places

    def questions(self, key: bytes) -> Callable[[str], tuple[int, int, int, int]]:
        """From a NIK to the three fingerprints to look at, and to what they must XOR."""
        keyed = hashlib.blake2b(digest_size=8, key=key, salt=self.salt)
        segment, span = self.layout.segment, self.layout.segments * self.layout.segment
        double, mask = 2 * segment, segment - 1
        number_of = struct.Struct("<Q").unpack

        def asked(nik: str) -> tuple[int, int, int, int]:
            hashed = keyed.copy()
            hashed.update(nik.encode())
            (number,) = number_of(hashed.digest())
            first = (number * span) >> 64  # `Layout.places_of` and `fingerprint`, written out for speed
            second, third = (first + segment) ^ ((number >> 18) & mask), (first + double) ^ (number & mask)
            return first, second, third, (number ^ (number >> 32)) & 0xFFFF

        return asked

    def packed(self) -> bytes:
        """As it stands in the file."""
        layout = self.layout
        return _HEAD.pack(_TITLE, self.version, self.members, layout.segment, layout.segments, self.salt)


def make_filter(niks: Callable[[], Iterable[str]], *, key: bytes, version: int) -> tuple[FilterHead, bytes]:
    """The head and the whole file of a filter that holds these NIKs; repeated ones count once.

    `niks` is called anew for each try; nearly always one is enough. About 4 µs and 40 bytes of memory a NIK.
    """
    attempt, table = 0, None
    while table is None:
        salt = hashlib.blake2b(b"%d %d" % (version, attempt), digest_size=16, key=key).digest()
        hashes = _hashes(niks(), key, salt)
        layout = Layout.of(len(hashes))
        table, attempt = build(hashes, layout), attempt + 1
    if sys.byteorder == "big":
        table.byteswap()
    head = FilterHead(version=version, members=len(hashes), layout=layout, salt=salt)
    return head, head.packed() + table.tobytes()


def is_filter(start: bytes) -> bool:
    """Whether a file that begins so is a member filter."""
    return start.startswith(_TITLE)


def _hashes(niks: Iterable[str], key: bytes, salt: bytes) -> "array[int]":
    """Distinct hashes in order. In buckets, for a sorted list of 50 million numbers would need 2 GB."""
    keyed = hashlib.blake2b(digest_size=8, key=key, salt=salt)
    buckets = [array("Q") for _ in range(_BUCKETS)]
    for nik in niks:
        hashed = keyed.copy()
        hashed.update(nik.encode())
        number = int.from_bytes(hashed.digest(), "little")
        buckets[number >> 56].append(number)
    hashes = array("Q")
    for place, bucket in enumerate(buckets):
        hashes.extend(sorted(set(bucket)))
        buckets[place] = array("Q")
    return hashes
