"""A laptop's next signing key: vouched for by the one before, and by itself."""

from base64 import b64decode, b64encode

from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey

_TITLE = b"fieldreg next device key 1\n"


def sign_key_change(*, device: str, new: SigningKey, old: SigningKey) -> tuple[str, str]:
    """The words of the old and of the new key (base64) that `new` follows `old` on this device."""
    said = _statement(device, new.public)
    return b64encode(old.sign(said)).decode(), b64encode(new.sign(said)).decode()


def check_key_change(*, device: str, new: PublicKey, by_old: str, by_new: str, old: PublicKey) -> None:
    """Return if both keys say so. Raises WireError (bad_signature, malformed)."""
    try:
        words = b64decode(by_old, validate=True), b64decode(by_new, validate=True)
    except ValueError:
        raise WireError("malformed") from None
    said = _statement(device, new)
    old.verify(words[0], said)
    new.verify(words[1], said)


def _statement(device: str, new: PublicKey) -> bytes:
    return _TITLE + device.encode() + b"\n" + new.raw
