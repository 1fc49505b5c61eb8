"""A million void numbers in about a megabyte: sorted, each as its distance from the one before, zstd.

Numbers are given out of blocks, so distances are short: a byte or two before zstd. A list (not a filter)
because "this card is void" must never be a false alarm at a casualty desk.
"""

from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from fieldreg.wire.compression import pack, unpack
from fieldreg.wire.errors import WireError

_LIMIT_BYTES = 32 * 1024 * 1024
"""Unpacked: ten million numbers."""
_LARGEST = 99_999_999_999


class VoidNumbers(Collection[str]):
    """Numbers of 11 digits, 8 bytes each in memory; looking one up takes a microsecond."""

    def __init__(self, numbers: "array[int]") -> None:
        self._numbers = numbers

    def __contains__(self, kpj: object) -> bool:
        if not (isinstance(kpj, str) and len(kpj) == 11 and kpj.isascii() and kpj.isdigit()):
            return False
        number = int(kpj)
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return (f"{number:011d}" for number in self._numbers)


def pack_numbers(numbers: Iterable[str]) -> str:
    """The numbers as text for a message. Order and repetition in the input do not matter.

    Unsigned LEB128 of each distance (the first from -1), zstd, base64.
    """
    packed = bytearray()
    before = -1
    for number in sorted({int(each) for each in numbers}):
        distance = number - before
        before = number
        while distance >= 0x80:
            packed.append(distance & 0x7F | 0x80)
            distance >>= 7
        packed.append(distance)
    return b64encode(pack(bytes(packed))).decode()


def unpack_numbers(text: str) -> VoidNumbers:
    """What `pack_numbers` wrote. Raises WireError (malformed, too_large)."""
    try:
        packed = unpack(b64decode(text, validate=True), "zstd", limit=_LIMIT_BYTES)
    except WireError:
        raise
    except ValueError:
        raise WireError("malformed") from None
    numbers: array[int] = array("Q")
    number, distance, shift = -1, 0, 0
    for byte in packed:
        distance |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
            continue
        number += distance
        if distance == 0 or number > _LARGEST or shift > 35:
            raise WireError("malformed")
        numbers.append(number)
        distance = shift = 0
    if shift:
        raise WireError("malformed")
    return VoidNumbers(numbers)
