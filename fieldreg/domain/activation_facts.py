"""What happened around an activation: facts of a laptop's journal, and HQ's decisions about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fieldreg.domain.activations import Activation, ActivationCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationOpened:
    """A coordinator opened an activation on this laptop, and this laptop takes part in it."""

    activation: Activation


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationJoined:
    """From here on this laptop registers for this activation; "" ends that."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleInformed:
    """People were told and did not register: a bare count by occupation, nothing about anybody."""

    activation: str
    day: date
    """The market's day."""
    occupation: str
    """A code, or "" for work without one."""
    count: int
    """Negative where too many had been counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCounted:
    """What an officer had in the cash box at closing, by their own count."""

    officer: str
    amount_rp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationClosed:
    """A day was closed on this laptop and its sheet written; what comes later about it is a change."""

    activation: str
    """The one the laptop took part in, or ""."""
    day: date
    figures: Mapping[str, int]
    """Every figure of the sheet by its name, so that a later sheet can say what differs."""
    differences: tuple[str, ...] = ()
    """Codes of the differences that the sheet names."""
    cash_counted: tuple[CashCounted, ...] = ()
    cards_counted: int | None = None
    """Cards in the officers' hands, by their own count; None where nobody counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationPublished:
    """An activation that laptops may take part in; the newest word about a code counts."""

    activation: Activation


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationCounted:
    """What the other laptops of an activation have registered, as far as HQ has heard. The newest counts."""

    code: str
    laptops: int
    """How many others it counts."""
    as_of_ms: int
    counts: ActivationCounts = field(default_factory=ActivationCounts)
