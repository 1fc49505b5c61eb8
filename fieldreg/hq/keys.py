"""The keys whose cards are genuine: every enrolled device's own, as HQ certifies it."""

from base64 import b64encode

from msgspec import Struct
from sqlalchemy import Connection, select

from fieldreg.credential import kid_of
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from fieldreg.hq.schema import devices, headquarters
from fieldreg.wire import SigningKey, encode_decision

_SIGNED = b"fieldreg issuer keys 1\n"


class SignedKeys(Struct, kw_only=True, frozen=True):
    """The list for whoever checks cards and is no device: it can be kept, passed on and checked alone.

    `signature` is base64 of Ed25519 over `fieldreg issuer keys 1`, a line feed, and the bytes of `published`
    as they stand in this message (JSON without blanks, keys sorted).
    """

    hq_key: str
    published: IssuerKeysPublished
    signature: str


def published_keys(connection: Connection, now_ms: int) -> IssuerKeysPublished:
    """The whole list as of now; a revoked key stays on it with its date."""
    issuer = connection.execute(select(headquarters.c.issuer)).scalar_one()
    rows = connection.execute(
        select(devices.c.public_key, devices.c.enrolled_ms, devices.c.revoked_ms).order_by(
            devices.c.enrolled_ms, devices.c.device
        )
    )
    return IssuerKeysPublished(
        issuer=issuer,
        as_of_ms=now_ms,
        keys=tuple(
            IssuerKey(
                kid=kid_of(bytes(public)).hex(),
                public_key=b64encode(public).decode(),
                valid_from_ms=enrolled,
                revoked_at_ms=revoked,
            )
            for public, enrolled, revoked in rows
        ),
    )


def signed_keys(key: SigningKey, published: IssuerKeysPublished) -> SignedKeys:
    """The list with HQ's signature."""
    _, body = encode_decision(published)
    return SignedKeys(
        hq_key=key.public.text,
        published=published,
        signature=b64encode(key.sign(_SIGNED + body)).decode(),
    )
