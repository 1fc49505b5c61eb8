"""One HTTP request and its answer: signed and packed on the way out, bounded on the way in. Home of requests.

What comes back is not believed here, only brought; a line that broke is told from an answer that ended.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from fieldreg.domain.faults import Fault
from fieldreg.remote.tls import ResumingContext, certificate_fault, trusting
from fieldreg.wire import MAX_MESSAGE_BYTES, HttpRequest, HttpResponse, SigningKey, pack, sign_request

CONNECT_S, READ_S = 10.0, 30.0
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
    session = _Session(trusting(way.ca_file), pinned=bool(way.ca_file))
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
    return sent(session, url + path, signed)


def get(session: requests.Session, url: str, path: str) -> Answer:
    """Ask for what anybody may have; as `post`, unsigned."""
    return sent(session, url + path, HttpRequest(method="GET", path=urlsplit(url).path + path, headers={}))


def sent(session: requests.Session, address: str, request: HttpRequest) -> Answer:
    """Send a request as it is. Raises Fault (hq_unreachable, hq_certificate, hq_not_recognised)."""
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
            _remember(session)  # now, for the end of the body may close the connection
            raw = got.raw.read(MAX_MESSAGE_BYTES + 1, decode_content=False)
            headers = dict(got.headers.items())
            status, told = got.status_code, got.request.headers
    except requests.exceptions.SSLError as error:
        # A line that breaks in the middle of a handshake is no wrong certificate.
        broken = Fault("hq_unreachable", why="tls")
        raise certificate_fault(error) or broken from None
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
        bytes_up=len(line) + _size(dict(told.items())) + len(request.body),
        bytes_down=len("HTTP/1.1 200 OK\r\n\r\n") + _size(headers) + len(raw),
    )


class _Session(requests.Session):
    """Speaks TLS by one context alone: the environment can neither add an authority nor take one away."""

    def __init__(self, context: ResumingContext, *, pinned: bool) -> None:
        super().__init__()
        self.context = context
        self._pinned = pinned
        self.mount("https://", _Adapter(context))

    def merge_environment_settings(self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any) -> Any:  # noqa: ANN401 - the library's interface
        settings = super().merge_environment_settings(url, proxies, stream, verify, cert)
        return {**settings, "verify": True} if self._pinned else settings


class _Adapter(HTTPAdapter):
    """Opens connections, also those through a proxy, under the session's context and no other authority."""

    def __init__(self, context: ResumingContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **how: Any) -> None:  # noqa: ANN401 - the library's interface
        super().init_poolmanager(*args, **how, ssl_context=self._context)

    def proxy_manager_for(self, proxy: Any, **how: Any) -> Any:  # noqa: ANN401 - the library's interface
        return super().proxy_manager_for(proxy, **how, ssl_context=self._context)

    def cert_verify(self, conn: Any, *_: Any, **__: Any) -> None:  # noqa: ANN401 - the library's interface
        # The library would load its own bundle of authorities into the context at every connection.
        conn.cert_reqs = "CERT_REQUIRED"


def _remember(session: requests.Session) -> None:
    if isinstance(session, _Session):
        session.context.remember()


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
