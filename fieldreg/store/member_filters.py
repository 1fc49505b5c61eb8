"""The member filters of this laptop: which HQ has published, which one is coming in, which one answers.

What is published follows from the feed. What is on the disk does not, so it stands beside the identity: for
each region at most one whole file and one that is still coming in. The old one answers until then.
"""

import os
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from fieldreg.domain.faults import Fault
from fieldreg.store.engine import Database, transaction
from fieldreg.store.filter_file import FilterFile, OpenFilter
from fieldreg.wire import WireError

_WHOLE, _COMING, _BAD = "member_filter/whole/", "member_filter/coming/", "member_filter/bad/"
_SECRET_BYTES = 32


class _OnDisk(msgspec.Struct, kw_only=True, frozen=True):
    """Under `_WHOLE` or `_COMING` and the region."""

    version: int
    have: int
    """Bytes that are safely on the disk."""
    secret: bytes
    file: str = ""
    """Its name; "" from the days when it followed from the version."""


class Published(NamedTuple):
    """A filter as HQ's feed tells of it (`MemberFilterPublished`)."""

    version: int
    region: str
    as_of_ms: int
    members: int
    size_bytes: int
    sha256: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A filter that is not whole yet. A plain value: its file may be written on any one thread."""

    published: Published
    have: int
    """The next byte to come."""
    file: FilterFile


class MemberFilters:
    """Belongs to the store's thread."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._open: dict[str, tuple[Published, OpenFilter]] = {}
        self._seen: int | None = None
        """SQLite's `data_version` at the last look: it changes when another desk has written."""

    def perhaps_since(self, nik: str) -> int | None:
        """As of when HQ perhaps had a member of this NIK (ms UTC), or None: certainly not, or nothing known.

        A filter that cannot be read is as good as none: it only ever asks.
        """
        (version,) = self._database.conn.execute("PRAGMA data_version").fetchone()
        if version != self._seen:
            self._refresh()
            self._seen = version
        for published, filter_ in self._open.values():
            try:
                if nik.startswith(published.region) and nik in filter_:
                    return published.as_of_ms
            except OSError:
                continue
        return None

    def known(self) -> tuple[Published, ...]:
        """The filters that answer now."""
        self._refresh()
        return tuple(published for published, _ in self._open.values())

    def wanted(self) -> Coming | None:
        """What is to be fetched next, if anything: first what was begun, for a whole old one beats none."""
        coming = self._states(_COMING)
        whole = self._states(_WHOLE)
        for newest in self._newest():
            held = whole.get(newest.region)
            if held is not None and held.version >= newest.version and self._there(held):
                continue
            if self._is_bad(newest.version):
                continue
            begun = coming.get(newest.region)
            told = self.published(begun.version) if begun else None
            if begun is not None and told is not None and self._there(begun):
                return self._coming(told, begun)
            return self._coming(newest, _fresh(newest.version))
        return None

    def published(self, version: int) -> Published | None:
        """The filter of this version, if HQ's feed has told of it."""
        row = self._database.conn.execute(
            f"SELECT {_COLUMNS} FROM member_filter WHERE version = ?", (version,)
        ).fetchone()
        return Published._make(row) if row else None

    def came(self, coming: Coming, have: int) -> Coming:
        """So many bytes are in the file now, and on the disk: a power cut goes on from there."""
        state = _state(coming, have)
        with transaction(self._database):
            self._write(_COMING + coming.published.region, msgspec.json.encode(state))
        if not coming.have:
            self._sweep()  # of a beginning that was cut before it came so far
        return Coming(published=coming.published, have=have, file=coming.file)

    def became_whole(self, coming: Coming) -> None:
        """Its SHA-256 is right: from now on it answers, and the one before it goes."""
        region = coming.published.region
        state = _state(coming, coming.published.size_bytes)
        with transaction(self._database):
            self._write(_WHOLE + region, msgspec.json.encode(state))
            self._drop(_COMING + region)
        self._refresh()
        self._sweep()

    def is_gone(self, coming: Coming) -> None:
        """HQ does not keep it any longer: begin with the newest, from the start."""
        with transaction(self._database):
            self._drop(_COMING + coming.published.region)
        coming.file.remove()

    def was_bad(self, coming: Coming) -> None:
        """It came, and is not what HQ published: not fetched again, or it would cost data for ever."""
        with transaction(self._database):
            self._drop(_COMING + coming.published.region)
            self._write(_BAD + str(coming.published.version), b"1")
        coming.file.remove()

    def begin(self, version: int) -> Coming | None:
        """A filter to be taken from a stick, from its start; None where HQ has not told of it.

        What is here of the same one, whole or half-fetched, stays untouched: whatever cuts the taking.
        """
        published = self.published(version)
        if published is None:
            return None
        self._sweep()
        return self._coming(published, _fresh(version))

    def damaged(self) -> tuple[Published, ...]:
        """Those whose file is not there, or is not what HQ published any more; reads all of each."""
        whole = ((state, self.published(state.version)) for state in self._states(_WHOLE).values())
        return tuple(told for state, told in whole if told is not None and not self._is_sound(state, told))

    def forget(self, damaged: Published) -> None:
        """Fetch it anew: nothing is lost that HQ does not have."""
        for region, state in self._states(_WHOLE).items():
            if state.version == damaged.version:
                self.close()
                with transaction(self._database):
                    self._drop(_WHOLE + region)
                self._file(state).remove()

    def close(self) -> None:
        """Let go of the files."""
        for _, filter_ in self._open.values():
            filter_.close()
        self._open, self._seen = {}, None

    def _refresh(self) -> None:
        """Open what has become whole, here or on another desk of this laptop, since the last question."""
        whole = self._states(_WHOLE)
        for region, state in whole.items():
            opened = self._open.get(region)
            if opened is None or opened[0].version != state.version:
                self._open_anew(region, state)

    def _open_anew(self, region: str, state: _OnDisk) -> None:
        published = self.published(state.version)
        try:
            if published is None:
                return
            filter_ = OpenFilter(self._file(state), b64decode(published.key))
        except (Fault, WireError, ValueError):
            return  # not there, not whole, or of a key that is none: as good as no filter
        if region in self._open:
            self._open[region][1].close()
        self._open[region] = published, filter_

    def _newest(self) -> Iterator[Published]:
        """Of each region, the smallest first."""
        rows = self._database.conn.execute(
            f"SELECT {_COLUMNS} FROM member_filter WHERE version IN"
            " (SELECT max(version) FROM member_filter GROUP BY region) ORDER BY size_bytes, version"
        )
        return map(Published._make, rows.fetchall())

    def _coming(self, published: Published, state: _OnDisk) -> Coming:
        return Coming(published=published, have=state.have, file=self._file(state))

    def _file(self, state: _OnDisk) -> FilterFile:
        return FilterFile(self._folder / (state.file or f"{state.version}.filter"), state.secret)

    def _there(self, state: _OnDisk) -> bool:
        """Whether as much is on the disk as we remember: not so after a restored backup of the store."""
        try:
            return self._file(state).path.stat().st_size >= state.have
        except OSError:
            return False

    def _is_sound(self, state: _OnDisk, published: Published) -> bool:
        try:
            return self._file(state).sha256() == published.sha256
        except Fault:
            return False

    def _sweep(self) -> None:
        """Remove files that nothing refers to any more."""
        states = [*self._states(_WHOLE).values(), *self._states(_COMING).values()]
        kept = {self._file(state).path for state in states}
        for path in self._folder.glob("*.filter"):
            if path not in kept:
                FilterFile(path, b"").remove()

    def _states(self, kind: str) -> dict[str, _OnDisk]:
        rows = self._database.conn.execute(
            "SELECT substr(name, ?), value FROM identity WHERE name >= ? AND name < ?",
            (len(kind) + 1, kind, kind + "\U0010ffff"),
        )
        return {region: msgspec.json.decode(value, type=_OnDisk) for region, value in rows}

    def _is_bad(self, version: int) -> bool:
        query = "SELECT 1 FROM identity WHERE name = ?"
        return self._database.conn.execute(query, (_BAD + str(version),)).fetchone() is not None

    def _write(self, name: str, value: bytes) -> None:
        self._database.conn.execute("INSERT OR REPLACE INTO identity VALUES (?, ?)", (name, value))

    def _drop(self, name: str) -> None:
        self._database.conn.execute("DELETE FROM identity WHERE name = ?", (name,))


def _fresh(version: int) -> _OnDisk:
    """A file of its own: under the name of another, a cut would leave bytes under two secrets in one."""
    return _OnDisk(
        version=version,
        have=0,
        secret=os.urandom(_SECRET_BYTES),
        file=f"{version}-{os.urandom(4).hex()}.filter",
    )


def _state(coming: Coming, have: int) -> _OnDisk:
    version, file = coming.published.version, coming.file
    return _OnDisk(version=version, have=have, secret=file.secret, file=file.path.name)


_COLUMNS = "version, region, as_of_ms, members, size_bytes, sha256, key"
