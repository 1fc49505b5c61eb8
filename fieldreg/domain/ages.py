"""Ages, and the century of a year written with two digits."""

from datetime import date
from typing import NamedTuple

YOUNGEST_LIKELY = 15
"""Under this age a two-digit year is read as the century before."""
AGE_LIMIT = 65
"""Membership begins before this birthday (BPU: "belum mencapai 65 tahun")."""
CARD_AGE = 17
"""From this age a person has an identity card; BPU has no lower limit that we know of."""


def age_on(day: date, birth_date: date) -> int:
    """Full years of life on that day; negative before birth. Born on 29 February: older on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


class Year(NamedTuple):
    """A year of birth, and whether the age makes it sure."""

    year: int
    sure: bool


def full_year(two_digits: int, month: int, day: int, *, today: date) -> Year | None:
    """The year of birth that two digits mean.

    Sure is the one century in which the person is from 15 to under 65 today. Where none is, the year that
    comes nearest to it without lying in the future. None where no century has such a day.
    """
    births = [
        birth
        for century in (today.year // 100 * 100, today.year // 100 * 100 - 100)
        if (birth := _day(century + two_digits, month, day)) is not None and birth <= today
    ]
    if not births:
        return None
    nearest = min(births, key=lambda birth: _distance(age_on(today, birth)))
    return Year(nearest.year, _distance(age_on(today, nearest)) == 0)


def _distance(age: int) -> int:
    return max(YOUNGEST_LIKELY - age, age - AGE_LIMIT + 1, 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
