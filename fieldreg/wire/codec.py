"""JSON forms of messages, facts and decisions. Strict: an unknown kind or a wrong type is a WireError."""

from collections.abc import Mapping
from typing import TypeVar, get_args

import msgspec

from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import Fact
from fieldreg.wire.errors import WireError

_FACT_DECODERS: dict[str, msgspec.json.Decoder[Fact]] = {
    kind.__name__: msgspec.json.Decoder(kind) for kind in get_args(Fact)
}
_DECISION_DECODERS: dict[str, msgspec.json.Decoder[Decision]] = {
    kind.__name__: msgspec.json.Decoder(kind) for kind in get_args(Decision)
}
_ENCODER = msgspec.json.Encoder(order="deterministic")

Message = TypeVar("Message")
Body = TypeVar("Body")


def encode_fact(fact: Fact) -> tuple[str, bytes]:
    """(kind, canonical JSON body) of a fact."""
    return type(fact).__name__, _ENCODER.encode(fact)


def decode_fact(kind: str, body: bytes) -> Fact:
    """The fact in `body`. Raises WireError (unknown_kind, malformed)."""
    return _decode_kind(_FACT_DECODERS, kind, body)


def encode_decision(decision: Decision) -> tuple[str, bytes]:
    """(kind, canonical JSON body) of a feed item."""
    return type(decision).__name__, _ENCODER.encode(decision)


def decode_decision(kind: str, body: bytes) -> Decision:
    """The decision in `body`. Raises WireError (unknown_kind, malformed)."""
    return _decode_kind(_DECISION_DECODERS, kind, body)


def encode_message(message: msgspec.Struct) -> bytes:
    """The JSON of a push, a reply or an enrolment message."""
    return _ENCODER.encode(message)


def decode_message(body: bytes, form: type[Message]) -> Message:
    """A message of `form`. Raises WireError (malformed)."""
    try:
        return msgspec.json.decode(body, type=form)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise WireError("malformed") from None


def _decode_kind(decoders: Mapping[str, msgspec.json.Decoder[Body]], kind: str, body: bytes) -> Body:
    decoder = decoders.get(kind)
    if decoder is None:
        raise WireError("unknown_kind")
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise WireError("malformed") from None
