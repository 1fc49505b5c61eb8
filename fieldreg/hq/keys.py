"""The keys whose cards are genuine: every device's own, as HQ certifies it. And the cards withdrawn."""

from base64 import b64encode

from sqlalchemy import Connection, func, select

from fieldreg.credential import kid_of
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from fieldreg.hq.device_keys import GRACE_MS
from fieldreg.hq.key_tables import device_keys
from fieldreg.hq.schema import devices, headquarters, voids
from fieldreg.wire import (
    SignedKeys,
    SignedVoids,
    SigningKey,
    VoidsPublished,
    pack_numbers,
    sign_keys,
    sign_voids,
)

__all__ = ["SignedKeys", "SignedVoids", "VoidList", "published_keys", "sign_keys"]


def published_keys(connection: Connection, now_ms: int, *, since: int = 0) -> IssuerKeysPublished:
    """The list as of now, or what changed after version `since`; a key once on it stays, with its end."""
    own = connection.execute(select(headquarters.c.issuer, headquarters.c.keys_version)).one()
    key = device_keys.c
    query = (
        select(key.public_key, key.valid_from_ms, key.retired_ms, devices.c.revoked_ms)
        .join(devices, devices.c.device == key.device)
        .where(key.version > since, key.version <= own.keys_version)
        .order_by(key.valid_from_ms, key.device, key.public_key)
    )
    return IssuerKeysPublished(
        issuer=own.issuer,
        as_of_ms=now_ms,
        keys=tuple(
            IssuerKey(
                kid=kid_of(bytes(public)).hex(),
                public_key=b64encode(public).decode(),
                valid_from_ms=start,
                revoked_at_ms=_end(retired, revoked),
            )
            for public, start, retired, revoked in connection.execute(query)
        ),
        version=own.keys_version,
        since=since,
    )


def _end(retired_ms: int | None, revoked_ms: int | None) -> int | None:
    ends = [] if retired_ms is None else [retired_ms + GRACE_MS]
    return min([*ends, *([] if revoked_ms is None else [revoked_ms])], default=None)


class VoidList:
    """The list of withdrawn cards, packed once for as long as none is added. Any thread."""

    def __init__(self) -> None:
        self._packed = (0, pack_numbers(()))

    def signed(self, connection: Connection, key: SigningKey, *, issuer: str, now_ms: int) -> SignedVoids:
        """The whole list as of now. A number once void stays void, so their count is the list's version."""
        count = connection.execute(select(func.count()).select_from(voids)).scalar_one()
        if self._packed[0] != count:
            numbers = connection.execute(select(voids.c.kpj)).scalars().all()
            self._packed = (len(numbers), pack_numbers(numbers))
        version, packed = self._packed
        return sign_voids(
            key,
            VoidsPublished(issuer=issuer, version=version, as_of_ms=now_ms, numbers=packed),
        )
