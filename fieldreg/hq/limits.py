"""How often somebody may ask: far above what any laptop does, far below what wears HQ out.

Kept by each worker for itself, in memory: of N workers each lets through an N-th, and a restart forgets.
A count in the database would be shared by all, and would let a stranger make HQ write.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from fieldreg.hq.refusals import Refused

_KNOWN = 20_000
"""Whoever was not heard of for longest is forgotten, and may ask afresh."""


class Rate:
    """A bucket of `burst` requests for each key, refilled by `per_second`. Any thread."""

    def __init__(self, *, burst: int, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._per_second = per_second
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> None:
        """Count a request. Raises Refused (too_many) where the bucket is empty, and counts nothing then."""
        self._count(key, least=1.0, cost=1.0)

    def look(self, key: str) -> None:
        """Count nothing. Raises Refused (too_many) where the bucket is empty."""
        self._count(key, least=1.0, cost=0.0)

    def charge(self, key: str) -> None:
        """Count what has been served already."""
        self._count(key, least=float("-inf"), cost=1.0)

    def _count(self, key: str, *, least: float, cost: float) -> None:
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(key, (float(self._burst), now))
            left = min(float(self._burst), left + (now - at) * self._per_second)
            refused = left < least
            self._left[key] = (left if refused else max(left - cost, 0.0), now)
            while len(self._left) > _KNOWN:
                self._left.popitem(last=False)
        if refused:
            raise Refused("too_many", retry_after_s=max(1, round((least - left) / self._per_second + 0.5)))


class Limits:
    """What one of so many workers lets through."""

    def __init__(self, workers: int = 1, *, clock: Callable[[], float] = time.monotonic) -> None:
        def rate(*, burst: int, per_second: int) -> Rate:
            return Rate(burst=max(burst // workers, 1), per_second=per_second / workers, clock=clock)

        self.pushes = rate(burst=1_000, per_second=100)
        """By device, once its signature was right: nobody can use up another's."""
        self.strangers = rate(burst=300, per_second=5)
        """Refused requests by address: guessing codes, forging signatures."""
        self.lists = rate(burst=300, per_second=20)
        """What anybody may fetch, by address."""
