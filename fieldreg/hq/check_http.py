"""A register that is asked by HTTP: the sample adapter, and the form for whoever writes another.

One POST of JSON with the people, one answer each (docs/integrator.md). No redirect is followed, and
nothing counts but a 200 with a body of this form: whatever else comes, HQ asks again later.
"""

import http.client
import ipaddress
import socket
import threading
from collections.abc import Mapping, Sequence
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

import msgspec
from msgspec import Struct

from fieldreg.domain.faults import Fault
from fieldreg.hq.checks import Question

REASONS = (
    "register_birth_date_differs",
    "register_deceased",
    "register_member_already",
    "register_name_differs",
    "register_nik_unknown",
    "register_refused",
    "register_sex_differs",
)
"""What a register may say against a person; each is a code of the word catalogue."""
_OTHER = "register_refused"
CONFIRMED = "confirmed"

_MOST_BYTES = 4 * 1024 * 1024


class RegisterAway(Exception):  # noqa: N818 - said of the register, as a fact
    """Nobody answered, or not in the form agreed. `why` has nothing of a person in it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Register(Protocol):
    """The port: whatever knows whether people are whom they say they are."""

    def ask(self, questions: Sequence[Question], *, timeout_s: float) -> Mapping[str, str]:
        """For each member id "" where the register confirms, else a code of `REASONS`.

        Whoever is missing is asked about again later. Raises RegisterAway, at the latest after `timeout_s`.
        """


class _Person(Struct, kw_only=True, frozen=True):
    member_id: str
    nik: str
    name: str
    birth_date: str
    sex: str


class Asked(Struct, kw_only=True, frozen=True):
    """What goes to the register."""

    people: tuple[_Person, ...]


class _Said(Struct, kw_only=True, frozen=True):
    member_id: str
    result: str


class Answered(Struct, kw_only=True, frozen=True):
    """What comes back: `result` is "confirmed" or a code of `REASONS`; another code counts as a refusal."""

    answers: tuple[_Said, ...]


class HttpRegister:
    """A register behind a URL. Any thread; each question has a connection of its own."""

    def __init__(self, url: str, *, token: str = "") -> None:
        """`token` goes as `Authorization: Bearer`. Raises Fault (check_url_malformed, check_url_open)."""
        self._url = check_url(url)
        self._token = token

    def ask(self, questions: Sequence[Question], *, timeout_s: float) -> Mapping[str, str]:
        """One POST for all of them (`Register.ask`)."""
        people = tuple(
            _Person(
                member_id=each.member_id,
                nik=each.nik,
                name=each.name,
                birth_date=each.birth_date,
                sex=each.sex,
            )
            for each in questions
        )
        body = self._post(msgspec.json.encode(Asked(people=people)), timeout_s)
        try:
            answered = msgspec.json.decode(body, type=Answered)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise RegisterAway("an answer of another form") from None
        return {each.member_id: _reason(each.result) for each in answered.answers}

    def _post(self, body: bytes, timeout_s: float) -> bytes:
        kind = http.client.HTTPSConnection if self._url.scheme == "https" else http.client.HTTPConnection
        line = kind(self._url.hostname or "", self._url.port, timeout=timeout_s)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        # A time-out of the socket begins anew with every byte; this one does not.
        end = threading.Timer(timeout_s, _cut, (line,))
        end.daemon = True
        end.start()
        try:
            path = self._url.path or "/"
            line.request("POST", f"{path}?{self._url.query}" if self._url.query else path, body, headers)
            answer = line.getresponse()
            taken = answer.read(_MOST_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            raise RegisterAway(type(error).__name__) from None
        finally:
            end.cancel()
            line.close()
        if answer.status != 200:
            raise RegisterAway(f"status {answer.status}")
        if len(taken) > _MOST_BYTES:
            raise RegisterAway("too long an answer")
        return taken


def check_url(url: str) -> SplitResult:
    """A register's URL, parsed. NIKs go in the clear to this machine itself only.

    Raises Fault (check_url_malformed, check_url_open).
    """
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise Fault("check_url_malformed", url=url)
    if parts.scheme == "http" and not _is_here(parts.hostname or ""):
        raise Fault("check_url_open", url=url)
    return parts


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _cut(line: http.client.HTTPConnection) -> None:
    if line.sock is not None:
        try:
            line.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


def _reason(result: str) -> str:
    if result == CONFIRMED:
        return ""
    return result if result in REASONS else _OTHER
