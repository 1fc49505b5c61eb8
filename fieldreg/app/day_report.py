"""A day on this laptop, read at one moment."""

from dataclasses import dataclass
from datetime import date, datetime

from fieldreg.domain.activations import Activation
from fieldreg.domain.closing import OF_THE_DAY, Reconciliation
from fieldreg.domain.closing_books import Counted
from fieldreg.store import Change, Closing, DayTallies, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """A day on this laptop as it stands now: what the sheet and the exports say."""

    day: date
    read_at: datetime
    """In the market's zone."""
    span: Span
    reconciliation: Reconciliation
    tallies: DayTallies
    activations: tuple[Activation | str, ...]
    """Those of the people of the day, and the current one; a bare code where the plan is not known."""
    informed: int
    counted: Counted
    closings: tuple[Closing, ...]
    """How often it was closed before, first to last."""
    changes: tuple[Change, ...]
    """Since the first closing."""

    @property
    def officers(self) -> tuple[str, ...]:
        """Ids of those who registered somebody or took cash."""
        people = self.reconciliation.cash
        return tuple(dict.fromkeys([*self.tallies.officers, *(each.officer for each in people)]))

    @property
    def drifted(self) -> tuple[str, ...]:
        """The figures of the day that are not what they were at the first closing."""
        if not self.closings:
            return ()
        then, now = self.closings[0].closed.figures, self.reconciliation.figures
        return tuple(name for name in OF_THE_DAY if name in then and then[name] != now[name])
