"""The sandbox: a headquarters on loopback and a laptop enrolled with it, made in seconds, deleted in the end.

Belongs to one thread at a time; knows no Qt. HQ is loaded only when somebody practises.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app import (
    PRACTICE_ISSUER,
    Desk,
    Home,
    Registered,
    Settings,
    ask_places,
    enrol_laptop,
    load_settings,
    make_practice_home,
    register_member,
    remove_practice_home,
    save_settings,
    sync_now,
)
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.practice import people
from fieldreg.gui.practice.register import PracticeRegister

if TYPE_CHECKING:
    from fieldreg.hq import EmbeddedHq

PIN = "123456"
"""For everybody to know: it opens nothing real, and stands on the screen."""
_FIRST_NUMBER, _LAST_NUMBER = "99900000001", "99900009999"
_LEASE = 200
_REGISTER_URL = "http://localhost/practice"
"""Nobody listens there: `PracticeRegister` answers in its place."""


class Sandbox:
    """`home` is the laptop that one practises on; `stop` takes all of it away."""

    def __init__(self, root: Home, home: Home, hq: "EmbeddedHq") -> None:
        self._root = root
        self.home = home
        self._hq = hq

    @classmethod
    def start(cls, real: Home) -> "Sandbox":
        """Make one beside what this laptop really holds, which is not touched; about two seconds.

        What an earlier one left behind, after a crash, is deleted first.
        Raises Fault: practice_not_installed, practice_folder_taken, and what the disk answers.
        """
        root = Home(practice_folder(real))
        remove_practice_home(root)
        hq_class = _embedded_hq()
        make_practice_home(root.folder)
        try:
            hq = hq_class.start(root.folder / "hq", issuer=PRACTICE_ISSUER, register=PracticeRegister())
        except BaseException:
            remove_practice_home(root)
            raise
        sandbox = cls(root, Home(root.folder / "laptop"), hq)
        try:
            sandbox._populate(load_settings(real.settings))
        except BaseException:
            sandbox.stop()
            raise
        return sandbox

    def stop(self) -> None:
        """Close headquarters and delete everything; the laptop's store is closed. Again is harmless."""
        self._hq.stop()
        with suppress(OSError):  # held open by another program: the next practice deletes it
            remove_practice_home(self._root)

    def _populate(self, settings: Settings) -> None:
        self._hq.add_pool(_FIRST_NUMBER, _LAST_NUMBER)
        self._hq.hq.use_check(_REGISTER_URL)
        promise = people.promise(str(self._hq.hq.month()))
        self._hq.hq.add_sponsorship(promise)
        # Not by itself: whoever practises sees what F9 does.
        settings = replace(_look_of(settings), lease_size=_LEASE, place=people.PLACE, auto_sync=False)
        with self._laptop("other", settings, "Laptop lain", "Petugas lain") as other:
            _register(other, people.ELSEWHERE)
            sync_now(other)
        with self._laptop("laptop", settings, "Laptop latihan", "Petugas Latihan") as desk:
            _register(desk, people.JUDGED)
            ask_places(desk, promise.code, promise.places)
            sync_now(desk)
            _register(desk, people.WAITING)

    def _laptop(self, name: str, settings: Settings, laptop_name: str, officer_name: str) -> Desk:
        """Enrolled, with its numbers."""
        home = make_practice_home(self._root.folder / name)
        save_settings(home.settings, settings)
        desk = enrol_laptop(
            home,
            hq_url=self._hq.url,
            code=self._hq.new_code(),
            pin=PIN,
            officer_name=officer_name,
            laptop_name=laptop_name,
            keyring=False,
        )
        try:
            sync_now(desk)
        except BaseException:
            desk.close()
            raise
        return desk


def practice_folder(real: Home) -> Path:
    """Where practice takes place: inside the laptop's own folder, so that it goes where that is put."""
    return real.folder / "practice"


def _register(desk: Desk, forms: Sequence[RegistrationForm]) -> None:
    for form in forms:
        done = register_member(desk, form)
        assert isinstance(done, Registered), (form.nik, done)


def _look_of(settings: Settings) -> Settings:
    """How the laptop looks is the same in practice; all else is as in a new one."""
    return Settings(
        language=settings.language,
        text_percent=settings.text_percent,
        theme=settings.theme,
        zone=settings.zone,
    )


def _embedded_hq() -> "type[EmbeddedHq]":
    try:
        # Loaded only to practise; what it needs is absent where only the window is installed.
        from fieldreg.hq import EmbeddedHq  # noqa: PLC0415
    except ModuleNotFoundError:
        raise Fault("practice_not_installed") from None
    return EmbeddedHq
