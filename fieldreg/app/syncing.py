"""One round with HQ over HTTPS, and what follows from it."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from fieldreg.app.desk import Desk
from fieldreg.app.erasing import erase_due
from fieldreg.app.number_leases import assign_waiting_numbers, request_numbers
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.settings import Settings
from fieldreg.domain.faults import Fault
from fieldreg.store import Identity
from fieldreg.sync import Outbox, Outcome, Pace, Progress, Schedule, run_round
from fieldreg.wire import PublicKey, Receipt, SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """A round that ended well: HQ holds every fact up to `outcome.acknowledged`."""

    outcome: Outcome
    receipt: Receipt
    numbers_assigned: int
    """People who had waited for a number and have one now; their facts go with the next round."""


def sync_now(
    desk: Desk, *, on_progress: Callable[[Progress], None] = lambda _: None, pace: Pace | None = None
) -> Synced:
    """Bring HQ everything and take its word. Interrupted anywhere, it is simply called again.

    `pace` remembers, from round to round, what the line carries. Raises Fault: hq_unreachable, hq_busy,
    hq_not_recognised, hq_certificate, hq_refused, device_revoked, unknown_device, journal_forked,
    hq_not_taking.
    """
    crossing = prepare_sync(desk)
    return finish_sync(desk, exchange_all(StoreOutbox(desk), crossing, on_progress=on_progress, pace=pace))


def sync_patiently(
    desk: Desk,
    *,
    wait: Callable[[float], None] = time.sleep,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_fault: Callable[[Fault, float], None] = lambda _fault, _seconds: None,
    jitter: Callable[[], float] = random.random,
) -> Synced:
    """Try until a round comes to its end, with growing patience; `on_fault` hears why and how long it waits.

    Raises Fault where time alone mends nothing (`Schedule`): revoked, not enrolled, wrong certificate …
    """
    schedule, pace, now = Schedule(jitter=jitter), Pace(), 0.0
    while True:
        try:
            return sync_now(desk, on_progress=on_progress, pace=pace)
        except Fault as fault:
            schedule.failed(now, fault.code)
            seconds = schedule.wait_s(now)
            if seconds is None:
                raise
            on_fault(fault, seconds)
            wait(seconds)
            now += seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """All that the line needs, so that no store is touched while it waits."""

    identity: Identity
    settings: Settings


def prepare_sync(desk: Desk) -> Crossing:
    """What to do before the line is used: ask for numbers in time. Raises Fault (not_enrolled)."""
    identity = desk.identity()
    with desk.store.unit() as unit:
        request_numbers(desk, unit)
    return Crossing(identity=identity, settings=desk.settings)


def exchange_all(
    outbox: Outbox,
    crossing: Crossing,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    pace: Pace | None = None,
) -> Outcome:
    """The part that waits for the line; touches the store only through `outbox`."""
    from fieldreg.remote import HttpsLine, Way  # noqa: PLC0415 - requests is slow to load, only a sync needs it

    identity, settings = crossing.identity, crossing.settings
    line = HttpsLine(
        identity.hq_url,
        device=identity.device,
        key=SigningKey(identity.signing_key),
        hq_key=PublicKey(identity.hq_key),
        way=Way(proxy=settings.proxy, ca_file=settings.ca_file),
    )
    try:
        return run_round(outbox, line, on_progress=on_progress, pace=pace)
    finally:
        line.close()


def finish_sync(desk: Desk, outcome: Outcome) -> Synced:
    """What follows from the round: late numbers for those who wait, and who need not be known any longer."""
    last = desk.store.journal.last_receipt()
    assert last is not None, "a round that ended well has a receipt"
    erase_due(desk)
    return Synced(outcome=outcome, receipt=last[0], numbers_assigned=assign_waiting_numbers(desk))
