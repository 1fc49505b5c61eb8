"""A window's pictures: one state after another, each in several languages, text sizes and themes."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldreg.app import Home, load_settings, save_settings
from fieldreg.gui.practice.sandbox import PIN as PRACTICE_PIN
from fieldreg.gui.practice.sandbox import Sandbox
from fieldreg.gui.program import open_window
from fieldreg.gui.window import Window
from tests.gui.market import PIN

SIZE = (1366, 768)


class Look(NamedTuple):
    """How the window is dressed."""

    language: str
    percent: int
    theme: str

    def __str__(self) -> str:
        """As in a file's name."""
        return f"{self.language}-{self.percent}-{self.theme}"


class Album:
    """Takes each picture in all of `looks`, changed at run time; the first look is left on."""

    def __init__(self, application: QApplication, folder: Path, looks: Sequence[Look]) -> None:
        self.application, self.folder, self._looks = application, folder, looks

    def take(self, window: Window, name: str, *, toggled: Callable[[], None] = lambda: None) -> None:
        """One state; `toggled` opens what is laid out as it opens, and closes it again."""
        for look in self._looks:
            self.dress(window, look)
            toggled()
            settle(self.application, seconds=0.05)
            window.grab().save(str(self.folder / f"{name}-{look}.png"))
            toggled()
        self.dress(window, self._looks[0])

    def dress(self, window: Window, look: Look) -> None:
        """Language, size and theme, as the settings would change them."""
        preferences = window._preferences
        for name, value in (
            ("language", look.language),
            ("text_percent", str(look.percent)),
            ("theme", look.theme),
        ):
            if preferences.values()[name] != value:
                preferences.change(name, value, work=window._work)
        if window.here:
            window.page("settings").show_values(preferences.values())  # type: ignore[attr-defined]
            # As when one comes back from the settings: what was drawn or said before is read anew.
            window._opened()._live(window.here).refresh()
        settle(self.application, seconds=0.12)


def application() -> QApplication:
    """The one of this process."""
    standing = QApplication.instance() or QApplication(["pictures"])
    assert isinstance(standing, QApplication)
    return standing


def settle(application: QApplication, *, seconds: float = 0.3) -> None:
    """Let the window do what it has begun."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)


def until(application: QApplication, happened: Callable[[], bool]) -> None:
    """Wait for something to happen in the window."""
    end = time.monotonic() + 10
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        application.processEvents()
        time.sleep(0.005)


def open_at(application: QApplication, home: Home) -> Window:
    """A window in the size that every page must fit."""
    # A long album is no idle officer.
    save_settings(home.settings, replace(load_settings(home.settings), lock_minutes=600))
    window = open_window(application, home)
    window.resize(*SIZE)
    window.show()
    settle(application, seconds=0.6)
    return window


def open_practice(application: QApplication, scratch: Path) -> Window:
    """The window of a sandbox, signed in."""
    sandbox = Sandbox.start(Home(scratch / "laptop"))
    window = open_window(application, sandbox.home, practice_pin=PRACTICE_PIN, closed=sandbox.stop)
    window.resize(*SIZE)
    window.show()
    until(application, lambda: bool(window.here))
    return window


def enter(application: QApplication, window: Window) -> None:
    """Sign in."""
    until(application, lambda: bool(window.sign_in_pages.sign_in.officer_id()))
    window.sign_in_pages.sign_in.pin.put(PIN)
    window.sign_in_pages.primary()
    until(application, lambda: bool(window.here))


def close(application: QApplication, window: Window) -> None:
    """Here and now, not when a worker of the next window happens to collect it."""
    window.close()
    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
