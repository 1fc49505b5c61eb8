"""What a membership costs: dated rules, priced month by month, in whole rupiah.

JKK and JHT are shares of the income band's base, JKM is one amount for all (PP 44/2015, Lampiran II;
PP 46/2015). A relief takes a share off single programmes for the months, sectors and payers it names
(PP 50/2025). The rules come from `resources/rates/`, each with its legal source beside it.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer, Programme, Sector

MOST_MONTHS = 12
"""How far one may pay ahead (1, 3, 6 or 12 months by custom; any number between for sponsorships)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Incomes from here up to the next band pay on this base, both in rupiah a month."""

    from_rp: int
    base_rp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRule:
    """What the programmes cost from a month on, until a later rule takes its place."""

    since: Month
    bands: tuple[Band, ...]
    """By `from_rp`, upwards; the first one also takes every income below it."""
    jkk_permille: int
    jkm_rp: int
    jht_permille: int

    def band(self, income_rp: int) -> Band:
        """The last band whose lower bound is not above the income.

        The printed table leaves holes (1,099,001 to 1,099,999 stand in no band); this closes them.
        """
        index = bisect_right(self.bands, income_rp, key=lambda band: band.from_rp)
        return self.bands[max(index - 1, 0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A share of the contribution that need not be paid, for some months, sectors and payers."""

    first: Month
    last: Month
    sectors: frozenset[Sector]
    programmes: frozenset[Programme]
    pays_percent: int
    excluded_payers: frozenset[Payer]

    def applies(self, month: Month, sector: Sector, payer: Payer) -> bool:
        """Whether it holds in that contribution month (not the month in which somebody pays)."""
        return (
            self.first <= month <= self.last and sector in self.sectors and payer not in self.excluded_payers
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """All rules, by the month from which they hold, upwards."""

    rules: tuple[RateRule, ...]
    reliefs: tuple[Relief, ...]

    def rule(self, month: Month) -> RateRule | None:
        """The rule in force in that month, or None before the first."""
        index = bisect_right(self.rules, month, key=lambda rule: rule.since)
        return self.rules[index - 1] if index else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthAmount:
    """One contribution month; a programme that was not chosen costs 0."""

    month: Month
    jkk_rp: int
    jkm_rp: int
    jht_rp: int

    @property
    def total_rp(self) -> int:
        """All programmes of the month together."""
        return self.jkk_rp + self.jkm_rp + self.jht_rp


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What is to be paid, month by month."""

    months: tuple[MonthAmount, ...]

    @property
    def total_rp(self) -> int:
        """All months together."""
        return sum(month.total_rp for month in self.months)


def price(
    income_rp: int,
    *,
    programmes: Collection[Programme],
    first_month: Month,
    months: int,
    sector: Sector,
    payer: Payer,
    rates: Rates,
) -> Quote:
    """The contribution for `months` months from `first_month`, each priced by the rules of that month.

    Raises ValueError for a negative income, for less than one month and for months before the first rule:
    `terms.judge_terms` tells these to people as problems before it asks here.
    """
    if income_rp < 0 or months < 1:
        raise ValueError("a contribution needs an income and at least one month")
    chosen = frozenset(programmes)

    def month_amount(month: Month) -> MonthAmount:
        full = _full_amounts(income_rp, month, rates)
        reliefs = [relief for relief in rates.reliefs if relief.applies(month, sector, payer)]
        due = {
            programme: _relieved(programme, full[programme], reliefs) if programme in chosen else 0
            for programme in Programme
        }
        return MonthAmount(
            month=month, jkk_rp=due[Programme.JKK], jkm_rp=due[Programme.JKM], jht_rp=due[Programme.JHT]
        )

    return Quote(months=tuple(map(month_amount, first_month.run(months))))


def _full_amounts(income_rp: int, month: Month, rates: Rates) -> dict[Programme, int]:
    rule = rates.rule(month)
    if rule is None:
        raise ValueError(f"no rate is known for {month}")
    base_rp = rule.band(income_rp).base_rp
    return {
        Programme.JKK: base_rp * rule.jkk_permille // 1000,
        Programme.JKM: rule.jkm_rp,
        Programme.JHT: base_rp * rule.jht_permille // 1000,
    }


def _relieved(programme: Programme, amount_rp: int, reliefs: Iterable[Relief]) -> int:
    # The amounts of all bands halve to whole rupiah, so no rule of rounding is needed or known.
    for relief in reliefs:
        if programme in relief.programmes:
            amount_rp = amount_rp * relief.pays_percent // 100
    return amount_rp
