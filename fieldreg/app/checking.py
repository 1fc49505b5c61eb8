"""Checking cards at a desk that is no device of HQ: its public lists, and nothing of anybody.

The lists are signed, so a stick serves as well as a line. HQ's key is taken on trust the first time, or
given, and held to from then on; the newest list of each kind stays, so that nobody can bring back an
older one in which a stolen key or a voided card still counted.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldreg.app.home import Home
from fieldreg.app.verify_cards import Trust
from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.domain.faults import Fault
from fieldreg.files import write_whole
from fieldreg.wire import (
    PublicKey,
    VoidsPublished,
    WireError,
    open_keys,
    open_voids,
    split_lists,
    unpack_numbers,
)

MAX_FILE_BYTES = 64 * 1024 * 1024
_KEYS: Final = "/v1/keys"
_VOIDS: Final = "/v1/voids"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingLists:
    """What a checking desk goes by."""

    trust: Trust
    hq_key: str
    """Base64 of HQ's public key: to be compared once with what headquarters tells."""
    keys_as_of_ms: int
    voids_as_of_ms: int | None
    """None: no void list has come yet, so a withdrawn card passes as genuine."""
    first_use: bool
    """HQ's key was taken on trust just now."""
    stale: str = ""
    """Why the kept lists had to do: the code of the fault that the line met."""


def take_lists(home: Home, source: str, *, hq_key: str = "") -> CheckingLists:
    """Fetch HQ's lists from its address or from a file, and keep the newest of each.

    `hq_key` is base64 of HQ's public key; "" takes the first that comes, once. Where HQ's address cannot be
    reached the kept lists do. Raises Fault: lists_unreadable (no list of HQ's, or wrongly signed),
    hq_key_other (another HQ than before), file_missing, and what the line raises where nothing is kept.
    """
    kept = _kept(home)
    stale = ""
    try:
        given = _Lists.read(*_fetched(source))
    except Fault as fault:
        if kept is None or not fault.code.startswith("hq_"):
            raise
        given, stale = kept, fault.code
    wanted = hq_key or (kept.hq_key if kept else given.hq_key)
    if given.hq_key != wanted or (kept and kept.hq_key != wanted):
        raise Fault("hq_key_other")
    newest = given.newest(kept) if kept else given
    if newest != kept:
        _keep(home, newest)
    return newest.opened(first_use=kept is None and not hq_key, stale=stale)


def kept_lists(home: Home) -> CheckingLists | None:
    """The lists that this desk has, or None. Raises Fault (lists_unreadable)."""
    kept = _kept(home)
    return kept.opened(first_use=False, stale="") if kept else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    """Signed lists whose signatures are right, all by `hq_key`."""

    hq_key: str
    keys: IssuerKeysPublished
    keys_message: bytes
    voids: VoidsPublished | None
    voids_message: bytes | None

    @classmethod
    def read(cls, keys_message: bytes, voids_message: bytes | None) -> "_Lists":
        try:
            key, keys = open_keys(keys_message)
            voids = _opened_voids(key, voids_message) if voids_message is not None else None
        except WireError:
            raise Fault("lists_unreadable") from None
        return cls(
            hq_key=key.text, keys=keys, keys_message=keys_message, voids=voids, voids_message=voids_message
        )

    def newest(self, kept: "_Lists") -> "_Lists":
        keys = max(kept, self, key=lambda each: each.keys.as_of_ms)
        voids = max(kept, self, key=lambda each: each.voids.as_of_ms if each.voids else -1)
        return _Lists(
            hq_key=self.hq_key,
            keys=keys.keys,
            keys_message=keys.keys_message,
            voids=voids.voids,
            voids_message=voids.voids_message,
        )

    def opened(self, *, first_use: bool, stale: str) -> CheckingLists:
        try:
            void = unpack_numbers(self.voids.numbers) if self.voids else ()
        except WireError:
            raise Fault("lists_unreadable") from None
        return CheckingLists(
            trust=Trust(keys=self.keys, void=void),
            hq_key=self.hq_key,
            keys_as_of_ms=self.keys.as_of_ms,
            voids_as_of_ms=self.voids.as_of_ms if self.voids else None,
            first_use=first_use,
            stale=stale,
        )


def _opened_voids(hq_key: PublicKey, message: bytes) -> VoidsPublished:
    key, voids = open_voids(message)
    if key.text != hq_key.text:
        raise WireError("bad_signature")
    return voids


def _fetched(source: str) -> tuple[bytes, bytes | None]:
    if source.partition("://")[0].lower() in {"http", "https"}:
        from fieldreg.remote import fetch_list  # noqa: PLC0415 - requests is slow to load

        url = source.rstrip("/").removesuffix(_KEYS).removesuffix(_VOIDS)
        return fetch_list(url, _KEYS), fetch_list(url, _VOIDS)
    return _split(Path(source))


def _kept(home: Home) -> _Lists | None:
    return _Lists.read(*_split(home.lists)) if home.lists.is_file() else None


def _split(path: Path) -> tuple[bytes, bytes | None]:
    try:
        with path.open("rb") as stream:
            return split_lists(stream.read(MAX_FILE_BYTES))
    except FileNotFoundError:
        raise Fault("file_missing", file=path.name) from None
    except (OSError, WireError):
        raise Fault("lists_unreadable") from None


def _keep(home: Home, lists: _Lists) -> None:
    """Both lists as one file, in the very form of `fieldreg-hq keys --voids`: whole, or not at all."""
    home.make()
    parts = [b'"keys":' + lists.keys_message]
    if lists.voids_message is not None:
        parts.append(b'"voids":' + lists.voids_message)
    write_whole(home.lists, b"{" + b",".join(parts) + b"}")
