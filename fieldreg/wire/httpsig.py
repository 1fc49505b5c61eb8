"""HTTP Message Signatures (RFC 9421) with Ed25519 and Content-Digest (RFC 9530), both ways.

One profile of it: always the same parts in the same order, under one label, so that what is signed can be put
together without a parser. Whoever signs otherwise is refused. A library of all of RFC 9421 takes the same
signatures and makes them (tests/wire/test_signatures.py), but needs four times as long, twice at either end.

A reply's signature covers that of its request (`"signature";req`), and each request bears a
nonce, so an old reply, or one meant for another laptop, never passes. Times inside signatures are
not judged: a laptop whose clock is wrong must still reach HQ, and a repeated push is harmless.
"""

import dataclasses
import hashlib
import re
import secrets
import time
from base64 import b64decode, b64encode
from dataclasses import dataclass

from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey

_REQUEST_PARTS = ('"@method"', '"@path"', '"content-encoding"', '"content-digest"')
_REPLY_PARTS = ('"@status"', '"content-encoding"', '"content-digest"', '"signature";req')
_INPUT = re.compile(r's=(?P<signed>\((?P<parts>[^()]*)\)(?:;[a-z]+=(?:[0-9]{1,15}|"[ !#-\[\]-~]*"))*)')
_SIGNATURE = re.compile(r"s=:(?P<value>[A-Za-z0-9+/]{86}==):")


@dataclass(slots=True, kw_only=True)
class HttpRequest:
    """A request with its body as sent (compressed). Signing adds headers in place."""

    method: str
    path: str
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    body: bytes = b""

    def parts(self) -> tuple[str, ...]:
        """What is signed: the path without a host, so a proxy may rename that."""
        encoding, digest = _fields(self.headers, "content-encoding", "content-digest")
        return self.method, self.path, encoding, digest


@dataclass(slots=True, kw_only=True)
class HttpResponse:
    """A response with its body as sent (compressed), and the request that it answers."""

    status_code: int
    request: HttpRequest
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    body: bytes = b""

    def parts(self) -> tuple[str, ...]:
        """What is signed; the request's signature is among it."""
        encoding, digest = _fields(self.headers, "content-encoding", "content-digest")
        return str(self.status_code), encoding, digest, *_fields(self.request.headers, "signature")


def sign_request(request: HttpRequest, key: SigningKey, *, key_id: str) -> None:
    """Sign in place: adds Content-Digest, Signature-Input and Signature."""
    request.headers.setdefault("Content-Encoding", "identity")
    _sign(request, key, _REQUEST_PARTS, f';keyid="{key_id}";nonce="{secrets.token_urlsafe(8)}"')


def verify_request(request: HttpRequest, key: PublicKey) -> None:
    """Return if `key` signed exactly this request and body. Raises WireError (bad_signature)."""
    _verify(request, key, _REQUEST_PARTS)


def sign_response(response: HttpResponse, key: SigningKey) -> None:
    """Sign in place, bound to the request's signature. Raises WireError (bad_signature) where it has none."""
    response.headers.setdefault("Content-Encoding", "identity")
    _sign(response, key, _REPLY_PARTS, ';keyid="hq"')


def verify_response(response: HttpResponse, key: PublicKey) -> None:
    """Return if HQ signed exactly this answer to exactly this request. Raises WireError (bad_signature)."""
    _verify(response, key, _REPLY_PARTS)


def key_id_of(request: HttpRequest) -> str:
    """Who claims to have signed: the device id. Raises WireError (bad_signature) where nobody does."""
    for name, value in request.headers.items():
        if name.lower() == "signature-input":
            _, found, rest = value.partition(';keyid="')
            key_id, closed, _ = rest.partition('"')
            if found and closed:
                return key_id
    raise WireError("bad_signature")


def _sign(message: HttpRequest | HttpResponse, key: SigningKey, parts: tuple[str, ...], about: str) -> None:
    signed = f"({' '.join(parts)});created={int(time.time())}{about}"
    message.headers["Content-Digest"] = _digest(message.body)
    message.headers["Signature-Input"] = f"s={signed}"
    signature = key.sign(_base(parts, message.parts(), signed))
    message.headers["Signature"] = f"s=:{b64encode(signature).decode()}:"


def _verify(message: HttpRequest | HttpResponse, key: PublicKey, parts: tuple[str, ...]) -> None:
    said, signature, digest = _fields(message.headers, "signature-input", "signature", "content-digest")
    given, made = _INPUT.fullmatch(said), _SIGNATURE.fullmatch(signature)
    if given is None or made is None or given["parts"] != " ".join(parts) or digest != _digest(message.body):
        raise WireError("bad_signature")
    key.verify(b64decode(made["value"]), _base(parts, message.parts(), given["signed"]))


def _base(parts: tuple[str, ...], values: tuple[str, ...], signed: str) -> bytes:
    """The bytes that are signed (RFC 9421, 2.5): a line for each part, and what is said of the signature."""
    # No value may look as if it were two lines.
    if not all(value.isascii() and value.isprintable() for value in values):
        raise WireError("bad_signature")
    lines = (f"{part}: {value}\n" for part, value in zip(parts, values, strict=True))
    return f'{"".join(lines)}"@signature-params": {signed}'.encode()


def _fields(headers: dict[str, str], *names: str) -> list[str]:
    """Header fields by their names in any case. Raises WireError (bad_signature) where one is missing."""
    found = {name.lower(): value.strip() for name, value in headers.items()}
    if not all(name in found for name in names):
        raise WireError("bad_signature")
    return [found[name] for name in names]


def _digest(body: bytes) -> str:
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"
