"""What may happen to a laptop, with figures: `python -m tests.torture [NAME …] [--times N] [--seed N]`.

It takes some minutes at `--times 1`; `--times 10` does ten times as much. A line that says BROKEN names
the seed that brings it back: `python -m tests.torture NAME --seed SEED`.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import reduce

from tests.torture.bulk_kills import kill_bulk
from tests.torture.disk import break_the_disk
from tests.torture.figures import Outcome, together
from tests.torture.flips import flip_bits
from tests.torture.fuzz import fuzz
from tests.torture.keychange import power_loss_in_a_key_change
from tests.torture.kills import kill_often
from tests.torture.planted import PLANTED, found_in
from tests.torture.powerloss import power_loss
from tests.torture.promise import simulate_promise
from tests.torture.simulation import simulate

KILLS, STATES, KEY_STATES, SEEDS, PROMISES, FLIPS, INPUTS = 1_000, 1_500, 200, 2_000, 500, 400, 120_000


def main() -> int:
    """Run what is named, or all of it; 1 where a promise broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *TORTURES], help="which (else all)")
    parser.add_argument("--times", type=float, default=1.0, help="how much, as a multiple (default 1)")
    parser.add_argument("--seed", type=int, default=1, help="where the chances begin (default 1)")
    asked = parser.parse_args()
    held = True
    for name, torture in TORTURES.items():
        if asked.names and name not in asked.names:
            continue
        started = time.monotonic()
        outcome = torture(asked.times, asked.seed)
        held = held and outcome.held
        print(f"{outcome} in {time.monotonic() - started:.0f} s", flush=True)
    return 0 if held else 1


def _simulate(times: float, seed: int) -> Outcome:
    workers = os.cpu_count() or 1
    share = max(1, round(SEEDS * times) // (workers * 8))
    with ProcessPoolExecutor(workers) as pool:
        starts = range(seed, seed + share * workers * 8, share)
        return reduce(together, pool.map(_some_seeds, starts, [share] * len(starts)))


def _promise(times: float, seed: int) -> Outcome:
    workers = os.cpu_count() or 1
    share = max(1, round(PROMISES * times) // workers)
    with ProcessPoolExecutor(workers) as pool:
        starts = range(seed, seed + share * workers, share)
        return reduce(together, pool.map(_some_promises, starts, [share] * len(starts)))


def _some_promises(seed: int, seeds: int) -> Outcome:
    return simulate_promise(seeds, seed=seed)


def _some_seeds(seed: int, seeds: int) -> Outcome:
    return simulate(seeds, seed=seed)


def _planted(times: float, _seed: int) -> Outcome:
    found = {name: int(found_in(name, seeds=round(60 * max(1.0, times))) is not None) for name in PLANTED}
    return Outcome(name="planted faults", seed=1, tried={"kinds": len(found)}, must_be_zero={}, found=found)


TORTURES: dict[str, Callable[[float, int], Outcome]] = {
    "kills": lambda times, seed: kill_often(round(KILLS * times), seed=seed),
    "bulk": lambda times, seed: kill_bulk(max(1, round(10 * times)), seed=seed),
    "power": lambda times, seed: power_loss(round(STATES * times), seed=seed),
    "keys": lambda times, seed: power_loss_in_a_key_change(round(KEY_STATES * times), seed=seed),
    "disk": lambda times, _seed: break_the_disk(rounds=max(1, round(times))),
    "simulation": _simulate,
    "promise": _promise,
    "planted": _planted,
    "flips": lambda times, seed: flip_bits(round(FLIPS * times), seed=seed),
    "fuzz": lambda times, seed: fuzz(round(INPUTS * times), seed=seed),
}

if __name__ == "__main__":
    sys.exit(main())
