"""Everything the rules look up: built once by `fieldreg.assets`, handed to whoever judges."""

from dataclasses import dataclass

from fieldreg.domain.contribution import Rates
from fieldreg.domain.occupations import Occupations
from fieldreg.domain.regions import Regions


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is doubted, in rupiah a month; a branch may set its own."""

    daily_income_under_rp: int = 500_000
    """A monthly income below this was probably meant for a day."""
    income_floor_rp: int = 0
    """The branch takes no income below this without a reason; 0 = no floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Regions, occupations, rates and limits. Frozen, and safe to share between threads."""

    regions: Regions
    occupations: Occupations
    rates: Rates
    limits: Limits = Limits()
