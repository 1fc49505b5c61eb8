"""Enrolment at HQ: one-time codes, and the laptops that they made devices."""

import hashlib
import hmac

from sqlalchemy import Connection, Row, insert, select, update

from fieldreg.domain.decisions import DeviceRevoked
from fieldreg.hq import device_keys, feed
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.refusals import Refused
from fieldreg.hq.schema import chains, devices, enrol_codes, headquarters
from fieldreg.wire import EnrolCode, EnrolRequest, PublicKey, SigningKey, genesis, make_enrol_code


def device_of(key: PublicKey) -> str:
    """The device that a public key is: HQ restored from an old copy gives the same one again."""
    return hashlib.sha256(key.raw).hexdigest()[:32]


def add_code(
    connection: Connection, hq_key: SigningKey, *, name: str, now_ms: int, valid_ms: int
) -> EnrolCode:
    """A new one-time code; HQ keeps a keyed hash of its secret and nothing else of it."""
    code = make_enrol_code(hq_key.public)
    connection.execute(
        insert(enrol_codes).values(
            code_hash=_hash(hq_key, code.secret), name=name, made_ms=now_ms, expires_ms=now_ms + valid_ms
        )
    )
    return code


def enrol(connection: Connection, hq_key: SigningKey, request: EnrolRequest, now_ms: int) -> str:
    """The device that this laptop is from now on. The caller has verified the request's signature.

    A laptop that is enrolled already gets the same answer and burns no code: its first answer may be lost.
    A new installation under a known key needs a code and stays the same device.
    Raises Refused (enrol_code_unknown, enrol_code_used, enrol_code_expired, device_revoked), WireError.
    """
    key = PublicKey.from_text(request.public_key)
    # One enrolment at a time: a twin of this very request finds what the first one did.
    connection.execute(select(headquarters.c.id).with_for_update())
    device = device_keys.holder_of(connection, key) or device_of(key)
    place = {"device": device, "installation": request.installation}
    revoked = connection.execute(select(devices.c.revoked_ms).where(devices.c.device == device)).scalar()
    if revoked is not None:
        raise Refused("device_revoked")
    if connection.execute(select(chains.c.seq).filter_by(**place)).first():
        return device
    name = _use_code(connection, _hash(hq_key, request.secret), device, now_ms)
    device_keys.add(connection, device, key, now_ms)
    row = {"device": device, "name": name or request.name, "enrolled_ms": now_ms}
    insert_new(connection, devices, [{**row, "feed_head": 0, "keys_seen": 0, "voids_seen": 0}])
    start = {
        "seq": 0,
        "hash": genesis(request.installation),
        "judged": 0,
        "released": 0,
        "head": 0,
        "contact_ms": now_ms,
    }
    insert_new(connection, chains, [{**place, **start}])
    return device


def known_device(connection: Connection, device: str) -> Row[int | None]:
    """(revoked when) of a device. Raises Refused (unknown_device)."""
    query = select(devices.c.revoked_ms).where(devices.c.device == device)
    row = connection.execute(query).first()
    if row is None:
        raise Refused("unknown_device")
    return row


def revoke(connection: Connection, device: str, now_ms: int) -> bool:
    """From now on HQ judges nothing of the device and its cards are not genuine. False where unknown.

    What it still brings is stored and waits for a person (`review.py`): it may have been written before.
    """
    mark = update(devices).where(devices.c.device == device, devices.c.revoked_ms.is_(None))
    if connection.execute(mark.values(revoked_ms=now_ms)).rowcount:
        device_keys.touch(connection, device)
        feed.later(connection, device, [DeviceRevoked(reason="revoked")])
    return connection.execute(select(devices.c.device).where(devices.c.device == device)).first() is not None


def _use_code(connection: Connection, code_hash: bytes, device: str, now_ms: int) -> str:
    mine = enrol_codes.c.code_hash == code_hash
    use = update(enrol_codes).where(mine, enrol_codes.c.used_by.is_(None), enrol_codes.c.expires_ms > now_ms)
    used = connection.execute(use.values(used_by=device, used_ms=now_ms)).rowcount
    found = select(enrol_codes.c.name, enrol_codes.c.used_by).where(mine)
    code: Row[str, str | None] | None = connection.execute(found).first()
    if code is None:
        raise Refused("enrol_code_unknown")
    name, used_by = code
    if not used:
        raise Refused("enrol_code_used" if used_by else "enrol_code_expired")
    return name


def _hash(hq_key: SigningKey, secret: str) -> bytes:
    return hmac.digest(hq_key.raw, b"fieldreg enrol code 1\n" + secret.encode(), "sha256")
