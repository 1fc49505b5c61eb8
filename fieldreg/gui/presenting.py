"""What presenters share: a frozen picture of a screen, and a question asked once at a time. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Screen = TypeVar("Screen", bound="DataclassInstance")
Answer = TypeVar("Answer")


class Presenting(Generic[Screen]):
    """`draw` shows a screen. A screen whose faults are told has a field `fault`."""

    def __init__(self, screen: Screen, draw: Callable[[Screen], None]) -> None:
        self._screen = screen
        self._draw = draw

    def _show(self, **changes: object) -> None:
        """The same screen, but for these fields."""
        self._screen = replace(self._screen, **changes)
        self._draw(self._screen)

    def _failed(self, fault: Fault) -> None:
        """Tell it; a locked desk tells itself, with the page out of sight."""
        if fault.code != "locked":
            self._show(fault=fault)


class Question(Generic[Answer]):
    """Asked again before its answer came, it is asked once more afterwards: no heap of questions grows.

    `ask` puts it, with what to call with its answer or its fault. An answer that was overtaken is told like
    any other; with `only_latest` it is dropped.
    """

    def __init__(
        self,
        ask: Callable[[Callable[[Answer], None], Callable[[Fault], None]], None],
        *,
        done: Callable[[Answer], None],
        failed: Callable[[Fault], None],
        only_latest: bool = False,
    ) -> None:
        self._ask, self._done, self._failed, self._only_latest = ask, done, failed, only_latest
        self._under_way = self._again = False

    def put(self) -> bool:
        """Now; False where that waits until the one under way is answered."""
        if self._under_way:
            self._again = True
            return False
        self._under_way = True
        self._ask(self._answered, self._refused)
        return True

    def _answered(self, answer: Answer) -> None:
        again = self._ended()
        if not (again and self._only_latest):
            self._done(answer)
        if again:
            self.put()

    def _refused(self, fault: Fault) -> None:
        # The next one would meet the same fault.
        self._ended()
        self._failed(fault)

    def _ended(self) -> bool:
        again = self._again
        self._under_way = self._again = False
        return again
