"""What HQ decided, in the past tense: the items of a laptop's feed."""

from dataclasses import dataclass

from fieldreg.domain.activation_facts import ActivationCounted, ActivationPublished
from fieldreg.domain.sponsorships import Sponsorship


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAccepted:
    """The registration stands."""

    member_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDuplicate:
    """The NIK was registered before; both are kept and linked. `standing_kpj` is the number that stands."""

    member_id: str
    standing_kpj: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRejected:
    """HQ cannot take the registration as it is; `reason` is a code of the word catalogue."""

    member_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseGranted:
    """A block of numbers, or of places, is this laptop's own. `request_id` is "" where HQ gave it unasked."""

    lease_id: str
    request_id: str
    first: str
    last: str
    sponsorship: str = ""
    """Whose places, counted from 1 and written with 11 digits; "" for numbers of members (KPJ)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorshipPublished:
    """A donor's promise counts, as it stands now; a later item about the same code takes its place."""

    sponsorship: Sponsorship
    proposal_id: str = ""
    """Which proposal it answers, on the laptop that made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorshipRefused:
    """HQ did not approve what a coordinator proposed."""

    proposal_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationAccepted:
    """The months that go on stand."""

    member_id: str
    continuation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationRejected:
    """HQ cannot take the continuation; `reason` is a code of the word catalogue."""

    member_id: str
    continuation_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardVoided:
    """A card no longer counts; `replaced_by` is the number that stands, if there is one."""

    kpj: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerKey:
    """A public key whose cards are genuine. `kid` is hex, `public_key` base64 of 32 bytes (Ed25519)."""

    kid: str
    public_key: str
    valid_from_ms: int
    revoked_at_ms: int | None = None
    """A card signed from this moment on is not genuine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerKeysPublished:
    """The list of issuers as of a date: the whole, or what changed in it."""

    issuer: str
    as_of_ms: int
    keys: tuple[IssuerKey, ...]
    version: int = 0
    """Grows when a key comes or is revoked."""
    since: int = 0
    """These keys are new or changed since that version; 0: the whole list, nothing else counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilterPublished:
    """HQ's members of a region, for asking offline "perhaps a member already?"; the file comes separately."""

    version: int
    """Grows with every filter, of whatever region."""
    region: str
    """The first digits of the NIKs in it; "" for all."""
    as_of_ms: int
    members: int
    size_bytes: int
    sha256: str
    """Of the file, hex."""
    key: str
    """Base64 of the 32-byte secret under which its NIKs are hashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked:
    """This laptop may not register any more."""

    reason: str


Decision = (
    RecordAccepted
    | RecordDuplicate
    | RecordRejected
    | LeaseGranted
    | CardVoided
    | IssuerKeysPublished
    | DeviceRevoked
    | MemberFilterPublished
    | ActivationPublished
    | ActivationCounted
    | SponsorshipPublished
    | SponsorshipRefused
    | ContinuationAccepted
    | ContinuationRejected
)
