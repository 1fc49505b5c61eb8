"""A person's registration, as it is journalled, sent, judged and printed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fieldreg.domain.programmes import Payer, Programme


class Sex(StrEnum):
    """As on the identity card: L (laki-laki), P (perempuan)."""

    MALE = "L"
    FEMALE = "P"


class PaymentMethod(StrEnum):
    """How the first contribution was paid."""

    CASH = "cash"
    TRANSFER = "transfer"
    """Bank transfer or QRIS."""
    SPONSOR = "sponsor"
    """Paid by the sponsorship."""
    LATER = "later"
    """Not yet paid."""


class Verdict(StrEnum):
    """What HQ decided about a registration; `WAITING` until its word has arrived."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    """Taken back by the laptop that had registered it; HQ's word only."""


class CardState(StrEnum):
    """Where a person's card is."""

    WAITING = "waiting"
    """No card has been made yet."""
    ISSUED = "issued"
    """Signed and laid into a PDF; nobody has confirmed the paper yet."""
    PRINTED = "printed"
    """The officer has it in hand."""
    HANDED_OVER = "handed_over"
    """The person has it."""
    NO_NUMBER = "no_number"
    """The laptop had no number left: the person has a slip, the card follows."""
    VOID = "void"
    """Replaced, or voided by HQ."""


class CardStatus(StrEnum):
    """The honest line on a card: nothing unpaid or unjudged ever says that somebody is protected."""

    AWAITING_PAYMENT = "awaiting_payment"
    AWAITING_VALIDATION = "awaiting_validation"
    PROTECTED = "protected"


def card_status(verdict: Verdict, *, paid: bool) -> CardStatus:
    """The status line for a card, from what is known now (domain facts 1.4: never promise too early)."""
    if not paid:
        return CardStatus.AWAITING_PAYMENT
    if verdict is Verdict.ACCEPTED:
        return CardStatus.PROTECTED
    return CardStatus.AWAITING_VALIDATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """How the contribution was paid; `reference` is a receipt or transfer number."""

    method: PaymentMethod
    reference: str = ""

    @property
    def paid(self) -> bool:
        """Whether money has changed hands, or a sponsor stands for it."""
        return self.method is not PaymentMethod.LATER


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The person's consent to processing (UU PDP 27/2022, article 20): which text, when."""

    text_version: str
    at_ms: int
    """UTC, milliseconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedWarning:
    """A warning that an officer overruled, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Everything that is asked of one person, and nothing else (data minimisation).

    Built only by `form.judge_form`, so a value of this type has passed every blocking rule.
    Empty text means "not given".
    """

    nik: str
    name: str
    birth_date: date
    sex: Sex
    occupation: str
    """Occupation code, or "" when the words are not in the table (they are kept in `occupation_text`)."""
    occupation_text: str
    income_rp: int
    """Rupiah a month."""
    programmes: tuple[Programme, ...]
    first_month: str
    """YYYY-MM."""
    months: int
    payer: Payer
    payment: Payment
    phone: str = ""
    district: str = ""
    """District code, dotted: 31.71.07."""
    address: str = ""
    second_occupation: str = ""
    work_regency: str = ""
    """Regency code, dotted: 31.71."""
    work_place: str = ""
    work_hours: str = ""
    """HH.MM-HH.MM, local time."""
    sponsorship: str = ""
    email: str = ""
    consent: Consent | None = None
    """None where a list brought the person: consent is asked when the card is handed over."""
    warnings: tuple[AcceptedWarning, ...] = ()
