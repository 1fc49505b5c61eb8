"""The judgement of the form while it is being typed: one is under way, at most one waits. No Qt."""

from collections.abc import Callable

from fieldreg.domain.faults import Fault
from fieldreg.gui.register.screen import Checked

Taken = Callable[[Checked], None]
Ask = Callable[[Taken, Callable[[Fault], None]], None]
"""Have the form judged as it stands at this moment."""


class Checks:
    """What was typed last is what is judged: an answer that was overtaken is dropped."""

    def __init__(self, ask: Ask, *, taken: Taken, failed: Callable[[Fault], None]) -> None:
        self._ask = ask
        self._taken = taken
        self._failed = failed
        self._under_way = self._again = False

    def begin(self) -> bool:
        """Judge the form anew; False where that waits for the judgement under way."""
        if self._under_way:
            self._again = True
            return False
        self._under_way = True
        self._ask(self._done, self._gave_up)
        return True

    def _done(self, checked: Checked) -> None:
        self._under_way = False
        if self._again:
            self._again = False
            self.begin()
        else:
            self._taken(checked)

    def _gave_up(self, fault: Fault) -> None:
        self._under_way = self._again = False
        if fault.code != "locked":
            self._failed(fault)
