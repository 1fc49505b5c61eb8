"""On what terms somebody joins: income, programmes, months, payer; and what that costs."""

import re
from dataclasses import dataclass
from datetime import date

from fieldreg.domain.contribution import MOST_MONTHS, Quote, price
from fieldreg.domain.dates import read_month
from fieldreg.domain.findings import Findings
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.money import read_rupiah, rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem
from fieldreg.domain.programmes import COMPULSORY, Payer, Programme, Sector
from fieldreg.domain.spelling import folded
from fieldreg.domain.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a contribution is priced by."""

    income_rp: int
    programmes: tuple[Programme, ...]
    """In the order of `Programme`."""
    first_month: Month
    months: int
    payer: Payer


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsJudgement:
    """`terms` and `quote` are there together, exactly where nothing blocks."""

    terms: Terms | None
    quote: Quote | None
    problems: tuple[Problem, ...]


def judge_terms(form: RegistrationForm, *, sector: Sector, tables: Tables, today: date) -> TermsJudgement:
    """Read and price the terms of a form; the fields of the person may still be empty. Never raises.

    Left out: JKK and JKM, one month, this month, paid by the member.
    Blocks: income_missing, income_unreadable, programmes_unreadable, programmes_compulsory,
    month_unreadable, month_without_rate, months_out_of_range, payer_unknown.
    Warns: income_looks_daily, income_below_floor, month_past, month_far.
    """
    found = Findings()
    income_rp = _income(form.income, tables, found)
    programmes = _programmes(form.programmes, found)
    first_month = _first_month(form.first_month, today, tables, found)
    months = _months(form.months, found)
    payer = read_payer(form.payer)
    if payer is None:
        found.block("payer_unknown", "payer", given=form.payer.strip())
    if income_rp is None or programmes is None or first_month is None or months is None or payer is None:
        return TermsJudgement(terms=None, quote=None, problems=found.all())
    terms = Terms(
        income_rp=income_rp, programmes=programmes, first_month=first_month, months=months, payer=payer
    )
    quote = price(
        income_rp,
        programmes=programmes,
        first_month=first_month,
        months=months,
        sector=sector,
        payer=payer,
        rates=tables.rates,
    )
    return TermsJudgement(terms=terms, quote=quote, problems=found.all())


def read_payer(text: str) -> Payer | None:
    """The payer a word means; SELF where nothing was given, None where it is no payer."""
    return _PAYERS.get(folded(text))


_PAYERS = {
    **dict.fromkeys(("", "self", "sendiri", "mandiri", "bayar sendiri"), Payer.SELF),
    **dict.fromkeys(("csr", "perusahaan"), Payer.CSR),
    **dict.fromkeys(("individual", "individu", "perorangan"), Payer.INDIVIDUAL),
    "apbn": Payer.APBN,
    "apbd": Payer.APBD,
}
_MONTH_COUNT = re.compile(r"(\d{1,4})(?:\s*(?:bln|bulan|months?)\.?)?")


def _income(text: str, tables: Tables, found: Findings) -> int | None:
    if not text.strip(" \t-"):
        found.block("income_missing", "income")
        return None
    income_rp = read_rupiah(text)
    if not income_rp:
        found.block("income_unreadable", "income", given=text.strip())
        return None
    limits = tables.limits
    if income_rp < limits.daily_income_under_rp:
        found.warn("income_looks_daily", "income", income=rupiah(income_rp))
    elif income_rp < limits.income_floor_rp:
        found.warn("income_below_floor", "income", floor=rupiah(limits.income_floor_rp))
    return income_rp


def _programmes(text: str, found: Findings) -> tuple[Programme, ...] | None:
    words = folded(text).upper().split()
    if not words:
        return tuple(programme for programme in Programme if programme in COMPULSORY)
    unknown = [word for word in words if word not in list(Programme)]
    if unknown:
        found.block("programmes_unreadable", "programmes", given=text.strip())
        return None
    chosen = tuple(programme for programme in Programme if programme in words)
    if not COMPULSORY.issubset(chosen):
        found.block("programmes_compulsory", "programmes")
        return None
    return chosen


def _first_month(text: str, today: date, tables: Tables, found: Findings) -> Month | None:
    now = Month.of(today)
    month = read_month(text) if text.strip() else now
    if month is None:
        found.block("month_unreadable", "first_month", given=text.strip())
        return None
    if tables.rates.rule(month) is None or month.year > _LAST_YEAR:
        found.block("month_without_rate", "first_month", month=month)
        return None
    if month < now:
        found.warn("month_past", "first_month", month=month)
    elif month > now.plus(MOST_MONTHS):
        found.warn("month_far", "first_month", month=month)
    return month


_LAST_YEAR = 9900
"""Months are counted on from here; a year has four digits."""


def _months(text: str, found: Findings) -> int | None:
    if not text.strip():
        return 1
    match = _MONTH_COUNT.fullmatch(text.strip().casefold())
    months = int(match[1]) if match else 0
    if not 1 <= months <= MOST_MONTHS:
        found.block("months_out_of_range", "months", most=MOST_MONTHS)
        return None
    return months
