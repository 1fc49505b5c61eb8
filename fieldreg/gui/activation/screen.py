"""What the page of the activation shows. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.activations import Activation
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import Dashboard, DayReport
    from fieldreg.cards import Chart, ChartColours


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """How the day stands, as read from the store."""

    dashboard: "Dashboard"
    """Of the activation with all its laptops; of this laptop's day where there is none (`code` is "")."""
    state: tuple[object, ...]
    """Of the store and the desk, when it was counted: where it is the same, so are the counts."""
    colours: "ChartColours"
    shapes: "tuple[Chart, ...]"
    """What the charts show."""
    charts: tuple[bytes, ...]
    """The same as SVG."""
    informed_today: int
    known: tuple[Activation, ...]
    """Newest first."""
    may_open: bool
    """Whether a coordinator is at the desk."""

    @property
    def taking_part(self) -> bool:
        """Whether this laptop registers for an activation."""
        return bool(self.dashboard.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardScreen:
    """Everything that the first sheet shows."""

    board: Board | None = None
    problems: tuple[Problem, ...] = ()
    """Of the form that opens an activation."""
    fault: Fault | None = None
    informed: str = ""
    """Whom the last keystroke counted: the label of an occupation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingScreen:
    """Everything that the second sheet shows."""

    report: "DayReport | None" = None
    officers: tuple[tuple[str, str], ...] = ()
    """(id, name) of those whose cash is to be counted."""
    problems: tuple[Problem, ...] = ()
    """At `cards`, or at `cash:` and an officer's id."""
    file: str = ""
    """What was just written, by its name."""
    fault: Fault | None = None
