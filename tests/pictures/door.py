"""The door in pictures: set-up by line and by stick, the PIN, several officers, a draft, practice."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreg.app import Home, Keyring, Settings, save_settings
from fieldreg.gui.window import Window
from fieldreg.hq import EmbeddedHq
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, open_practice, settle, until


def door_scenes(album: Album, scratch: Path) -> None:
    """A new laptop, then one that is enrolled, then practice."""
    _set_up(album, scratch)
    _sign_in(album, scratch)
    _practice(album, scratch)


def _set_up(album: Album, scratch: Path) -> None:
    application = album.application
    home = Home(scratch / "new")
    home.make()
    window = open_at(application, home)
    album.take(window, "set-up")
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle(application)
    album.take(window, "set-up-missing")
    card = window.sign_in_pages.set_up
    with EmbeddedHq.start(scratch / "other-hq") as hq:
        code = hq.new_code()
    filled = {"hq_url": "https://127.0.0.1:9", "code": code, "officer_name": "Dewi Contoh",
              "laptop_name": "Laptop 1", "pin": PIN, "pin_again": PIN}  # fmt: skip
    for name, text in filled.items():
        card.fields[name].put(text)
    QTest.keyClick(window, Qt.Key.Key_F9)
    until(application, lambda: bool(card.fields["hq_url"].message()))
    album.take(window, "set-up-unreachable")
    card.fields["pin_again"].put("1")
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle(application)
    album.take(window, "set-up-pins-differ")
    card.fields["pin_again"].put(PIN)
    card.way.click()
    settle(application)
    album.take(window, "set-up-by-stick")
    stick = scratch / "stik"
    stick.mkdir()
    card.fields["place"].put(str(stick))
    card.begin.click()
    until(application, lambda: any(stick.iterdir()))
    settle(application, seconds=1.0)
    album.take(window, "set-up-request-written")
    card.answer.click()
    until(application, lambda: bool(card.fields["place"].message()))
    album.take(window, "set-up-no-answer")
    close(application, window)


def _sign_in(album: Album, scratch: Path) -> None:
    application = album.application
    with market(scratch) as (home, _hq):
        save_settings(home.settings, Settings(auto_sync=False, place="Pasar Tanah Abang"))
        window = open_at(application, home)
        until(application, lambda: bool(window.sign_in_pages.sign_in.officer_id()))
        album.take(window, "sign-in")
        window.sign_in_pages.sign_in.pin.put("000000")
        window.sign_in_pages.primary()
        until(application, lambda: bool(window.sign_in_pages.sign_in.pin.message()))
        album.take(window, "sign-in-wrong")
        enter(application, window)
        page = window.page("register")
        QTest.keyClicks(page.field("nik").focusProxy(), "3171074107909901")  # type: ignore[attr-defined]
        settle(application, seconds=0.8)
        window.lock()
        settle(application, seconds=0.6)
        album.take(window, "locked-draft")
        close(application, window)
        keyring = Keyring(home, PIN)
        for name in ("Bagus Contoh", "Siti Contoh Nurhaliza", "I Gusti Ayu Contoh Pradnyani", "Tono"):
            keyring.add(name, PIN)
        window = open_at(application, home)
        until(application, lambda: bool(window.sign_in_pages.sign_in.officer_id()))
        album.take(window, "sign-in-officers")
        close(application, window)


def _practice(album: Album, scratch: Path) -> None:
    application = album.application
    window = open_practice(application, scratch)
    for name in ("register", "people", "cards", "exchange"):
        window.go(name)
        settle(application)
        album.take(window, f"practice-{name}")
    _mending(album, window)
    window.lock()
    settle(application)
    album.take(window, "practice-locked")
    close(application, window)


def _mending(album: Album, window: Window) -> None:
    """Practice has two whom headquarters sent back."""
    window.go("people")
    page = window.page("people")
    settle(album.application)
    page.mend.mend.click()  # type: ignore[attr-defined]
    settle(album.application)
    album.take(window, "practice-people-mending")
    QTest.keyClick(page, Qt.Key.Key_Escape)
