"""The rounds with HQ, asked for or begun by themselves. Lives as long as the desk; knows no Qt.

It decides when, runs one at a time, and remembers how the last one ended, whichever page is in view.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import AutoSync, Desk, Synced
    from fieldreg.sync import Progress

_LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsSeen:
    """How it stands with the line."""

    syncing: bool = False
    progress: "Progress | None" = None
    """Of the round under way; None before HQ's first answer."""
    synced: "Synced | None" = None
    """How the last round ended, if it ended well."""
    fault: Fault | None = None
    """Why the last round did not."""
    online: bool = True
    """Whether this machine has any network."""
    automatic: bool = True
    """Whether rounds begin by themselves."""
    stopped: bool = False
    """Whether somebody must act before another round makes sense."""
    next_s: float | None = None
    """Seconds to the next round that begins by itself; None where none is due."""


class Rounds:
    """`told` is called whenever something of `seen` has changed; `ended` after each round.

    `automatic` is the setting as it stands. `tick` is to be called every few seconds.
    """

    def __init__(
        self,
        work: Work,
        *,
        automatic: Callable[[], bool],
        told: Callable[[RoundsSeen], None],
        ended: Callable[[], None],
    ) -> None:
        self._work = work
        self._automatic = automatic
        self._told = told
        self._ended = ended
        self._timetable: AutoSync | None = None
        self.seen = RoundsSeen(automatic=automatic())

    def begin(self) -> None:
        """The desk is open. The first round begins at the first tick with a network."""

        def make(desk: "Desk") -> "AutoSync":
            from fieldreg.app import AutoSync  # noqa: PLC0415  loaded by now

            return AutoSync(desk.identity().hq_url)

        self._work.read(make, done=self._ready, failed=lambda _: None)

    def pause(self) -> None:
        """The desk is being closed: no round begins from now on."""
        self._timetable = None

    def tick(self) -> None:
        """Time has passed: begin a round if one is due."""
        timetable = self._timetable
        if timetable is None:
            return
        if timetable.due() and self._automatic() and not self.seen.syncing:
            self._start()
        else:
            self._tell()

    def ask(self) -> None:
        """A round now, whatever the timetable says."""
        if not self.seen.syncing:
            if self._timetable is not None:
                self._timetable.wake()
            self._start()

    def wrote(self) -> None:
        """Something was written that HQ should have soon."""
        if self._timetable is not None:
            self._timetable.wrote()

    def _ready(self, timetable: "AutoSync") -> None:
        self._timetable = timetable
        if self.seen.syncing:
            timetable.began()
        self._tell()

    def _start(self) -> None:
        if self._timetable is not None:
            self._timetable.began()
        self.seen = replace(self.seen, syncing=True, progress=None, synced=None, fault=None)
        self._tell()
        self._work.sync(progressed=self._progressed, done=self._done, failed=self._failed)

    def _progressed(self, progress: "Progress") -> None:
        if not self.seen.syncing:
            return
        self.seen = replace(self.seen, progress=progress)
        self._tell()

    def _done(self, synced: "Synced") -> None:
        if self._timetable is not None:
            self._timetable.succeeded()
            if synced.numbers_assigned:  # HQ is to know them, and to judge, at once
                self._timetable.wake()
        self._end(synced=synced)

    def _failed(self, fault: Fault) -> None:
        if self._timetable is not None:
            self._timetable.failed(fault)
        # Somebody locked the desk in the middle: no failure of the line, and it goes on at the next sign-in.
        self._end(fault=None if fault.code == _LOCKED else fault)

    def _end(self, *, synced: "Synced | None" = None, fault: Fault | None = None) -> None:
        self.seen = replace(self.seen, syncing=False, progress=None, synced=synced, fault=fault)
        self._tell()
        self._ended()

    def _tell(self) -> None:
        timetable, automatic = self._timetable, self._automatic()
        if timetable is not None:
            self.seen = replace(
                self.seen,
                online=timetable.online,
                stopped=timetable.stopped,
                next_s=timetable.wait_s() if automatic else None,
            )
        self.seen = replace(self.seen, automatic=automatic)
        self._told(self.seen)
