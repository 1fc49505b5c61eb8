"""One card as a signed text. Source: RFC 9052 (COSE_Sign1), RFC 8392 (CWT), RFC 9053 (EdDSA)."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import cbor2

from fieldreg.credential.claims import CardClaims, claims_from, claims_map
from fieldreg.credential.packing import pack, unpack

Signer: TypeAlias = Callable[[bytes], bytes]
"""Ed25519: a message in, 64 bytes out, always the same for the same message."""

_ALGORITHM, _KEY_ID, _EDDSA = 1, 4, -8
_COSE_SIGN1, _CWT = 18, 61
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCard:
    """A well-formed card whose signature nobody has checked yet: trust nothing in it."""

    claims: CardClaims
    kid: bytes
    signed: bytes
    """The message that the signature covers."""
    signature: bytes


def kid_of(public_key: bytes) -> bytes:
    """The name of a signing key: the first 8 bytes of SHA-256 over its 32 raw bytes."""
    return hashlib.sha256(public_key).digest()[:8]


def make_token(claims: CardClaims, *, kid: bytes, sign: Signer) -> str:
    """The text of a card's QR, the same for the same claims and key (so a reprint is identical).

    184 bytes and about 290 characters for a name of 30 letters: QR version 10 at error correction M.
    """
    protected = cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: kid})
    payload = cbor2.dumps(claims_map(claims))
    signature = sign(_to_be_signed(protected, payload))
    return pack(cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1, [protected, {}, payload, signature])))


def read_token(text: str) -> ReadCard | None:
    """What a scanned text holds, or None when it is not a card. Never raises.

    Takes lower case and line ends as scanners send them, and a CWT tag (61) around the COSE_Sign1
    tag (18), as some issuers write. Work and memory are bounded whatever the text.
    """
    try:
        return _read(_cbor(unpack(text)))
    except ValueError:
        return None


def _read(item: object) -> ReadCard | None:
    item = _untagged(item, _CWT)
    if not (isinstance(item, cbor2.CBORTag) and item.tag == _COSE_SIGN1):
        return None
    parts = item.value
    if not (isinstance(parts, list | tuple) and len(parts) == 4):
        return None
    protected, unprotected, payload, signature = parts
    if not (isinstance(protected, bytes) and isinstance(payload, bytes) and isinstance(signature, bytes)):
        return None
    header, claims = _cbor(protected), claims_from(_cbor(payload))
    if claims is None or not isinstance(header, dict) or not isinstance(unprotected, dict):
        return None
    kid = header.get(_KEY_ID)
    if header.get(_ALGORITHM) != _EDDSA or not isinstance(kid, bytes) or len(signature) != _SIGNATURE_BYTES:
        return None
    return ReadCard(claims=claims, kid=kid, signed=_to_be_signed(protected, payload), signature=signature)


def _cbor(content: bytes) -> object:
    """The one CBOR item that fills `content`. Raises ValueError on anything else."""
    stream = io.BytesIO(content)
    try:
        item: object = cbor2.load(stream)
    except Exception as error:  # tags make cbor2 call a dozen parsers on a stranger's bytes
        raise ValueError("not CBOR") from error
    if stream.read(1):
        raise ValueError("bytes after the item")
    return item


def _untagged(item: object, tag: int) -> object:
    return item.value if isinstance(item, cbor2.CBORTag) and item.tag == tag else item


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])
