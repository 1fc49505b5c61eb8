"""Key slots: each officer's PIN unlocks the one data key of this laptop.

A slot has a key pair: its secret is wrapped with argon2id(PIN, device secret), and the data key is
sealed to its public key, so the data key can be changed for everybody without knowing anybody's PIN. A
stolen disk without the device secret, or a device secret without a PIN, opens nothing. Names of
officers stand in clear here, because the sign-in page must show whom to choose; nothing else does.
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import NamedTuple

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from msgspec.structs import replace

from fieldreg.domain.faults import Fault
from fieldreg.files import write_whole
from fieldreg.wire import PublicKey, WireError, make_sealing_key, seal, sealing_public, unseal

_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 2
"""argon2id: about 0.1 s a try here; a six-digit PIN is only safe together with the device secret."""
RECOVERY = "recovery"
"""The slot of the one-time recovery code; it needs no device secret, being as long as a key."""
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LETTERS = 24
"""24 of 30 letters: 117 bits."""
FREE_TRIES, _FIRST_WAIT_MS, _LONGEST_WAIT_MS = 3, 5_000, 15 * 60_000


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One officer's way in; bytes in base64."""

    officer_id: str
    name: str
    role: str
    salt: str
    wrapped: str
    """The slot's secret key, under the PIN and the device secret."""
    public: str
    sealed: str
    """The data key, sealed to `public`."""
    proof: str
    """HMAC(data key, slot): nobody without the data key can slip in a slot of their own."""
    sealed_before: str = ""
    """The data key before, while the store is being changed to the new one."""
    failures: int = 0
    """Wrong PINs in a row."""
    failed_at_ms: int = 0


class Keys(NamedTuple):
    """What a PIN unlocks. `before` is set while a change of the data key is not finished."""

    data_key: bytes
    before: bytes | None


