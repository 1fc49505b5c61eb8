"""Dates as they are typed and as Indonesia writes them."""

import re
from datetime import date

from fieldreg.domain.ages import full_year
from fieldreg.domain.months import Month
from fieldreg.domain.spelling import folded

MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def long_date(day: date) -> str:
    """21 November 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """21/11/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_month(month: Month) -> str:
    """November 2026."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def short_month(month: Month) -> str:
    """Nov 2026."""
    return f"{MONTH_NAMES[month.month - 1][:3]} {month.year}"


def read_date(text: str, *, today: date) -> date | None:
    """A birth date out of "08/07/05", "11-03-1966", "21 Juni 1974", "1974-06-21", "21061974"; or None.

    The day stands before the month, as everywhere in Indonesia, unless a year of four digits leads.
    A year of two digits is read by age (`ages.full_year`).
    """
    words = folded(_TIME_BEHIND.sub("", text.strip()))
    match = _YEAR_FIRST.fullmatch(words)
    if match:
        return _date(int(match[1]), _month(match[2]), int(match[3]))
    match = next(filter(None, (form.fullmatch(words) for form in _DAY_LEADS)), None)
    if match is None:
        return None
    day, month, year = int(match[1]), _month(match[2]), int(match[3])
    if len(match[3]) == 2:
        found = full_year(year, month, day, today=today)
        return date(found.year, month, day) if found else None
    return _date(year, month, day)


def read_month(text: str) -> Month | None:
    """A contribution month out of "2026-11", "11/2026", "Nov 2026", "November 2026"; or None."""
    words = folded(text)
    match = _MONTH_LAST.fullmatch(words)
    year, month = (match[1], match[2]) if match else ("", "")
    match = _MONTH_FIRST.fullmatch(words)
    if match:
        year, month = match[2], match[1]
    number = _month(month)
    return Month(int(year), number) if number and int(year) >= _FIRST_YEAR else None


_TIME_BEHIND = re.compile(r"[T ]\d\d?:\d\d.*$")
_YEAR_FIRST = re.compile(r"(\d{4}) (\d{1,2}|[a-z]+) (\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})")
_MONTH_IN_WORDS = re.compile(r"(\d{1,2}) ?([a-z]+) ?(\d{4}|\d{2})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_DAY_LEADS = (_DAY_FIRST, _MONTH_IN_WORDS, _RUN_TOGETHER)
_MONTH_LAST = re.compile(r"(\d{4}) (\d{1,2}|[a-z]+)")
_MONTH_FIRST = re.compile(r"(\d{1,2}|[a-z]+) (\d{4})")
_FIRST_YEAR = 1900
_MONTH_WORDS = (
    "jan januari january",
    "feb peb februari pebruari february",
    "mar mrt maret march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "agu ags agt agst agustus aug august",
    "sep sept september",
    "okt oct oktober october",
    "nov nop november nopember",
    "des dec desember december",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}


def _month(text: str) -> int:
    """1 to 12, or 0 for what is no month."""
    number = int(text) if text.isdigit() else _MONTHS.get(text, 0)
    return number if number <= 12 else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
