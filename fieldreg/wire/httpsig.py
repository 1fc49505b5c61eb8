"""HTTP Message Signatures (RFC 9421) with Ed25519 and Content-Digest (RFC 9530), both ways.

A reply's signature covers that of its request (`"signature";req`), and each request bears a
nonce, so an old reply, or one meant for another laptop, never passes. Times inside signatures are
not judged: a laptop whose clock is wrong must still reach HQ, and a repeated push is harmless.
"""

import dataclasses
import secrets
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    algorithms,
)
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from fieldreg.wire.errors import WireError
from fieldreg.wire.keys import PublicKey, SigningKey

_LABEL = "s"
_REQUEST_PARTS = ("@method", "@path", "content-encoding", "content-digest")
_REPLY_PARTS = ("@status", "content-encoding", "content-digest", '"signature";req')


@dataclass(slots=True, kw_only=True)
class HttpRequest:
    """A request with its body as sent (compressed). Signing adds headers in place."""

    method: str
    path: str
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    body: bytes = b""

    @property
    def url(self) -> str:
        """An absolute form for the library; only the path is signed, so a proxy may rename the host."""
        return "https://hq.invalid" + self.path


@dataclass(slots=True, kw_only=True)
class HttpResponse:
    """A response with its body as sent (compressed), and the request that it answers."""

    status_code: int
    request: HttpRequest
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    body: bytes = b""


def sign_request(request: HttpRequest, key: SigningKey, *, key_id: str) -> None:
    """Sign in place: adds Content-Digest, Signature-Input and Signature."""
    request.headers.setdefault("Content-Encoding", "identity")
    _sign(request, key, key_id, _REQUEST_PARTS, nonce=secrets.token_urlsafe(8))


def verify_request(request: HttpRequest, key: PublicKey) -> None:
    """Return if `key` signed exactly this request and body. Raises WireError (bad_signature)."""
    _verify(request, key, _REQUEST_PARTS)


def sign_response(response: HttpResponse, key: SigningKey) -> None:
    """Sign in place, bound to the request's signature."""
    response.headers.setdefault("Content-Encoding", "identity")
    _sign(response, key, "hq", _REPLY_PARTS, nonce=None)


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


class _OneKey(HTTPSignatureKeyResolver):
    def __init__(self, key: Ed25519PrivateKey | Ed25519PublicKey) -> None:
        self._key = key

    def resolve_private_key(self, key_id: str) -> Any:  # noqa: ANN401, ARG002 - the library's interface
        return self._key

    def resolve_public_key(self, key_id: str) -> Any:  # noqa: ANN401, ARG002 - the library's interface
        return self._key


class _TimelessVerifier(HTTPMessageVerifier):
    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:  # noqa: ANN401
        """Judge no times: see the module's promise."""


def _sign(
    message: HttpRequest | HttpResponse,
    key: SigningKey,
    key_id: str,
    parts: tuple[str, ...],
    *,
    nonce: str | None,
) -> None:
    signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(key.key))
    signer.sign(
        message,
        key_id=key_id,
        nonce=nonce,
        label=_LABEL,
        include_alg=False,
        covered_component_ids=parts,
        body=message.body,
    )


def _verify(message: HttpRequest | HttpResponse, key: PublicKey, parts: tuple[str, ...]) -> None:
    verifier = _TimelessVerifier(signature_algorithm=algorithms.ED25519, key_resolver=_OneKey(key.key))
    try:
        verifier.verify(message, max_age=None, require_components=parts, body=message.body)
    except (HTTPMessageSignaturesException, ValueError, TypeError, KeyError):
        raise WireError("bad_signature") from None
