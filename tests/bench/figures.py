"""What a bench reports."""

from typing import NamedTuple


class Figure(NamedTuple):
    """One measured number. `reference`, `ratio` and `target` are None (or "") where there is none."""

    name: str
    value: float
    unit: str
    reference: float | None = None
    ratio: float | None = None
    target: str = ""
