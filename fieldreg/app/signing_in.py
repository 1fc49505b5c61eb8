"""Sign in with a PIN."""

from fieldreg.app.clock import Clock, SystemClock
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.home import Home
from fieldreg.app.settings import load_settings
from fieldreg.domain.faults import Fault
from fieldreg.store import SlotFile, Store, read_device_secret


def officers(home: Home) -> tuple[Officer, ...]:
    """Who may sign in on this laptop. Raises Fault (not_set_up)."""
    return tuple(
        Officer(officer_id=slot.officer_id, name=slot.name, role=slot.role)
        for slot in SlotFile.load(home.keys).slots
    )


def unlock(home: Home, pin: str, *, officer_id: str = "") -> tuple[bytes, Officer]:
    """The data key and whose PIN it was. Without `officer_id` the only officer is meant.

    Takes about 0.2 s (argon2id). Raises Fault: not_set_up, officer_unknown, pin_wrong, device_secret_missing.
    """
    file = SlotFile.load(home.keys)
    known = officers(home)
    chosen = [officer for officer in known if officer.officer_id == officer_id or not officer_id]
    if len(chosen) != 1:
        raise Fault("officer_unknown")
    secret, _place = read_device_secret(home.device_secret, file.installation)
    return file.unlock(chosen[0].officer_id, pin, secret), chosen[0]


def sign_in(home: Home, pin: str, *, officer_id: str = "", clock: Clock | None = None) -> Desk:
    """Open the desk. Raises Fault as `unlock` and `Store.open` do."""
    data_key, officer = unlock(home, pin, officer_id=officer_id)
    return open_desk(home, data_key, officer, clock=clock)


def open_desk(home: Home, data_key: bytes, officer: Officer, *, clock: Clock | None = None) -> Desk:
    """A desk over a connection of its own: each thread that works needs one."""
    return Desk(
        store=Store.open(home.store, data_key),
        officer=officer,
        settings=load_settings(home.settings),
        clock=clock or SystemClock(),
    )
