"""A laptop's whole data folder for tests: store, slots, device secret in a file, HQ in the same process."""

from dataclasses import asdict
from pathlib import Path

from fieldreg.app import Desk, Home
from fieldreg.hq import Hq
from fieldreg.store import SlotFile, make_device_secret, make_slot
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, sync_direct

PIN = "481516"


def laptop_home(folder: Path, hq: Hq, *, clock: FixedClock | None = None) -> tuple[Home, Desk]:
    """An enrolled laptop with numbers, whose one officer, a coordinator, has `PIN`."""
    home = Home(folder)
    desk = enrolled_desk(folder, hq, clock=clock)
    secret = make_device_secret(home.device_secret, desk.store.installation, keyring=False)
    slot = make_slot(KEY, **asdict(OFFICER), pin=PIN, device_secret=secret)
    SlotFile(installation=desk.store.installation, slots=(slot,)).save(home.keys)
    sync_direct(desk, hq)
    return home, desk
