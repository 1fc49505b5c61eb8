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
        return [*_save(Path(scratch)), *_search(Path(scratch))]


def _save(folder: Path) -> list[Figure]:
    """Registering (every check, fact, effect, number, commit), beside one bare encrypted commit."""
    with Store.create(folder / "save.db", KEY, installation="a" * 32) as store:
        desk = Desk(store=store, officer=OFFICER, settings=Settings())
        bare = Store.create(folder / "bare.db", KEY, installation="b" * 32).database.conn
        bare.execute("CREATE TABLE t (x TEXT)")
        row = "x" * 1200  # about what a registration's fact and row weigh

        def commit(_n: int) -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO t VALUES (?)", (row,))
            bare.execute("COMMIT")

        def register(n: int) -> None:
            assert isinstance(register_member(desk, form(n, name=_name(n))), Registered)

        bare_s, save_s = _interleaved(commit, register, SAVES)
    return [
        Figure(
            "save one registration",
            save_s * 1000,
            "ms",
            "one bare encrypted commit",
            save_s / bare_s,
            "<= 3 x",
        )
    ]


def _search(folder: Path) -> list[Figure]:
    """Search as you type over 100,000 people: every prefix of names and numbers."""
    with Store.create(folder / "search.db", KEY, installation="a" * 32) as store:
        with store.unit() as unit:
            for n in range(PEOPLE):
                nik = (
                    f"317107{1 + n % 28:02d}01{62 + n % 38:02d}{n % 10000:04d}"[:12]
                    + f"{n // 10000:02d}{n % 97:02d}"
                )
                unit.record(
                    registered(n, None, name=_name(n), nik=f"{nik[:6]}{n:010d}", phone=f"0812{n:08d}"),
                    stamp(n),
                )
        rng, took = random.Random(7), []
        for _ in range(SEARCHES):
            text = rng.choice(
                [_name(rng.randrange(PEOPLE)).lower(), f"0812{rng.randrange(PEOPLE):08d}", "317107"]
            )
            text = text[: rng.randint(1, len(text))]
            start = time.perf_counter()
            store.people.find(text)
            took.append((time.perf_counter() - start) * 1000)
        p95 = statistics.quantiles(took, n=20)[-1]
        start = time.perf_counter()
        plain = store.database.conn.execute(
            "SELECT count(*) FROM member WHERE name LIKE '%rahayu%'"
        ).fetchone()
        scan = (time.perf_counter() - start) * 1000
    assert plain
    return [
        Figure(
            "search as you type, 100,000 people, p95",
            p95,
            "ms",
            "one LIKE scan of names",
            p95 / scan,
            "<= 10 ms",
        )
    ]


def _interleaved(one: Callable[[int], None], other: Callable[[int], None], count: int) -> tuple[float, float]:
    """The median seconds of each, taken in turn so that both meet the same machine."""
    took: tuple[list[float], list[float]] = ([], [])
    for n in range(count):
        for task, times in zip((one, other), took, strict=True):
            start = time.perf_counter()
            task(n)
            times.append(time.perf_counter() - start)
    return statistics.median(took[0]), statistics.median(took[1])


def _name(n: int) -> str:
    first, last = FIRST[n % len(FIRST)], LAST[n // len(FIRST) % len(LAST)]
    return f"{first} {last} {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}"


if __name__ == "__main__":
    for figure in run():
        print(figure)
