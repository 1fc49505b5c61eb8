"""Enrolment: a one-time code makes a laptop a device of HQ.

The code carries a secret and the fingerprint of HQ's key, so the laptop knows from the first
reply on that it speaks with the right HQ, and a captive portal cannot pose as one.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from fieldreg.wire.keys import PublicKey
from fieldreg.wire.messages import Id, Millis

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U to mistake."""
_SECRET, _FINGERPRINT = 10, 10
"""Characters: 50 bits of one-time secret, 50 bits of fingerprint."""


class EnrolRequest(Struct, kw_only=True, frozen=True):
    """From a laptop, signed with the key that it brings: the code's secret and its public key.

    Sending it again with the same installation and key gives the same device: a lost reply burns nothing.
    """

    secret: Annotated[str, Meta(pattern=f"^[{_ALPHABET}]{{{_SECRET}}}$", max_length=_SECRET)]
    installation: Id
    public_key: Annotated[str, Meta(max_length=64)]
    """Base64 of 32 bytes."""
    name: Annotated[str, Meta(max_length=80)]
    """What the office calls this laptop."""


class EnrolReply(Struct, kw_only=True, frozen=True):
    """From HQ, signed: who the laptop is from now on."""

    device: Id
    issuer: Annotated[str, Meta(max_length=80)]
    """The `iss` of its cards."""
    hq_key: Annotated[str, Meta(max_length=64)]
    time: Millis


@dataclass(frozen=True, slots=True)
class EnrolCode:
    """What an enrolment code says: a one-time secret and which HQ may answer."""

    secret: str
    fingerprint: str

    def names(self, hq_key: PublicKey) -> bool:
        """Whether this is the HQ that made the code."""
        return secrets.compare_digest(self.fingerprint, _fingerprint(hq_key))

    def __str__(self) -> str:
        joined = self.secret + self.fingerprint
        return "-".join(joined[start : start + 5] for start in range(0, len(joined), 5))


def make_enrol_code(hq_key: PublicKey) -> EnrolCode:
    """A new code for this HQ; store only a hash of its secret."""
    return EnrolCode("".join(secrets.choice(_ALPHABET) for _ in range(_SECRET)), _fingerprint(hq_key))


def read_enrol_code(text: str) -> EnrolCode | None:
    """A typed code (blanks, hyphens, lower case, O for 0, I and L for 1 allowed), or None."""
    typed = re.sub(r"[\s\-]", "", text).upper().translate(str.maketrans("OIL", "011"))
    if len(typed) != _SECRET + _FINGERPRINT or set(typed) - set(_ALPHABET):
        return None
    return EnrolCode(typed[:_SECRET], typed[_SECRET:])


def _fingerprint(key: PublicKey) -> str:
    number = int.from_bytes(hashlib.sha256(key.raw).digest())
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in range(_FINGERPRINT))
