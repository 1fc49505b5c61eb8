"""Who was registered just now: in view until the next one, and taken back by one key for a minute. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldreg.domain.facts import UNDO_MS
from fieldreg.domain.faults import Fault
from fieldreg.gui.register.drafts import After
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPerson:
    """Who was registered just now."""

    member_id: str
    name: str
    kpj: str | None
    undoable: bool = True
    """Ctrl+Z takes it back; for a minute."""
    undone: bool = False


class JustSaved:
    """`changed` is called when the minute is over, `undone` when the registration has been taken back."""

    def __init__(
        self,
        work: Work,
        after: After,
        *,
        changed: Callable[[], None],
        undone: Callable[[], None],
        failed: Callable[[Fault], None],
    ) -> None:
        self._work = work
        self._after = after
        self._changed = changed
        self._undone = undone
        self._failed = failed
        self.person: LastPerson | None = None

    def remember(self, *, member_id: str, name: str, kpj: str | None) -> None:
        """Somebody is on the disk; the minute begins."""
        saved = self.person = LastPerson(member_id=member_id, name=name, kpj=kpj)
        self._after(UNDO_MS, lambda: self._too_late(saved))

    def undo(self) -> None:
        """Take it back; nothing happens where there is nothing to take back any more."""
        last = self.person
        if last is None or not last.undoable:
            return
        self.person = replace(last, undoable=False)

        def undo(desk: "Desk") -> None:
            from fieldreg.app import undo_registration  # noqa: PLC0415  loaded by now

            undo_registration(desk, last.member_id)

        self._work.change(undo, done=lambda _: self._taken_back(last), failed=self._failed)

    def _taken_back(self, last: LastPerson) -> None:
        self.person = replace(last, undoable=False, undone=True)
        self._undone()

    def _too_late(self, saved: LastPerson) -> None:
        if self.person is saved:
            self.person = replace(saved, undoable=False)
            self._changed()
