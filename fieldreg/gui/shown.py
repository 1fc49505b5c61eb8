"""How figures, dates and times stand on the screen. No Qt; Indonesian manner in either language."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from fieldreg.domain.dates import long_month, short_date, short_month
from fieldreg.domain.money import grouped, rupiah
from fieldreg.domain.months import Month

__all__ = [
    "count",
    "day",
    "gigabytes",
    "kilobytes",
    "moment",
    "money",
    "month",
    "plain",
    "short_day",
    "span",
    "time_or_day",
    "whole_month",
]

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
money = rupiah
"""Rp45.600"""


def plain(amount_rp: int) -> str:
    """45.600, for columns that say rupiah above."""
    return rupiah(amount_rp).removeprefix("Rp")


def count(number: int) -> str:
    """12.345."""
    return grouped(number)


def day(value: date) -> str:
    """25/08/1985."""
    return short_date(value)


def short_day(value: date) -> str:
    """21/11."""
    return f"{value:%d/%m}"


def month(value: Month, language: str) -> str:
    """Nov 2026, Des 2026 (Dec 2026 in English)."""
    if language == "en":
        return f"{_ENGLISH_MONTHS[value.month - 1][:3]} {value.year}"
    return short_month(value)


def whole_month(value: Month, language: str) -> str:
    """November 2026, Desember 2026 (December 2026 in English)."""
    return f"{_ENGLISH_MONTHS[value.month - 1]} {value.year}" if language == "en" else long_month(value)


def time_or_day(at_ms: int, zone: ZoneInfo, *, today: date) -> str:
    """07.12 where it was today, 20/11/2026 otherwise; in the market's zone."""
    local = _local(at_ms, zone)
    return f"{local:%H.%M}" if local.date() == today else short_date(local.date())


def moment(at_ms: int, zone: ZoneInfo, *, today: date) -> str:
    """07.12 where it was today, 20/11/2026 07.12 otherwise."""
    local = _local(at_ms, zone)
    clock = f"{local:%H.%M}"
    return clock if local.date() == today else f"{short_date(local.date())} {clock}"


def span(first_ms: int, last_ms: int, zone: ZoneInfo, *, today: date) -> str:
    """07.12 or 07.12–09.40 where it was today; 20/11 07.12–09.40, 20/11 22.10 – 21/11 05.30 otherwise."""
    first, last = _local(first_ms, zone), _local(last_ms, zone)
    begin, end = f"{first:%H.%M}", f"{last:%H.%M}"
    if first.date() != last.date():
        return f"{short_day(first)} {begin} – {short_day(last)} {end}"
    clock = begin if begin == end else f"{begin}–{end}"
    return clock if first.date() == today else f"{short_day(first)} {clock}"


def gigabytes(size: int) -> str:
    """41 GB; under ten with one decimal: 0,4 GB."""
    value = size / 1024**3
    return f"{value:.0f} GB" if value >= 10 else f"{value:.1f} GB".replace(".", ",")


def kilobytes(size: int) -> str:
    """17,2 KB; 10,5 MB."""
    large = size >= 1024 * 1024
    return f"{size / 1024 / (1024 if large else 1):.1f} {'MB' if large else 'KB'}".replace(".", ",")


def _local(at_ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone(zone)
