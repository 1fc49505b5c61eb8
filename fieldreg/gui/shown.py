"""How figures, dates and times stand on the screen. No Qt; Indonesian manner in either language."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from fieldreg.domain.dates import MONTH_NAMES, short_date
from fieldreg.domain.money import rupiah
from fieldreg.domain.months import Month

__all__ = ["count", "day", "gigabytes", "kilobytes", "moment", "money", "month", "plain", "time_or_day"]

_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
money = rupiah
"""Rp45.600"""


def plain(amount_rp: int) -> str:
    """45.600, for columns that say rupiah above."""
    return rupiah(amount_rp).removeprefix("Rp")


def count(number: int) -> str:
    """12.345."""
    return f"{number:,}".replace(",", ".")


def day(value: date) -> str:
    """25/08/1985."""
    return short_date(value)


def month(value: Month, language: str) -> str:
    """Nov 2026, Des 2026 (Dec 2026 in English)."""
    names = _ENGLISH_MONTHS if language == "en" else MONTH_NAMES
    return f"{names[value.month - 1][:3]} {value.year}"


def time_or_day(at_ms: int, zone: ZoneInfo, *, today: date) -> str:
    """07.12 where it was today, 20/11/2026 otherwise; in the market's zone."""
    local = _local(at_ms, zone)
    return f"{local:%H.%M}" if local.date() == today else short_date(local.date())


def moment(at_ms: int, zone: ZoneInfo, *, today: date) -> str:
    """07.12 where it was today, 20/11/2026 07.12 otherwise."""
    local = _local(at_ms, zone)
    clock = f"{local:%H.%M}"
    return clock if local.date() == today else f"{short_date(local.date())} {clock}"


def gigabytes(size: int) -> str:
    """41 GB; under ten with one decimal: 0,4 GB."""
    value = size / 1024**3
    return f"{value:.0f} GB" if value >= 10 else f"{value:.1f} GB".replace(".", ",")


def kilobytes(size: int) -> str:
    """17,2 KB."""
    return f"{size / 1024:.1f} KB".replace(".", ",")


def _local(at_ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone(zone)
