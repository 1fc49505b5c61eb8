"""Receipts: HQ's signature over what it holds, kept by the laptop as proof."""

from base64 import b64decode, b64encode

import msgspec

from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey
from fieldreg.wire.messages import Receipt


def sign_receipt(
    key: SigningKey, *, device: str, installation: str, seq: int, entry_hash: bytes, at_ms: int
) -> Receipt:
    """A receipt for everything up to `seq`, signed by HQ."""
    message = _canonical(device, installation, seq, entry_hash.hex(), at_ms)
    return Receipt(
        device=device,
        installation=installation,
        seq=seq,
        hash=entry_hash.hex(),
        at=at_ms,
        signature=b64encode(key.sign(message)).decode(),
    )


def verify_receipt(receipt: Receipt, key: PublicKey) -> None:
    """Return if HQ signed it. Raises WireError (bad_signature)."""
    try:
        signature = b64decode(receipt.signature, validate=True)
    except ValueError:
        raise WireError("bad_signature") from None
    key.verify(
        signature,
        _canonical(receipt.device, receipt.installation, receipt.seq, receipt.hash, receipt.at),
    )


def _canonical(*parts: str | int) -> bytes:
    return b"fieldreg receipt 1\n" + msgspec.json.encode(parts)
