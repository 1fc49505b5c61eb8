"""What became of a donor's promise, fit to be published: names, and nothing by which to find anybody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Programme
from fieldreg.domain.sponsorships import Sponsorship


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """One person for the months that one sponsorship paid. No NIK, no phone, no address."""

    name: str
    """ "" where the person has been erased: counted, not named."""
    work: str
    """The kind of work, in words for people."""
    programmes: tuple[Programme, ...]
    first_month: str
    """YYYY-MM."""
    months: int
    amount_rp: int
    handed_over: bool
    """Whether the person holds the card."""

    @property
    def last_month(self) -> Month:
        """The last month that was paid."""
        return Month.parse(self.first_month).plus(self.months - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """A sponsorship and everybody whom it protects, by name."""

    code: str
    sponsorship: Sponsorship | None
    """None where only its code is known."""
    people: tuple[Protected, ...]
    includes: str
    """What the numbers include, in words: this laptop, or all laptops, as of when."""

    @property
    def donor(self) -> str:
        """Who gave; the code where nobody has told the name."""
        return self.sponsorship.donor if self.sponsorship else self.code

    @property
    def member_months(self) -> int:
        """Months of protection, all people together."""
        return sum(person.months for person in self.people)

    @property
    def amount_rp(self) -> int:
        """What was paid, all together."""
        return sum(person.amount_rp for person in self.people)

    @property
    def handed_over(self) -> int:
        """How many hold their card."""
        return sum(person.handed_over for person in self.people)

    @property
    def by_work(self) -> Mapping[str, int]:
        """How many people of each kind of work, most first."""
        counts = Counter(person.work for person in self.people)
        return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))

    @property
    def by_month(self) -> Mapping[Month, int]:
        """How many people are protected in each month, from the first to the last, without a hole."""
        counts = Counter(month for person in self.people for month in _months(person))
        if not counts:
            return {}
        first, last = min(counts), max(counts)
        span = (last.year - first.year) * 12 + last.month - first.month + 1
        return {month: counts[month] for month in first.run(span)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A donor over all its sponsorships, for a region's list of contributors."""

    donor: str
    codes: tuple[str, ...]
    people: int
    member_months: int
    amount_rp: int
    handed_over: int


def contributors(recaps: Iterable[Recap]) -> tuple[Contributor, ...]:
    """Each donor once, the largest contribution first; donors who protect nobody yet are left out.

    Donors are told apart by name, whatever its case and spacing.
    """
    groups: dict[str, list[Recap]] = {}
    for recap in recaps:
        if recap.people:
            groups.setdefault(" ".join(recap.donor.casefold().split()), []).append(recap)
    found = (
        Contributor(
            donor=group[0].donor,
            codes=tuple(sorted(recap.code for recap in group)),
            people=sum(len(recap.people) for recap in group),
            member_months=sum(recap.member_months for recap in group),
            amount_rp=sum(recap.amount_rp for recap in group),
            handed_over=sum(recap.handed_over for recap in group),
        )
        for group in groups.values()
    )
    return tuple(sorted(found, key=lambda each: (-each.amount_rp, each.donor)))


def _months(person: Protected) -> Iterable[Month]:
    return Month.parse(person.first_month).run(person.months)
