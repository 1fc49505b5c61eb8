"""Upload through HQ's HTTP door: records a second, and every byte on the socket.

HQ runs in a process of its own on embedded SQLite (WAL, synchronous=FULL); one client signs, packs,
sends, and verifies each reply. References are ODK Central's on two like cores (product.md): 144
submissions a second, 2,202 bytes a record up and down.
"""

import itertools
import multiprocessing
import random
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ClassVar

from fieldreg.domain.member import Consent
from fieldreg.hq import EmbeddedHq
from tests.bench.figures import Figure
from tests.hq.laptop import Laptop, registered

_ODK_RECORDS_S, _ODK_BYTES = 144, 2202
_GIVEN = (
    "SITI",
    "BUDI",
    "AGUS",
    "SRI",
    "DEWI",
    "JOKO",
    "RINA",
    "WAHYU",
    "EKO",
    "NUR",
    "TONO",
    "YATI",
    "RUDI",
)
_FAMILY = ("CONTOH", "SETIADI", "RAHAYU", "PERMANA", "LESTARI", "SUSANTO", "WIBOWO", "HANDAYANI", "KUSUMA")
_WORK = ("buruh angkut", "pedagang sayur", "tukang ojek", "penjahit", "pedagang kaki lima", "kuli bangunan")
_REGIONS = ["317107", "317301", "327501", "331205"]


def run() -> list[Figure]:
    """Records a second at batch 1, 20 and 100, and bytes a record at batch 100, up and down."""
    figures = []
    with tempfile.TemporaryDirectory() as folder, _hq(Path(folder)) as (url, code):
        laptop = _Persons(url, officer="0198c2f0c0de7000a000000000000017")
        laptop.enrol(code)
        laptop.ask_lease(9_000)
        laptop.sync()
        for batch, records in ((1, 150), (20, 1_200), (100, 5_000)):
            speed = laptop.speed(batch, records)
            target = "≥ 13,000 on PostgreSQL" if batch == 100 else ""
            name = f"upload, batch of {batch}, SQLite"
            figures.append(Figure(name, speed, "records/s", _ODK_RECORDS_S, speed / _ODK_RECORDS_S, target))
        with _counter(url) as counted:
            laptop.url = counted.url
            laptop.speed(100, 1_000)
        up, down = counted.up / 1_000, counted.down / 1_000
        figures += [
            Figure("bytes up, batch of 100", up, "bytes/record", _ODK_BYTES, up / _ODK_BYTES, "≤ 180"),
            Figure("bytes down, batch of 100", down, "bytes/record", _ODK_BYTES, down / _ODK_BYTES, "≤ 30"),
        ]
        laptop.line.close()
    return figures


class _Persons(Laptop):
    """A laptop whose market brings people as different as people are."""

    chance: ClassVar = random.Random(169)
    serial: ClassVar = itertools.count(1)

    def speed(self, batch: int, records: int) -> float:
        """Records a second, journalled before and sent in batches."""
        for _ in range(records):
            self.write(self._person())
        pushed = self.acknowledged
        start = time.perf_counter()
        while self.acknowledged < pushed + records:
            last = min(self.acknowledged + batch, len(self.entries))
            self.apply(self.exchange(self.push_of(self.acknowledged + 1, last)))
        return records / (time.perf_counter() - start)

    def new_id(self) -> str:
        """A UUIDv7 of the laptop's own time: people come a minute apart, however fast this runs."""
        noise = f"{self.chance.getrandbits(72):018x}"
        return f"{self.clock_ms:012x}7{noise[:3]}{self.chance.choice('89ab')}{noise[3:]}"

    def tick(self) -> int:
        self.clock_ms += self.chance.randint(20_000, 90_000)
        return self.clock_ms

    def _person(self):
        n, pick = next(self.serial), self.chance
        birthday = f"{pick.randint(1, 28):02d}{pick.randint(1, 12):02d}{pick.randint(62, 99)}"
        fact = registered(
            f"{pick.choice(_REGIONS)}{birthday}{n:04d}",
            f"123456{n:05d}",
            name=f"{pick.choice(_GIVEN)} {pick.choice(_GIVEN)} {pick.choice(_FAMILY)}",
            member_id=self.new_id(),
        )
        person = replace(
            fact.registration,
            occupation_text=pick.choice(_WORK),
            income_rp=pick.randint(8, 50) * 100_000,
            months=pick.choice((1, 3, 6, 12)),
            phone=f"08{pick.randint(10**8, 10**10)}",
            address=f"Jl. Contoh {pick.randint(1, 99)} RT {pick.randint(1, 20)}/{pick.randint(1, 9)}",
            consent=Consent(text_version="2026-11", at_ms=self.clock_ms),
            payment=replace(fact.registration.payment, reference=f"K-{n:05d}"),
        )
        return replace(fact, registration=person, amount_rp=pick.randint(1, 400) * 700)


def _serve(folder: Path, line: Connection) -> None:
    with EmbeddedHq.start(folder / "hq") as hq:
        hq.add_pool("12345600001", "12345699999")
        line.send((hq.url, hq.new_code()))
        line.recv()


@contextmanager
def _hq(folder: Path) -> Iterator[tuple[str, str]]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(folder, there))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("stop")
        process.join()


class _Counter:
    """A TCP proxy for one connection after another that counts what passes."""

    def __init__(self, target: str) -> None:
        host, _, port = target.removeprefix("http://").partition(":")
        self._target = host, int(port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self.up = self.down = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            far = socket.create_connection(self._target)
            threading.Thread(target=self._pass, args=(near, far, "up"), daemon=True).start()
            threading.Thread(target=self._pass, args=(far, near, "down"), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, way: str) -> None:
        try:
            while data := source.recv(65536):
                setattr(self, way, getattr(self, way) + len(data))
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            return


@contextmanager
def _counter(target: str) -> Iterator[_Counter]:
    counter = _Counter(target)
    try:
        yield counter
    finally:
        counter.close()


if __name__ == "__main__":
    for figure in run():
        print(figure)
