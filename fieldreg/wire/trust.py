"""HQ's public lists, for whoever checks cards: whose cards are genuine, and which no longer count.

Each is signed by itself, so it can be fetched, kept on a stick and passed on, and is believed by HQ's key
alone. The signature covers a title, a line feed, and the bytes of `published` as they stand in the message,
without blanks between them.
"""

from base64 import b64decode, b64encode
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey
from fieldreg.wire.messages import Count, Millis

_KEYS, _VOIDS = b"fieldreg issuer keys 1\n", b"fieldreg void cards 1\n"

Published = TypeVar("Published")


class SignedKeys(Struct, kw_only=True, frozen=True):
    """The list of issuers: `signature` is base64 of Ed25519 under the title `fieldreg issuer keys 1`."""

    hq_key: str
    published: IssuerKeysPublished
    signature: str


class VoidsPublished(Struct, kw_only=True, frozen=True):
    """Every number whose card HQ withdrew, as of a date; not which replaced it: that is the member's own."""

    issuer: str
    version: Count
    """How many numbers are void; none ever leaves the list."""
    as_of_ms: Millis
    numbers: str
    """Base64 of `voids.pack_numbers`."""


class SignedVoids(Struct, kw_only=True, frozen=True):
    """The void list: `signature` is base64 of Ed25519 under the title `fieldreg void cards 1`."""

    hq_key: str
    published: VoidsPublished
    signature: str


class TrustLists(Struct, kw_only=True, frozen=True):
    """Both lists as one file for a stick."""

    keys: SignedKeys
    voids: SignedVoids | None = None


def sign_keys(key: SigningKey, published: IssuerKeysPublished) -> SignedKeys:
    """The list of issuers with HQ's signature."""
    return SignedKeys(hq_key=key.public.text, published=published, signature=_sign(key, _KEYS, published))


def sign_voids(key: SigningKey, published: VoidsPublished) -> SignedVoids:
    """The void list with HQ's signature."""
    return SignedVoids(hq_key=key.public.text, published=published, signature=_sign(key, _VOIDS, published))


def open_keys(message: bytes) -> tuple[PublicKey, IssuerKeysPublished]:
    """The list of issuers and the key that it claims to be signed by: right for that key.

    Whether that key is HQ's is the caller's to know. Raises WireError (malformed, bad_signature).
    """
    return _opened(message, _KEYS, IssuerKeysPublished)


def open_voids(message: bytes) -> tuple[PublicKey, VoidsPublished]:
    """The void list, likewise."""
    return _opened(message, _VOIDS, VoidsPublished)


def split_lists(message: bytes) -> tuple[bytes, bytes | None]:
    """The signed lists in a file: of both, or of the keys alone. Raises WireError (malformed)."""
    try:
        parts = msgspec.json.decode(message, type=dict[str, Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise WireError("malformed") from None
    if "keys" not in parts:
        return message, None
    voids = bytes(parts.get("voids", b"null"))
    return bytes(parts["keys"]), None if voids == b"null" else voids


class _Signed(Struct):
    hq_key: str
    published: Raw
    signature: str


def _sign(key: SigningKey, title: bytes, published: object) -> str:
    return b64encode(key.sign(title + msgspec.json.encode(published))).decode()


def _opened(message: bytes, title: bytes, form: type[Published]) -> tuple[PublicKey, Published]:
    try:
        signed = msgspec.json.decode(message, type=_Signed)
        # Read as plain JSON: a field that a newer HQ added is signed too, and a file may have been indented.
        content = msgspec.json.encode(msgspec.json.decode(signed.published))
        published = msgspec.json.decode(content, type=form)
        signature = b64decode(signed.signature, validate=True)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise WireError("malformed") from None
    key = PublicKey.from_text(signed.hq_key)
    key.verify(signature, title + content)
    return key, published
