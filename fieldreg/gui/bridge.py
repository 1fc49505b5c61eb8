"""The only way home to the window's thread for what other threads find out."""

from collections.abc import Callable
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")


class Bridge(QObject):
    """Brings results of Futures home as calls on the thread that made the bridge.

    After `burn()` nothing arrives any more: a window that is closing is never called.
    """

    _crossed = Signal(object)
    failed_unexpectedly = Signal(object)
    """A task ended with something that is no Fault: a bug, carried as the exception."""

    def __init__(self) -> None:
        super().__init__()
        self._standing = True
        self._home = get_ident()
        self._crossed.connect(self._arrive)

    def bring(
        self,
        future: "Future[Result]",
        *,
        done: Callable[[Result], None],
        failed: Callable[[Fault], None],
    ) -> None:
        """Call `done` or `failed` here when the Future is ready. Both run on the bridge's own thread.

        An exception that is no Fault is announced by `failed_unexpectedly`, and `failed` gets Fault
        (unexpected), so that no page waits for ever. A cancelled Future is silent.
        """

        def crossed(ready: "Future[Result]") -> None:
            self._cross(lambda: self._deliver(ready, done, failed))

        future.add_done_callback(crossed)

    def relay(self, hear: Callable[[Result], None]) -> Callable[[Result], None]:
        """A function for another thread to call, whose values `hear` gets here, in order."""

        def tell(value: Result) -> None:
            self._cross(lambda: hear(value))

        return tell

    def burn(self) -> None:
        """Let nothing across from now on."""
        self._standing = False

    def _cross(self, call: Callable[[], None]) -> None:
        if not self._standing:
            return
        if get_ident() == self._home:
            # Nothing arrives in the middle of something else, not even what was ready at once.
            QTimer.singleShot(0, self, lambda: self._arrive(call))
        else:
            self._crossed.emit(call)

    @Slot(object)
    def _arrive(self, call: Callable[[], None]) -> None:
        if self._standing:
            call()

    def _deliver(
        self, ready: "Future[Result]", done: Callable[[Result], None], failed: Callable[[Fault], None]
    ) -> None:
        if ready.cancelled():
            return
        try:
            result = ready.result()
        except Fault as fault:
            failed(fault)
            return
        except Exception as error:  # noqa: BLE001  a bug in a task is told, never swallowed
            self.failed_unexpectedly.emit(error)
            failed(Fault("unexpected"))
            return
        done(result)