class SlotFile(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `keys.json`."""

    version: int = 2
    installation: str
    slots: tuple[Slot, ...]
    recovery: Slot | None = None
    escrow: str = ""
    """The data key, sealed to HQ: for a backup of a laptop that is lost."""

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
        write_whole(path, msgspec.json.format(msgspec.json.encode(self)))

    def slot(self, officer_id: str) -> Slot:
        """An officer's slot. Raises Fault (officer_unknown)."""
        found = next((slot for slot in self.slots if slot.officer_id == officer_id), None)
        if found is None:
            raise Fault("officer_unknown")
        return found

    def unlock(self, officer_id: str, pin: str, device_secret: bytes) -> Keys:
        """The data key. About 0.1 s. Raises Fault (pin_wrong, officer_unknown, keys_unreadable)."""
        return _open(self.slot(officer_id), pin.encode(), device_secret)

    def recover(self, code: str) -> Keys:
        """The data key by the recovery code. Raises Fault (recovery_code_wrong)."""
        if self.recovery is None:
            raise Fault("recovery_code_wrong")
        try:
            return _open(self.recovery, _code_bytes(code), b"")
        except Fault as fault:
            raise Fault("recovery_code_wrong") from fault

    def wait_ms(self, officer_id: str, now_ms: int) -> int:
        """How long this officer must wait after wrong PINs. A clock set back only makes it begin again."""
        slot = self.slot(officer_id)
        if slot.failures < FREE_TRIES:
            return 0
        wait: int = min(_LONGEST_WAIT_MS, _FIRST_WAIT_MS * 2 ** (slot.failures - FREE_TRIES))
        passed = now_ms - slot.failed_at_ms
        return wait if passed < 0 else max(0, wait - passed)

    def noted(self, officer_id: str, *, failures: int, at_ms: int) -> "SlotFile":
        """The same file with an officer's count of wrong PINs."""
        changed = replace(self.slot(officer_id), failures=failures, failed_at_ms=at_ms)
        return self.with_slot(changed)

    def with_slot(self, slot: Slot) -> "SlotFile":
        """The same file with this slot new, or in the place of the officer's old one."""
        if any(each.officer_id == slot.officer_id for each in self.slots):
            slots = tuple(slot if each.officer_id == slot.officer_id else each for each in self.slots)
        else:
            slots = (*self.slots, slot)
        return replace(self, slots=slots)

    def with_role(self, officer_id: str, role: str, data_key: bytes) -> "SlotFile":
        """The same file with another role for an officer, vouched for by the data key."""
        slot = replace(self.slot(officer_id), role=role)
        return self.with_slot(replace(slot, proof=_proof(slot, data_key)))

    def without(self, officer_id: str) -> "SlotFile":
        """The same file without an officer."""
        self.slot(officer_id)
        return replace(self, slots=tuple(each for each in self.slots if each.officer_id != officer_id))

    def rekeyed(self, old: bytes, new: bytes, *, hq_key: bytes | None) -> "SlotFile":
        """The same people with a new data key; the old one beside it until `settled`.

        A slot that the old key does not vouch for is left out: somebody else put it there.
        """
        slots = tuple(_resealed(slot, old, new) for slot in self.slots if _vouched(slot, old))
        recovery = self.recovery and (
            _resealed(self.recovery, old, new) if _vouched(self.recovery, old) else None
        )
        again = replace(self, slots=slots, recovery=recovery)
        return again.with_escrow(new, hq_key=hq_key) if hq_key else again

    @property
    def unsettled(self) -> bool:
        """Whether some slot still holds the data key before as well."""
        return any(slot.sealed_before for slot in (*self.slots, *filter(None, [self.recovery])))

    def settled(self) -> "SlotFile":
        """The same file once the store is under the new data key."""
        slots = tuple(replace(slot, sealed_before="") for slot in self.slots)
        return replace(self, slots=slots, recovery=self.recovery and replace(self.recovery, sealed_before=""))

    def with_recovery(self, slot: Slot) -> "SlotFile":
        """The same file with another recovery code."""
        return replace(self, recovery=slot)

    def with_escrow(self, data_key: bytes, *, hq_key: bytes) -> "SlotFile":
        """The same file with the data key sealed to HQ (`hq_key`: its Ed25519 public key)."""
        to = sealing_public(PublicKey(hq_key))
        return replace(
            self, escrow=b64encode(seal(data_key, to=to, context=escrow_context(self.installation))).decode()
        )


def escrow_context(installation: str) -> str:
    """What an escrow seal is bound to."""
    return f"escrow {installation}"


def make_slot(
    data_key: bytes, *, officer_id: str, name: str, role: str, pin: str, device_secret: bytes
) -> Slot:
    """A slot that opens with this PIN on this laptop."""
    return _slot(
        data_key, officer_id=officer_id, name=name, role=role, word=pin.encode(), device_secret=device_secret
    )


def make_recovery(data_key: bytes) -> tuple[str, Slot]:
    """(a new one-time code to be written down, its slot)."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LETTERS))
    code = "-".join(letters[at : at + 4] for at in range(0, _CODE_LETTERS, 4))
    slot = _slot(
        data_key,
        officer_id=RECOVERY,
        name="",
        role="koordinator",
        word=_code_bytes(code),
        device_secret=b"",
    )
    return code, slot


def _slot(
    data_key: bytes, *, officer_id: str, name: str, role: str, word: bytes, device_secret: bytes
) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    secret, public = make_sealing_key()
    wrapped = nonce + ChaCha20Poly1305(_wrapping_key(word, device_secret, salt)).encrypt(
        nonce, secret, officer_id.encode()
    )
    blank = Slot(
        officer_id=officer_id,
        name=name,
        role=role,
        salt=b64encode(salt).decode(),
        wrapped=b64encode(wrapped).decode(),
        public=b64encode(public).decode(),
        sealed="",
        proof="",
    )
    return _resealed(blank, None, data_key)


def _open(slot: Slot, word: bytes, device_secret: bytes) -> Keys:
    try:
        wrapped, salt = b64decode(slot.wrapped, validate=True), b64decode(slot.salt, validate=True)
        sealed, before = b64decode(slot.sealed, validate=True), b64decode(slot.sealed_before, validate=True)
        wrapping = _wrapping_key(word, device_secret, salt)
        secret = ChaCha20Poly1305(wrapping).decrypt(wrapped[:12], wrapped[12:], slot.officer_id.encode())
    except InvalidTag:
        raise Fault("pin_wrong") from None
    except ValueError:
        raise Fault("keys_unreadable") from None
    try:
        data_key = unseal(sealed, secret=secret, context=slot.officer_id)
        old = unseal(before, secret=secret, context=slot.officer_id) if before else None
    except WireError:
        raise Fault("keys_unreadable") from None
    if not _vouched(slot, data_key):
        raise Fault("keys_unreadable")
    return Keys(data_key, old)


def _resealed(slot: Slot, old: bytes | None, new: bytes) -> Slot:
    to = b64decode(slot.public)

    def sealed(key: bytes) -> str:
        return b64encode(seal(key, to=to, context=slot.officer_id)).decode()

    return replace(
        slot, sealed=sealed(new), sealed_before=sealed(old) if old else "", proof=_proof(slot, new)
    )


def _proof(slot: Slot, data_key: bytes) -> str:
    said = msgspec.json.encode([slot.officer_id, slot.name, slot.role, slot.public])
    return hmac.digest(data_key, b"fieldreg slot 1\n" + said, "sha256").hex()


def _vouched(slot: Slot, data_key: bytes) -> bool:
    return hmac.compare_digest(slot.proof.encode(), _proof(slot, data_key).encode())


def _code_bytes(code: str) -> bytes:
    return "".join(letter for letter in code.upper() if letter in _ALPHABET).encode()


def _wrapping_key(word: bytes, device_secret: bytes, salt: bytes) -> bytes:
    return hash_secret_raw(
        secret=word,
        # The secret is as long as a key: mixing it into the salt makes both needed, and argon2-cffi
        # offers no separate secret parameter.
        salt=salt + device_secret,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=32,
        type=Type.ID,
    )
