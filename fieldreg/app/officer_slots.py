"""The officers of this laptop: added, removed and given new PINs by a coordinator, without any line."""

import secrets
from dataclasses import asdict, replace

from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.home import Home
from fieldreg.app.replacing import finish_replacing
from fieldreg.app.signing_in import (
    COORDINATOR,
    Unlocked,
    finish_key_change,
    let_old_key_go,
    open_desk,
    take_up_data_key,
    unlock,
)
from fieldreg.domain.facts import OfficerAdded, OfficerRemoved, OfficerRoleChanged, PinReset
from fieldreg.domain.faults import Fault
from fieldreg.store import (
    KEY_BYTES,
    Keys,
    Presence,
    SlotFile,
    make_device_secret,
    make_recovery,
    make_slot,
    read_device_secret,
)

MIN_PIN = 6
ROLES = ("petugas", COORDINATOR)


def demand_pin(pin: str) -> None:
    """Raise Fault (pin_too_short) where this is no PIN: digits, at least six."""
    if len(pin) < MIN_PIN or not (pin.isascii() and pin.isdigit()):
        raise Fault("pin_too_short", digits=MIN_PIN)


class Keyring:
    """A coordinator's hand on the slots. Made from their PIN, which is asked again for each such act."""

    def __init__(self, home: Home, pin: str, *, officer_id: str = "", clock: Clock | None = None) -> None:
        """Raises Fault as `unlock` does; coordinator_needed."""
        self._home, self._clock = home, clock or SystemClock()
        self._data_key, self._officer = unlock(home, pin, officer_id=officer_id, clock=clock)
        if self._officer.role != COORDINATOR:
            raise Fault("coordinator_needed")

    @property
    def unlocked(self) -> Unlocked:
        """What opens the desk after what was done here: the key may be another, and the role too."""
        slot = SlotFile.load(self._home.keys).slot(self._officer.officer_id)
        return Unlocked(self._data_key, replace(self._officer, role=slot.role))

    def add(self, name: str, pin: str, *, role: str = "petugas") -> Officer:
        """One more officer. Raises Fault (pin_too_short, officer_name_taken)."""
        demand_pin(pin)
        name = name.strip()
        file = SlotFile.load(self._home.keys)
        if (
            not name
            or role not in ROLES
            or any(slot.name.casefold() == name.casefold() for slot in file.slots)
        ):
            raise Fault("officer_name_taken")
        officer = Officer(officer_id=new_id(), name=name, role=role)
        with self._desk() as desk, desk.store.unit() as unit:
            unit.record(OfficerAdded(officer_id=officer.officer_id, name=name, role=role), desk.stamp())
        self._give_slot(officer, pin)
        return officer

    def reset_pin(self, officer_id: str, pin: str) -> None:
        """A new PIN for an officer who forgot theirs; ends their wait. Raises Fault (officer_unknown)."""
        demand_pin(pin)
        slot = SlotFile.load(self._home.keys).slot(officer_id)
        with self._desk() as desk, desk.store.unit() as unit:
            unit.record(PinReset(officer_id=officer_id), desk.stamp())
        self._give_slot(Officer(officer_id=officer_id, name=slot.name, role=slot.role), pin)

    def change_role(self, officer_id: str, role: str) -> None:
        """Another role for an officer. Raises Fault (officer_unknown, last_coordinator)."""
        file = SlotFile.load(self._home.keys)
        if file.slot(officer_id).role == role or role not in ROLES:
            return
        if role != COORDINATOR:
            _demand_coordinator_besides(file, officer_id)
        self._give_roles({officer_id: role})

    def hand_over(self, officer_id: str) -> None:
        """Somebody else is the coordinator from now on, and whose PIN this was is an officer."""
        SlotFile.load(self._home.keys).slot(officer_id)
        if officer_id != self._officer.officer_id:
            self._give_roles({officer_id: COORDINATOR, self._officer.officer_id: "petugas"})

    def _give_roles(self, roles: dict[str, str]) -> None:
        with self._desk() as desk, desk.store.unit() as unit:
            for officer_id, role in roles.items():
                unit.record(OfficerRoleChanged(officer_id=officer_id, role=role), desk.stamp())
        file = SlotFile.load(self._home.keys)
        for officer_id, role in roles.items():
            file = file.with_role(officer_id, role, self._data_key)
        file.save(self._home.keys)

    def remove(self, officer_id: str) -> None:
        """Take an officer's access away: their slot goes, and everything is encrypted under a new key.

        Backups on this laptop are replaced by one under the new key. What the officer copied before can't
        be taken back (docs/decisions/keys.md).
        Raises Fault (officer_unknown, last_coordinator, store_in_use).
        """
        file = SlotFile.load(self._home.keys)
        gone = file.slot(officer_id)
        if gone.role == COORDINATOR:
            _demand_coordinator_besides(file, officer_id)
        fresh = secrets.token_bytes(KEY_BYTES)
        with Presence.alone(self._home.in_use):
            self._take_away(file, officer_id, fresh)

    def _take_away(self, file: SlotFile, officer_id: str, fresh: bytes) -> None:
        with self._desk(alone=True) as desk:
            with desk.store.unit() as unit:
                unit.record(OfficerRemoved(officer_id=officer_id), desk.stamp())
            identity = desk.store.identity()
        hq_key = identity.hq_key if identity else None
        # First the slots with both keys, then the store, its copies, and the slots with the new one alone:
        # whenever the power goes, the next sign-in finishes it (`finish_key_change`).
        file.without(officer_id).rekeyed(self._data_key, fresh, hq_key=hq_key).save(self._home.keys)
        take_up_data_key(self._home, Keys(fresh, self._data_key))
        self._data_key = fresh
        # Not `unlocked`: a coordinator who takes their own access away has no slot any more.
        let_old_key_go(self._home, Unlocked(fresh, self._officer), clock=self._clock)

    def new_recovery_code(self) -> str:
        """A one-time code that sets a coordinator's PIN anew; the one before no longer works."""
        code, slot = make_recovery(self._data_key)
        file = SlotFile.load(self._home.keys)
        file.with_recovery(slot).save(self._home.keys)
        return code

    def _give_slot(self, officer: Officer, pin: str) -> None:
        file = SlotFile.load(self._home.keys)
        give_slot(self._home, file, self._data_key, officer, pin)

    def _desk(self, *, alone: bool = False) -> Desk:
        store = self._home.store if alone else None  # whoever is alone already needs no sign of presence
        return open_desk(self._home, self._data_key, self._officer, clock=self._clock, store=store)


