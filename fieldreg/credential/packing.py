"""Bytes to QR text and back: zlib, then base45 (RFC 9285).

The encoder writes one fixed-Huffman block of literals itself. zlib prefers a *stored* block for
records this small, which a JavaScript decoder of the Claim 169 family cannot read, and it offers no
switch against that. Own bits also stay the same whatever zlib a laptop has, so that a card can be
reprinted identically.
"""

import zlib

import base45

MAX_TEXT = 4_296
"""Characters: the largest QR (version 40, L) holds no more."""
MAX_BYTES = 16_384
"""Decompressed: bounds what a hostile card can make us allocate."""

_SHORTEST_CARD = 150
"""Characters: half a card that a scanner lost the rest of is still told from some other, shorter code."""
_ZLIB_HEADER = b"\x78\x01"
_ONE_FIXED_BLOCK = "110"
"""BFINAL = 1, BTYPE = 01 (least significant bit first), RFC 1951 §3.2.3."""
_END_OF_BLOCK = "0000000"
# RFC 1951 §3.2.6: literals 0-143 have 8 bits from 00110000, 144-255 have 9 bits from 110010000
_LITERALS = tuple(f"{48 + n:08b}" if n < 144 else f"{256 + n:09b}" for n in range(256))


def pack(content: bytes) -> str:
    """Compress and write as base45: upper-case letters, digits and nine signs, all QR alphanumeric."""
    text: bytes = base45.b45encode(_compressed(content))
    return text.decode("ascii")


def unpack(text: str) -> bytes:
    """The content of a scanned text. Raises ValueError on anything but exactly one zlib stream in base45.

    A stream as we write it is taken under the header that we write only, so that a card has one text.

    Tolerant of what scanners do (lower case, a line end), strict in everything else: spaces are
    base45 digits and are never touched.
    """
    text = text.replace("\r", "").replace("\n", "")
    if not 0 < len(text) <= MAX_TEXT or not text.isascii():
        raise ValueError("not a card's text")
    packed: bytes = base45.b45decode(text.upper())
    content = _inflated(packed)
    if _has_idle_bits(packed, content):
        raise ValueError("bits after the end of the stream")
    # The header's level of compression says nothing about the content: on a stream of ours it must be ours.
    if packed[:2] != _ZLIB_HEADER and packed[2:] == _compressed(content)[2:]:
        raise ValueError("another header on our stream")
    return content


def begins_like_a_card(text: str) -> bool:
    """Whether a text that is no card was perhaps meant to be one of ours.

    All of ours begin with V7F, the header of the stream. Its letters are in the same place on the keyboards
    of most languages; its digit is not, nor are the nine signs that come later.
    """
    text = text.strip()
    return len(text) >= _SHORTEST_CARD and text[0].upper() == "V" and "F" in text[1:4].upper()


def _compressed(content: bytes) -> bytes:
    bits = "".join((_ONE_FIXED_BLOCK, *map(_LITERALS.__getitem__, content), _END_OF_BLOCK))
    block = int(bits[::-1], 2).to_bytes(-(-len(bits) // 8), "little")
    return _ZLIB_HEADER + block + zlib.adler32(content).to_bytes(4, "big")


def _inflated(packed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(packed, MAX_BYTES)
    except zlib.error:
        raise ValueError("not a zlib stream") from None
    if not inflater.eof or inflater.unused_data or inflater.unconsumed_tail:
        raise ValueError("not exactly one zlib stream")
    return content


def _has_idle_bits(packed: bytes, content: bytes) -> bool:
    """Whether the last byte before the checksum carries a set bit without meaning.

    A deflate stream ends inside a byte; what is left of it should be zero, but no inflater looks.
    We do, so that no two texts are the same card.
    """
    last = packed[-5]
    if last == 0:
        return False
    without_top_bit = last ^ (1 << (last.bit_length() - 1))
    other = packed[:-5] + bytes((without_top_bit,)) + packed[-4:]
    try:
        return _inflated(other) == content
    except ValueError:
        return False
