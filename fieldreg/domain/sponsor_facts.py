"""What happened around a sponsorship, in the past tense: facts of the journal like those of `facts.py`."""

from dataclasses import dataclass

from fieldreg.domain.candidates import Candidate, FaultCount, RowSpan
from fieldreg.domain.member import Payment
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.sponsorships import Sponsorship


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorshipProposed:
    """A coordinator wrote down what a donor promised; it counts once HQ has published it."""

    proposal_id: str
    sponsorship: Sponsorship


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesImported:
    """Rows `first_row` to `last_row` of a list were read: `proposed + known + refused rows` is their number.

    One list has as many of these facts as it had batches, so that a power cut never leaves an unknown rest.
    """

    list_id: str
    name: str
    """What the office calls the list; nothing personal."""
    sponsorship: str
    first_row: int
    last_row: int
    proposed: int
    known: int
    """Candidates or members already, on this laptop."""
    refused: tuple[FaultCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateProposed:
    """Somebody on a list can be registered. `member_id` will be theirs as a member."""

    member_id: str
    list_id: str
    row: int
    """Counts the list's people from 1."""
    candidate: Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesAccepted:
    """The candidates in these rows of a list are to be registered, paid by this sponsorship."""

    list_id: str
    sponsorship: str
    rows: tuple[RowSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesRefused:
    """The candidates in these rows are not to be registered; `reason` is a problem's code or own words."""

    list_id: str
    rows: tuple[RowSpan, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAssigned:
    """A person whose place HQ knows to be somebody else's has been given another."""

    member_id: str
    sponsorship: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipContinued:
    """Somebody's months were ending and go on: paid by a sponsor, or by themselves. Number and card stay."""

    continuation_id: str
    member_id: str
    payer: Payer
    programmes: tuple[Programme, ...]
    first_month: str
    """YYYY-MM, after the last month that was paid before."""
    months: int
    payment: Payment
    amount_rp: int
    sponsorship: str = ""
    place: int | None = None
    """Of that sponsorship; None for a self-payer."""


SponsorFact = (
    SponsorshipProposed
    | CandidatesImported
    | CandidateProposed
    | CandidatesAccepted
    | CandidatesRefused
    | PlaceAssigned
    | MembershipContinued
)
