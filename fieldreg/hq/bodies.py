"""A stored body read as the fact that it is, or as the reason why it says nothing to this HQ."""

from dataclasses import dataclass, fields
from typing import get_args

import msgspec

from fieldreg.domain.facts import (
    Fact,
    MemberCorrected,
    MemberRegistered,
)
from fieldreg.domain.member import Registration
from fieldreg.wire import WireError, decode_fact


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A body that says nothing to HQ; `member_id` is "" where it does not even name a person."""

    code: str
    member_id: str


def read_fact(kind: str, body: bytes) -> Fact | Unreadable:
    """The fact, or why there is none; also where a text could not be stored or indexed."""
    try:
        fact = decode_fact(kind, body)
    except WireError as error:
        return Unreadable(error.code, _member_of(body))
    words = [getattr(fact, name) for name in _KEYS_OF[type(fact)]]
    sound = all(_storable(word) for word in words if isinstance(word, str))
    if isinstance(fact, MemberRegistered | MemberCorrected):
        sound = sound and _storable_person(fact.registration)
    return fact if sound else Unreadable("malformed", _member_of(body))


_KEYS = {"member_id", "kpj", "lease_id", "request_id", "continuation_id", "proposal_id", "sponsorship"}
"""Words of facts by which HQ's tables are looked up."""
_KEYS_OF = {
    kind: tuple(field.name for field in fields(kind) if field.name in _KEYS | {"first", "last"})
    for kind in get_args(Fact)
}


def _storable_person(person: Registration) -> bool:
    return "\0" not in person.nik + person.name and _storable(person.sponsorship)


class _MemberOf(msgspec.Struct):
    member_id: str


def _member_of(body: bytes) -> str:
    try:
        member_id = msgspec.json.decode(body, type=_MemberOf).member_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    return member_id if _storable(member_id) else ""


def _storable(word: str) -> bool:
    """Whether any database can hold this as a key."""
    return len(word) <= 64 and "\0" not in word
