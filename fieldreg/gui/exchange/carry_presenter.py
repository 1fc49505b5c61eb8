"""Exchange by a USB stick: what was carried is delivered only when HQ's reply says so. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import BundleRead, BundleWritten, Desk

Result = TypeVar("Result")
_REPLY = ".reply"
"""What HQ adds to the name of a bundle for its reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryScreen:
    """What the page shows of the stick; at most one of the last three is there."""

    busy: bool = False
    written: "BundleWritten | None" = None
    read: "BundleRead | None" = None
    fault: Fault | None = None


class CarryView(Protocol):
    """What the presenter tells the page."""

    def show_carry(self, screen: CarryScreen) -> None:
        """Show this."""
        ...


class CarryPresenter:
    """`changed` is called when what waits, or the last rounds, may have changed."""

    def __init__(self, view: CarryView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view = view
        self._work = work
        self._changed = changed
        self._busy = False

    def write(self, place: str) -> None:
        """Lay what waits onto the stick (a folder), or into a file of that name."""

        def task(desk: "Desk") -> "BundleWritten":
            from fieldreg.app import write_bundle  # noqa: PLC0415  loaded by now

            return write_bundle(desk, Path(place).expanduser())

        self._run(task, place, lambda done: CarryScreen(written=done))

    def read(self, place: str) -> None:
        """Take HQ's reply from the stick, or from the file of that name."""

        def task(desk: "Desk") -> "BundleRead":
            from fieldreg.app import read_bundle  # noqa: PLC0415  loaded by now

            return read_bundle(desk, reply_place(Path(place).expanduser()))

        self._run(task, place, lambda got: CarryScreen(read=got))

    def _run(
        self, task: "Callable[[Desk], Result]", place: str, shown: Callable[[Result], CarryScreen]
    ) -> None:
        if self._busy:
            return
        if not place.strip():
            self._view.show_carry(CarryScreen(fault=Fault("file_name_missing")))
            return
        self._busy = True
        self._view.show_carry(CarryScreen(busy=True))

        self._work.change(
            task,
            done=lambda result: self._end(shown(result)),
            failed=lambda fault: self._end(CarryScreen(fault=fault)),
        )

    def _end(self, screen: CarryScreen) -> None:
        self._busy = False
        self._view.show_carry(screen)
        self._changed()


def reply_place(place: Path) -> Path:
    """The stick, the reply itself, or the reply beside a bundle. Raises Fault (file_missing)."""
    if place.is_dir():
        return place
    file = place if place.suffix == _REPLY else place.with_name(place.name + _REPLY)
    if not file.is_file():
        raise Fault("file_missing", file=file.name)
    return file
