"""The state of the laptop, read again and again: what the strip and the rail show. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Home, Status

CLOCK_OFF_MS = 2 * 60 * 1000
"""From here on a wrong clock is told; the program corrects it in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSeen:
    """A status, and the clock by which to show it."""

    status: "Status"
    zone: ZoneInfo
    today: date
    place: str


class StatusPresenter:
    """Reads on demand; at most one question is under way."""

    def __init__(self, work: Work, home: "Home", *, seen: Callable[[StatusSeen], None]) -> None:
        self._work = work
        self._home = home
        self._seen = seen
        self._reading = self._again = False

    def refresh(self) -> None:
        """Read it now, or as soon as the question under way is answered."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        home = self._home

        def read(desk: "Desk") -> StatusSeen:
            from fieldreg.app import read_status  # noqa: PLC0415  loaded by now

            return StatusSeen(
                status=read_status(desk, home),
                zone=desk.settings.time_zone,
                today=desk.today(),
                place=desk.settings.place,
            )

        self._work.read(read, done=self._arrived, failed=self._failed)

    def _arrived(self, seen: StatusSeen) -> None:
        self._reading = False
        self._seen(seen)
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, _fault: Fault) -> None:
        # Locked, or the disk does not answer: whoever acts next is told; the strip shows no guess.
        self._reading = self._again = False
