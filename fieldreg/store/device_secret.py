"""The device secret: 32 random bytes in the keyring of the operating system, else in a 0600 file."""

import hashlib
import os
import secrets
from base64 import b64decode, b64encode
from enum import StrEnum
from pathlib import Path

from fieldreg.domain.faults import Fault

_SERVICE = "fieldreg"


class SecretPlace(StrEnum):
    """Where the secret is; `doctor` calls the file weaker, because it can be copied with the disk."""

    KEYRING = "keyring"
    FILE = "file"


def make_device_secret(file: Path, installation: str, *, keyring: bool = True) -> bytes:
    """Make and keep a new secret, in the keyring where there is one and it may be used."""
    secret = secrets.token_bytes(32)
    if not (keyring and _to_keyring(installation, secret)):
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
                handle.write(_text(secret).encode())
                handle.flush()
                os.fsync(handle.fileno())
        except OSError as error:
            raise Fault("disk_failing") from error
    return secret


def read_device_secret(file: Path, installation: str) -> tuple[bytes, SecretPlace]:
    """The secret and where it was. Raises Fault (device_secret_missing, device_secret_damaged)."""
    try:
        if file.exists():
            return _read(file.read_text("ascii")), SecretPlace.FILE
    except (OSError, ValueError):
        raise Fault("device_secret_damaged") from None
    secret = _from_keyring(installation)
    if secret is None:
        raise Fault("device_secret_missing")
    return secret, SecretPlace.KEYRING


def _text(secret: bytes) -> str:
    # With a check, so that a damaged secret is not taken for a wrong PIN.
    return f"{b64encode(secret).decode()}.{hashlib.sha256(secret).hexdigest()[:8]}"


def _read(text: str) -> bytes:
    secret = b64decode(text.partition(".")[0], validate=True)
    if _text(secret) != text:
        raise ValueError("the check does not fit")
    return secret


def _to_keyring(installation: str, secret: bytes) -> bool:
    import keyring  # noqa: PLC0415 - loading every backend takes a tenth of a second
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        keyring.set_password(_SERVICE, installation, _text(secret))
        return keyring.get_password(_SERVICE, installation) is not None
    except KeyringError:
        return False


def _from_keyring(installation: str) -> bytes | None:
    import keyring  # noqa: PLC0415 - as above
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        text = keyring.get_password(_SERVICE, installation)
        return _read(text) if text else None
    except (KeyringError, ValueError):
        return None
