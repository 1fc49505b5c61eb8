"""Contribution months: a year and a month, without a day or a zone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month; `str()` gives `YYYY-MM`."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1900 <= self.year <= 9999):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month in which `day` lies."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `YYYY-MM`. Raises ValueError on anything else."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    def plus(self, months: int) -> "Month":
        """The month so many months later (or earlier)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def run(self, months: int) -> Iterator["Month"]:
        """This month and those after it, `months` in all."""
        return (self.plus(step) for step in range(months))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
