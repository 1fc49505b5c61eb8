"""Copies, the recovery code, the way back, a new beginning with HQ. Decides; knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.asking import Asked, Asking
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Home, Keyring, Restore, Safekeeping

_FIELD_OF = {
    "backup_damaged": "source",
    "coordinator_needed": "own_pin",
    "enrol_code_expired": "code",
    "enrol_code_malformed": "code",
    "enrol_code_unknown": "code",
    "enrol_code_used": "code",
    "folder_away": "folder",
    "no_backup": "source",
    "pin_wait": "own_pin",
    "pin_wrong": "own_pin",
}
"""Beside which field a fault is told; the others stand above the button."""


class SafeAct(StrEnum):
    """What one can do here, besides a copy at once."""

    FOLDER = "folder"
    CODE = "code"
    RESTORE = "restore"
    RENEW = "renew"


FIELDS = {
    SafeAct.FOLDER: ("folder",),
    SafeAct.CODE: ("own_pin",),
    SafeAct.RESTORE: ("source", "own_pin"),
    SafeAct.RENEW: ("code",),
}
"""What each asks for."""
_MAY_BE_EMPTY = ("folder", "source")
"""No second folder; the copies of this laptop itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafekeepingScreen(Asked):
    """Everything that the page shows."""

    kept: "Safekeeping | None" = None
    act: SafeAct | None = None
    copied: int = 0
    """In how many folders a copy was just made."""
    code: str = ""
    """A new recovery code: shown this once."""
    plan: "Restore | None" = None
    """What going back would mean; F9 once more does it."""
    restored: "Restore | None" = None
    renewed: bool = False


class SafekeepingView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: SafekeepingScreen) -> None:
        """Show this."""
        ...


class SafekeepingPresenter(Asking[SafekeepingScreen]):
    """`set_folder` keeps the second folder; `changed` is called when the data has changed."""

    FIELD_OF = _FIELD_OF

    def __init__(
        self,
        view: SafekeepingView,
        work: Work,
        home: "Home",
        *,
        set_folder: Callable[[str], Fault | None],
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._work = work
        self._home = home
        self._set_folder = set_folder
        self._changed = changed
        self._officer_id = ""
        self._source: Path | None = None
        super().__init__(SafekeepingScreen(), view.show_screen)

    def refresh(self) -> None:
        """Look at the copies."""
        home = self._home

        def look(desk: "Desk") -> "tuple[str, Safekeeping]":
            from fieldreg.app import read_safekeeping  # noqa: PLC0415  loaded by now

            return desk.officer.officer_id, read_safekeeping(desk, home)

        self._work.read(look, done=self._seen, failed=self._failed)

    def begin(self, act: SafeAct) -> None:
        """A key asks for an act: its fields appear."""
        if not self._screen.busy:
            self._show(act=act, **_BLANK)

    def cancel(self) -> None:
        """Leave it; a code that was shown is gone."""
        if not self._screen.busy:
            self._show(act=None, **_BLANK)

    def do(self, values: Mapping[str, str]) -> None:
        """F9: what was asked for, or a copy at once. A code that was written down goes."""
        act = self._screen.act
        if self._screen.busy:
            return
        if self._screen.code:
            self.cancel()
            return
        if act is None:
            self.copy_now()
            return
        given = self._gather(FIELDS[act], values, may_be_empty=_MAY_BE_EMPTY)
        if given is None:
            return
        {
            SafeAct.FOLDER: self._take_folder,
            SafeAct.CODE: self._make_code,
            SafeAct.RESTORE: self._restore,
            SafeAct.RENEW: self._renew,
        }[act](given)

    def copy_now(self) -> None:
        """A copy in each folder that is there."""
        home = self._home

        def copy(desk: "Desk") -> int:
            from fieldreg.app import back_up, read_safekeeping  # noqa: PLC0415  loaded by now

            back_up(desk, home)
            second = read_safekeeping(desk, home).second
            if second is None or not second.there:
                return 1
            back_up(desk, home, folder=second.folder)
            return 2

        self._show(act=None, **_BLANK)
        self._show(busy=True)
        self._work.change(copy, done=self._copied, failed=self._failed)

    def _take_folder(self, given: Mapping[str, str]) -> None:
        folder = given["folder"]
        if folder and not Path(folder).is_dir():
            self._failed(Fault("folder_away"))
            return
        fault = self._set_folder(folder)
        if fault is not None:
            self._failed(fault)
        elif folder:
            self.copy_now()  # shows at once whether it can be written
        else:
            self._show(act=None, **_BLANK)
            self.refresh()

    def _make_code(self, given: Mapping[str, str]) -> None:
        def make(keyring: "Keyring") -> str:
            return keyring.new_recovery_code()

        self._start()
        self._work.manage(given["own_pin"], self._officer_id, make, done=self._coded, failed=self._failed)

    def _restore(self, given: Mapping[str, str]) -> None:
        source = Path(given["source"]) if given["source"] else None
        planned = self._screen.plan is not None and source == self._source
        self._source = source
        self._start()
        self._work.restore(
            given["own_pin"],
            self._officer_id,
            backup=source,
            dry_run=not planned,
            done=self._restored if planned else self._planned,
            failed=self._failed,
        )

    def _renew(self, given: Mapping[str, str]) -> None:
        def renew(desk: "Desk") -> None:
            from fieldreg.app import renew_installation  # noqa: PLC0415  loaded by now

            renew_installation(desk, given["code"])

        self._start()
        self._work.change(renew, done=self._renewed, failed=self._failed)

    def _seen(self, seen: "tuple[str, Safekeeping]") -> None:
        self._officer_id, kept = seen
        self._show(kept=kept)

    def _copied(self, folders: int) -> None:
        self._show(busy=False, copied=folders)
        self._changed()
        self.refresh()

    def _coded(self, code: str) -> None:
        self._show(busy=False, code=code)
        self.refresh()

    def _planned(self, plan: "Restore") -> None:
        self._show(busy=False, plan=plan)

    def _restored(self, done: "Restore") -> None:
        self._show(busy=False, act=None, **_BLANK)
        self._show(restored=done)
        self._changed()
        self.refresh()

    def _renewed(self, _: None) -> None:
        self._show(busy=False, act=None, **_BLANK)
        self._show(renewed=True)
        self._changed()


_BLANK: Mapping[str, object] = {
    "fault": None,
    "field": "",
    "missing": (),
    "copied": 0,
    "code": "",
    "plan": None,
    "restored": None,
    "renewed": False,
}
"""Nothing told of what was done before."""
