"""The running program behind a window: one thread that changes, one that reads, one for the line.

A task is a plain function from a desk to a value; its Future resolves on the worker's thread, and
`gui/bridge.py` brings the result home. Callable from any thread.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic
from typing import TypeVar

from fieldreg.app.clock import Clock
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.enrolling import enrol_laptop
from fieldreg.app.home import Home
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.reserve import look_after
from fieldreg.app.signing_in import officers, open_desk, unlock
from fieldreg.app.syncing import Synced, exchange_all, finish_sync, prepare_sync
from fieldreg.app.timekeeping import begin_work
from fieldreg.domain.faults import Fault
from fieldreg.sync import Pace, Progress, Settled
from fieldreg.wire import Push, Reply

Result = TypeVar("Result")
_LOOK_AFTER_S = 600
"""How often reserve and backup are seen to while work goes on."""


class FieldReg:
    """One laptop's program. Locked until `sign_in`; `close()` stops the workers in order and waits."""

    def __init__(self, home: Home, *, clock: Clock | None = None, keyring: bool = True) -> None:
        self.home = home
        self._keyring = keyring
        self._clock = clock
        self._changes = _Worker("changes")
        self._reads = _Worker("reads")
        self._pace = Pace()
        self._looked_after = monotonic()
        self._line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="line")

    def officers(self) -> tuple[Officer, ...]:
        """Who may sign in. Raises Fault (not_set_up)."""
        return officers(self.home)

    def sign_in(self, pin: str, *, officer_id: str = "") -> Future[Officer]:
        """Open the desks; about 0.2 s. The Future raises Fault as `sign_in.unlock` does."""
        return self._changes.submit_bare(lambda: self._open_desks(pin, officer_id))

    def enrol(self, **how: str) -> Future[Officer]:
        """First run: `enrol_laptop` with these arguments, then signed in with the same PIN."""

        def set_up() -> Officer:
            enrol_laptop(self.home, clock=self._clock, keyring=self._keyring, **how).close()
            return self._open_desks(how["pin"], "")

        return self._changes.submit_bare(set_up)

    def change(self, task: Callable[[Desk], Result]) -> Future[Result]:
        """Run a task that writes. Tasks run one after another. Raises Fault (locked) in the Future."""
        done = self._changes.submit(task)
        if monotonic() - self._looked_after > _LOOK_AFTER_S:
            self._looked_after = monotonic()
            self._changes.submit(lambda desk: look_after(desk, self.home))
        return done

    def read(self, task: Callable[[Desk], Result]) -> Future[Result]:
        """Run a task that only reads, beside what is being written."""
        return self._reads.submit(task)

    def sync(self, on_progress: Callable[[Progress], None] = lambda _: None) -> Future[Synced]:
        """One round with HQ. Registering goes on meanwhile: the store is only touched between exchanges."""

        def round_trip() -> Synced:
            crossing = self.change(prepare_sync).result()
            outcome = exchange_all(_RelayedOutbox(self), crossing, on_progress=on_progress, pace=self._pace)
            return self.change(lambda desk: finish_sync(desk, outcome)).result()

        return self._line.submit(round_trip)

    def lock(self) -> Future[None]:
        """Close the desks; what is being written is finished first."""
        self._reads.drop()
        return self._changes.drop()

    def close(self) -> None:
        """Let the line end its exchange, the writer its transaction, and stop."""
        self._line.shutdown(wait=True, cancel_futures=True)
        self.lock().result()
        self._reads.stop()
        self._changes.stop()

    def _open_desks(self, pin: str, officer_id: str) -> Officer:
        data_key, officer = unlock(self.home, pin, officer_id=officer_id)
        desk = open_desk(self.home, data_key, officer, clock=self._clock)
        begin_work(desk)
        look_after(desk, self.home)
        self._changes.take(desk)
        self._reads.open_here(lambda: open_desk(self.home, data_key, officer, clock=self._clock))
        return officer


class _Worker:
    """One thread and the desk that belongs to it."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._desk: Desk | None = None

    def submit(self, task: Callable[[Desk], Result]) -> Future[Result]:
        return self._pool.submit(lambda: task(self._open()))

    def submit_bare(self, task: Callable[[], Result]) -> Future[Result]:
        return self._pool.submit(task)

    def open_here(self, make: Callable[[], Desk]) -> None:
        self._pool.submit(lambda: self.take(make())).result()

    def take(self, desk: Desk) -> None:
        """Own a desk that was opened on this worker's thread."""
        self._close()
        self._desk = desk

    def drop(self) -> Future[None]:
        return self._pool.submit(self._close)

    def stop(self) -> None:
        self._pool.shutdown(wait=True)

    def _open(self) -> Desk:
        if self._desk is None:
            raise Fault("locked")
        return self._desk

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None


class _RelayedOutbox:
    """The outbox for the line's thread: every call is one short task of the changing thread."""

    def __init__(self, program: FieldReg) -> None:
        self._program = program

    def acknowledged(self) -> int:
        return self._ask(lambda outbox: outbox.acknowledged())

    def push_after(self, seq: int, *, most: int) -> Push:
        return self._ask(lambda outbox: outbox.push_after(seq, most=most))

    def settle(self, reply: Reply) -> Settled:
        return self._ask(lambda outbox: outbox.settle(reply))

    def _ask(self, question: Callable[[StoreOutbox], Result]) -> Result:
        return self._program.change(lambda desk: question(StoreOutbox(desk))).result()
