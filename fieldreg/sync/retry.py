"""When to try again after a round that failed."""

_FIRST_S, _LONGEST_S = 5.0, 300.0


def wait_before_retry(failures: int, *, jitter: float) -> float:
    """Seconds to wait after `failures` rounds in a row that failed (1, 2, 3 …).

    Doubles from 5 s up to 5 minutes and never gives up; `jitter` in [0, 1) spreads the laptops of a
    branch that came back together over the second half of the wait.
    """
    longest = min(_LONGEST_S, _FIRST_S * 2.0 ** min(failures - 1, 16))
    return longest * (0.5 + jitter / 2)
