"""Officers come, go, get a PIN or a role. Decides; knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.asking import Asked, Asking
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Keyring, Officer

PETUGAS, COORDINATOR = "petugas", "koordinator"
_FIELD_OF = {
    "coordinator_needed": "own_pin",
    "officer_name_taken": "name",
    "pin_too_short": "pin",
    "pin_wait": "own_pin",
    "pin_wrong": "own_pin",
    "pins_differ": "pin_again",
}
"""Beside which field a fault is told; the others stand above the button."""


class Act(StrEnum):
    """What a coordinator may do."""

    ADD = "add"
    RESET_PIN = "reset_pin"
    CHANGE_ROLE = "change_role"
    HAND_OVER = "hand_over"
    REMOVE = "remove"


FIELDS = {
    Act.ADD: ("name", "pin", "pin_again", "own_pin"),
    Act.RESET_PIN: ("pin", "pin_again", "own_pin"),
    Act.CHANGE_ROLE: ("own_pin",),
    Act.HAND_OVER: ("own_pin",),
    Act.REMOVE: ("own_pin",),
}
"""What each act asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersScreen(Asked):
    """Everything that the page shows."""

    officers: "tuple[Officer, ...]" = ()
    me: str = ""
    """Whose desk it is, by id."""
    chosen: str = ""
    act: Act | None = None
    """What is being asked for; None while nothing is."""
    done: Act | None = None
    """What was done last."""

    @property
    def mine(self) -> "Officer | None":
        """Who is signed in."""
        return next((one for one in self.officers if one.officer_id == self.me), None)

    @property
    def allowed(self) -> bool:
        """Only a coordinator does anything here."""
        return self.mine is not None and self.mine.role == COORDINATOR

    @property
    def person(self) -> "Officer | None":
        """Who is chosen."""
        return next((one for one in self.officers if one.officer_id == self.chosen), None)

    def offers(self, act: Act) -> bool:
        """Whether this act makes sense now."""
        if act is Act.ADD:
            return self.allowed
        person = self.person
        if not self.allowed or person is None:
            return False
        own = person.officer_id == self.me
        return {
            Act.RESET_PIN: True,
            Act.CHANGE_ROLE: not own or self._coordinators() > 1,
            Act.HAND_OVER: not own,
            Act.REMOVE: not own,
        }[act]

    def _coordinators(self) -> int:
        return sum(one.role == COORDINATOR for one in self.officers)


class OfficersView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: OfficersScreen) -> None:
        """Show this."""
        ...


class OfficersPresenter(Asking[OfficersScreen]):
    """`changed` is called when who may do what has changed."""

    FIELD_OF = _FIELD_OF

    def __init__(self, view: OfficersView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view = view
        self._work = work
        self._changed = changed
        super().__init__(OfficersScreen(), view.show_screen)

    def refresh(self) -> None:
        """Find out who is here and whose desk this is."""

        def me(desk: "Desk") -> str:
            return desk.officer.officer_id

        self._work.read(me, done=self._is_mine, failed=self._failed)

    def choose(self, officer_id: str) -> None:
        """Another officer is marked in the list."""
        self._show(chosen=officer_id, act=None, fault=None, field="", missing=(), done=None)

    def begin(self, act: Act) -> None:
        """A key asks for an act: its fields appear."""
        if self._screen.offers(act) and not self._screen.busy:
            self._show(act=act, fault=None, field="", missing=(), done=None)

    def cancel(self) -> None:
        """Leave it."""
        if not self._screen.busy:
            self._show(act=None, fault=None, field="", missing=())

    def do(self, values: Mapping[str, str]) -> None:
        """F9: do what was asked for. `values` holds the fields of the act, and "role" for a new officer."""
        act = self._screen.act
        if act is None or self._screen.busy:
            return
        given = self._gather(FIELDS[act], values)
        if given is None:
            return
        if given.get("pin", "") != given.get("pin_again", ""):
            self._failed(Fault("pins_differ"))
            return
        self._start()
        done = self._hand(act, given, values.get("role") or PETUGAS)
        self._work.manage(given["own_pin"], self._screen.me, done, done=self._done, failed=self._failed)

    def _hand(self, act: Act, given: Mapping[str, str], role: str) -> "Callable[[Keyring], None]":
        person = self._screen.person
        whom = person.officer_id if person else ""
        other = PETUGAS if person and person.role == COORDINATOR else COORDINATOR

        def hand(keyring: "Keyring") -> None:
            match act:
                case Act.ADD:
                    keyring.add(given["name"], given["pin"], role=role)
                case Act.RESET_PIN:
                    keyring.reset_pin(whom, given["pin"])
                case Act.CHANGE_ROLE:
                    keyring.change_role(whom, other)
                case Act.HAND_OVER:
                    keyring.hand_over(whom)
                case Act.REMOVE:
                    keyring.remove(whom)

        return hand

    def _is_mine(self, officer_id: str) -> None:
        self._screen = replace(self._screen, me=officer_id)
        self._work.officers(done=self._found, failed=self._failed)

    def _found(self, officers: "tuple[Officer, ...]") -> None:
        known = {one.officer_id for one in officers}
        chosen = self._screen.chosen if self._screen.chosen in known else self._screen.me
        self._show(officers=officers, chosen=chosen)

    def _done(self, _: None) -> None:
        self._show(busy=False, act=None, done=self._screen.act)
        self._changed()
        self.refresh()
