"""The right time on this laptop: asked of HQ, carried on, and never put behind what has happened."""

from fieldreg.app.desk import Desk
from fieldreg.domain.clocks import Anchor, begun, moved_ms, told
from fieldreg.domain.faults import Fault
from fieldreg.store import Unit


def begin_work(desk: Desk) -> None:
    """An officer signs in: a clock that went back while the laptop was off is brought up to what it knows.

    A disk that can't be written keeps nobody out: the next sign-in does it.
    """
    anchor = desk.store.clock_anchor()
    if anchor is None:
        return
    newest = desk.store.journal.newest_ms(after=anchor.seq)
    seq = desk.store.journal.head().seq
    begins = begun(anchor, desk.clock.reading(), newest_ms=newest or 0, seq=seq)
    if begins != anchor:
        try:
            with desk.store.unit() as unit:
                unit.set_clock_anchor(begins)
        except Fault as fault:
            if fault.code not in {"disk_full", "disk_failing", "store_busy", "store_readonly"}:
                raise


def take_hq_time(desk: Desk, unit: Unit, hq_ms: int, *, carried: bool = False) -> None:
    """HQ has said what time it is. On a stick that was hours ago: then it is only not earlier than that."""
    now, seq = desk.clock.reading(), desk.store.journal.head().seq
    if carried:
        anchor = desk.store.clock_anchor() or Anchor(skew_ms=0, reading=now)
        unit.set_clock_anchor(begun(anchor, now, newest_ms=hq_ms, seq=seq))
    else:
        unit.set_clock_anchor(told(hq_ms, now, seq=seq))


def clock_moved_ms(desk: Desk) -> int:
    """How far somebody has set this laptop's clock since the right time was last known; 0 for not at all."""
    anchor = desk.store.clock_anchor()
    return moved_ms(anchor, desk.clock.reading()) if anchor else 0
