"""When the next round is due: by timer, when woken, and after a failure with patience."""

from collections.abc import Callable

from fieldreg.sync.retry import wait_before_retry

EVERY_S = 600.0
"""Between rounds while all goes well: verdicts, numbers and lists come by themselves."""
HOPELESS = frozenset(
    {
        "device_revoked", "unknown_device", "journal_forked", "hq_authority_missing",
        "hq_address_bad", "hq_address_not_https", "not_enrolled", "hq_not_taking", "hq_refused",
        "key_retired", "facts_erased",
    }
)  # fmt: skip
"""Faults that time alone does not mend: somebody must act, and says so by `wake`.

A wrong certificate is none: it goes with the portal that showed it, or with the clock that was wrong.
"""


class Schedule:
    """Pure: the caller owns the clock (seconds, any zero, never going back) and does the waiting.

    `wake` when the network comes back or somebody asks; `wrote` when a fact was written.
    """

    def __init__(self, *, jitter: Callable[[], float], every_s: float = EVERY_S) -> None:
        """`jitter` gives numbers in [0, 1)."""
        self._jitter = jitter
        self._every_s = every_s
        self._due: float | None = 0.0
        self._failures = 0

    @property
    def stopped(self) -> bool:
        """Whether only `wake` leads to another round."""
        return self._due is None

    def wait_s(self, now_s: float) -> float | None:
        """How long to wait for the next round: 0 means now, None until `wake`."""
        return None if self._due is None else max(0.0, self._due - now_s)

    def succeeded(self, now_s: float) -> None:
        """A round came to its end."""
        self._failures = 0
        self._due = now_s + self._every_s * (0.9 + self._jitter() / 5)

    def failed(self, now_s: float, code: str, *, after_s: float = 0.0) -> None:
        """A round failed with the Fault `code`; HQ may have said after how long to try again (`after_s`)."""
        if code in HOPELESS:
            self._due = None
            return
        self._failures += 1
        jitter = self._jitter()
        # Spread as well: HQ tells many laptops the same.
        self._due = now_s + max(wait_before_retry(self._failures, jitter=jitter), after_s * (1 + jitter / 4))

    def wake(self, now_s: float) -> None:
        """The network is back, or somebody asks: try at once, and begin to count failures anew."""
        self._failures = 0
        self._due = now_s

    def wrote(self, now_s: float, *, within_s: float = 30.0) -> None:
        """A fact was written: bring it soon, with those that follow; never earlier than a failure allows."""
        if self._due is not None and not self._failures:
            self._due = min(self._due, now_s + within_s)
