"""One round with HQ over HTTPS, and what follows from it."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from fieldreg.app.after_round import follow_round
from fieldreg.app.desk import Desk
from fieldreg.app.filter_shelf import Ask, FilterShelf
from fieldreg.app.key_change import fall_back
from fieldreg.app.number_leases import request_numbers
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.round_book import RoundMark, faults_kept, keep_round, mark_round
from fieldreg.app.settings import Settings
from fieldreg.domain.faults import Fault
from fieldreg.store import Identity
from fieldreg.sync import BulkProgress, Fetched, Outcome, Pace, Progress, Schedule, fetch_bulk, run_round
from fieldreg.wire import PublicKey, Receipt, SigningKey

if TYPE_CHECKING:
    from fieldreg.remote import HttpsLine

Result = TypeVar("Result")
FETCH_S = 45.0
"""So long a round goes on fetching a member filter once all records are there: a minute's wait at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """A round that ended well: HQ holds every fact up to `outcome.acknowledged`."""

    outcome: Outcome
    receipt: Receipt
    numbers_assigned: int
    """People who had waited for a number and have one now; their facts go with the next round."""
    fetched: Fetched = field(default_factory=Fetched)
    """What came of the member filter in the time that was left."""


def sync_now(
    desk: Desk,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    pace: Pace | None = None,
    fetch_s: float = FETCH_S,
) -> Synced:
    """Bring HQ everything and take its word. Interrupted anywhere, it is simply called again.

    `pace` remembers, from round to round, what the line carries. Once the records are there, about `fetch_s`
    seconds go into fetching what is bulky. Raises Fault: hq_unreachable, hq_busy, hq_not_recognised,
    hq_certificate, hq_certificate_time, hq_refused, device_revoked, unknown_device, journal_forked,
    hq_not_taking.
    """

    def ask(task: Callable[[Desk], Result]) -> Result:
        return task(desk)

    def once() -> Synced:
        with open_line(prepare_sync(desk)) as line:
            outcome = run_round(StoreOutbox(desk), line, on_progress=on_progress, pace=pace)
            synced = finish_sync(desk, outcome, mark)
            return fetch_filters(synced, line, ask, on_progress=on_progress, fetch_s=fetch_s)

    mark = mark_round(desk)
    with faults_kept(ask, mark):
        try:
            return once()
        except Fault as fault:
            if not fall_back(desk, fault):
                raise
            return once()


def sync_patiently(
    desk: Desk,
    *,
    wait: Callable[[float], None] = time.sleep,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_fault: Callable[[Fault, float], None] = lambda _fault, _seconds: None,
    jitter: Callable[[], float] = random.random,
    fetch_s: float = FETCH_S,
) -> Synced:
    """Try until a round comes to its end, with growing patience; `on_fault` hears why and how long it waits.

    Raises Fault where time alone mends nothing (`Schedule`): revoked, not enrolled, wrong certificate …
    """
    schedule, pace, now = Schedule(jitter=jitter), Pace(), 0.0
    while True:
        try:
            return sync_now(desk, on_progress=on_progress, pace=pace, fetch_s=fetch_s)
        except Fault as fault:
            schedule.failed(now, fault.code, after_s=asked_wait_s(fault))
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


@contextmanager
def open_line(crossing: Crossing) -> "Iterator[HttpsLine]":
    """The line to this laptop's HQ, closed at the end of the block."""
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
        yield line
    finally:
        line.close()


def finish_sync(desk: Desk, outcome: Outcome, mark: RoundMark) -> Synced:
    """What follows from the round: late numbers for those who wait, and who need not be known any longer."""
    keep_round(desk, mark)
    last = desk.store.journal.last_receipt()
    assert last is not None, "a round that ended well has a receipt"
    return Synced(outcome=outcome, receipt=last[0], numbers_assigned=follow_round(desk))


def fetch_filters(
    synced: Synced,
    line: "HttpsLine",
    ask: Ask,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    pace: Pace | None = None,
    fetch_s: float = FETCH_S,
) -> Synced:
    """After the records: pieces of the member filter, for about so many seconds; the next round goes on.

    The round has succeeded whatever comes of it, so nothing is raised: `Synced.fetched` says why it ended.
    """
    at = synced.outcome

    def told(piece: BulkProgress) -> None:
        on_progress(
            Progress(
                acknowledged=at.acknowledged,
                head=at.acknowledged,
                bytes_up=at.bytes_up,
                bytes_down=at.bytes_down,
                bulk_have=piece.have,
                bulk_size=piece.size,
            )
        )

    try:
        fetched = fetch_bulk(FilterShelf(ask), line, for_s=fetch_s, pace=pace, on_progress=told)
    except Fault as fault:
        fetched = Fetched(fault=fault.code)
    return replace(synced, fetched=fetched)


def asked_wait_s(fault: Fault) -> float:
    """How long HQ asks to be left alone, in seconds; 0 where it does not."""
    return float(fault.values.get("after_s", 0))
