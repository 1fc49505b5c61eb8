"""A donor's promise (GN Lingkaran, Sertakan): so many people protected for so many months.

A place is one person's share of the promise. Places are counted 1 … `places` and leased to laptops as
numbers are, in the same form (`leases.NumberBlock`), so a quota cannot be overspent without a line.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from fieldreg.domain.contribution import MOST_MONTHS
from fieldreg.domain.dates import read_month
from fieldreg.domain.findings import Findings
from fieldreg.domain.months import Month
from fieldreg.domain.occupations import Occupations
from fieldreg.domain.problems import Problem, blocking
from fieldreg.domain.programmes import COMPULSORY, Payer, Programme
from fieldreg.domain.terms import read_payer

MOST_PLACES = 100_000
"""Three times the longest list heard of; a slip of the hand is larger."""
MAX_CODE, MAX_TEXT = 32, 120
"""Characters of a code, and of a donor's name or an MoU number."""


class SponsorshipState(StrEnum):
    """How far a promise has come."""

    PROPOSED = "proposed"
    """By a coordinator; HQ has not decided."""
    REFUSED = "refused"
    """HQ did not approve it."""
    PROMISED = "promised"
    """HQ published it; no laptop holds a place yet."""
    LEASED = "leased"
    """Laptops hold places and give them to people."""
    USED = "used"
    """Every place has its person."""
    ENDED = "ended"
    """Its months are over, or HQ ended it: nobody joins any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsorship:
    """What a donor promised. Everybody gets all the months, the first not before `first_month`."""

    code: str
    """Capitals, digits, hyphens, dots: GNL-2026-07."""
    donor: str
    """As it stands on cards and recaps."""
    payer: Payer
    """CSR, APBN, APBD or INDIVIDUAL; the public budgets get no relief (PP 50/2025)."""
    places: int
    first_month: str
    """YYYY-MM."""
    months: int
    programmes: tuple[Programme, ...] = (Programme.JKK, Programme.JKM)
    mou: str = ""
    kinds: tuple[str, ...] = ()
    """Occupation codes that it is meant for; none means any."""
    region: str = ""
    """A province, regency or district code, dotted, that it is meant for; "" means any."""
    ended: bool = False
    """HQ ended it early."""

    @property
    def last_month(self) -> Month:
        """The last month in which somebody may join."""
        return Month.parse(self.first_month).plus(self.months - 1)

    def first_month_for(self, now: Month) -> Month:
        """The first month of somebody who joins in the month `now`: nobody is insured backwards."""
        return max(Month.parse(self.first_month), now)

    def open_in(self, now: Month) -> bool:
        """Whether somebody may still join."""
        return not self.ended and now <= self.last_month

    def state(self, *, leased: int, used: int, now: Month) -> SponsorshipState:
        """How far it has come, by the places that are leased or used."""
        if not self.open_in(now):
            return SponsorshipState.ENDED
        if used >= self.places:
            return SponsorshipState.USED
        return SponsorshipState.LEASED if leased or used else SponsorshipState.PROMISED


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorshipForm:
    """A sponsorship as it is typed; "" means nothing was given."""

    code: str = ""
    donor: str = ""
    payer: str = ""
    places: str = ""
    first_month: str = ""
    months: str = ""
    programmes: str = ""
    mou: str = ""
    kinds: str = ""
    """Occupations, by code or word, comma between."""
    region: str = ""


_CODE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{0,31}")
_REGION = re.compile(r"\d{2}(\.\d{2}(\.\d{2})?)?")


def read_code(text: str) -> str:
    """A sponsorship's code as it is kept: capitals, no blanks around it."""
    return text.strip().upper()


def judge_sponsorship(
    form: SponsorshipForm, *, occupations: Occupations, now: Month
) -> tuple[Sponsorship | None, tuple[Problem, ...]]:
    """Read what was typed: the sponsorship unless something blocks, and everything found. Never raises.

    Left out: JKK and JKM, this month. Blocks: sponsorship_code, donor_missing, sponsor_unknown,
    places_out_of_range, month_unreadable, months_out_of_range, programmes_unreadable, programmes_compulsory,
    occupation_not_listed, region_unreadable.
    """
    found = Findings()
    code, donor, mou = read_code(form.code), form.donor.strip()[:MAX_TEXT], form.mou.strip()[:MAX_TEXT]
    if not _CODE.fullmatch(code):
        found.block("sponsorship_code", "code", given=form.code.strip())
    if not donor:
        found.block("donor_missing", "donor")
    payer = read_payer(form.payer or Payer.CSR.value)
    if payer is None or payer is Payer.SELF:
        found.block("sponsor_unknown", "payer", given=form.payer.strip())
    places = _count(form.places, MOST_PLACES)
    if places is None:
        found.block("places_out_of_range", "places", most=MOST_PLACES)
    months = _count(form.months, MOST_MONTHS)
    if months is None:
        found.block("months_out_of_range", "months", most=MOST_MONTHS)
    first_month = read_month(form.first_month) if form.first_month.strip() else now
    if first_month is None:
        found.block("month_unreadable", "first_month", given=form.first_month.strip())
    programmes = _programmes(form.programmes, found)
    kinds = _kinds(form.kinds, occupations, found)
    region = form.region.strip()
    if region and not _REGION.fullmatch(region):
        found.block("region_unreadable", "region", given=region)
    problems = found.all()
    if blocking(problems):
        return None, problems
    assert payer
    assert places
    assert months
    assert first_month
    sponsorship = Sponsorship(
        code=code,
        donor=donor,
        payer=payer,
        places=places,
        first_month=str(first_month),
        months=months,
        programmes=programmes,
        mou=mou,
        kinds=kinds,
        region=region,
    )
    return sponsorship, problems


def meant_for(
    sponsorship: Sponsorship, *, occupations: Collection[str], regions: Collection[str]
) -> tuple[str, ...]:
    """What speaks against giving somebody a place, as warning codes: kind of work, region; () where nothing.

    `regions` are the dotted codes known of the person (home, work); none known speaks against nothing.
    """
    known = [code for code in regions if code]
    region = sponsorship.region
    here = not region or not known or any(code == region or code.startswith(region + ".") for code in known)
    kind = not sponsorship.kinds or any(code in sponsorship.kinds for code in occupations if code)
    return (*(() if kind else ("sponsorship_other_kind",)), *(() if here else ("sponsorship_other_region",)))


def _count(text: str, most: int) -> int | None:
    bare = text.strip().replace(".", "")
    count = int(bare) if bare.isdecimal() and bare.isascii() and len(bare) < 9 else 0
    return count if 1 <= count <= most else None


def _programmes(text: str, found: Findings) -> tuple[Programme, ...]:
    words = re.findall(r"\w+", text.upper())
    if any(word not in list(Programme) for word in words):
        found.block("programmes_unreadable", "programmes", given=text.strip())
    elif words and not COMPULSORY.issubset(words):
        found.block("programmes_compulsory", "programmes")
    return tuple(each for each in Programme if each in COMPULSORY or each in words)


def _kinds(text: str, occupations: Occupations, found: Findings) -> tuple[str, ...]:
    kinds = []
    for word in filter(None, (part.strip() for part in text.split(","))):
        occupation = occupations.find(word.casefold()) or occupations.read(word)
        if occupation is None:
            found.block("occupation_not_listed", "kinds", given=word)
        else:
            kinds.append(occupation.code)
    return tuple(dict.fromkeys(kinds))
