"""Laptops for tests: real stores, enrolled with a real HQ in the same process, over a line that can break."""

from dataclasses import dataclass, field
from pathlib import Path

from fieldreg import wire
from fieldreg.app import Desk, Home, Officer, Settings, new_id
from fieldreg.app.number_leases import request_numbers
from fieldreg.app.outbox import StoreOutbox
from fieldreg.domain.clocks import Reading
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.hq import Hq
from fieldreg.store import Identity, Store
from fieldreg.sync import Outcome, run_round
from tests.people import name, nik

KEY = b"k" * 32
OFFICER = Officer(officer_id="f" * 32, name="Dewi", role="koordinator")


def form(number: int = 0, **changes: str) -> RegistrationForm:
    """What is typed for invented person `number` at the table."""
    values = {
        "nik": nik(number),
        "name": name(number),
        "occupation": "buruh angkut",
        "income": "1 jt",
        "months": "3",
        "payment_method": "tunai",
        "payment_reference": "0001",
        "consent_version": "id-1",
    }
    return RegistrationForm(**{**values, **changes})


class FixedClock:
    """A clock that stands where it was put. Moving `at_ms` lets time pass; `set_by` sets a clock wrong."""

    def __init__(self, at_ms: int = 1_795_000_000_000, *, boot: str = "uji") -> None:
        self.at_ms, self.boot = at_ms, boot
        self._wrong_ms = 0

    def now_ms(self) -> int:
        return self.at_ms

    def reading(self) -> Reading:
        return Reading(wall_ms=self.at_ms, steady_ms=self.at_ms - self._wrong_ms, boot=self.boot)

    def set_by(self, ms: int) -> None:
        self.at_ms += ms
        self._wrong_ms += ms


@dataclass
class DirectLine:
    """Speaks with HQ in this process, through the bytes of the wire. Breaks where `cuts` says.

    `cuts` holds, for the coming exchanges, None or the place where the line breaks: "up" before HQ has
    anything, "down" after HQ took it all.
    """

    hq: Hq
    cuts: list[str | None] = field(default_factory=list)

    def exchange(self, push):
        cut = self.cuts.pop(0) if self.cuts else None
        body = wire.encode_message(push)
        if cut == "up":
            raise Fault("hq_unreachable")
        reply = wire.encode_message(self.hq.receive(wire.decode_message(body, wire.Push)))
        if cut == "down":
            raise Fault("hq_unreachable")
        return _Exchange(wire.decode_message(reply, wire.Reply), len(body), len(reply))


@dataclass
class _Exchange:
    reply: wire.Reply
    bytes_up: int
    bytes_down: int


def enrolled_desk(folder: Path, hq: Hq, *, lease_size: int = 500, clock: FixedClock | None = None) -> Desk:
    """A laptop that HQ knows; it has asked for numbers and holds none yet."""
    folder.mkdir(parents=True, exist_ok=True)
    installation, key = new_id(), wire.SigningKey.generate()
    store = Store.create(Home(folder).store, KEY, installation=installation)
    code = wire.read_enrol_code(hq.new_enrol_code())
    reply = hq.enrol(
        wire.EnrolRequest(
            secret=code.secret, installation=installation, public_key=key.public.text, name="uji"
        )
    )
    identity = Identity(
        device=reply.device,
        installation=installation,
        name="uji",
        issuer=reply.issuer,
        hq_url="http://127.0.0.1:1",
        hq_key=hq.key.public.raw,
        signing_key=key.raw,
    )
    desk = Desk(
        store=store, officer=OFFICER, settings=Settings(lease_size=lease_size), clock=clock or FixedClock()
    )
    with store.unit() as unit:
        for name, value in identity.rows().items():
            unit.set_identity(name, value)
        request_numbers(desk, unit)
    return desk


def sync_direct(desk: Desk, hq: Hq, *cuts: str | None, batch: int = 100) -> Outcome:
    """One round over a direct line."""
    return run_round(StoreOutbox(desk), DirectLine(hq, list(cuts)), batch=batch)
