"""Upload through HQ's HTTP door: records a second, and every byte on the socket.

HQ runs as `fieldreg-hq serve` does: one process on SQLite (WAL, synchronous=FULL), two on PostgreSQL.
Clients are processes of their own: each signs, packs, sends, and verifies each reply. References are ODK
Central's on two like cores (product.md): 144 submissions a second, 2,202 bytes a record up and down.
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
from dataclasses import dataclass, field, replace
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from fieldreg.domain.decisions import LeaseGranted
from fieldreg.domain.member import Consent
from fieldreg.hq import Hq
from fieldreg.sync import Pace
from tests.bench.figures import Figure
from tests.bench.shaping import ShapedLine
from tests.hq.laptop import Laptop, registered
from tests.hq.postgres import Cluster
from tests.hq.programs import served

_ODK_RECORDS_S, _ODK_BYTES = 144, 2202
_markets = itertools.count(1)
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
    """Records a second by engine, batch and clients; bytes a record; records a minute on the worst line."""
    figures = []
    with tempfile.TemporaryDirectory() as folder, Cluster(durable=True) as cluster:
        sqlite, postgresql = Path(folder) / "sqlite", Path(folder) / "postgresql"
        for engine, place, url in (
            ("SQLite", sqlite, ""),
            ("PostgreSQL", postgresql, cluster.url(cluster.new_database())),
        ):
            with served(place, url, workers=1 if engine == "SQLite" else 2) as (hq, line, _pid):
                hq.add_pool("12345600001", "12345699999")
                figures += _speeds(engine, hq, line)
                if engine == "PostgreSQL":
                    figures += _bytes(hq, line)
                    figures += _worst_line(hq, line)
    return figures


def _speeds(engine: str, hq: Hq, url: str) -> Iterator[Figure]:
    for batch, records in ((1, 300), (20, 3_000), (100, 8_000), (500, 10_000)):
        for clients in (1, 4):
            speed = _together(hq, url, clients, batch, records // clients)
            target = "≥ 13,000" if (engine, batch, clients) == ("PostgreSQL", 100, 1) else ""
            name = f"upload, {engine}, batch of {batch}, {clients} client{'s' if clients > 1 else ''}"
            yield Figure(name, speed, "records/s", _ODK_RECORDS_S, speed / _ODK_RECORDS_S, target)


def _together(hq: Hq, url: str, clients: int, batch: int, records: int) -> float:
    """Records a second that so many laptops, each a process, bring at once."""
    context = multiprocessing.get_context("spawn")
    start, ends = context.Barrier(clients + 1), context.Queue()
    laptops = [
        context.Process(
            target=_client, args=(url, hq.new_enrol_code(), batch, records, next(_markets), start, ends)
        )
        for _ in range(clients)
    ]
    for laptop in laptops:
        laptop.start()
    start.wait()
    began = time.perf_counter()
    for _ in laptops:
        ends.get()
    took = time.perf_counter() - began
    for laptop in laptops:
        laptop.join()
    return clients * records / took


def _client(
    url: str, code: str, batch: int, records: int, market: int, start: Barrier, ends: "Queue[None]"
) -> None:
    laptop = _Persons(url, officer="0198c2f0c0de7000a000000000000017", chance=random.Random(market))
    laptop.serial = itertools.count(market * 100_000)
    laptop.enrol(code)
    laptop.prepare(records)
    start.wait()
    laptop.bring(batch)
    ends.put(None)
    laptop.line.close()


def _bytes(hq: Hq, url: str) -> list[Figure]:
    with _counter(url) as counted:
        laptop = _Persons(counted.url, officer="0198c2f0c0de7000a000000000000017")
        laptop.enrol(hq.new_enrol_code())
        laptop.prepare(1_000)
        counted.up = counted.down = 0
        laptop.bring(100)
        laptop.line.close()
    up, down = counted.up / 1_000, counted.down / 1_000
    return [
        Figure("bytes up, batch of 100", up, "bytes/record", _ODK_BYTES, up / _ODK_BYTES, "≤ 180"),
        Figure("bytes down, batch of 100", down, "bytes/record", _ODK_BYTES, down / _ODK_BYTES, "≤ 30"),
    ]


def _worst_line(hq: Hq, url: str) -> list[Figure]:
    """The line of a market's edge; pushes as `Pace` makes them."""
    with ShapedLine(url) as shaped:
        laptop = _Persons(shaped.url, officer="0198c2f0c0de7000a000000000000017")
        laptop.enrol(hq.new_enrol_code())
        laptop.prepare(2_000)
        began, pace = time.perf_counter(), Pace()
        while laptop.acknowledged < len(laptop.entries):
            last = min(laptop.acknowledged + pace.entries, len(laptop.entries))
            before, count = time.perf_counter(), last - laptop.acknowledged
            laptop.apply(laptop.exchange(laptop.push_of(laptop.acknowledged + 1, last)))
            pace.went(count, time.perf_counter() - before)
        speed = 2_000 * 60 / (time.perf_counter() - began)
        laptop.line.close()
    return [
        Figure(
            "64 kbit/s, 300 ms RTT, 2 % loss (shaped over TCP)",
            speed,
            "records/min",
            86,
            speed / 86,
            "≥ 2,000",
        )
    ]


@dataclass
class _Persons(Laptop):
    """A laptop whose market brings people as different as people are."""

    chance: random.Random = field(default_factory=lambda: random.Random(169))
    serial: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def prepare(self, records: int) -> None:
        """Journal so many people, before any clock runs; their numbers are leased."""
        self.ask_lease(records)
        self.sync()
        lease = self.decisions(LeaseGranted)[-1]
        self.numbers = itertools.count(int(lease.first))
        for _ in range(records):
            self.write(self._person())

    def bring(self, batch: int) -> None:
        """Push all of them, so many at a time."""
        while self.acknowledged < len(self.entries):
            last = min(self.acknowledged + batch, len(self.entries))
            self.apply(self.exchange(self.push_of(self.acknowledged + 1, last)))

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
            f"{pick.choice(_REGIONS)}{birthday}{n % 10_000:04d}",
            f"{next(self.numbers):011d}",
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
