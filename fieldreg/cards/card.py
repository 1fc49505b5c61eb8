"""What is printed on one card, and what a batch came to. Plain values: nothing heavy is imported here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from fieldreg.domain.member import CardStatus
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Programme

Layout: TypeAlias = Literal["cr80", "a4"]
"""cr80: a card a page, front and back in turn. a4: sheets of ten, backs on the page that follows."""

Ink: TypeAlias = Literal["colour", "black"]
"""black: for a ribbon that has nothing else; every text stays black on white or white on black."""

Sides: TypeAlias = Literal["both", "fronts"]
"""fronts: for cards whose backs were printed before (`write_backs`)."""

Progress: TypeAlias = Callable[[int], None]
"""Called in the writing thread with the number of cards done so far; it never decreases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person's card. The full NIK cannot get in: it is not asked for."""

    kpj: str
    """11 digits; printed grouped."""
    name: str
    birth_date: date
    nik_last4: str
    programmes: tuple[Programme, ...]
    first_month: Month
    last_month: Month
    """The contribution reaches from `first_month` to this one, both included."""
    status: CardStatus
    sponsor: str
    """Who pays, or "" where the person pays."""
    place: str
    """Where the card was issued, or ""."""
    issued_on: date
    """In the market's own zone."""
    token: str
    """The text of the QR."""
    practice: bool = False
    """Everything on it is invented, and it says so instead of its status."""

    def __post_init__(self) -> None:
        if not (len(self.nik_last4) <= 4 and self.nik_last4.isascii()):
            raise ValueError("a card shows the last four of a NIK and no more")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsWritten:
    """A released PDF."""

    count: int
    """Cards in it."""
    pages: int
    bytes: int
    read_back: int
    """QRs that were read back and compared with their tokens: always equal to `count`."""
    respelt: int = 0
    """Cards with letters that the fonts do not have: printed in similar ones, or as question marks."""
