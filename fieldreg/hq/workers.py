"""Several worker processes behind one address: one listens, all take; whoever dies is replaced.

Workers share nothing but the database, so any of them may be killed at any moment: what it had not
committed never happened, and the laptop sends it again.
"""

import contextlib
import multiprocessing
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import TYPE_CHECKING

from fieldreg.hq.config import HqConfig
from fieldreg.hq.headquarters import Hq
from fieldreg.hq.listening import server_of
from fieldreg.hq.logs import log_to_stderr

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_LOOK_S = 0.5
_REPLACE_AFTER_S = 0.1
"""A worker that cannot start must not be started a thousand times a second."""
_STOP_S = 15


def serve_workers(
    config: HqConfig, listener: socket.socket, *, workers: int, ready: Callable[[], None]
) -> None:
    """Keep `workers` processes serving `listener` until SIGTERM or SIGINT; on the main thread.

    What an earlier run left unjudged is judged first, then `ready` is called. Ends after the workers have
    finished their requests.
    """
    with Hq(config) as hq:
        hq.judge_waiting()
    ready()
    stop = threading.Event()
    with _signals(stop):
        crew = [_Worker(config, listener, workers) for _ in range(workers)]
        while not stop.is_set():
            wait([worker.sentinel for worker in crew], timeout=_LOOK_S)
            gone = [at for at, worker in enumerate(crew) if not worker.alive]
            if gone and not stop.wait(_REPLACE_AFTER_S):
                for at in gone:
                    crew[at] = _Worker(config, listener, workers)
        for worker in crew:
            worker.ask_to_stop()
        for worker in crew:
            worker.end()


class _Worker:
    """One process, and the pipe whose closing tells it that its parent is gone."""

    def __init__(self, config: HqConfig, listener: socket.socket, workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        theirs, self._pipe = context.Pipe(duplex=False)
        self._process: SpawnProcess = context.Process(
            target=_work, args=(config, listener, workers, theirs), name="fieldreg-hq-worker", daemon=True
        )
        self._process.start()
        theirs.close()
        self.sentinel = self._process.sentinel

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask_to_stop(self) -> None:
        self._pipe.close()

    def end(self) -> None:
        self._process.join(_STOP_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _work(config: HqConfig, listener: socket.socket, workers: int, parent: Connection) -> None:
    log_to_stderr()
    with Hq(config, workers=workers) as hq:
        hq.checker.start()
        server = server_of(hq)

        def follow_the_parent() -> None:
            with contextlib.suppress(EOFError, OSError):
                parent.recv()
            server.should_exit = True

        threading.Thread(target=follow_the_parent, daemon=True).start()
        server.run(sockets=[listener])


@contextlib.contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
