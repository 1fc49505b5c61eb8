"""The evening: 300 people, their cards printed and handed over, all of it over the worst line."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldreg.app import (
    Home,
    Settings,
    confirm_printed,
    hand_over_card,
    issue_cards,
    read_enrol_answer,
    register_member,
    save_settings,
    waiting_for_cards,
    write_enrol_request,
)
from fieldreg.hq import Hq, HqConfig, init
from tests.bench.tun import HQ, TunLine
from tests.desks import form
from tests.people import name, nik
from tests.remote.authorities import Authority

PIN = "246810"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """How it went."""

    people: int
    facts: int
    seconds: float
    drops: int
    bytes_up: int
    bytes_down: int
    """On the wire: TLS, TCP, IP and what was sent again included."""
    verdicts: Counter[str]
    each_once: bool


def spend(folder: Path, *, people: int = 300, **line: float) -> Evening:
    """Run it; `line` as `TunLine` takes it. Needs `tun.possible()`."""
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    authority = Authority(folder)
    authority.server(HQ)
    with Hq(config) as hq, TunLine(**line) as bad:
        hq.add_pool("12345600001", "12345699999")
        home = _worked(folder, hq, authority, people)
        certificate = folder / f"{HQ} -1.pem"
        with _running(bad.far, "tests.bench.tls_front", config.folder, certificate, HQ):
            bad.start_drops()
            began = time.monotonic()
            told = _synced(bad.near, home)
            seconds = time.monotonic() - began
        found = [(row["nik"], row["verdict"]) for row in hq.records()]
        return Evening(
            people=people,
            facts=told["acknowledged_seq"],
            seconds=seconds,
            drops=bad.drops,
            bytes_up=bad.bytes[0],
            bytes_down=bad.bytes[1],
            verdicts=Counter(verdict for _, verdict in found),
            each_once=Counter(each for each, _ in found) == Counter(nik(n) for n in range(people)),
        )


def _worked(folder: Path, hq: Hq, authority: Authority, people: int) -> Home:
    """A laptop after its day: everybody's card is handed over, nothing of it is at HQ."""
    home, request = Home(folder / "home"), folder / "daftar"
    settings = Settings(lease_size=2 * people, ca_file=str(authority.pem))
    home.make()
    save_settings(home.settings, settings)
    who = {"officer_name": "Dewi", "laptop_name": "Mobil 7"}
    write_enrol_request(home, request, code=hq.new_enrol_code(), pin=PIN, keyring=False, **who)
    request.write_bytes(hq.enrol_by_file(request.read_bytes(), hq_url=f"https://{HQ}").reply)
    with read_enrol_answer(home, request, pin=PIN) as desk:
        for number in range(people):
            register_member(desk, form(number, name=name(number)))
        issue_cards(desk, waiting_for_cards(desk), folder / "kartu.pdf", layout="a4")
        confirm_printed(desk, desk.store.people.find("", limit=people))
        for member in desk.store.people.find("", limit=people):
            hand_over_card(desk, member)
    return home


def _synced(near: tuple[str, ...], home: Home) -> dict[str, int]:
    command = [*near, sys.executable, "-m", "fieldreg", "sync", "--patient", "--json"]
    env = {**os.environ, "FIELDREG_HOME": str(home.folder), "FIELDREG_PIN": PIN}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=900)
    told: dict[str, int] = json.loads(done.stdout)
    return told


@contextlib.contextmanager
def _running(where: tuple[str, ...], module: str, *arguments: object) -> Iterator[None]:
    program = subprocess.Popen([*where, sys.executable, "-m", module, *map(str, arguments)])
    try:
        time.sleep(3)  # the line alone would tell when it is up, and that is what is being measured
        yield
    finally:
        program.terminate()
        program.wait(20)
