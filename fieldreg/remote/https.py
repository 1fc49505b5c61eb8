"""The line to HQ over HTTPS: one signed message each way.

Only a well-formed reply that HQ signed for this very request is a success: a captive portal's 200,
an old reply or one for another laptop is a Fault. Belongs to one thread at a time.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import requests

from fieldreg.domain.faults import Fault
from fieldreg.wire import (
    MAX_MESSAGE_BYTES,
    HttpRequest,
    HttpResponse,
    PublicKey,
    Push,
    Refusal,
    Reply,
    SigningKey,
    WireError,
    decode_message,
    encode_message,
    pack,
    sign_request,
    unpack,
    verify_response,
)

CONNECT_S, READ_S = 10.0, 60.0
"""How long to wait for a connection, and for the next bytes of a reply on a bad line."""
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How the network is reached. Both may be "": the system's proxy, and the authorities that it trusts."""

    proxy: str = ""
    """`http://host:port` of the office's proxy."""
    ca_file: str = ""
    """PEM: the only authorities whose certificate HQ may bear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: not yet verified. Sizes are of HTTP with its headers, without TLS."""

    response: HttpResponse
    bytes_up: int
    bytes_down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """A verified reply and its cost in bytes (the `Exchange` of a round)."""

    reply: Reply
    bytes_up: int
    bytes_down: int


class HttpsLine:
    """The line of one enrolled laptop; keeps its connection alive between pushes."""

    def __init__(
        self, url: str, *, device: str, key: SigningKey, hq_key: PublicKey, way: Way | None = None
    ) -> None:
        self._url = checked_url(url)
        self._device = device
        self._key = key
        self._hq_key = hq_key
        self._session = new_session(way)

    def exchange(self, push: Push) -> Exchanged:
        """Send a push.

        Raises Fault: hq_unreachable, hq_certificate, hq_busy, hq_not_recognised, and what HQ itself refuses
        with: device_revoked, unknown_device, push_too_large, hq_refused.
        """
        answer = post(
            self._session, self._url, "/v1/sync", encode_message(push), key=self._key, key_id=self._device
        )
        reply = _verified_reply(answer.response, self._hq_key)
        if (reply.receipt.device, reply.receipt.installation) != (push.device, push.installation):
            raise Fault("hq_not_recognised")
        return Exchanged(reply=reply, bytes_up=answer.bytes_up, bytes_down=answer.bytes_down)

    def close(self) -> None:
        """Hang up."""
        self._session.close()


def checked_url(url: str) -> str:
    """The address of an HQ without a trailing slash. Raises Fault (hq_address_bad, hq_address_not_https)."""
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise Fault("hq_address_bad")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise Fault("hq_address_not_https")
    return url.strip().rstrip("/")


def new_session(way: Way | None = None) -> requests.Session:
    """A session that sends no more headers than needed: they count on a thin line.

    Raises Fault (hq_authority_missing) where the pinned authority's file is not there.
    """
    way = way or Way()
    session = _Session(way.ca_file)
    if way.proxy:
        session.proxies = {"http": way.proxy, "https": way.proxy}
    session.headers.clear()
    session.headers["Accept-Encoding"] = "zstd"
    return session


def post(
    session: requests.Session, url: str, path: str, body: bytes, *, key: SigningKey, key_id: str
) -> Answer:
    """Sign, compress and send a message; read the answer with a bound. Raises Fault (hq_unreachable, …)."""
    signed = HttpRequest(
        method="POST",
        path=urlsplit(url).path + path,
        headers={"Content-Type": "application/json", "Content-Encoding": "zstd"},
        body=pack(body),
    )
    sign_request(signed, key, key_id=key_id)
    return _sent(session, url + path, signed)


def get(session: requests.Session, url: str, path: str) -> Answer:
    """Ask for what anybody may have; as `post`, unsigned."""
    return _sent(session, url + path, HttpRequest(method="GET", path=urlsplit(url).path + path, headers={}))


