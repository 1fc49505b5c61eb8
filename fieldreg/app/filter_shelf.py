"""The laptop's side of fetching member filters: where each piece goes, and when a filter counts.

Only short tasks touch the store, so registering goes on beside a fetch: pieces are written, and the whole is
checked, on the thread that fetches.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from fieldreg.app.desk import Desk
from fieldreg.domain.faults import Fault
from fieldreg.files import read_fault
from fieldreg.store import Coming
from fieldreg.wire import FILTER_HEAD_BYTES, FilterHead, WireError

Result = TypeVar("Result")
_PIECE = 1 << 20


class Ask(Protocol):
    """Runs a short task on the desk's thread and waits for its result."""

    def __call__(self, task: Callable[[Desk], Result], /) -> Result: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class WantedFilter:
    """A member filter that is not whole yet (sync's `Wanted`)."""

    coming: Coming

    @property
    def path(self) -> str:
        """Where HQ keeps it."""
        return f"/v1/filters/{self.coming.published.version}"

    @property
    def size(self) -> int:
        """Bytes of the whole."""
        return self.coming.published.size_bytes

    @property
    def have(self) -> int:
        """Bytes that are here."""
        return self.coming.have


class FilterShelf:
    """Sync's `Shelf`. Belongs to the thread of the line."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def wanted(self) -> WantedFilter | None:
        """The next filter to fetch; None also while there are records to bring, for these come first."""
        coming = self._ask(_wanted)
        return WantedFilter(coming) if coming else None

    def keep(self, wanted: WantedFilter, data: bytes) -> None:
        """Raises Fault: filter_damaged where the whole is not what HQ published; disk_full."""
        coming = wanted.coming
        try:
            coming.file.write(coming.have, data)
        except Fault:
            if not coming.have:
                coming.file.remove()  # nobody knows of it: the next beginning has a file of its own
            raise
        have = coming.have + len(data)
        coming = self._ask(lambda desk: desk.store.member_filters.came(coming, have))
        if have < wanted.size:
            return
        if coming.file.sha256() != coming.published.sha256:
            self._ask(lambda desk: desk.store.member_filters.was_bad(coming))
            raise Fault("filter_damaged")
        self._ask(lambda desk: desk.store.member_filters.became_whole(coming))

    def gone(self, wanted: WantedFilter) -> None:
        """HQ keeps it no longer."""
        self._ask(lambda desk: desk.store.member_filters.is_gone(wanted.coming))


def take_filter_file(desk: Desk, file: Path) -> Coming:
    """Take a member filter from a stick. The one that answered so far stays until this one is checked.

    Raises Fault: filter_unknown (HQ's feed, by sync or reply, has not told of it yet), filter_damaged,
    file_trouble, disk_full.
    """
    filters = desk.store.member_filters
    try:
        with file.open("rb") as stick:
            head = FilterHead.read(stick.read(FILTER_HEAD_BYTES))
            coming = filters.begin(head.version)
            if coming is None:
                raise Fault("filter_unknown")
            stick.seek(0)
            try:
                _copy(stick, coming)
            except BaseException:
                coming.file.remove()
                raise
    except WireError:
        raise Fault("filter_damaged") from None
    except OSError as error:
        raise read_fault(error, file.name) from None
    filters.became_whole(coming)
    return coming


def _copy(stick: BinaryIO, coming: Coming) -> None:
    """All of it, checked. Raises Fault (filter_damaged, disk_full)."""
    size, at = coming.published.size_bytes, 0
    while piece := stick.read(min(_PIECE, size + 1 - at)):
        coming.file.write(at, piece)
        at += len(piece)
    if at != size or coming.file.sha256() != coming.published.sha256:
        raise Fault("filter_damaged")


def _wanted(desk: Desk) -> Coming | None:
    journal = desk.store.journal
    if journal.head().seq > journal.acknowledged().seq:
        return None
    return desk.store.member_filters.wanted()
