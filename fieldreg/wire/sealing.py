"""Sealing a few bytes so that one key's owner alone can open them: HQ, or an officer's slot.

X25519 with a fresh key for every seal, HKDF-SHA256, ChaCha20-Poly1305, all of `cryptography`, which is here
anyway: for 32 bytes inside a JSON file, a file format such as age would add a dependency and no safety.
HQ's Ed25519 key serves as its X25519 key (RFC 7748, section 4.1: the curves are birationally equivalent),
so a laptop can seal to HQ with the key that its enrolment code vouched for.
"""

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey

_PRIME = 2**255 - 19
_KEY_BYTES = 32


def make_sealing_key() -> tuple[bytes, bytes]:
    """(secret, public) of a new X25519 key, 32 bytes each."""
    secret = os.urandom(_KEY_BYTES)
    return secret, _public(secret)


def seal(data: bytes, *, to: bytes, context: str) -> bytes:
    """Seal `data` to an X25519 public key; `context` must be said again to open it. 48 bytes longer."""
    once = X25519PrivateKey.generate()
    try:
        shared = once.exchange(X25519PublicKey.from_public_bytes(to))
    except ValueError:
        raise WireError("malformed") from None
    ephemeral = once.public_key().public_bytes_raw()
    return ephemeral + _cipher(shared, ephemeral, to, context).encrypt(bytes(12), data, None)


def unseal(sealed: bytes, *, secret: bytes, context: str) -> bytes:
    """What was sealed to this key. Raises WireError (bad_signature) where it was not, or was changed."""
    ephemeral = sealed[:_KEY_BYTES]
    try:
        shared = X25519PrivateKey.from_private_bytes(secret).exchange(
            X25519PublicKey.from_public_bytes(ephemeral)
        )
        cipher = _cipher(shared, ephemeral, _public(secret), context)
        return cipher.decrypt(bytes(12), sealed[_KEY_BYTES:], None)
    except (InvalidTag, ValueError):
        raise WireError("bad_signature") from None


def sealing_public(key: PublicKey) -> bytes:
    """The X25519 public key of an Ed25519 public key: u = (1 + y) / (1 - y)."""
    y = int.from_bytes(key.raw, "little") & (2**255 - 1)
    return ((1 + y) * pow(1 - y, -1, _PRIME) % _PRIME).to_bytes(_KEY_BYTES, "little")


def sealing_secret(key: SigningKey) -> bytes:
    """The X25519 secret of an Ed25519 signing key (RFC 8032, section 5.1.5: the lower half of the hash)."""
    return hashlib.sha512(key.raw).digest()[:_KEY_BYTES]


def _public(secret: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def _cipher(shared: bytes, ephemeral: bytes, to: bytes, context: str) -> ChaCha20Poly1305:
    # The nonce may be zero: the key is used once, because the ephemeral key is in it.
    info = b"fieldreg seal 1\n" + ephemeral + to + context.encode()
    return ChaCha20Poly1305(HKDF(SHA256(), _KEY_BYTES, salt=None, info=info).derive(shared))
