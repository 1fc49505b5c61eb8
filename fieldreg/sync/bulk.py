"""What is bulky comes after the records, a piece at a time: interrupted anywhere, it goes on from there."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from fieldreg.domain.faults import Fault
from fieldreg.sync.pace import Pace

_KIB = 1024


class Wanted(Protocol):
    """Something of `size` bytes that HQ keeps at `path`, of which we have the first `have`."""

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def size(self) -> int: ...  # noqa: D102
    @property
    def have(self) -> int: ...  # noqa: D102


WantedHere = TypeVar("WantedHere", bound=Wanted)


class Shelf(Protocol[WantedHere]):
    """The laptop's side. Each call may write to the disk."""

    def wanted(self) -> WantedHere | None:
        """What to fetch next, or None: nothing, or not now, for there are records to bring first."""
        ...

    def keep(self, wanted: WantedHere, data: bytes) -> None:
        """The next bytes, on the disk when this returns; where none are left, the whole is checked."""
        ...

    def gone(self, wanted: WantedHere) -> None:
        """HQ does not keep it any longer."""
        ...


class BulkLine(Protocol):
    """The way to HQ. Returns only what HQ has verifiably signed for this very question."""

    def fetch(self, path: str, first: int, last: int) -> bytes:
        """Bytes `first` to `last`, both included, or fewer. Raises Fault; bulk_gone."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkProgress:
    """`have` of `size` bytes are here."""

    have: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What one fetching brought."""

    bytes_down: int = 0
    left: int = 0
    """Bytes that are still to come; 0 when nothing is wanted any more."""
    fault: str = ""
    """Why it ended before its time, if the line or HQ was the reason: the next round goes on."""


def piece_pace() -> Pace:
    """How many KiB to ask for at a time; to be kept from round to round."""
    return Pace(64, smallest=16, largest=1024)


def fetch_bulk(
    shelf: Shelf[WantedHere],
    line: BulkLine,
    *,
    for_s: float,
    pace: Pace | None = None,
    on_progress: Callable[[BulkProgress], None] = lambda _: None,
    clock: Callable[[], float] = time.monotonic,
) -> Fetched:
    """Fetch what is wanted for about `for_s` seconds. A line that breaks ends it without ado.

    Raises Fault where this laptop is at fault: disk_full, filter_damaged …
    """
    pace = pace or piece_pace()
    began, down, gone = clock(), 0, set[str]()
    while (wanted := shelf.wanted()) is not None:
        left = wanted.size - wanted.have
        if clock() - began >= for_s or wanted.path in gone:
            return Fetched(bytes_down=down, left=left, fault="bulk_gone" if wanted.path in gone else "")
        if not left:  # the program ended between the last bytes and their check
            shelf.keep(wanted, b"")
            continue
        asked_at = clock()
        try:
            last = min(wanted.have + pace.entries * _KIB, wanted.size) - 1
            data = line.fetch(wanted.path, wanted.have, last)
        except Fault as fault:
            if fault.code == "bulk_gone":
                shelf.gone(wanted)
                gone.add(wanted.path)
                continue
            pace.broke()
            return Fetched(bytes_down=down, left=left, fault=fault.code)
        pace.went(-(-len(data) // _KIB), clock() - asked_at)
        shelf.keep(wanted, data)
        down += len(data)
        on_progress(BulkProgress(have=wanted.have + len(data), size=wanted.size))
    return Fetched(bytes_down=down)
