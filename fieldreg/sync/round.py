"""One round: push until HQ holds everything and nothing waits on the feed."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from fieldreg.domain.faults import Fault
from fieldreg.sync.pace import Pace
from fieldreg.sync.ports import Exchange, Line, Outbox, Settled
from fieldreg.wire import Push, Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a round stands: HQ holds `acknowledged` of `head` facts."""

    acknowledged: int
    head: int
    bytes_up: int
    """Of pushes that HQ has answered, HTTP and its headers included; what a cut lost is not in it."""
    bytes_down: int = 0
    bulk_have: int = 0
    """Once the records are there: so many bytes of the member filter are here …"""
    bulk_size: int = 0
    """… of so many; 0 while records are still on their way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a whole round did. `sent` counts facts that HQ acknowledged for the first time."""

    sent: int
    acknowledged: int
    settled: Settled
    bytes_up: int
    bytes_down: int
    pushes: int


def run_round(
    outbox: Outbox,
    line: Line,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    pace: Pace | None = None,
    batch: int | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Bring HQ everything and take everything from it.

    Each exchange is settled before the next begins, so a cut at any point loses nothing and repeats
    at most one push. `pace` adapts a push to the line and may be kept for the next round; `batch` fixes it.
    Raises Fault: what the line raises; journal_forked; hq_not_taking.
    """
    pace = pace or (Pace() if batch is None else Pace(batch, fixed=True))
    started = position = outbox.acknowledged()
    settled, up, down, pushes = Settled(), 0, 0, 0
    while True:
        push = outbox.push_after(position, most=pace.entries)
        exchange = _exchange(line, push, pace, clock)
        if exchange is None:
            continue
        reply = exchange.reply
        # A fork settles nothing: a receipt for another branch is no word about ours.
        if reply.fork is not None or reply.receipt.seq > push.head:
            raise Fault("journal_forked")
        settled += outbox.settle(reply)
        up, down, pushes = up + exchange.bytes_up, down + exchange.bytes_down, pushes + 1
        _demand_progress(push, reply)
        # From where HQ says, also when that is further back: an HQ restored from backup gets it all again.
        position = reply.receipt.seq
        on_progress(Progress(acknowledged=position, head=push.head, bytes_up=up, bytes_down=down))
        if position == push.head and not reply.more:
            return Outcome(
                sent=max(0, position - started),
                acknowledged=position,
                settled=settled,
                bytes_up=up,
                bytes_down=down,
                pushes=pushes,
            )


def _exchange(line: Line, push: Push, pace: Pace, clock: Callable[[], float]) -> Exchange | None:
    """The exchange; None where HQ wants a smaller push."""
    began = clock()
    try:
        exchange = line.exchange(push)
    except Fault as fault:
        if fault.code == "push_too_large" and pace.too_large():
            return None
        pace.broke()
        raise
    pace.went(len(push.entries), clock() - began)
    return exchange


def _demand_progress(push: Push, reply: Reply) -> None:
    asked_from = push.first - 1
    stood_still = reply.receipt.seq == asked_from and push.entries
    if stood_still or (reply.more and not reply.feed):
        raise Fault("hq_not_taking")
