"""What HQ decided, in the past tense: the items of a laptop's feed."""

from dataclasses import dataclass


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
    """A block of numbers is this laptop's own. `request_id` is "" where HQ gave it unasked."""

    lease_id: str
    request_id: str
    first: str
    last: str


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
    """The whole list of issuers, as of a date."""

    issuer: str
    as_of_ms: int
    keys: tuple[IssuerKey, ...]
    version: int = 0
    """Grows when a key comes or is revoked."""


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
)
