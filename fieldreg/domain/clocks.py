"""Which time it is on a laptop whose clock may be wrong: what HQ said, carried on by a clock nobody can set.

Every fact keeps the laptop's own time as it was, and what to add to it. Nothing here ever refuses: a
wrong clock blocks no registration.
"""

from dataclasses import dataclass

TOLERANCE_MS = 5_000
"""Smaller differences are the line's doing, or a time service's."""
_DRIFT = 10_000
"""Two clocks of one machine part by less than a ten-thousandth of the time that passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One look at both clocks of a laptop."""

    wall_ms: int
    """UTC by the clock that people can set; ms since 1970."""
    steady_ms: int
    """By the clock that only ever goes on, through sleep too; counted from some moment of its own."""
    boot: str
    """Which start of the machine `steady_ms` counts from: readings of two starts say nothing together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The last moment at which it was known what to add to the laptop's clock."""

    skew_ms: int
    """To be added to `reading.wall_ms` for the right time."""
    reading: Reading
    seq: int = 0
    """The journal's head at that moment."""

    @property
    def right_ms(self) -> int:
        """The right time at that moment, as far as it was known."""
        return self.reading.wall_ms + self.skew_ms


def moved_ms(anchor: Anchor, now: Reading) -> int:
    """How far somebody has set the clock since `anchor`: positive is forward, 0 where nobody did.

    Unknown, and so 0, where the machine was started anew since.
    """
    if now.boot != anchor.reading.boot:
        return 0
    passed = now.steady_ms - anchor.reading.steady_ms
    moved = (now.wall_ms - anchor.reading.wall_ms) - passed
    return moved if abs(moved) > TOLERANCE_MS + abs(passed) // _DRIFT else 0


def skew_ms(anchor: Anchor, now: Reading) -> int:
    """What to add to the laptop's clock now: the right time goes on when somebody sets the clock."""
    return anchor.skew_ms - moved_ms(anchor, now)


def begun(anchor: Anchor, now: Reading, *, newest_ms: int, seq: int) -> Anchor:
    """The anchor for the work that begins now.

    `newest_ms` is the latest right time that anything here bears: a clock that went back while the laptop
    was off is brought up to it, for time does not run backwards.
    """
    skew = skew_ms(anchor, now)
    behind = max(newest_ms, anchor.right_ms) - (now.wall_ms + skew)
    if behind > TOLERANCE_MS:
        return Anchor(skew_ms=skew + behind, reading=now, seq=seq)
    if now.boot != anchor.reading.boot:
        return Anchor(skew_ms=skew, reading=now, seq=seq)
    return anchor


def told(right_ms: int, now: Reading, *, seq: int) -> Anchor:
    """The anchor after HQ has said what time it is."""
    skew = right_ms - now.wall_ms
    return Anchor(skew_ms=skew if abs(skew) > TOLERANCE_MS else 0, reading=now, seq=seq)
