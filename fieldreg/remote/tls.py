"""TLS that takes up an earlier session again: no certificate is sent at the reconnects of a bad line.

Measured with TLS 1.3 and one small certificate: 1.9 KB of handshake, 1.2 KB resumed; a usual chain costs some
KB more, and the resumed one still 1.2. What was agreed with HQ is kept in memory for the life of the program,
one context for each set of authorities, so no session is taken to somebody with whom it was not made.
"""

import ssl
import threading
import weakref
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import certifi

from fieldreg.domain.faults import Fault


class ResumingContext(ssl.SSLContext):
    """Offers the newest session of each host again. Any thread."""

    def __new__(cls) -> Self:
        """A client's context: demands a certificate that names the host; TLS 1.2 at least."""
        context = super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sessions: dict[str, ssl.SSLSession] = {}
        self._sockets: dict[str, weakref.ref[ssl.SSLSocket]] = {}

    def wrap_socket(self, sock: Any, **how: Any) -> ssl.SSLSocket:  # type: ignore[override]  # noqa: ANN401 - the library's interface
        """As the standard one, with the session that `remember` kept."""
        host = how.get("server_hostname") or ""
        how.setdefault("session", self._sessions.get(host))
        wrapped = super().wrap_socket(sock, **how)
        with self._lock:
            self._sockets[host] = weakref.ref(wrapped)
        return wrapped

    def remember(self) -> None:
        """Keep the sessions of the open connections: TLS 1.3 hands them over only after the first answer."""
        with self._lock:
            for host, reference in self._sockets.items():
                wrapped = reference()
                session = wrapped.session if wrapped is not None else None
                if session is not None and session.has_ticket:
                    self._sessions[host] = session


def trusting(ca_file: str) -> ResumingContext:
    """The context that trusts the authorities in this PEM file alone; "" for those that the system trusts.

    Raises Fault (hq_authority_missing) where the file is not there, or is none.
    """
    if not ca_file:
        return _context("", 0)
    try:
        return _context(ca_file, Path(ca_file).stat().st_mtime_ns)
    except (OSError, ssl.SSLError):
        raise Fault("hq_authority_missing", file=ca_file) from None


@lru_cache(maxsize=8)
def _context(ca_file: str, _changed_ns: int) -> ResumingContext:
    context = ResumingContext()
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    else:
        context.load_default_certs()
        context.load_verify_locations(cafile=certifi.where())  # a frozen program may find no other
    return context


_REASONS = {
    9: "not_yet_valid",
    10: "expired",
    18: "unknown_authority",
    19: "unknown_authority",
    20: "unknown_authority",
    21: "unknown_authority",
    62: "other_name",
    64: "other_name",
}
"""OpenSSL's verification codes (x509_vfy.h)."""
_OF_TIME = {"not_yet_valid", "expired"}


def certificate_fault(error: BaseException) -> Fault | None:
    """What is wrong with HQ's certificate, if that is what an error is about; None for a line that broke."""
    seen: list[BaseException] = [error]
    for each in seen:
        if isinstance(each, ssl.SSLCertVerificationError):
            why = _REASONS.get(each.verify_code, "refused")
            # What is a matter of time may be this laptop's clock.
            return Fault("hq_certificate_time" if why in _OF_TIME else "hq_certificate", why=why)
        inner = [*each.args, getattr(each, "reason", None), each.__cause__, each.__context__]
        seen += [one for one in inner if isinstance(one, BaseException) and one not in seen]
    return None
