"""Ed25519 keys of devices and of HQ. A signing key never leaves the machine that made it."""

from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fieldreg.wire.errors import WireError


class PublicKey:
    """Checks signatures."""

    def __init__(self, raw: bytes) -> None:
        try:
            self.key = Ed25519PublicKey.from_public_bytes(raw)
        except ValueError:
            raise WireError("malformed") from None
        self.raw = raw

    @classmethod
    def from_text(cls, text: str) -> "PublicKey":
        """Read the base64 form. Raises WireError (malformed)."""
        try:
            return cls(b64decode(text, validate=True))
        except ValueError as error:
            raise error if isinstance(error, WireError) else WireError("malformed") from None

    @property
    def text(self) -> str:
        """Base64 of the 32 bytes."""
        return b64encode(self.raw).decode()

    def verify(self, signature: bytes, message: bytes) -> None:
        """Return if the signature is right. Raises WireError (bad_signature)."""
        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            raise WireError("bad_signature") from None


class SigningKey:
    """Makes signatures. `raw` is the 32-byte secret: keep it in the encrypted store only."""

    def __init__(self, raw: bytes) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(raw)
        self.public = PublicKey(self.key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> "SigningKey":
        """A new key from the system's randomness."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def raw(self) -> bytes:
        """The 32-byte secret."""
        return self.key.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes; the same for the same message."""
        return self.key.sign(message)
