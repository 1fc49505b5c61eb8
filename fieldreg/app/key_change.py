"""Changing this laptop's signing key: made here, vouched for by the old one, in use once HQ has certified it.

Until then everything is signed with the old key. Cards that it signed stay genuine.
"""

from fieldreg.app.desk import Desk
from fieldreg.domain.facts import SigningKeyMade
from fieldreg.domain.faults import Fault
from fieldreg.wire import SigningKey, sign_key_change

_NEXT, _BEFORE = "next_signing_key", "signing_key_before"


def change_key(desk: Desk) -> None:
    """Make the next signing key; the rounds that follow bring it to HQ and take it up.

    Again, before HQ has answered, makes another: the last one counts. Raises Fault (not_enrolled).
    """
    identity, new = desk.identity(), SigningKey.generate()
    by_old, by_new = sign_key_change(device=identity.device, new=new, old=SigningKey(identity.signing_key))
    with desk.store.unit() as unit:
        unit.set_identity(_NEXT, new.raw)
        unit.record(SigningKeyMade(public_key=new.public.text, by_old=by_old, by_new=by_new), desk.stamp())


def take_up_key(desk: Desk) -> bool:
    """Sign with the next key from now on, if HQ's list bears it. Called after each round."""
    raw, listed = desk.store.identity_value(_NEXT), desk.store.issuer_keys()
    if not raw or listed is None:
        return False
    text = SigningKey(raw).public.text
    if not any(key.public_key == text and key.revoked_at_ms is None for key in listed.keys):
        return False
    with desk.store.unit() as unit:
        unit.set_identity(_BEFORE, desk.identity().signing_key)
        unit.set_identity("signing_key", raw)
        unit.drop_identity(_NEXT)
    return True


def keys_of_late(desk: Desk) -> tuple[SigningKey, ...]:
    """The key that signs, and the one before it, if it was changed. Raises Fault (not_enrolled)."""
    now, before = desk.identity().signing_key, desk.store.identity_value(_BEFORE)
    return tuple(SigningKey(raw) for raw in (now, before) if raw)


def fall_back(desk: Desk, fault: Fault) -> bool:
    """Sign as before, where HQ refused the signature: restored from an older copy, it forgot the new key.

    The round that follows brings it the journal again, and with it the new key. Returns whether to try again.
    """
    before = desk.store.identity_value(_BEFORE)
    if not before or (fault.code, fault.values.get("reason")) != ("hq_refused", "bad_signature"):
        return False
    with desk.store.unit() as unit:
        unit.set_identity(_NEXT, desk.identity().signing_key)
        unit.set_identity("signing_key", before)
        unit.drop_identity(_BEFORE)
    return True
