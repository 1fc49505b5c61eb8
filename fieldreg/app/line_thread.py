"""The thread that waits on the line. It never holds up the end of the program.

A pool's threads are joined when Python ends, and a bad line may keep one waiting for a minute. Nothing is
lost by leaving it: the store belongs to other threads, and a round that was cut is simply begun again.
"""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")
_PATIENCE_S = 1.5


class LineThread:
    """Runs tasks one after another; begins with the first."""

    def __init__(self) -> None:
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self.stopping = False
        """Whether a task should end at the next good moment."""

    def submit(self, task: Callable[[], Result]) -> "Future[Result]":
        """Run a task in its turn. After `stop` the Future is cancelled."""
        future: Future[Result] = Future()
        if self.stopping:
            future.cancel()
            return future
        self._tasks.put(lambda: self._run(task, future))
        if self._thread is None:
            self._thread = Thread(target=self._work, name="line", daemon=True)
            self._thread.start()
        return future

    def stop(self) -> None:
        """Take no more; give the task at hand a moment to end, then leave it."""
        self.stopping = True
        self._tasks.put(None)
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()

    def _run(self, task: Callable[[], Result], future: "Future[Result]") -> None:
        if self.stopping:
            future.cancel()
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = task()
        except BaseException as error:  # noqa: BLE001  it is the asker's to judge
            future.set_exception(error)
        else:
            future.set_result(result)
