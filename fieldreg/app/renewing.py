"""The answer to a fork: a copied or restored disk becomes an installation of its own, and nothing is lost."""

from collections.abc import Callable
from typing import Protocol

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.number_leases import request_numbers
from fieldreg.domain.faults import Fault
from fieldreg.store import NEXT_INSTALLATION
from fieldreg.wire import EnrolCode, SigningKey, read_enrol_code


class Enrolled(Protocol):
    """What HQ answers: which of its devices this laptop is."""

    @property
    def device(self) -> str: ...  # noqa: D102


Enrol = Callable[[EnrolCode, str, SigningKey, str], Enrolled]
"""How HQ is told: code, installation, key, name."""


def renew_installation(desk: Desk, code: str, *, enrol: Enrol | None = None) -> None:
    """Chain the journal anew and enrol that chain with a new one-time code; then sync as ever.

    Every fact of this laptop goes to HQ again: whom HQ knows keeps the verdict that stands, the others get
    theirs. Numbers given to people stay theirs, unless HQ has them for somebody else; the rest of every
    old block is given up, for the disk's twin draws from it too. A lost reply costs nothing: called again
    it goes on where it stopped. Raises Fault: enrol_code_malformed, not_enrolled, what the line raises.
    """
    parsed = read_enrol_code(code)
    if parsed is None:
        raise Fault("enrol_code_malformed")
    identity = desk.identity()
    tell = enrol or _over_https(desk, identity.hq_url)
    # HQ first: where it refuses, this laptop stays what it was, and HQ keeps taking what it brings.
    installation = _next_installation(desk)
    enrolled = tell(parsed, installation, SigningKey(identity.signing_key), identity.name)
    # Another one where HQ, restored from an older copy, knows neither this laptop nor its first key.
    with desk.store.unit() as unit:
        unit.set_identity("device", enrolled.device.encode())
    desk.store.start_anew(installation, desk.stamp())
    with desk.store.unit() as unit:
        request_numbers(desk, unit)


def _next_installation(desk: Desk) -> str:
    """The same one until HQ's answer has come, so that a lost answer burns no code."""
    kept = desk.store.identity_value(NEXT_INSTALLATION)
    if kept is not None:
        return kept.decode()
    installation = new_id()
    with desk.store.unit() as unit:
        unit.set_identity(NEXT_INSTALLATION, installation.encode())
    return installation


def _over_https(desk: Desk, url: str) -> Enrol:
    from fieldreg.remote import Way, enrol_over_https  # noqa: PLC0415 - requests is slow to load

    way = Way(proxy=desk.settings.proxy, ca_file=desk.settings.ca_file)

    def enrol(code: EnrolCode, installation: str, key: SigningKey, name: str) -> Enrolled:
        return enrol_over_https(url, code, installation=installation, key=key, name=name, way=way)

    return enrol
