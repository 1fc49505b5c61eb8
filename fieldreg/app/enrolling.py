"""First run: make this laptop a device of HQ, with its first officer."""

import secrets
from collections.abc import Callable
from dataclasses import asdict
from typing import Protocol

from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.home import Home
from fieldreg.app.number_leases import request_numbers
from fieldreg.app.officer_slots import demand_pin
from fieldreg.app.practising import demand_same_side
from fieldreg.app.settings import load_settings
from fieldreg.app.signing_in import sign_in
from fieldreg.app.timekeeping import take_hq_time
from fieldreg.domain.facts import LeaseRequested, OfficerAdded
from fieldreg.domain.faults import Fault
from fieldreg.store import KEY_BYTES, Identity, SlotFile, Store, Unit, make_device_secret, make_slot
from fieldreg.wire import PublicKey, SigningKey, read_enrol_code


def enrol_laptop(
    home: Home,
    *,
    hq_url: str,
    code: str,
    pin: str,
    officer_name: str,
    laptop_name: str,
    clock: Clock | None = None,
    keyring: bool = True,
) -> Desk:
    """Enrol and sign in the first officer, a coordinator. The next sync brings numbers and keys.

    A lost reply costs nothing: called again with the same PIN and code it goes on where it stopped.
    `keyring=False` keeps the device secret in a file: for demonstrations, which leave no trace.
    Raises Fault: enrol_code_malformed, pin_too_short, already_enrolled, practice_mixed, what the line raises.
    """
    parsed = read_enrol_code(code)
    if parsed is None:
        raise Fault("enrol_code_malformed")
    demand_pin(pin)
    from fieldreg.remote import Way, checked_url, enrol_over_https  # noqa: PLC0415 - requests is slow to load

    url = checked_url(hq_url)
    desk = prepared_desk(
        home, pin=pin, officer_name=officer_name, clock=clock or SystemClock(), keyring=keyring
    )
    try:
        demand_new(desk)
        key = SigningKey(desk.store.signing_key())
        enrolled = enrol_over_https(
            url,
            parsed,
            installation=desk.store.installation,
            key=key,
            name=laptop_name,
            way=Way(proxy=desk.settings.proxy, ca_file=desk.settings.ca_file),
        )
        settle_enrolment(desk, home, enrolled, hq_url=url, laptop_name=laptop_name)
    except BaseException:
        desk.close()
        raise
    return desk


class WhoIAm(Protocol):
    """HQ's answer, by line or by file. The caller has made sure that it is HQ's."""

    @property
    def device(self) -> str: ...  # noqa: D102
    @property
    def issuer(self) -> str: ...  # noqa: D102
    @property
    def hq_key(self) -> PublicKey: ...  # noqa: D102
    @property
    def hq_time_ms(self) -> int: ...  # noqa: D102


def settle_enrolment(
    desk: Desk,
    home: Home,
    enrolled: WhoIAm,
    *,
    hq_url: str,
    laptop_name: str,
    asked: LeaseRequested | None = None,
    and_then: Callable[[Unit], object] = lambda _: None,
) -> None:
    """This laptop is a device from now on: the escrow, then one transaction.

    `asked` is the request for numbers that went with a file; else one is made. `and_then` belongs to the
    transaction. Raises Fault (practice_mixed), and as `and_then` does.
    """
    demand_same_side(home, enrolled.issuer)
    identity = Identity(
        device=enrolled.device,
        installation=desk.store.installation,
        name=laptop_name,
        issuer=enrolled.issuer,
        hq_url=hq_url,
        hq_key=enrolled.hq_key.raw,
        signing_key=desk.store.signing_key(),
    )
    officer = desk.officer
    # First: who is enrolled is never asked to do it again, and would be without one for ever.
    desk.store.with_escrow(SlotFile.load(home.keys), identity.hq_key).save(home.keys)
    with desk.store.unit() as unit:
        for name, value in identity.rows().items():
            unit.set_identity(name, value)
        take_hq_time(desk, unit, enrolled.hq_time_ms, carried=asked is not None)
        unit.record(
            OfficerAdded(officer_id=officer.officer_id, name=officer.name, role=officer.role), desk.stamp()
        )
        if asked is None:
            request_numbers(desk, unit)
        else:
            unit.record(asked, desk.stamp())
        and_then(unit)


def prepared_desk(home: Home, *, pin: str, officer_name: str, clock: Clock, keyring: bool) -> Desk:
    """A store that this PIN opens: a new one, or the one that an interrupted enrolment left."""
    if home.keys.exists():
        return sign_in(home, pin, clock=clock)
    home.make()
    _set_aside(home)
    installation, data_key = new_id(), secrets.token_bytes(KEY_BYTES)
    officer = Officer(officer_id=new_id(), name=officer_name.strip() or "Koordinator", role="koordinator")
    secret = make_device_secret(home.device_secret, installation, keyring=keyring)
    slot = make_slot(data_key, **asdict(officer), pin=pin, device_secret=secret)
    store = Store.create(home.store, data_key, installation=installation)
    with store.unit() as unit:
        unit.set_identity("signing_key", SigningKey.generate().raw)
    # The keys come last: with them the set-up is whole.
    SlotFile(installation=installation, slots=(slot,)).save(home.keys)
    return Desk(store=store, officer=officer, settings=load_settings(home.settings), clock=clock)


def demand_new(desk: Desk) -> None:
    """Raise Fault (already_enrolled) where HQ knows this laptop already."""
    if desk.store.identity() is not None:
        raise Fault("already_enrolled")


def _set_aside(home: Home) -> None:
    """A store without `keys.json` is what a cut-short set-up leaves; kept, for nothing is deleted."""
    suffix = f".set-aside-{new_id()}"
    for path in (home.store, home.device_secret):
        if path.exists():
            path.rename(path.with_name(path.name + suffix))
