"""Key slots: each officer's PIN unlocks the one data key of this laptop.

A slot wraps the data key with argon2id(PIN, device secret): a stolen disk without the device
secret, or a device secret without a PIN, opens nothing. Names of officers stand in clear here,
because the sign-in page must show whom to choose; nothing else does.
"""

import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldreg.domain.faults import Fault

_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 2
"""argon2id: about 0.1 s a try here; a six-digit PIN is only safe together with the device secret."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One officer's way in."""

    officer_id: str
    name: str
    role: str
    salt: str
    wrapped: str


class SlotFile(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `keys.json`."""

    version: int = 1
    installation: str
    slots: tuple[Slot, ...]

    @classmethod
    def load(cls, path: Path) -> "SlotFile":
        """Read the file. Raises Fault (not_set_up, keys_unreadable)."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except FileNotFoundError:
            raise Fault("not_set_up") from None
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            raise Fault("keys_unreadable") from None

    def save(self, path: Path) -> None:
        """Replace the file as a whole: a power cut leaves the old one or the new one."""
        fresh = path.with_suffix(".new")
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(self)))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as error:
            raise Fault("disk_failing") from error

    def unlock(self, officer_id: str, pin: str, device_secret: bytes) -> bytes:
        """The data key. Raises Fault (pin_wrong, officer_unknown)."""
        slot = next((slot for slot in self.slots if slot.officer_id == officer_id), None)
        if slot is None:
            raise Fault("officer_unknown")
        wrapped = b64decode(slot.wrapped)
        wrapping = _wrapping_key(pin, device_secret, b64decode(slot.salt))
        try:
            return ChaCha20Poly1305(wrapping).decrypt(wrapped[:12], wrapped[12:], officer_id.encode())
        except InvalidTag:
            raise Fault("pin_wrong") from None


def make_slot(
    data_key: bytes, *, officer_id: str, name: str, role: str, pin: str, device_secret: bytes
) -> Slot:
    """A slot that opens with this PIN on this laptop."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = ChaCha20Poly1305(_wrapping_key(pin, device_secret, salt)).encrypt(
        nonce, data_key, officer_id.encode()
    )
    return Slot(
        officer_id=officer_id,
        name=name,
        role=role,
        salt=b64encode(salt).decode(),
        wrapped=b64encode(nonce + sealed).decode(),
    )


def _wrapping_key(pin: str, device_secret: bytes, salt: bytes) -> bytes:
    return hash_secret_raw(
        secret=pin.encode(),
        # The secret is as long as a key: mixing it into the salt makes both needed, and argon2-cffi
        # offers no separate secret parameter.
        salt=salt + device_secret,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=32,
        type=Type.ID,
    )
