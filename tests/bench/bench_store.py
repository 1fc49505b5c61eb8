"""Saving one registration, and searching 100,000 people, on the encrypted store with synchronous=FULL."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fieldreg.app import Desk, Registered, Settings, register_member
from fieldreg.store import Store
from tests.bench.figures import Figure
from tests.desks import KEY, OFFICER, form
from tests.people import registered, stamp

SAVES, PEOPLE, SEARCHES = 300, 100_000, 400
FIRST = ["Siti", "Sutrisno", "Nur'aini", "Tumijem", "Agus", "Dewi", "Joko", "Wayan", "Maria", "Parlindungan"]
LAST = ["Prasetyo", "Rahayu", "Nasution", "Situmorang", "Hidayat", "Wibowo", "Lubis", "Handayani", "Santoso"]


def run() -> list[Figure]:
    """Both figures."""
    with tempfile.TemporaryDirectory() as scratch:
        return [_save(Path(scratch)), _search(Path(scratch))]


def _save(folder: Path) -> Figure:
    """Registering (every check, fact, effect, commit), beside one bare encrypted commit."""
    with (
        Store.create(folder / "save.db", KEY, installation="a" * 32) as store,
        Store.create(folder / "bare.db", KEY, installation="b" * 32) as other,
    ):
        desk = Desk(store=store, officer=OFFICER, settings=Settings())
        bare = other.database.conn
        bare.execute("CREATE TABLE t (x TEXT)")

        def commit(_n: int) -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO t VALUES (?)", ("x" * 1200,))  # about what a registration weighs
            bare.execute("COMMIT")

        def register(n: int) -> None:
            assert isinstance(register_member(desk, form(n, name=name(n))), Registered)

        bare_s, save_s = _interleaved(commit, register, SAVES)
    title = "save one registration, beside one bare commit"
    return Figure(title, save_s * 1000, "ms", bare_s * 1000, save_s / bare_s, "≤ 3 ×")


def _search(folder: Path) -> Figure:
    """Search as you type: beginnings of names and numbers of every length, beside one LIKE over all names."""
    with Store.create(folder / "search.db", KEY, installation="a" * 32) as store:
        with store.unit() as unit:
            for n in range(PEOPLE):
                person = {"name": name(n), "nik": f"317107{n:010d}", "phone": f"0812{n:08d}"}
                unit.record(registered(n, None, **person), stamp(n))
        rng, took = random.Random(7), []
        for _ in range(SEARCHES):
            whole = (name(rng.randrange(PEOPLE)).lower(), f"0812{rng.randrange(PEOPLE):08d}", "317107")
            text = rng.choice(whole)
            text = text[: rng.randint(1, len(text))]
            took.append(_timed_ms(lambda text=text: store.people.find(text)))
        like = "SELECT count(*) FROM member WHERE name LIKE '%rahayu%'"
        scan = _timed_ms(lambda: store.database.conn.execute(like).fetchone())
    p95 = statistics.quantiles(took, n=20)[-1]
    title = "search as you type, 100,000 people, p95, beside a LIKE"
    return Figure(title, p95, "ms", scan, p95 / scan, "≤ 10 ms")


def name(n: int) -> str:
    """A name for person `n`; 2,340 different ones, as a region has."""
    first, last = FIRST[n % len(FIRST)], LAST[n // len(FIRST) % len(LAST)]
    return f"{first} {last} {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}"


def _interleaved(one: Callable[[int], None], other: Callable[[int], None], count: int) -> tuple[float, float]:
    """The median seconds of each, taken in turn so that both meet the same machine."""
    took: tuple[list[float], list[float]] = ([], [])
    for n in range(count):
        for task, times in zip((one, other), took, strict=True):
            times.append(_timed_ms(lambda task=task, n=n: task(n)) / 1000)
    return statistics.median(took[0]), statistics.median(took[1])


def _timed_ms(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000
