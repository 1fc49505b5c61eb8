"""What the page of the activation shows. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.activations import Activation, ActivationCounts
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import Dashboard, Hour

MOST_LINES = 7
"""So many lines of a tally are in sight; the rest are summed in one more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """How the day stands, as read from the store."""

    dashboard: "Dashboard | None"
    """None: this laptop registers for no activation."""
    counts: ActivationCounts
    """Of the activation with all its laptops; of this laptop's day where there is none."""
    hours: "tuple[Hour, ...]"
    informed_today: int
    known: tuple[Activation, ...]
    """Newest first."""
    may_open: bool
    """Whether a coordinator is at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardScreen:
    """Everything that the first sheet shows."""

    board: Board | None = None
    problems: tuple[Problem, ...] = ()
    """Of the form that opens an activation."""
    fault: Fault | None = None
    informed: str = ""
    """Whom the last keystroke counted: the label of an occupation."""


def largest(tally: Mapping[str, int], *, most: int = MOST_LINES) -> tuple[list[tuple[str, int]], int]:
    """(the largest lines by code, the sum of the rest); the rest is never a single line."""
    lines = sorted(tally.items(), key=lambda line: (-line[1], line[0]))
    if len(lines) <= most:
        return lines, 0
    kept = lines[: most - 1]
    return kept, sum(count for _, count in lines[most - 1 :])
