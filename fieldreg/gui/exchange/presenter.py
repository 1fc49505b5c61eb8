"""Bring HQ what waits, and say plainly how it went. Decides; knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreg.app import Status, Synced
    from fieldreg.sync import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeScreen:
    """Everything that the page shows."""

    status: "Status | None" = None
    syncing: bool = False
    progress: "Progress | None" = None
    """Of the round under way; None before HQ's first answer."""
    synced: "Synced | None" = None
    """How the last round ended, if it ended well."""
    fault: Fault | None = None
    """Why the last round did not."""


class ExchangeView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: ExchangeScreen) -> None:
        """Show this."""
        ...


class ExchangePresenter:
    """`changed` is called whenever what waits may have changed."""

    def __init__(self, view: ExchangeView, work: Work, *, changed: "Callable[[], None]") -> None:
        self._view = view
        self._work = work
        self._changed = changed
        self._status: Status | None = None
        self._syncing = False
        self._progress: Progress | None = None
        self._synced: Synced | None = None
        self._fault: Fault | None = None

    @property
    def syncing(self) -> bool:
        """Whether a round is under way."""
        return self._syncing

    @property
    def fault(self) -> Fault | None:
        """Why the last round failed, or None."""
        return self._fault

    def sync(self) -> None:
        """F9: one round, now."""
        if self._syncing:
            return
        self._syncing, self._progress, self._synced, self._fault = True, None, None, None
        self._show()
        self._work.sync(progressed=self._progressed, done=self._done, failed=self._failed)
        self._changed()

    def status_read(self, status: "Status") -> None:
        """The laptop's state was read anew."""
        self._status = status
        self._show()

    def _progressed(self, progress: "Progress") -> None:
        self._progress = progress
        self._show()

    def _done(self, synced: "Synced") -> None:
        self._syncing, self._synced = False, synced
        self._show()
        self._changed()

    def _failed(self, fault: Fault) -> None:
        self._syncing, self._fault = False, fault
        self._show()
        self._changed()

    def _show(self) -> None:
        self._view.show_screen(
            ExchangeScreen(
                status=self._status,
                syncing=self._syncing,
                progress=self._progress,
                synced=self._synced,
                fault=self._fault,
            )
        )
