"""What a chart shows. Plain values: nothing heavy is imported here."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar: the laptop's own people, say, or those of the others."""

    name: str
    values: tuple[int, ...]
    """One for each label of the chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars with their numbers beside them, readable in black and white."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    """One or two, stacked: dark, then light with an outline."""
    shape: Literal["across", "columns"] = "across"
    """Bars lying under each other with long labels, or columns side by side with short ones."""
    includes: str = ""
    """What the numbers include, written under the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartColours:
    """`#rrggbb`; for a window whose paper is dark."""

    text: str = "#1A2421"
    line: str = "#9AA6A0"
    first: str = "#0B6E4F"
    second: str = "#CFE6DC"
