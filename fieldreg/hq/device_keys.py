"""The keys of laptops: certified at enrolment, changed by the laptop, retired once the next one is in use.

A new key is signed by the one that it follows, and signs for itself (`SigningKeyMade`). HQ puts it on the
list of issuers; the laptop then signs with it, and by that HQ retires the one before. Cards of a retired key
stay genuine to their own end: a card is judged by when it was signed.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from fieldreg.domain.facts import SigningKeyMade
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.key_tables import device_keys
from fieldreg.hq.schema import headquarters
from fieldreg.wire import PublicKey, WireError, check_key_change

GRACE_MS = 86_400_000
"""So long after its retirement a card may still have been signed: a laptop's clock may be ahead."""
_MOST_LIVE = 2
"""A laptop has the key that it signs with, and at most one to come."""


def holder_of(connection: Connection, key: PublicKey) -> str | None:
    """The device that this key belongs to, or None."""
    query = select(device_keys.c.device).where(device_keys.c.public_key == key.raw)
    found: str | None = connection.execute(query).scalar()
    return found


def live_keys(connection: Connection, device: str) -> list[PublicKey]:
    """The keys that this device may sign with, the newest first; none for a stranger."""
    mine = device_keys.c.device == device, device_keys.c.retired_ms.is_(None)
    newest = device_keys.c.version.desc(), device_keys.c.public_key
    query = select(device_keys.c.public_key).where(*mine).order_by(*newest)
    return [PublicKey(bytes(raw)) for raw in connection.execute(query).scalars()]


def retired_keys(connection: Connection, device: str) -> list[PublicKey]:
    """The keys that this device signed with before."""
    mine = device_keys.c.device == device, device_keys.c.retired_ms.is_not(None)
    found = connection.execute(select(device_keys.c.public_key).where(*mine)).scalars()
    return [PublicKey(bytes(raw)) for raw in found]


def add(connection: Connection, device: str, key: PublicKey, now_ms: int) -> None:
    """Put a key on the list. One that was retired counts again: a code of HQ's own says so (enrolment)."""
    row = {
        "device": device,
        "public_key": key.raw,
        "valid_from_ms": now_ms,
        "version": next_version(connection),
    }
    if not insert_new(connection, device_keys, [row]):
        mine = device_keys.c.device == device, device_keys.c.public_key == key.raw
        again = update(device_keys).where(*mine, device_keys.c.retired_ms.is_not(None))
        connection.execute(again.values(retired_ms=None, version=row["version"]))


def certify(connection: Connection, device: str, fact: SigningKeyMade, now_ms: int) -> bool:
    """Put the laptop's next key on the list. False where it is not signed as it must be, or another's."""
    try:
        new = PublicKey.from_text(fact.public_key)
        holder = holder_of(connection, new)
        if holder is not None:
            return holder == device
        live = live_keys(connection, device)
        if not any(_follows(fact, device, new, old) for old in live):
            return False
    except WireError:
        return False
    for passed_over in live[: len(live) - _MOST_LIVE + 1] if len(live) >= _MOST_LIVE else ():
        _retire(connection, device, [passed_over], now_ms)  # certified, and never signed with
    add(connection, device, new, now_ms)
    return True


def retire_before(connection: Connection, device: str, key: PublicKey, now_ms: int) -> None:
    """The device has signed with `key`: those before it are of the past."""
    live = live_keys(connection, device)
    raws = [each.raw for each in live]
    if key.raw in raws:
        _retire(connection, device, live[raws.index(key.raw) + 1 :], now_ms)


def touch(connection: Connection, device: str) -> None:
    """What the list says of this device's keys has changed: it is revoked."""
    mine = update(device_keys).where(device_keys.c.device == device)
    connection.execute(mine.values(version=next_version(connection)))


def next_version(connection: Connection) -> int:
    """Count the list up, and hold the row to the end: no version becomes visible before a lower one."""
    count = update(headquarters).values(keys_version=headquarters.c.keys_version + 1)
    return int(connection.execute(count.returning(headquarters.c.keys_version)).scalar_one())


def _follows(fact: SigningKeyMade, device: str, new: PublicKey, old: PublicKey) -> bool:
    try:
        check_key_change(device=device, new=new, by_old=fact.by_old, by_new=fact.by_new, old=old)
    except WireError:
        return False
    return True


def _retire(connection: Connection, device: str, keys: Sequence[PublicKey], now_ms: int) -> None:
    if not keys:
        return
    these = device_keys.c.public_key.in_([key.raw for key in keys])
    mine = update(device_keys).where(device_keys.c.device == device, these)
    connection.execute(mine.values(retired_ms=now_ms, version=next_version(connection)))
