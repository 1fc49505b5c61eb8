"""Bounded compression of message bodies: zstd for ourselves, gzip for whoever has nothing else."""

import zlib

import zstandard

from fieldreg.wire.errors import WireError

ENCODINGS = ("zstd", "gzip", "identity")

_LEVEL = 9
"""Batches are small: level 9 costs under a millisecond for 100 records."""
_MAX_WINDOW = 8 * 1024 * 1024
"""What a zstd frame may make us allocate, whatever it claims."""


def pack(body: bytes, encoding: str = "zstd") -> bytes:
    """`body` in the given content encoding. Raises WireError (unknown_encoding)."""
    match encoding:
        case "zstd":
            return zstandard.ZstdCompressor(level=_LEVEL).compress(body)
        case "gzip":
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
            return packer.compress(body) + packer.flush()
        case "identity":
            return body
    raise WireError("unknown_encoding")


def unpack(packed: bytes, encoding: str, *, limit: int) -> bytes:
    """The body, never more than `limit` bytes of it in memory.

    Raises WireError: too_large, malformed (also when cut short or followed by more), unknown_encoding.
    """
    match encoding:
        case "zstd":
            return _unzstd(packed, limit)
        case "gzip":
            return _gunzip(packed, limit)
        case "identity" | "":
            return _bounded(packed, limit)
    raise WireError("unknown_encoding")


def _unzstd(packed: bytes, limit: int) -> bytes:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW).decompressobj()
    body = bytearray()
    try:
        # Small input slices keep what one call can produce small, however well it was compressed.
        for start in range(0, len(packed), 256):
            if unpacker.eof:
                raise WireError("malformed")
            body += unpacker.decompress(packed[start : start + 256])
            if len(body) > limit:
                raise WireError("too_large")
    except zstandard.ZstdError:
        raise WireError("malformed") from None
    if not unpacker.eof or unpacker.unused_data:
        raise WireError("malformed")
    return bytes(body)


def _gunzip(packed: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        body = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        raise WireError("malformed") from None
    _bounded(body, limit)
    if not unpacker.eof or unpacker.unused_data:
        raise WireError("malformed")
    return body


def _bounded(body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise WireError("too_large")
    return body
