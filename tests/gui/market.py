"""A laptop at a market for tests and pictures of the window: a real HQ on loopback, invented people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from fieldreg.app import Home, Settings, enrol_laptop, register_member, save_settings, sign_in, sync_now
from fieldreg.domain.clocks import Reading
from fieldreg.domain.form import RegistrationForm
from fieldreg.hq import EmbeddedHq
from tests.people import nik

PIN = "246810"
OFFICER = "Dewi Contoh"


class MarketClock:
    """Stands still on a market day: 21 November 2026, 07.12 WIB, unless it is moved."""

    def __init__(self, at_ms: int = 1_795_220_000_000) -> None:
        self.at_ms = at_ms

    def now_ms(self) -> int:
        return self.at_ms

    def reading(self) -> Reading:
        return Reading(wall_ms=self.at_ms, steady_ms=self.at_ms, boot="market")


@contextmanager
def market(folder: Path) -> Iterator[tuple[Home, EmbeddedHq]]:
    """An HQ that runs, and a laptop that is enrolled and has numbers."""
    with EmbeddedHq.start(folder / "hq", issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345699999")
        home = Home(folder / "laptop")
        home.make()
        # Rounds begin when a test asks for one.
        save_settings(home.settings, Settings(auto_sync=False))
        with enrol_laptop(
            home,
            hq_url=hq.url,
            code=hq.new_code(name="Laptop 1", valid_for=timedelta(hours=1)),
            pin=PIN,
            officer_name=OFFICER,
            laptop_name="Laptop 1",
            keyring=False,
        ) as desk:
            sync_now(desk)
        yield home, hq


def register_porters(home: Home, *names: str) -> list[str]:
    """People who pay for themselves, one after another; their ids."""
    with sign_in(home, PIN) as desk:
        return [
            register_member(desk, RegistrationForm(
                nik=nik(number), name=name, occupation="porter", income="1500000", payment_method="cash",
                payment_reference="1", consent_version="1",
            )).member_id
            for number, name in enumerate(names)
        ]  # fmt: skip
