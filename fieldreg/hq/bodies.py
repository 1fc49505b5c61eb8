"""A stored body read as the fact that it is, or as the reason why it says nothing to this HQ."""

from dataclasses import dataclass

import msgspec

from fieldreg.domain.facts import (
    CardHandedOver,
    CardPrinted,
    CardSpoiled,
    ErasureRequested,
    Fact,
    LeaseRequested,
    LeaseReturned,
    MemberCancelled,
    MemberCorrected,
    MemberRegistered,
    NumberAssigned,
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
    match fact:
        case MemberRegistered():
            sound = _storable(fact.member_id, fact.kpj or "") and _storable_person(fact.registration)
        case MemberCorrected():
            sound = _storable(fact.member_id) and _storable_person(fact.registration)
        case MemberCancelled() | ErasureRequested():
            sound = _storable(fact.member_id)
        case NumberAssigned() | CardPrinted() | CardSpoiled() | CardHandedOver():
            sound = _storable(fact.member_id, fact.kpj)
        case LeaseReturned():
            sound = _storable(fact.lease_id, fact.first, fact.last)
        case LeaseRequested():
            sound = _storable(fact.request_id)
        case _:
            sound = True
    return fact if sound else Unreadable("malformed", _member_of(body))


def _storable_person(person: Registration) -> bool:
    return "\0" not in person.nik + person.name


class _MemberOf(msgspec.Struct):
    member_id: str


def _member_of(body: bytes) -> str:
    try:
        member_id = msgspec.json.decode(body, type=_MemberOf).member_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    return member_id if _storable(member_id) else ""


def _storable(*words: str) -> bool:
    """Whether any database can hold these as keys."""
    return all(len(word) <= 64 and "\0" not in word for word in words)
