"""A simulation seed by seed: what happened in all of them, and the first that broke a promise."""

from collections import Counter
from collections.abc import Callable

from tests.torture.figures import Outcome
from tests.torture.judging import Broken


def run_seeds(name: str, run: Callable[[int], Counter[str]], seeds: int, *, seed: int) -> Outcome:
    """Run the seeds from `seed` on; which promise broke how often, with the first seed that broke one."""
    broken: Counter[str] = Counter()
    did: Counter[str] = Counter()
    first = seed
    for each in range(seed, seed + seeds):
        try:
            did += run(each)
        except Exception as error:
            what = str(error) if isinstance(error, Broken) else f"a bug, {type(error).__name__}"
            first = first if broken.total() else each
            broken[what] += 1
    return Outcome(
        name=name,
        seed=first,
        tried={"seeds": seeds, **{what: did[what] for what in sorted(did)}},
        must_be_zero=dict(broken) or {"promises broken": 0},
    )
