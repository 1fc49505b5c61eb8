"""Where somebody lives and works, and at what: read and judged."""

import re
from dataclasses import dataclass

from fieldreg.domain.findings import Findings
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.regions import Level, Regions
from fieldreg.domain.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a form says of work and places; "" where nothing was given."""

    occupation: str
    """Its code, or "" where the words are not in the table."""
    occupation_text: str
    """The words as they were given; "" where the code itself was."""
    second_occupation: str
    """A code, or the words."""
    district: str
    address: str
    work_regency: str
    work_place: str
    work_hours: str


def judge_work(form: RegistrationForm, *, tables: Tables, found: Findings) -> Work:
    """Read work and places and add to `found` what is wrong. Never raises.

    Blocks: occupation_missing. Warns: occupation_unknown, district_unknown, work_regency_unknown,
    work_hours_unreadable. A place that is not found stands in front of the free text beside it, and hours
    that cannot be read stay as they are, so that nothing is lost.
    """
    occupation, occupation_text = _occupation(form.occupation, tables, found)
    second = tables.occupations.read(form.second_occupation)
    district, district_text = _place(form.district, Level.DISTRICT, tables.regions)
    if district_text:
        found.warn("district_unknown", "district", given=district_text)
    regency, regency_text = _place(form.work_regency, Level.REGENCY, tables.regions)
    if regency_text:
        found.warn("work_regency_unknown", "work_regency", given=regency_text)
    return Work(
        occupation=occupation,
        occupation_text=occupation_text,
        second_occupation=second.code if second else _words(form.second_occupation),
        district=district,
        address=_joined(_words(form.address), district_text),
        work_regency=regency,
        work_place=_joined(_words(form.work_place), regency_text),
        work_hours=_hours(form.work_hours, found),
    )


def read_hours(text: str) -> str | None:
    """05.00-13.30 out of "5-13.30", "05:00 s/d 13:30 WIB", "jam 5 sampai 13.30"; None if unreadable.

    A span may pass midnight. "" for an empty field.
    """
    if not text.strip(" \t-"):
        return ""
    match = _HOURS.fullmatch(text.strip().casefold())
    if match is None:
        return None
    start_hour, start_minute, end_hour, end_minute = (int(part or 0) for part in match.groups())
    if max(start_hour, end_hour) > 24 or max(start_minute, end_minute) > 59:
        return None
    return f"{start_hour:02d}.{start_minute:02d}-{end_hour:02d}.{end_minute:02d}"


_HOUR = r"(?:jam|pukul|pkl)?\.?\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:wib|wita|wit)?"
_HOURS = re.compile(rf"{_HOUR}\s*(?:-|\u2013|s/d|sd|s\.d\.|sampai|hingga)\s*{_HOUR}")


def _occupation(text: str, tables: Tables, found: Findings) -> tuple[str, str]:
    words = _words(text)
    if not any(c.isalnum() for c in words):
        found.block("occupation_missing", "occupation")
        return "", ""
    occupation = tables.occupations.find(words) or tables.occupations.read(words)
    if occupation is None:
        found.warn("occupation_unknown", "occupation", given=words)
        return "", words
    return occupation.code, "" if words == occupation.code else words


def _place(text: str, level: Level, regions: Regions) -> tuple[str, str]:
    """The code of a place and what is left of the text: the text where no code was found."""
    words = _words(text)
    if not any(c.isalnum() for c in words):
        return "", ""
    region = regions.read(words, level)
    return (region.code, "") if region else ("", words)


def _hours(text: str, found: Findings) -> str:
    hours = read_hours(text)
    if hours is None:
        found.warn("work_hours_unreadable", "work_hours")
        return _words(text)
    return hours


def _words(text: str) -> str:
    return " ".join(text.split())


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)