def _sent(session: requests.Session, address: str, request: HttpRequest) -> Answer:
    try:
        with session.request(
            request.method,
            address,
            data=request.body,
            headers=request.headers,
            timeout=(CONNECT_S, READ_S),
            allow_redirects=False,
            stream=True,
        ) as got:
            raw = got.raw.read(MAX_MESSAGE_BYTES + 1, decode_content=False)
            headers = dict(got.headers.items())
            status, sent = got.status_code, got.request.headers
    except requests.exceptions.SSLError:
        raise Fault("hq_certificate") from None
    except (requests.exceptions.RequestException, OSError) as error:
        raise Fault("hq_unreachable", why=type(error).__name__) from None
    except Exception as error:
        # urllib3 has its own exceptions for a body that breaks off while it is streamed.
        if type(error).__module__.startswith("urllib3."):
            raise Fault("hq_unreachable", why=type(error).__name__) from None
        raise
    if 300 <= status < 400:
        raise Fault("hq_not_recognised")  # HQ sends nobody elsewhere: a log-in page
    if not _complete(headers, raw):
        raise Fault("hq_unreachable", why="cut")
    line = f"{request.method} {request.path} HTTP/1.1\r\n\r\n"
    return Answer(
        response=HttpResponse(status_code=status, request=request, headers=headers, body=raw),
        bytes_up=len(line) + _size(dict(sent.items())) + len(request.body),
        bytes_down=len("HTTP/1.1 200 OK\r\n\r\n") + _size(headers) + len(raw),
    )


def success_body(response: HttpResponse, hq_key: PublicKey | None = None) -> bytes:
    """The unpacked body of a 200, not yet verified. Raises Fault or WireError for all else."""
    if response.status_code != 200:
        _refused(response, hq_key)
    if len(response.body) > MAX_MESSAGE_BYTES:
        raise WireError("too_large")
    encoding = next(
        (value for name, value in response.headers.items() if name.lower() == "content-encoding"), ""
    )
    return unpack(response.body, encoding, limit=MAX_MESSAGE_BYTES)


class _Session(requests.Session):
    """Trusts the pinned authority alone, also where the environment names others."""

    def __init__(self, ca_file: str) -> None:
        super().__init__()
        if ca_file and not Path(ca_file).is_file():
            raise Fault("hq_authority_missing", file=ca_file)
        self._ca_file = ca_file

    def merge_environment_settings(self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any) -> Any:  # noqa: ANN401 - the library's interface
        settings = super().merge_environment_settings(url, proxies, stream, verify, cert)
        return {**settings, "verify": self._ca_file} if self._ca_file else settings


def _verified_reply(response: HttpResponse, hq_key: PublicKey) -> Reply:
    try:
        body = success_body(response, hq_key)
        verify_response(response, hq_key)
        return decode_message(body, Reply)
    except WireError:
        # A hotel's log-in page, a proxy's apology, or somebody who only plays HQ.
        raise Fault("hq_not_recognised") from None


_REFUSALS = {
    "device_revoked": "device_revoked",
    "unknown_device": "unknown_device",
    "enrol_code_expired": "enrol_code_expired",
    "enrol_code_unknown": "enrol_code_unknown",
    "enrol_code_used": "enrol_code_used",
    "too_large": "push_too_large",
    "too_many": "hq_busy",
    "hq_busy": "hq_busy",
    "hq_error": "hq_busy",
}
"""HQ's codes that have words of their own here."""


def _refused(response: HttpResponse, hq_key: PublicKey | None) -> NoReturn:
    """Say why. What HQ did not sign is believed only where it says "later" (`hq_key` None: not known yet)."""
    try:
        refusal = decode_message(response.body, Refusal).error
        if hq_key is not None:
            verify_response(response, hq_key)
    except WireError:
        later = response.status_code == 429 or response.status_code >= 500
        raise Fault("hq_busy" if later else "hq_not_recognised") from None
    if refusal in _REFUSALS:
        raise Fault(_REFUSALS[refusal])
    raise Fault("hq_refused", reason=refusal)


def _complete(headers: dict[str, str], raw: bytes) -> bool:
    """Whether the line held to the end of the answer: the HTTP library takes a shorter one without a word."""
    named = {name.lower(): value for name, value in headers.items()}
    return (
        "transfer-encoding" in named
        or named.get("content-length") == str(len(raw))
        or len(raw) > MAX_MESSAGE_BYTES
    )


def _size(headers: dict[str, str]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
