"""Enrolment by file, where there is no line: the same request and answer on a stick, with what comes next.

The request lies open, for the laptop does not know HQ's key yet, only its fingerprint; it bears the code's
one-time secret, as the line's does. HQ's answer is sealed to the laptop and brings the first numbers along,
so one way there and back is enough to begin.
"""

from base64 import b64decode, b64encode
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from fieldreg.wire.bundles import closed, opened, packed, signed
from fieldreg.wire.codec import decode_message
from fieldreg.wire.compression import unpack
from fieldreg.wire.enrolment import EnrolReply, EnrolRequest
from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey
from fieldreg.wire.messages import Count, Id, Reply

_TITLE = b"fieldreg enrol 1\n"
_ANSWER = "enrol reply 1"
_SIGNATURE_BYTES = 64
_MOST_BYTES = 64 * 1024
_MOST_UNPACKED = 8 * 1024 * 1024


class EnrolFile(Struct, kw_only=True, frozen=True):
    """From a laptop: who it wants to be, and how many numbers it asks for under which id."""

    enrol: EnrolRequest
    request_id: Id
    numbers: Count


class EnrolFileReply(Struct, kw_only=True, frozen=True):
    """From HQ: who the laptop is, where HQ is ("" if not said), and the first of its feed."""

    enrolled: EnrolReply
    hq_url: Annotated[str, Meta(max_length=200)]
    reply: Reply


class _Signed(Struct):
    request: msgspec.Raw
    signature: str


def write_enrol_file(request: EnrolFile, key: SigningKey) -> bytes:
    """The request as a file, signed with the key that it brings."""
    body = msgspec.json.encode(request)
    return _TITLE + msgspec.json.encode(
        _Signed(request=msgspec.Raw(body), signature=b64encode(key.sign(_TITLE + body)).decode())
    )


def read_enrol_file(file: bytes) -> EnrolFile:
    """A laptop's request. Raises WireError: malformed (something else), damaged (half-written, changed)."""
    if not file.startswith(_TITLE):
        raise WireError("damaged" if file and _TITLE.startswith(file) else "malformed")
    try:
        outer = decode_message(file[len(_TITLE) : _MOST_BYTES], _Signed)
        request = decode_message(bytes(outer.request), EnrolFile)
        key = PublicKey.from_text(request.enrol.public_key)
        key.verify(b64decode(outer.signature, validate=True), _TITLE + bytes(outer.request))
    except (WireError, ValueError):
        raise WireError("damaged") from None
    return request


def seal_enrol_reply(reply: EnrolFileReply, *, hq_key: SigningKey, device_key: PublicKey) -> bytes:
    """The answer for that laptop alone."""
    body = packed(reply)
    return closed(hq_key.sign(signed(_ANSWER, device_key, body)) + body, _ANSWER, device_key)


def open_enrol_reply(file: bytes, *, key: SigningKey) -> EnrolFileReply:
    """HQ's answer, right for the key that it names: whether that is HQ's says the enrolment code.

    Raises WireError: malformed, other_reader, damaged, bad_signature, too_large.
    """
    content = opened(file, _ANSWER, key)
    signature, body = content[:_SIGNATURE_BYTES], content[_SIGNATURE_BYTES:]
    reply = decode_message(unpack(body, "zstd", limit=_MOST_UNPACKED), EnrolFileReply)
    PublicKey.from_text(reply.enrolled.hq_key).verify(signature, signed(_ANSWER, key.public, body))
    return reply
