"""The void list at a million numbers: what it weighs, how fast it is packed, loaded and asked.

python -m tests.bench.bench_trust
"""

import random
from collections.abc import Iterable
from time import perf_counter

from fieldreg import wire
from tests.bench.figures import Figure, show

VOID = 1_000_000
ISSUED = 50_000_000
LOOK_UPS = 20_000


def run() -> list[Figure]:
    """Of fifty million numbers given out of blocks one in fifty is void; and the worst, spread over all."""
    chance = random.Random(7)
    usual = chance.sample(range(10_000_000_000, 10_000_000_000 + ISSUED), VOID)
    worst = chance.sample(range(100_000_000_000), VOID)
    return [*_of("a million void of 50 million", usual), *_of("a million void of all 11 digits", worst)]


def _of(name: str, numbers: Iterable[int]) -> list[Figure]:
    texts = [f"{number:011d}" for number in numbers]
    started = perf_counter()
    packed = wire.pack_numbers(texts)
    pack_s = perf_counter() - started
    started = perf_counter()
    void = wire.unpack_numbers(packed)
    load_s = perf_counter() - started
    started = perf_counter()
    hits = sum(text in void for text in texts[:LOOK_UPS])
    look_up_us = (perf_counter() - started) / LOOK_UPS * 1e6
    assert hits == LOOK_UPS
    on_the_wire = len(wire.pack(packed.encode()))
    return [
        Figure(f"{name}: on the wire", on_the_wire / 1e6, "MB", len("\n".join(texts)) / 1e6),
        Figure(f"{name}: packed at HQ, once a change", pack_s, "s"),
        Figure(f"{name}: loaded at a desk", load_s, "s"),
        Figure(f"{name}: one question", look_up_us, "µs"),
    ]


if __name__ == "__main__":
    show(run())
