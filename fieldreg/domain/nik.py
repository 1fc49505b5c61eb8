"""The NIK, Indonesia's 16-digit population number: PPKKCC DDMMYY SSSS.

Region of first registration, birth date (women's day + 40), serial from 0001 (PP 37/2007, article 37;
PP 40/2019, article 30). A NIK is never mended when its date or region turns out wrong, so everything
but certain nonsense is a warning: the identity card decides, not the number.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from fieldreg.domain.ages import full_year
from fieldreg.domain.member import Sex
from fieldreg.domain.problems import Problem, Severity
from fieldreg.domain.regions import Region, Regions


@dataclass(frozen=True, slots=True, kw_only=True)
class NikReading:
    """What a NIK says, and what is wrong with it."""

    nik: str
    """What was typed without blanks and marks; 16 digits unless a problem blocks."""
    birth_date: date | None = None
    sex: Sex | None = None
    district: Region | None = None
    """Where the person was first registered; named after its regency where the district has moved."""
    problems: tuple[Problem, ...] = ()


def read_nik(text: str) -> str:
    """The NIK without what people and spreadsheets put around and between its digits.

    Takes away blanks, dots, hyphens, slashes, underscores and quotation marks, nothing else, so a letter O
    stays visible as the mistake it is. Never raises.
    """
    return _AROUND.sub("", unicodedata.normalize("NFKC", text))


def grouped_nik(nik: str) -> str:
    """For people's eyes, region, date and serial apart: 317107 050690 0003."""
    return f"{nik[:6]} {nik[6:12]} {nik[12:]}"


def masked_nik(nik: str) -> str:
    """For cards and reports, the last four digits only: •••• •••• •••• 0003."""
    return f"•••• •••• •••• {nik[-4:]}"


def judge_nik(
    text: str,
    *,
    today: date,
    regions: Regions,
    stated_birth: date | None = None,
    stated_sex: Sex | None = None,
) -> NikReading:
    """Read a NIK out of messy text and judge it. Never raises.

    Blocks: nik_missing, nik_damaged_by_spreadsheet, nik_not_digits, nik_wrong_length, nik_repeated_digit.
    Warns: nik_unknown_region, nik_impossible_date, nik_birth_year_unsure, nik_serial_zero,
    nik_birth_date_differs, nik_sex_differs.

    The NIK has only two digits of the year: a stated birth date decides the century, otherwise the
    one in which the person is from 15 to under 65.
    """
    nik = read_nik(text)
    nonsense = _nonsense(nik, text)
    if nonsense is not None:
        return NikReading(nik=nik, problems=(nonsense,))
    sex = _sex(nik)
    birth_date, date_problem = _birth_date(nik, today, stated_birth)
    district = regions.of_nik(nik[:6])
    problems = [date_problem] if date_problem else []
    if district is None:
        problems.append(_warn("nik_unknown_region", code=nik[:6]))
    if nik[12:] == "0000":
        problems.append(_warn("nik_serial_zero"))
    if stated_sex is not None and sex not in (None, stated_sex):
        problems.append(_warn("nik_sex_differs"))
    return NikReading(nik=nik, birth_date=birth_date, sex=sex, district=district, problems=tuple(problems))


_AROUND = re.compile(
    "[\\s.\\-_/'\"\u2018\u2019\u201c\u201d\u2010-\u2015\u0060\u00b4\u200b-\u200f\u2060\ufeff]"
)
_SCIENTIFIC = re.compile(r"\s*['\"]?\d([.,]\d+)?[eE]\+?1[56]\s*")


def _nonsense(nik: str, text: str) -> Problem | None:
    """The one certain fault of a number that can be nobody's, or None."""
    if not nik:
        return Problem("nik_missing", "nik")
    if _SCIENTIFIC.fullmatch(text):
        return Problem("nik_damaged_by_spreadsheet", "nik")
    if not (nik.isascii() and nik.isdigit()):
        return Problem("nik_not_digits", "nik")
    if len(nik) != 16:
        return Problem("nik_wrong_length", "nik", values={"digits": str(len(nik))})
    if nik == nik[0] * 16:
        return Problem("nik_repeated_digit", "nik")
    return None


def _sex(nik: str) -> Sex | None:
    day = int(nik[6:8])
    if 1 <= day <= 31:
        return Sex.MALE
    return Sex.FEMALE if 41 <= day <= 71 else None


def _birth_date(nik: str, today: date, stated: date | None) -> tuple[date | None, Problem | None]:
    day, month, two_digits = int(nik[6:8]) % 40, int(nik[8:10]), int(nik[10:12])
    if stated is not None and (two_digits, month, day) == (stated.year % 100, stated.month, stated.day):
        return stated, None
    year = full_year(two_digits, month, day, today=today)
    if year is None or _sex(nik) is None:
        return None, _warn("nik_impossible_date")
    birth_date = date(year.year, month, day)
    if stated is not None:
        return birth_date, _warn("nik_birth_date_differs")
    return birth_date, None if year.sure else _warn("nik_birth_year_unsure", year=str(year.year))


def _warn(code: str, /, **values: str) -> Problem:
    return Problem(code, "nik", Severity.WARN, values)
