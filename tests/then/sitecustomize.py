"""The tests live in a November of their own, and so does every process that they start.

Contributions, ages and waiting months depend on the day: a test that is true today must be true next year.
Time passes as ever; only where it began is fixed. `tests/conftest.py` puts this folder on PYTHONPATH,
where Python looks for a module of this name at its start.
"""

import os
import time

BEGAN_NS = 1_795_060_800_000_000_000
"""Thursday, 19 November 2026, 11.00 in Jakarta."""

_SHIFT = "FIELDREG_TESTS_SHIFT_NS"
"""How far from the real clock; the first process says it to the others."""

_real_ns = time.time_ns
_shift_ns = int(os.environ.setdefault(_SHIFT, str(BEGAN_NS - _real_ns())))


def _then_ns() -> int:
    return _real_ns() + _shift_ns


time.time_ns = _then_ns
