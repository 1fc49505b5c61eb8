"""Bring HQ what waits, and say plainly how it went. Decides; knows no Qt."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from fieldreg.gui.exchange.rounds import Rounds, RoundsSeen
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, KeptRound, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeScreen:
    """Everything that the page shows of the line."""

    status: "Status | None" = None
    rounds: RoundsSeen = field(default_factory=RoundsSeen)
    arrived: int = 0
    """Of the round under way: records that HQ has taken."""
    to_bring: int = 0
    """Records that the round under way is to bring."""
    kept: "tuple[KeptRound, ...] | None" = None
    """The last rounds, newest first; None before they were read."""


class ExchangeView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: ExchangeScreen) -> None:
        """Show this."""
        ...


class ExchangePresenter:
    """Shows what `Rounds` do, and asks for one."""

    def __init__(self, view: ExchangeView, rounds: Rounds, work: Work) -> None:
        self._view = view
        self._rounds = rounds
        self._work = work
        self._kept: tuple[KeptRound, ...] | None = None
        self._status: Status | None = None
        self._began_at = 0

    def sync(self) -> None:
        """F9: one round, now."""
        self._rounds.ask()

    def status_read(self, status: "Status") -> None:
        """The laptop's state was read anew."""
        self._status = status
        self.show()

    def refresh(self) -> None:
        """Read the last rounds anew."""

        def read(desk: "Desk") -> "tuple[KeptRound, ...]":
            from fieldreg.app import read_rounds  # noqa: PLC0415  loaded by now

            return read_rounds(desk)

        self._work.read(read, done=self._read, failed=lambda _: None)

    def _read(self, kept: "tuple[KeptRound, ...]") -> None:
        if kept != self._kept:
            self._kept = kept
            self.show()

    def show(self) -> None:
        """Something of the rounds has changed."""
        seen, progress = self._rounds.seen, self._rounds.seen.progress
        if self._status is not None and progress is None:
            self._began_at = self._status.acknowledged_seq
        self._view.show_screen(
            ExchangeScreen(
                status=self._status,
                rounds=seen,
                arrived=max(0, progress.acknowledged - self._began_at) if progress else 0,
                to_bring=max(0, progress.head - self._began_at) if progress else 0,
                kept=self._kept,
            )
        )
