"""What happened on a laptop, in the past tense: the bodies of its journal.

A fact is never changed; a mistake is mended by a later fact. The kind on the wire is the class name.
"""

from dataclasses import dataclass

from fieldreg.domain.activation_facts import (
    ActivationClosed,
    ActivationJoined,
    ActivationOpened,
    PeopleInformed,
)
from fieldreg.domain.member import Registration
from fieldreg.domain.sponsor_facts import SponsorFact


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRegistered:
    """A person was registered. `kpj` is None when the laptop had no number left."""

    member_id: str
    kpj: str | None
    registration: Registration
    amount_rp: int
    """The whole contribution for all months, as priced at the table."""
    activation: str = ""
    place: int | None = None
    """Of the sponsorship that pays; None where nobody else pays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCorrected:
    """What was recorded of a person was wrong; `registration` is the whole as it is right now."""

    member_id: str
    registration: Registration
    amount_rp: int
    reason: str
    place: int | None = None
    """Of the sponsorship that pays now."""
    card_stands: bool = False
    """Nothing changed that stands on a card, so the card that was made goes on being right."""


UNDO_MS = 60_000
"""How long an officer may take back the last registration without giving a reason."""
UNDONE = "undone"
"""The reason of a `MemberCancelled` that was taken back within that time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCancelled:
    """The registration is taken back: its card is void, its NIK may be registered again."""

    member_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAssigned:
    """A person registered without a number has been given one."""

    member_id: str
    kpj: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardIssued:
    """A card was signed and laid into a PDF. `kid` names the signing key (hex)."""

    member_id: str
    kpj: str
    kid: str
    issued_at_ms: int
    expires_at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPrinted:
    """The officer confirmed that the paper card is in hand."""

    member_id: str
    kpj: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSpoiled:
    """The paper is no good; the same number will be printed again."""

    member_id: str
    kpj: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHandedOver:
    """The person has the card; `proxy` names who fetched it for them, or is empty."""

    member_id: str
    kpj: str
    proxy: str = ""
    proxy_reason: str = ""
    """Why the person did not come."""
    identity_checked: bool = False
    """The officer saw the identity card (KTP) of whoever took it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseRequested:
    """The laptop asked HQ for numbers, or for places. The id makes a repeated request harmless."""

    request_id: str
    numbers: int
    """How many of either."""
    sponsorship: str = ""
    """Whose places; "" for numbers of members (KPJ)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseReturned:
    """`first` to `last` of a lease were given back: nobody has them, and this laptop will not draw them."""

    lease_id: str
    first: str
    last: str
    """11 digits, as in the lease."""
    sponsorship: str = ""
    """Whose places; "" for numbers of members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAdded:
    """An officer may sign in on this laptop."""

    officer_id: str
    name: str
    role: str
    """petugas or koordinator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerRemoved:
    """An officer may not sign in on this laptop any more."""

    officer_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerRoleChanged:
    """An officer became a coordinator, or a coordinator an officer."""

    officer_id: str
    role: str
    """petugas or koordinator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinReset:
    """A coordinator, or the recovery code, gave an officer a new PIN."""

    officer_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersAbandoned:
    """The rest of every block is given up: this disk was copied or restored, so another may draw from it."""

    reason: str
    """restored or forked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKeyMade:
    """This laptop made its next signing key; it signs with it once HQ's list of issuers bears it."""

    public_key: str
    """Base64 of 32 bytes (Ed25519)."""
    by_old: str
    """Base64: the key until now says that this one follows (`wire/key_change.py`)."""
    by_new: str
    """Base64: and so does this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequested:
    """A person asked to be erased (UU PDP 27/2022, article 43); the laptop erases once HQ has this word."""

    member_id: str
    reason: str


Fact = (
    MemberRegistered
    | MemberCorrected
    | MemberCancelled
    | NumberAssigned
    | CardIssued
    | CardPrinted
    | CardSpoiled
    | CardHandedOver
    | LeaseRequested
    | LeaseReturned
    | OfficerAdded
    | OfficerRemoved
    | OfficerRoleChanged
    | PinReset
    | NumbersAbandoned
    | SigningKeyMade
    | ErasureRequested
    | ActivationOpened
    | ActivationJoined
    | PeopleInformed
    | ActivationClosed
    | SponsorFact
)
