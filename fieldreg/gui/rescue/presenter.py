"""A forgotten PIN or damaged data, while nobody is signed in. Decides; knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.asking import Asked, Asking
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Officer, Recovered, Restore

_FIELD_OF = {
    "backup_damaged": "source",
    "no_backup": "source",
    "pin_too_short": "new_pin",
    "pin_wait": "pin",
    "pin_wrong": "pin",
    "pins_differ": "new_pin_again",
    "recovery_code_wrong": "code",
}
"""Beside which field a fault is told; the others stand above the button."""


class Need(StrEnum):
    """What brings somebody here."""

    FORGOTTEN = "forgotten"
    DAMAGED = "damaged"


FIELDS = {
    Need.FORGOTTEN: ("code", "new_pin", "new_pin_again"),
    Need.DAMAGED: ("officer_id", "pin", "source"),
}
"""What each asks for."""
_MAY_BE_EMPTY = ("source", "officer_id")
"""The copies of this laptop itself; its only officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueScreen(Asked):
    """Everything that the page shows."""

    need: Need = Need.FORGOTTEN
    officers: "tuple[Officer, ...]" = ()
    recovered: "Recovered | None" = None
    """The PIN is set; the next code is shown this once."""
    plan: "Restore | None" = None
    """What going back would mean; F9 once more does it."""


class RescueView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: RescueScreen) -> None:
        """Show this."""
        ...


class RescuePresenter(Asking[RescueScreen]):
    """`left` leads back to the sign-in; `restored` is called when the desk is open on a restored store."""

    FIELD_OF = _FIELD_OF

    def __init__(
        self, view: RescueView, work: Work, *, left: Callable[[], None], restored: Callable[[], None]
    ) -> None:
        self._view = view
        self._work = work
        self._left = left
        self._restored = restored
        self._source: Path | None = None
        super().__init__(RescueScreen(), view.show_screen)

    def begin(self, need: Need) -> None:
        """Somebody asks for help."""
        self._screen = RescueScreen(need=need)
        self._show()
        self._work.officers(done=self._found, failed=self._failed)

    def choose(self, need: Need) -> None:
        """The other need."""
        if not self._screen.busy and need is not self._screen.need:
            self._show(need=need, fault=None, field="", missing=(), plan=None)

    def leave(self) -> None:
        """Back to the sign-in; a code that was shown is gone."""
        if not self._screen.busy:
            self._show(recovered=None, plan=None, fault=None, field="", missing=())
            self._left()

    def do(self, values: Mapping[str, str]) -> None:
        """F9."""
        screen = self._screen
        if screen.busy:
            return
        if screen.recovered is not None:
            self.leave()
            return
        given = self._gather(FIELDS[screen.need], values, may_be_empty=_MAY_BE_EMPTY)
        if given is None:
            return
        if screen.need is Need.FORGOTTEN:
            self._recover(given)
        else:
            self._restore(given)

    def _recover(self, given: Mapping[str, str]) -> None:
        if given["new_pin"] != given["new_pin_again"]:
            self._failed(Fault("pins_differ"))
            return
        self._start()
        self._work.recover(given["code"], given["new_pin"], done=self._recovered, failed=self._failed)

    def _restore(self, given: Mapping[str, str]) -> None:
        source = Path(given["source"]) if given["source"] else None
        planned = self._screen.plan is not None and source == self._source
        self._source = source
        self._start()
        self._work.restore(
            given["pin"],
            given["officer_id"],
            backup=source,
            dry_run=not planned,
            done=self._done if planned else self._planned,
            failed=self._failed,
        )

    def _found(self, officers: "tuple[Officer, ...]") -> None:
        self._show(officers=officers)

    def _recovered(self, recovered: "Recovered") -> None:
        self._show(busy=False, recovered=recovered)

    def _planned(self, plan: "Restore") -> None:
        self._show(busy=False, plan=plan)

    def _done(self, _: "Restore") -> None:
        self._show(busy=False, plan=None)
        self._restored()
