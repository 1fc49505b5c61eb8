"""Sign in with a PIN: wrong ones cost time, and nothing is opened that is not sound."""

from contextlib import suppress
from math import ceil
from pathlib import Path
from typing import NamedTuple

from fieldreg.app.clock import Clock, SystemClock
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.home import Home
from fieldreg.app.practising import demand_same_side
from fieldreg.app.replacing import finish_replacing
from fieldreg.app.reserve import with_reserve
from fieldreg.app.settings import load_settings
from fieldreg.app.timekeeping import begin_work
from fieldreg.domain.faults import Fault
from fieldreg.store import Keys, Presence, Slot, SlotFile, Store, file_damage, finish_log, read_device_secret

COORDINATOR = "koordinator"
_ALWAYS_CHECKED_BYTES = 32 * 1024 * 1024
"""A file up to this size is read whole at each sign-in (0.15 s); a larger one after an unclean end only."""


class Unlocked(NamedTuple):
    """What a PIN opened."""

    data_key: bytes
    officer: Officer


def officers(home: Home) -> tuple[Officer, ...]:
    """Who may sign in on this laptop. Raises Fault (not_set_up)."""
    return tuple(map(_officer, SlotFile.load(home.keys).slots))


def unlock(
    home: Home, pin: str, *, officer_id: str = "", clock: Clock | None = None, prove: bool = True
) -> Unlocked:
    """The data key and whose PIN it was. Without `officer_id` the only officer is meant.

    Takes about 0.2 s (argon2id), and looks whether the store is sound unless `prove` is False. After three
    wrong PINs each further one makes the wait longer, up to a quarter of an hour, also over a restart.
    Raises Fault: not_set_up, officer_unknown, pin_wrong, pin_wait, device_secret_missing,
    device_secret_damaged, store_damaged.
    """
    clock = clock or SystemClock()
    file = SlotFile.load(home.keys)
    chosen = [slot for slot in file.slots if slot.officer_id == officer_id or not officer_id]
    if len(chosen) != 1:
        raise Fault("officer_unknown")
    keys = _try_pin(home, file, chosen[0], pin, clock)
    unlocked = Unlocked(keys.data_key, _officer(chosen[0]))
    finish_replacing(home)
    if not prove:
        return unlocked._replace(data_key=_rescuing_key(home, keys))
    take_up_data_key(home, keys)
    prove_store(home, keys.data_key)
    finish_key_change(home, unlocked, clock=clock)
    return unlocked


def sign_in(home: Home, pin: str, *, officer_id: str = "", clock: Clock | None = None) -> Desk:
    """Open the desk. Raises Fault as `unlock` and `Store.open` do."""
    data_key, officer = unlock(home, pin, officer_id=officer_id, clock=clock)
    desk = open_desk(home, data_key, officer, clock=clock)
    begin_work(desk)
    return desk


def open_desk(
    home: Home, data_key: bytes, officer: Officer, *, clock: Clock | None = None, store: Path | None = None
) -> Desk:
    """A desk over a connection of its own: each thread that works needs one. `store` is another file.

    Raises Fault as `Store.open` does; practice_mixed; store_taken while the file is being replaced.
    """
    presence = None if store else Presence.beside_others(home.in_use)
    try:
        opened = Store.open(store or home.store, data_key)
        identity = opened.identity()
        try:
            if identity is not None:
                demand_same_side(home, identity.issuer)
        except Fault:
            opened.close()
            raise
    except BaseException:
        if presence is not None:
            presence.close()
        raise
    return Desk(
        store=opened,
        officer=officer,
        settings=load_settings(home.settings),
        clock=clock or SystemClock(),
        presence=presence,
    )


def take_up_data_key(home: Home, keys: Keys) -> None:
    """Bring the store under the new data key, where a change of it began. Raises Fault (store_damaged)."""
    if keys.before is None:
        return
    try:
        Store.open(home.store, keys.data_key).close()
    except Fault as fault:
        if fault.code != "store_key_wrong":
            raise
        prove_store(home, keys.before)  # encrypting a damaged one anew fails as if somebody else had it open
        with Store.open(home.store, keys.before) as store:
            store.change_key(keys.data_key)


def let_old_key_go(home: Home, unlocked: Unlocked, *, clock: Clock | None = None) -> None:
    """The store is under the new data key: so are its copies from now on, and no slot holds the old one.

    The slots come last: as long as they hold both keys, somebody is still to do this. Raises Fault as
    `backups.back_up` does.
    """
    from fieldreg.app.backups import replace_backups  # noqa: PLC0415 - a restore opens desks as well

    with open_desk(home, *unlocked, clock=clock, store=home.store) as desk:
        replace_backups(desk, home)
    SlotFile.load(home.keys).settled().save(home.keys)


def finish_key_change(home: Home, unlocked: Unlocked, *, clock: Clock | None = None) -> None:
    """End a change of the data key that was cut short. A full disk keeps nobody out: the next one does it."""
    if SlotFile.load(home.keys).unsettled:
        with suppress(Fault):
            let_old_key_go(home, unlocked, clock=clock)


def _rescuing_key(home: Home, keys: Keys) -> bytes:
    """The data key that a rescue goes on with: where a change of it was cut short, there are two.

    If the store is damaged as well, it cannot be brought under the new one, and its copies may be under the
    old one still: that of the newest sound copy. The sign-in that follows brings all of it under the new one.
    """
    from fieldreg.app.backups import list_backups  # noqa: PLC0415 - as above

    if keys.before is None:
        return keys.data_key
    try:
        take_up_data_key(home, keys)
        prove_store(home, keys.data_key)
    except Fault:
        for copy in list_backups(home.backups):
            for key in (keys.data_key, keys.before):
                if not file_damage(copy, key):
                    return key
    return keys.data_key


def prove_store(home: Home, data_key: bytes) -> None:
    """Look whether every page of the store is as it was written. Raises Fault (store_damaged)."""
    if not home.store.exists():
        return  # an interrupted set-up: opening tells
    log = home.store.with_name(home.store.name + "-wal")
    unclean = log.exists() and log.stat().st_size > 0
    if unclean:
        finish_log(home.store, data_key)
    if (unclean or home.store.stat().st_size <= _ALWAYS_CHECKED_BYTES) and file_damage(home.store, data_key):
        raise Fault("store_damaged")


def _try_pin(home: Home, file: SlotFile, slot: Slot, pin: str, clock: Clock) -> Keys:
    now = clock.now_ms()
    wait = file.wait_ms(slot.officer_id, now)
    if wait:
        raise Fault("pin_wait", seconds=ceil(wait / 1000))
    secret, _place = read_device_secret(home.device_secret, file.installation)
    # Counted before it is tried, so that switching the laptop off in time wins nothing.
    # A full disk keeps nobody out: what is on it must be readable, and there is the reserve.
    counted = file.noted(slot.officer_id, failures=slot.failures + 1, at_ms=now)
    with_reserve(home, lambda: counted.save(home.keys))
    keys = file.unlock(slot.officer_id, pin, secret)
    with_reserve(home, lambda: file.noted(slot.officer_id, failures=0, at_ms=0).save(home.keys))
    return keys


def _officer(slot: Slot) -> Officer:
    return Officer(officer_id=slot.officer_id, name=slot.name, role=slot.role)
