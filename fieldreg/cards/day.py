"""What a day's closing sheet says. Plain values: nothing heavy is imported here."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """One row of a count: what was counted, in words for people, and how many."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Payments:
    """One way of paying: how many people, how much together, and the receipts from first to last."""

    label: str
    count: int
    amount_rp: int
    references: str = ""
    """As they are shown: "KW-0001 – KW-0120", or "" where there are none."""
    received: bool = True
    """Whether this money is in the officers' hands or on the account; False for what is owed or promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSheet:
    """A day at one activation on one laptop, as counted from the journal when the day was closed.

    Labels are words for people; the caller finds them. Counts are of this day, except where they say "now".
    """

    activation: str
    """What HQ calls the activation, or "" where there is none."""
    place: str
    day: date
    closed_at: datetime
    """In the market's own zone (aware)."""
    zone: str
    """WIB, WITA or WIT."""
    device: str
    """What HQ calls this laptop."""
    officers: tuple[str, ...]
    registered: int
    by_occupation: tuple[Tally, ...]
    """Most first; the sheet adds up what goes beyond ten rows (payers, payments: five; programmes: four)."""
    by_payer: tuple[Tally, ...]
    by_programme: tuple[Tally, ...]
    numbers_used: int
    numbers_left: int
    """Now."""
    first_number: str
    """The first KPJ drawn on this day, grouped or bare, or ""."""
    last_number: str
    """The last KPJ drawn on this day, likewise."""
    cards_issued: int
    cards_printed: int
    cards_waiting: int
    """People with a number and no card, now."""
    without_number: int
    """People registered without a number, whose card follows, now."""
    payments: tuple[Payments, ...]
    """Cash first."""
    facts_recorded: int
    """Of this laptop, in all."""
    facts_acknowledged: int
    """Of those: HQ has signed for so many."""

    @property
    def facts_waiting(self) -> int:
        """What HQ has not yet acknowledged."""
        return self.facts_recorded - self.facts_acknowledged

    @property
    def received(self) -> tuple[Payments, ...]:
        """The payments that were made on this day."""
        return tuple(payment for payment in self.payments if payment.received)

    @property
    def received_rp(self) -> int:
        """What was paid on this day, all together."""
        return sum(payment.amount_rp for payment in self.received)