def _demand_coordinator_besides(file: SlotFile, officer_id: str) -> None:
    if not any(slot.role == COORDINATOR and slot.officer_id != officer_id for slot in file.slots):
        raise Fault("last_coordinator")


def give_slot(home: Home, file: SlotFile, data_key: bytes, officer: Officer, pin: str) -> None:
    """Let this PIN open, in the place of the officer's earlier one."""
    secret, _place = read_device_secret(home.device_secret, file.installation)
    slot = make_slot(data_key, **asdict(officer), pin=pin, device_secret=secret)
    file.with_slot(slot).save(home.keys)


def recover(home: Home, code: str, pin: str, *, clock: Clock | None = None) -> tuple[Officer, str]:
    """Set the first coordinator's PIN anew with the recovery code. Returns them and the next code.

    Works without the device secret, and makes a new one where it is lost; then every other officer needs a
    new PIN from the coordinator. Raises Fault (recovery_code_wrong, pin_too_short, not_set_up).
    """
    demand_pin(pin)
    file = SlotFile.load(home.keys)
    keys = file.recover(code)
    finish_replacing(home)
    take_up_data_key(home, keys)
    slot = next(slot for slot in file.slots if slot.role == COORDINATOR)
    officer = Officer(officer_id=slot.officer_id, name=slot.name, role=slot.role)
    finish_key_change(home, Unlocked(keys.data_key, officer), clock=clock)
    file = SlotFile.load(home.keys)
    _demand_device_secret(home, file.installation)
    with open_desk(home, keys.data_key, officer, clock=clock) as desk, desk.store.unit() as unit:
        unit.record(PinReset(officer_id=officer.officer_id), desk.stamp())
    following, recovery = make_recovery(keys.data_key)
    give_slot(home, file.with_recovery(recovery), keys.data_key, officer, pin)
    return officer, following


def _demand_device_secret(home: Home, installation: str) -> None:
    try:
        read_device_secret(home.device_secret, installation)
    except Fault:
        if home.device_secret.exists():
            home.device_secret.rename(home.device_secret.with_name(f"device-secret.set-aside-{new_id()}"))
        make_device_secret(home.device_secret, installation)
