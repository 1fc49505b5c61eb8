"""What a closing compares, as it was read from the journal and the tables, and as hands have counted it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fieldreg.domain.member import Verdict
from fieldreg.domain.papers import PaperBook


class Record(NamedTuple):
    """Whom or what a difference is about."""

    shown: str
    """A number, a receipt, an officer's id: what can be looked for."""
    name: str = ""
    member_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """One person registered on the day, as the records have them now."""

    member_id: str
    name: str
    kpj: str | None
    officer: str
    live: bool
    payment: str
    verdict: Verdict

    @property
    def record(self) -> Record:
        """How a difference names this person."""
        return Record(self.kpj or self.member_id[:8].upper(), self.name, self.member_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Cash that an officer took, and the receipt that was given for it."""

    officer: str
    reference: str
    amount_rp: int
    stands: bool
    """False where the registration was cancelled: the money goes back, the receipt stays torn out."""
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBook:
    """The numbers that HQ leased to this laptop, in all, and what became of them."""

    leased: int
    left: int
    given_up: int
    """Of blocks that may not be drawn from any more (a copied or restored disk, or returned to HQ)."""
    used: int
    """Of people who stand."""
    spoiled: int
    """Drawn, and nobody's any more."""
    outside: tuple[str, ...] = ()
    """Numbers in records that no lease of this laptop holds."""
    unrecorded: tuple[str, ...] = ()
    """Drawn numbers that no record names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBooks:
    """Everything that a closing compares."""

    people: tuple[Booked, ...]
    takings: tuple[Taking, ...]
    numbers: NumberBook
    spoiled_today: int
    """Numbers spoiled among the people of the day."""
    papers: PaperBook
    cards_waiting: int
    """People with a number whose card has not been made, now."""
    names: Mapping[str, str]
    """Number -> name, for the cards that a difference names."""
    earlier_references: tuple[str, ...]
    """Cash receipts of the days before."""
    facts_of_day: int
    facts_waiting: tuple[Record, ...]
    """One record a fact of the day that HQ has not receipted."""
    facts_in_all: int
    facts_receipted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What officers counted with their hands; None and left out means that nobody counted."""

    cash_rp: Mapping[str, int]
    """By officer."""
    cards: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerCash:
    """Cash of one officer: as recorded, and as counted (None: nobody counted)."""

    officer: str
    receipts: int
    recorded_rp: int
    counted_rp: int | None
