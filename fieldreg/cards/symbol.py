"""QR symbols of the library `qrcode`, at the speed of a thousand cards a minute and more.

The library spends 1.6 ms of its 2.5 on error correction, polynomial by polynomial, and the rest on
placing modules one by one. Both are the same for every symbol of a version, so we learn them from the
library once (its generator polynomial, its blocks, where it puts each bit) and apply them as tables.
The result is the library's own symbol, module for module: a test compares them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from operator import itemgetter

import qrcode
from qrcode import base, util
from qrcode.constants import ERROR_CORRECT_M

from fieldreg.domain.faults import Fault

FIRST_VERSION = 10
"""57 modules: holds 311 characters at M. At 24.1 mm a module is five dots of a 300 dpi printer."""
LAST_VERSION = 13
"""69 modules, 483 characters: beyond it the modules get too small for the card's panel."""
QUIET_MODULES = 4
"""ISO/IEC 18004: light modules that stay free on each side."""

_MASK = 3
"""Any fixed mask makes a valid symbol; trying all eight costs six times the rest."""
_INVERT = str.maketrans("01", "10")
_FILL = (0b11101100, 0b00010001)


@dataclass(frozen=True, slots=True)
class Symbol:
    """The modules of one QR, without its quiet zone."""

    size: int
    """Modules a side."""
    rows: bytes
    """Row by row from the top, eight modules a byte, highest bit first, 1 = dark; rows padded with 0."""

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return -(-self.size // 8)


def make_symbol(text: str) -> Symbol:
    """The symbol of a token: version 10, error correction M, or the next version that holds it.

    `text` is base45: upper-case QR alphanumeric. Raises Fault (card_qr_unreadable) when it is too long
    for any version that a card has room for.
    """
    for version in range(FIRST_VERSION, LAST_VERSION + 1):
        plan = _plan(version)
        if len(text) <= plan.capacity:
            return plan.symbol(text)
    raise Fault("card_qr_unreadable", cards=1)


class _Plan:
    """What all symbols of one version share."""

    def __init__(self, version: int) -> None:
        self._length_bits: int = util.length_in_bits(util.MODE_ALPHA_NUM, version)
        self._blocks = base.rs_blocks(version, ERROR_CORRECT_M)
        self._data_bytes: int = sum(block.data_count for block in self._blocks)
        pairs, single = divmod(self._data_bytes * 8 - 4 - self._length_bits, 11)
        self.capacity = 2 * pairs + (single >= 6)
        self._size: int = 17 + 4 * version
        codewords = sum(block.total_count for block in self._blocks)
        self._order = itemgetter(*_module_sources(version, codewords))

    def symbol(self, text: str) -> Symbol:
        bits = "".join(f"{byte:08b}" for byte in self._interleaved(self._data(text)))
        # each module is one bit of the codewords, or its inverse under the mask, or fixed
        modules = "".join(self._order(bits + bits.translate(_INVERT) + "01"))
        return Symbol(self._size, int(modules, 2).to_bytes(len(modules) // 8, "big"))

    def _data(self, text: str) -> bytes:
        pairs = _pair_bits()
        count = f"{len(text):0{self._length_bits}b}"
        bits = ["0010", count, *(pairs[text[at : at + 2]] for at in range(0, len(text), 2))]
        content = "".join(bits)
        content += "0" * min(4, self._data_bytes * 8 - len(content))
        content += "0" * (-len(content) % 8)
        head = int(content, 2).to_bytes(len(content) // 8, "big")
        missing: int = self._data_bytes - len(head)
        return head + bytes(_FILL) * (missing // 2) + bytes(_FILL[: missing % 2])

    def _interleaved(self, data: bytes) -> Iterator[int]:
        parts, checks, offset = [], [], 0
        for block in self._blocks:
            part = data[offset : offset + block.data_count]
            offset += block.data_count
            parts.append(part)
            checks.append(_check_bytes(part, block.total_count - block.data_count))
        for group in (parts, checks):
            for column in zip_longest(*group):
                yield from (byte for byte in column if byte is not None)


@cache
def _plan(version: int) -> _Plan:
    return _Plan(version)


@cache
def _pair_bits() -> dict[str, str]:
    letters = util.ALPHA_NUM.decode("ascii")
    pairs = {a + b: f"{45 * i + j:011b}" for i, a in enumerate(letters) for j, b in enumerate(letters)}
    return pairs | {a: f"{i:06b}" for i, a in enumerate(letters)}


def _check_bytes(part: bytes, count: int) -> bytes:
    """Reed-Solomon: the remainder of part · x^count, by a table of all one-byte remainders."""
    table = _remainders(count)
    high, room = 8 * (count - 1), (1 << 8 * count) - 1
    rest = 0
    for byte in part:
        rest = ((rest << 8) & room) ^ table[byte ^ (rest >> high)]
    return rest.to_bytes(count, "big")


@cache
def _remainders(count: int) -> tuple[int, ...]:
    generator = base.Polynomial([1], 0)
    for power in range(count):
        generator *= base.Polynomial([1, base.gexp(power)], 0)
    rests = [0]
    for byte in range(1, 256):
        rest = list(base.Polynomial([byte], count) % generator)
        rests.append(int.from_bytes(bytes(rest), "big"))
    return tuple(rests)


def _module_sources(version: int, codewords: int) -> list[int]:
    """For each module of the padded rows: which character of bits + inverted bits + "01" it shows.

    Learnt by letting the library place codewords whose bits spell their own positions.
    """
    total = codewords * 8
    dark, light = _placed(version, b"\xff" * codewords), _placed(version, bytes(codewords))
    digits = []
    for place in range(total.bit_length()):
        spelt = "".join("01"[at >> place & 1] for at in range(total))
        digits.append(_placed(version, int(spelt, 2).to_bytes(codewords, "big")))
    zero, one = 2 * total, 2 * total + 1
    sources: list[int] = []
    for row in range(len(dark)):
        for column in range(len(dark)):
            on, off = dark[row][column], light[row][column]
            if on == off:  # finders, timing, format, and the few remainder modules
                sources.append(one if on else zero)
            else:
                at = sum(1 << place for place, seen in enumerate(digits) if seen[row][column] == on)
                sources.append(at if on else total + at)
        sources.extend([zero] * (-len(dark) % 8))
    return sources


def _placed(version: int, codewords: bytes) -> list[list[bool]]:
    code = qrcode.QRCode(version=version, error_correction=ERROR_CORRECT_M, mask_pattern=_MASK)
    code.data_cache = list(codewords)
    code.makeImpl(test=False, mask_pattern=_MASK)
    modules: list[list[bool]] = code.modules
    return modules
