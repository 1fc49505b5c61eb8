"""Who signs in, or the first set-up of a laptop. Decides; knows no Qt."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreg.app import Desk, Officer

_FIELD_OF = {
    "bundle_not_ours": "place",
    "enrol_answer_missing": "place",
    "enrol_code_expired": "code",
    "enrol_code_malformed": "code",
    "enrol_code_unknown": "code",
    "enrol_code_used": "code",
    "file_missing": "place",
    "hq_address_bad": "hq_url",
    "hq_address_not_https": "hq_url",
    "hq_certificate": "hq_url",
    "hq_certificate_time": "hq_url",
    "hq_not_recognised": "hq_url",
    "hq_refused": "code",
    "hq_unreachable": "hq_url",
    "pin_too_short": "pin",
    "pin_wrong": "pin",
}
"""Beside which field of the set-up a fault is told; the others stand above the button."""

BY_STICK = ("place", "code", "officer_name", "laptop_name", "pin")
"""What a request on a stick needs; HQ's address may come with the answer."""
REQUIRED = ("hq_url", "code", "officer_name", "laptop_name", "pin")


class SignInView(Protocol):
    """What the presenter tells the two views."""

    def show_officers(self, officers: "tuple[Officer, ...]") -> None:
        """Somebody may sign in: ask who and for the PIN."""
        ...

    def show_set_up(self) -> None:
        """Nothing is set up yet: ask for HQ's address and the code."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Something takes a moment."""
        ...

    def show_trouble(self, fault: Fault | None, *, field: str) -> None:
        """What went wrong, beside a field, or "" for the whole."""
        ...

    def show_missing(self, fields: tuple[str, ...]) -> None:
        """These fields of the set-up are still empty."""
        ...

    def show_request(self, file: "Path") -> None:
        """The request is on the stick: carry it to HQ, and come back with the answer."""
        ...


class SignInPresenter:
    """`signed_in` is called with the officer when the desk is open."""

    def __init__(self, view: SignInView, work: Work, *, signed_in: "Callable[[Officer], None]") -> None:
        self._view = view
        self._work = work
        self._signed_in = signed_in
        self._busy = self._known = False
        self._waiting_pin = ""

    def begin(self) -> None:
        """Find out who may sign in."""
        self._work.officers(done=self._found, failed=self._failed)

    def sign_in(self, officer_id: str, pin: str) -> None:
        """A PIN was entered; by a quick hand even before it is known who may sign in."""
        if self._busy or not pin:
            return
        if not self._known:
            self._waiting_pin = pin
            return
        self._start()
        self._work.sign_in(pin, officer_id, done=self._opened, failed=self._failed)

    def set_up(self, values: Mapping[str, str]) -> None:
        """The set-up was filled in: hq_url, code, officer_name, laptop_name, pin, pin_again."""
        given = self._given(values, REQUIRED)
        if given:
            self._start()
            self._work.enrol(done=self._opened, failed=self._failed, **given)

    def ask_by_stick(self, values: Mapping[str, str]) -> None:
        """The set-up was filled in on a laptop without a line: `BY_STICK`, pin_again, perhaps hq_url."""
        given = self._given(values, BY_STICK)
        if given:
            self._start()
            given["hq_url"] = values.get("hq_url", "").strip()
            self._work.ask_by_stick(given.pop("place"), done=self._asked, failed=self._failed, **given)

    def answer_by_stick(self, values: Mapping[str, str]) -> None:
        """The stick has come back: place, pin; perhaps hq_url."""
        given = self._given({**values, "pin_again": values.get("pin", "")}, ("place", "pin"))
        if given:
            self._start()
            self._work.answer_by_stick(
                given["place"], pin=given["pin"], hq_url=values.get("hq_url", "").strip(),
                done=self._opened, failed=self._failed,
            )  # fmt: skip

    def _given(self, values: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
        """These fields; nothing where one is missing, the PINs differ, or something is under way."""
        if self._busy:
            return {}
        given = {name: values.get(name, "").strip() for name in names}
        missing = tuple(name for name in names if not given[name])
        if missing:
            self._view.show_missing(missing)
            return {}
        if given["pin"] != values.get("pin_again", "").strip():
            self._view.show_trouble(Fault("pins_differ"), field="pin_again")
            return {}
        return given

    def _asked(self, file: "Path") -> None:
        self._busy = False
        self._view.show_busy(busy=False)
        self._view.show_request(file)

    def _found(self, officers: "tuple[Officer, ...]") -> None:
        self._known = True
        if not officers:
            self._view.show_set_up()
            return
        self._view.show_officers(officers)
        pin, self._waiting_pin = self._waiting_pin, ""
        if len(officers) == 1:
            self.sign_in(officers[0].officer_id, pin)
        elif pin:
            # Nobody knows whose it is.
            self._view.show_busy(busy=False)

    def _start(self) -> None:
        self._busy = True
        self._view.show_trouble(None, field="")
        self._view.show_busy(busy=True)

    def _opened(self, officer: "Officer") -> None:
        def enrolled(desk: "Desk") -> bool:
            return desk.store.identity() is not None

        def looked(*, whole: bool) -> None:
            self._busy = False
            if whole:
                self._signed_in(officer)
            else:
                self._work.lock(done=self._go_on_setting_up)
            self._view.show_busy(busy=False)

        self._work.read(enrolled, done=lambda whole: looked(whole=whole), failed=self._failed)

    def _go_on_setting_up(self) -> None:
        # The set-up was cut short, or the request is on its way to HQ: nobody works before its end.
        self._view.show_set_up()
        self._view.show_trouble(Fault("enrol_unfinished"), field="")

    def _failed(self, fault: Fault) -> None:
        self._busy = False
        self._view.show_busy(busy=False)
        self._view.show_trouble(fault, field=_FIELD_OF.get(fault.code, ""))
