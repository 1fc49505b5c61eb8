"""The clocks and the ids, which the domain takes from its caller."""

import time
from pathlib import Path
from typing import Protocol

import uuid_utils

from fieldreg.domain.clocks import Reading


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now_ms(self) -> int:
        """UTC, milliseconds since 1970, as this laptop believes."""
        ...

    def reading(self) -> Reading:
        """The same, beside the clock that nobody can set."""
        ...


class SystemClock:
    """The laptop's clock, right or wrong."""

    def now_ms(self) -> int:
        """UTC, milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def reading(self) -> Reading:
        """Both clocks; the steady one counts the time that the laptop sleeps."""
        return Reading(wall_ms=self.now_ms(), steady_ms=_steady_ns() // 1_000_000, boot=_BOOT)


def new_id() -> str:
    """A UUIDv7 (RFC 9562) as 32 hex digits: unique without asking anybody, sorted by time."""
    return uuid_utils.uuid7().hex


def _steady_ns() -> int:
    # Linux stops CLOCK_MONOTONIC while it sleeps; Windows and macOS go on.
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.monotonic_ns()


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return new_id()  # no such word on this system: each process begins anew


_BOOT = _boot()
