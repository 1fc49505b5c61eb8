"""What a USB stick carries: the very pushes and replies of the line, signed, packed and sealed.

A line of plain text stands before the seal and says for whom it is, so that a stick for another reader and
a half-written file are told apart.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Annotated

from msgspec import Meta, Struct

from fieldreg.wire.codec import decode_message, encode_message
from fieldreg.wire.compression import pack, unpack
from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey
from fieldreg.wire.messages import Push, Reply
from fieldreg.wire.sealing import seal, sealing_public, sealing_secret, unseal

MAX_BUNDLE_BYTES = 64 * 1024 * 1024
"""Of a file, and of what it unpacks to."""
_BUNDLE, _REPLY = "bundle 1", "reply 1"
_ID_CHARS, _SIGNATURE_BYTES = 32, 64


class Bundle(Struct, kw_only=True, frozen=True):
    """From a laptop: every fact that HQ has not acknowledged, in pushes that follow each other."""

    pushes: Annotated[tuple[Push, ...], Meta(min_length=1, max_length=1000)]


class BundleReply(Struct, kw_only=True, frozen=True):
    """From HQ: an answer to each push, then what else waited on the feed."""

    replies: Annotated[tuple[Reply, ...], Meta(min_length=1, max_length=10_000)]


def seal_bundle(bundle: Bundle, *, device: str, key: SigningKey, hq_key: PublicKey) -> bytes:
    """The file for HQ's eyes only. Raises WireError (too_large)."""
    body = packed(bundle)
    signature = key.sign(signed(_BUNDLE, hq_key, device.encode() + body))
    return closed(signature + device.encode() + body, _BUNDLE, hq_key)


def open_bundle(file: bytes, *, hq_key: SigningKey, key_of: Callable[[str], PublicKey]) -> Bundle:
    """A laptop's bundle; `key_of` gives the key of a device, or raises.

    Raises WireError: malformed, other_reader, damaged, bad_signature, too_large.
    """
    content = opened(file, _BUNDLE, hq_key)
    signature, rest = content[:_SIGNATURE_BYTES], content[_SIGNATURE_BYTES:]
    device = rest[:_ID_CHARS].decode("ascii", errors="replace")
    key_of(device).verify(signature, signed(_BUNDLE, hq_key.public, rest))
    bundle = decode_message(unpack(rest[_ID_CHARS:], "zstd", limit=MAX_BUNDLE_BYTES), Bundle)
    if {push.device for push in bundle.pushes} != {device}:
        raise WireError("bad_signature")
    return bundle


def seal_reply(reply: BundleReply, *, hq_key: SigningKey, device_key: PublicKey) -> bytes:
    """The file for that laptop alone. Raises WireError (too_large)."""
    body = packed(reply)
    return closed(hq_key.sign(signed(_REPLY, device_key, body)) + body, _REPLY, device_key)


def open_reply(file: bytes, *, key: SigningKey, hq_key: PublicKey) -> BundleReply:
    """HQ's answer to this laptop.

    Raises WireError: malformed, other_reader, damaged, bad_signature, too_large.
    """
    content = opened(file, _REPLY, key)
    signature, body = content[:_SIGNATURE_BYTES], content[_SIGNATURE_BYTES:]
    hq_key.verify(signature, signed(_REPLY, key.public, body))
    return decode_message(unpack(body, "zstd", limit=MAX_BUNDLE_BYTES), BundleReply)


def closed(content: bytes, kind: str, reader: PublicKey) -> bytes:
    """A file of this kind that `reader` alone can open."""
    return _header(kind, reader) + seal(content, to=sealing_public(reader), context=f"fieldreg {kind}")


def opened(file: bytes, kind: str, reader: SigningKey) -> bytes:
    """What `closed` shut in. Raises WireError: malformed, other_reader, damaged, too_large."""
    _bounded(file)
    mine = _header(kind, reader.public)
    head, ended, sealed = file[: len(mine)], file[len(mine) - 1 : len(mine)], file[len(mine) :]
    if not head.startswith(f"fieldreg {kind} for ".encode()):
        # what ends within its first line was half-written; all else is something else
        raise WireError("damaged" if file and mine.startswith(file) else "malformed")
    if head != mine:
        raise WireError("other_reader" if ended == b"\n" else "damaged")
    try:
        return unseal(sealed, secret=sealing_secret(reader), context=f"fieldreg {kind}")
    except WireError:
        raise WireError("damaged") from None


def _header(kind: str, reader: PublicKey) -> bytes:
    return f"fieldreg {kind} for {sha256(reader.raw).hexdigest()[:16]}\n".encode()


def signed(kind: str, reader: PublicKey, body: bytes) -> bytes:
    """Bound to its reader, so what was sealed to one is never passed on to another as from the sender."""
    return f"fieldreg {kind}\n".encode() + reader.raw + body


def packed(message: Struct) -> bytes:
    """A message as it goes into a file. Raises WireError (too_large)."""
    return pack(_bounded(encode_message(message)))


def _bounded(body: bytes) -> bytes:
    if len(body) > MAX_BUNDLE_BYTES:
        raise WireError("too_large")
    return body
