"""What a day's closing sheet says. Plain values: nothing heavy is imported here."""

from dataclasses import dataclass
from datetime import date, datetime

from fieldreg.domain.money import grouped


@dataclass(frozen=True, slots=True)
class Tally:
    """One row of a count: what was counted, in words for people, and how many."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBalance:
    """A whole against its parts, in words for people."""

    title: str
    whole: Tally
    parts: tuple[Tally, ...]
    note: str = ""
    """What stands beneath: a span of numbers, say."""

    @property
    def unexplained(self) -> int:
        """What the parts leave over."""
        return self.whole.count - sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CashRow:
    """Cash of one officer. `counted_rp` is None where nobody counted."""

    officer: str
    receipts: int
    recorded_rp: int
    counted_rp: int | None = None

    @property
    def difference_rp(self) -> int | None:
        """What was counted less what is recorded."""
        return None if self.counted_rp is None else self.counted_rp - self.recorded_rp


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDifference:
    """Something that does not agree, or is not done yet, with the records behind it."""

    label: str
    wrong: bool
    """Figures do not agree; else work that is still to be done."""
    records: tuple[str, ...]
    amount_rp: int = 0
    off_by: int = 0
    """Counted less recorded, where it is about a count."""

    @property
    def figure(self) -> str:
        """By how many it is off, else how many records there are."""
        return f"{self.off_by:+d}" if self.off_by else grouped(len(self.records))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChange:
    """What came after the day had been closed."""

    at: datetime
    what: str
    about: str
    officer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A figure that is no longer what it was at the first closing."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSheet:
    """A day on one laptop, accounted for.

    Labels are words for people; the caller finds them. What is not of the day says so.
    """

    activation: str
    """What the activation is called, or "" where there is none."""
    place: str
    day: date
    closed_at: datetime
    """In the market's own zone (aware)."""
    zone: str
    """WIB, WITA or WIT."""
    device: str
    """What HQ calls this laptop."""
    officers: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    """(value, label): those that everybody asks for first, at most four."""
    by_occupation: tuple[Tally, ...]
    """Most first; the sheet adds up what goes beyond its rows."""
    by_payer: tuple[Tally, ...]
    by_programme: tuple[Tally, ...]
    balances: tuple[SheetBalance, ...]
    """People, numbers, cards, facts."""
    cash: tuple[CashRow, ...]
    receipts: tuple[str, ...]
    """Runs of receipts, as they are shown."""
    differences: tuple[SheetDifference, ...]
    informed: int = 0
    """People who were told and did not register."""
    issue: int = 1
    """2 and more: the day had been closed before."""
    first_closed_at: datetime | None = None
    drifts: tuple[Drift, ...] = ()
    changes: tuple[SheetChange, ...] = ()
    """Since the first closing, oldest first."""
