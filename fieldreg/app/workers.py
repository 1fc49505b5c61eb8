"""The running program behind a window: one thread that changes, one that reads, one for the line.

A task is a plain function from a desk to a value; its Future resolves on the worker's thread, and
`gui/bridge.py` brings the result home. Callable from any thread.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TypeVar

from fieldreg.app.backups import Restore, restore
from fieldreg.app.clock import Clock
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.enrolling import enrol_laptop
from fieldreg.app.enrolling_stick import fetch_enrol_answer, leave_enrol_request
from fieldreg.app.home import Home
from fieldreg.app.key_change import fall_back
from fieldreg.app.line_thread import LineThread
from fieldreg.app.looking_after import look_after
from fieldreg.app.officer_slots import Keyring, recover
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.round_book import RoundMark, faults_kept, mark_round
from fieldreg.app.signing_in import Unlocked, officers, open_desk, unlock
from fieldreg.app.syncing import FETCH_S, Synced, fetch_filters, finish_sync, open_line, prepare_sync
from fieldreg.app.timekeeping import begin_work
from fieldreg.domain.faults import Fault
from fieldreg.sync import Pace, Progress, Settled, piece_pace, run_round
from fieldreg.wire import Push, Reply

Result = TypeVar("Result")


class Recovered(NamedTuple):
    """A PIN was set anew."""

    officer: Officer
    following: str
    """The next recovery code, to be written down; the one before is used up."""


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
        self._pace, self._piece_pace = Pace(), piece_pace()
        self._looked_after = monotonic()
        self._line = LineThread()

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

    def ask_by_stick(self, place: str, **how: str) -> Future[Path]:
        """First run without a line: `leave_enrol_request`; the file that is to be carried to HQ."""
        return self._changes.submit_bare(
            lambda: leave_enrol_request(
                self.home, Path(place).expanduser(), clock=self._clock, keyring=self._keyring, **how
            )
        )

    def answer_by_stick(self, place: str, *, pin: str, hq_url: str = "") -> Future[Officer]:
        """HQ's answer from the stick: `fetch_enrol_answer`, then signed in with the same PIN."""

        def take() -> Officer:
            there = Path(place).expanduser()
            fetch_enrol_answer(self.home, there, pin=pin, hq_url=hq_url, clock=self._clock).close()
            return self._open_desks(pin, "")

        return self._changes.submit_bare(take)

    def manage(self, pin: str, officer_id: str, act: Callable[[Keyring], Result]) -> Future[Result]:
        """What only a coordinator may do, with their PIN asked again; the desks are open anew afterwards.

        Raises Fault in the Future as `Keyring` does, and as `act` does.
        """

        def managed() -> Result:
            keyring = Keyring(self.home, pin, officer_id=officer_id, clock=self._clock)
            was_open = self._close_desks()
            try:
                return act(keyring)
            finally:
                if was_open:
                    self._take_desks(keyring.unlocked)

        return self._changes.submit_bare(managed)

    def restore(
        self, pin: str, officer_id: str, *, backup: Path | None = None, dry_run: bool
    ) -> Future[Restore]:
        """Go back to a backup (`backups.restore`), signed in afterwards; `dry_run` only tells what is lost.

        Raises Fault in the Future as `unlock` and `restore` do.
        """

        def restored() -> Restore:
            unlocked = unlock(self.home, pin, officer_id=officer_id, clock=self._clock, prove=False)
            if dry_run:
                return restore(self.home, *unlocked, backup=backup, dry_run=True, clock=self._clock)
            was_open = self._close_desks()
            try:
                done = restore(self.home, *unlocked, backup=backup, clock=self._clock)
            except Fault:
                if was_open:
                    self._take_desks(unlocked)
                raise
            self._take_desks(unlocked)
            return done

        return self._changes.submit_bare(restored)

    def recover(self, code: str, pin: str) -> Future[Recovered]:
        """Set the coordinator's PIN anew with the recovery code; nobody is signed in by it."""
        return self._changes.submit_bare(lambda: Recovered(*recover(self.home, code, pin, clock=self._clock)))

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

    def sync(
        self, on_progress: Callable[[Progress], None] = lambda _: None, *, fetch_s: float = FETCH_S
    ) -> Future[Synced]:
        """One round with HQ. Registering goes on meanwhile: the store is only touched between exchanges.

        Once all records are there, about `fetch_s` seconds go into the member filter; a fact that is written
        meanwhile ends that.
        """

        def once(mark: RoundMark) -> Synced:
            outbox = _RelayedOutbox(self, lambda: self._line.stopping)
            with open_line(self._ask(prepare_sync)) as line:
                outcome = run_round(outbox, line, on_progress=on_progress, pace=self._pace)
                synced = self._ask(lambda desk: finish_sync(desk, outcome, mark))
                return fetch_filters(
                    synced, line, self._ask, on_progress=on_progress, pace=self._piece_pace, fetch_s=fetch_s
                )

        def round_trip() -> Synced:
            mark = self._ask(mark_round)
            with faults_kept(self._ask, mark):
                try:
                    return once(mark)
                except Fault as fault:
                    told = fault  # the name ends with the block
                    if told.code != "hq_refused" or not self._ask(lambda desk: fall_back(desk, told)):
                        raise
                    return once(mark)

        return self._line.submit(round_trip)

    def _ask(self, task: Callable[[Desk], Result]) -> Result:
        """For the line's thread: a short task of the changing thread, unless the program is ending."""
        if self._line.stopping:
            raise Fault("locked")
        return self.change(task).result()

    def lock(self) -> Future[None]:
        """Close the desks; what is being written is finished first."""
        self._reads.drop()
        return self._changes.drop()

    def close(self) -> None:
        """Give the line a moment to end its exchange, let the writer end its transaction, and stop.

        Again, it does nothing.
        """
        if self._line.stopping:
            return
        self._line.stop()
        self.lock().result()
        self._reads.stop()
        self._changes.stop()

    def _open_desks(self, pin: str, officer_id: str) -> Officer:
        unlocked = unlock(self.home, pin, officer_id=officer_id)
        self._take_desks(unlocked)
        return unlocked.officer

    def _take_desks(self, unlocked: Unlocked) -> None:
        """Open both; on the changing thread."""
        desk = open_desk(self.home, *unlocked, clock=self._clock)
        begin_work(desk)
        look_after(desk, self.home)
        self._changes.take(desk)
        self._reads.open_here(lambda: open_desk(self.home, *unlocked, clock=self._clock))

    def _close_desks(self) -> bool:
        """Let go of the data; on the changing thread. Returns whether it was open."""
        self._reads.drop().result()
        return self._changes.let_go()


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

    def let_go(self) -> bool:
        """Close the desk, on this worker's thread. Returns whether there was one."""
        was_open = self._desk is not None
        self._close()
        return was_open

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

    def __init__(self, program: FieldReg, stopping: Callable[[], bool]) -> None:
        self._program = program
        self._stopping = stopping

    def acknowledged(self) -> int:
        return self._ask(lambda outbox: outbox.acknowledged())

    def push_after(self, seq: int, *, most: int) -> Push:
        if self._stopping():
            raise Fault("locked")
        return self._ask(lambda outbox: outbox.push_after(seq, most=most))

    def settle(self, reply: Reply) -> Settled:
        return self._ask(lambda outbox: outbox.settle(reply))

    def _ask(self, question: Callable[[StoreOutbox], Result]) -> Result:
        return self._program.change(lambda desk: question(StoreOutbox(desk))).result()
