"""Where the time of a push goes, on PostgreSQL: `python -m tests.bench.profile_push [batch]`.

HQ's part alone, in this process, from the bytes of a request to those of its reply: what bench_upload
measures without the client, uvicorn and the socket. Waiting, also for other programs, is in `wall` only;
where others use the machine as well, the quickest of the pushes says more than the middle one.
"""

import itertools
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import mean, median

from sqlalchemy import event

from fieldreg import wire
from fieldreg.domain.decisions import LeaseGranted
from fieldreg.hq import Hq, HqConfig, api, init
from tests.bench.bench_members import _laptop
from tests.bench.bench_upload import _Persons
from tests.hq.postgres import Cluster

_RECORDS, _WARM = 6_000, 1_000
_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def run(batch: int = 100) -> None:
    """Print milliseconds a push: wall, Python's CPU, PostgreSQL's CPU, and each statement's share of wall.

    A statement that is not waited for costs next to nothing there: whichever comes next waits for both.
    """
    with Cluster(durable=True) as cluster, tempfile.TemporaryDirectory() as folder:
        config = HqConfig(folder=Path(folder), database_url=cluster.url(cluster.new_database()))
        init(config, issuer="HQ Contoh")
        with Hq(config) as hq:
            hq.add_pool("12345600001", "12345699999")
            laptop = _laptop(hq)
            laptop.chance = random.Random(5)
            _bring(hq, laptop, _WARM, batch)
            statements = _watched(hq)
            before = _postgres_ms()
            wall, python = _bring(hq, laptop, _RECORDS, batch)
            pushes = len(wall)
            print(
                f"{_RECORDS / sum(wall) * 1000:,.0f} records/s in HQ's own part, batch of {batch}; ms a push:"
            )
            for name, each in (("wall", wall), ("CPU of Python", python)):
                print(f"{min(each):6.2f} at best {median(each):6.2f} middle {mean(each):6.2f} mean   {name}")
            print(f"{(_postgres_ms() - before) / pushes:37.2f} mean   CPU of PostgreSQL")
            for text, (count, took) in sorted(statements.items(), key=lambda each: -each[1][1]):
                print(f"{took / pushes:6.2f} ms  {count / pushes:4.1f} x  {text}")


def _bring(hq: Hq, laptop: _Persons, records: int, batch: int) -> tuple[list[float], list[float]]:
    """Register so many people and push them; each push's ms in HQ, by the clock and of this thread's CPU."""
    laptop.ask_lease(records)
    laptop.apply(hq.receive(laptop.push_of()))
    laptop.numbers = itertools.count(int(laptop.decisions(LeaseGranted)[-1].first))
    for _ in range(records):
        laptop.write(laptop._person())
    wall, python = [], []
    while laptop.acknowledged < len(laptop.entries):
        last = min(laptop.acknowledged + batch, len(laptop.entries))
        request = _request(laptop, laptop.push_of(laptop.acknowledged + 1, last))
        began, cpu = time.perf_counter(), time.thread_time()
        answer = api._handle(hq, request, api._sync)
        wall.append((time.perf_counter() - began) * 1000)
        python.append((time.thread_time() - cpu) * 1000)
        assert answer.status_code == 200
        body = wire.unpack(answer.body, answer.headers["content-encoding"], limit=wire.MAX_MESSAGE_BYTES)
        laptop.apply(wire.decode_message(body, wire.Reply))
    return wall, python


def _request(laptop: _Persons, push: wire.Push) -> wire.HttpRequest:
    request = wire.HttpRequest(
        method="POST",
        path="/v1/sync",
        headers={"Content-Type": "application/json", "Content-Encoding": "zstd"},
        body=wire.pack(wire.encode_message(push)),
    )
    wire.sign_request(request, laptop.key, key_id=laptop.device)
    request.headers = {name.lower(): value for name, value in request.headers.items()}
    request.headers["accept-encoding"] = "zstd"
    return request


def _watched(hq: Hq) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    began = [0.0]

    @event.listens_for(hq.database._writer, "before_cursor_execute")
    def before(_connection, _cursor, _text, _values, _context, _many):
        began[0] = time.perf_counter()

    @event.listens_for(hq.database._writer, "after_cursor_execute")
    def after(_connection, _cursor, text, _values, _context, _many):
        counted = found[" ".join(text.split())[:90]]
        counted[0] += 1
        counted[1] += (time.perf_counter() - began[0]) * 1000

    return found


def _postgres_ms() -> float:
    """CPU that the server's processes for `hq` have used by now (Linux)."""
    used = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text()
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if command.startswith("postgres: hq "):
            used += int(fields[11]) + int(fields[12])
    return used * _TICK_MS


if __name__ == "__main__":
    run(*(int(each) for each in sys.argv[1:2]))
