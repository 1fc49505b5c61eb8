"""`Work` for the window: the running program on one side, the bridge on the other."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from fieldreg.domain.faults import Fault
from fieldreg.gui.bridge import Bridge
from fieldreg.gui.work import Failed

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from fieldreg.app import Desk, FieldReg, Home, Keyring, Officer, Recovered, Restore, Synced
    from fieldreg.sync import Progress

Result = TypeVar("Result")


class DeskWork:
    """Loads the program behind the first picture of the window, on a thread of its own."""

    def __init__(self, home: "Home", bridge: Bridge) -> None:
        self._home = home
        self._bridge = bridge
        self._loader: ThreadPoolExecutor | None = None
        self._beside: ThreadPoolExecutor | None = None
        self._loading = Lock()
        self._program: FieldReg | None = None

    def officers(self, *, done: "Callable[[tuple[Officer, ...]], None]", failed: Failed) -> None:
        """As `Work.officers`."""
        if self._loader is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  after the first picture

            self._loader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="loading")
        self._bridge.bring(self._loader.submit(lambda: _officers(self._load())), done=done, failed=failed)

    def sign_in(
        self, pin: str, officer_id: str, *, done: "Callable[[Officer], None]", failed: Failed
    ) -> None:
        """As `Work.sign_in`."""
        self._chain(lambda program: program.sign_in(pin, officer_id=officer_id), done, failed)

    def enrol(self, *, done: "Callable[[Officer], None]", failed: Failed, **how: str) -> None:
        """As `Work.enrol`."""
        self._chain(lambda program: program.enrol(**how), done, failed)

    def ask_by_stick(self, place: str, *, done: "Callable[[Path], None]", failed: Failed, **how: str) -> None:
        """As `Work.ask_by_stick`."""
        self._chain(lambda program: program.ask_by_stick(place, **how), done, failed)

    def answer_by_stick(
        self, place: str, *, pin: str, hq_url: str, done: "Callable[[Officer], None]", failed: Failed
    ) -> None:
        """As `Work.answer_by_stick`."""
        self._chain(lambda program: program.answer_by_stick(place, pin=pin, hq_url=hq_url), done, failed)

    def manage(
        self,
        pin: str,
        officer_id: str,
        act: "Callable[[Keyring], Result]",
        *,
        done: Callable[[Result], None],
        failed: Failed,
    ) -> None:
        """As `Work.manage`."""
        self._chain(lambda program: program.manage(pin, officer_id, act), done, failed)

    def restore(
        self,
        pin: str,
        officer_id: str,
        *,
        backup: "Path | None",
        dry_run: bool,
        done: "Callable[[Restore], None]",
        failed: Failed,
    ) -> None:
        """As `Work.restore`."""
        self._chain(
            lambda program: program.restore(pin, officer_id, backup=backup, dry_run=dry_run), done, failed
        )

    def recover(self, code: str, pin: str, *, done: "Callable[[Recovered], None]", failed: Failed) -> None:
        """As `Work.recover`."""
        self._chain(lambda program: program.recover(code, pin), done, failed)

    def lock(self, *, done: Callable[[], None]) -> None:
        """As `Work.lock`."""
        self._chain(lambda program: program.lock(), lambda _: done(), lambda _: done())

    def read(
        self, task: "Callable[[Desk], Result]", *, done: Callable[[Result], None], failed: Failed
    ) -> None:
        """As `Work.read`."""
        self._chain(lambda program: program.read(task), done, failed)

    def change(
        self, task: "Callable[[Desk], Result]", *, done: Callable[[Result], None], failed: Failed
    ) -> None:
        """As `Work.change`."""
        self._chain(lambda program: program.change(task), done, failed)

    def sync(
        self,
        *,
        progressed: "Callable[[Progress], None]",
        done: "Callable[[Synced], None]",
        failed: Failed,
    ) -> None:
        """As `Work.sync`."""
        home = self._bridge.relay(progressed)
        self._chain(lambda program: program.sync(home), done, failed)

    def aside(self, task: Callable[[], Result], *, done: Callable[[Result], None], failed: Failed) -> None:
        """As `Work.aside`."""
        if self._beside is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  loaded by now

            # Two: a printer that takes its time does not keep the camera waiting.
            self._beside = ThreadPoolExecutor(max_workers=2, thread_name_prefix="aside")
        self._bridge.bring(self._beside.submit(task), done=done, failed=failed)

    def relay(self, hear: Callable[[Result], None]) -> Callable[[Result], None]:
        """As `Work.relay`."""
        return self._bridge.relay(hear)

    def close(self) -> None:
        """Let the line end its exchange and the writer its transaction, then stop. Waits for them."""
        self._bridge.burn()
        if self._loader is not None:
            self._loader.shutdown(wait=True, cancel_futures=True)
        if self._beside is not None:
            self._beside.shutdown(wait=True, cancel_futures=True)
        if self._program is not None:
            self._program.close()

    def _load(self) -> "FieldReg":
        with self._loading:
            if self._program is None:
                from fieldreg.app import FieldReg  # noqa: PLC0415  slow to load: after the first picture

                self._program = FieldReg(self._home)
            return self._program

    def _chain(
        self,
        begin: "Callable[[FieldReg], Future[Result]]",
        done: Callable[[Result], None],
        failed: Failed,
    ) -> None:
        """Begin on the program; `officers`, always the first to be asked, has loaded it by then."""
        self._bridge.bring(begin(self._load()), done=done, failed=failed)


def _officers(program: "FieldReg") -> "tuple[Officer, ...]":
    try:
        return program.officers()
    except Fault as fault:
        if fault.code == "not_set_up":
            return ()
        raise
