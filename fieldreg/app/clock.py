"""The clock and the ids, which the domain takes from its caller."""

import time
from typing import Protocol

import uuid_utils


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now_ms(self) -> int:
        """UTC, milliseconds since 1970, as this laptop believes."""
        ...


class SystemClock:
    """The laptop's clock, right or wrong."""

    def now_ms(self) -> int:
        """UTC, milliseconds since 1970."""
        return time.time_ns() // 1_000_000


def new_id() -> str:
    """A UUIDv7 (RFC 9562) as 32 hex digits: unique without asking anybody, sorted by time."""
    return uuid_utils.uuid7().hex
