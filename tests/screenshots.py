"""Pictures of every page, in both languages, at two text sizes and in three themes, into build/screenshots.

    QT_QPA_PLATFORM=offscreen python -m tests.screenshots [FOLDER]

The people are invented; the laptop, its headquarters and everything shown are real.
"""

import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreg.app import Home, Settings, register_member, save_settings, sign_in
from fieldreg.gui.cards.page import CardsPage
from fieldreg.gui.pages import PLACES
from fieldreg.gui.people.page import PeoplePage
from fieldreg.gui.practice.people import JUDGED, WAITING
from fieldreg.gui.program import open_window
from fieldreg.gui.register.page import RegisterPage
from fieldreg.gui.theme import PALETTES
from fieldreg.gui.window import Window
from tests.gui.market import PIN, market

SIZE = (1366, 768)
PEOPLE = (
    ("3171074107909901", "RUKMINI PRASETYO", "buruh ang", "1,5 jt"),
    ("3171071203859902", "Slamet Riyadi", "pedagang", "2.500.000"),
    ("3171072506789903", "Joko Susilo", "ojol", "3 jt"),
)


def main(folder: Path) -> None:
    """Make them all."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(["screenshots"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as scratch:
        every_page(application, folder, Path(scratch))
    for language in ("id", "en"):
        for percent in (100, 150):
            with tempfile.TemporaryDirectory() as scratch:
                _pictures(application, folder, Path(scratch), language, percent)


def every_page(
    application: QApplication,
    folder: Path,
    scratch: Path,
    *,
    languages: tuple[str, ...] = ("id", "en"),
    sizes: tuple[int, ...] = (100, 150),
    themes: tuple[str, ...] = tuple(PALETTES),
) -> None:
    """Every page of the rail and the locked window, in each language, size and theme, changed at run time."""
    with market(scratch) as (home, _hq):
        with sign_in(home, PIN) as desk:
            for person in (*JUDGED, *WAITING):
                register_member(desk, person)
        window = _open(application, home)
        _enter(application, window)
        settings = window.page("settings")
        for language, percent, theme in itertools.product(languages, sizes, themes):
            for name, value in (("language", language), ("text_percent", str(percent)), ("theme", theme)):
                getattr(settings, name).put(value)
                settings.changed.emit(name, value)  # type: ignore[attr-defined]
            for place in PLACES:
                window.go(place.name)
                _settle(application)
                window.grab().save(str(folder / f"page-{place.name}-{language}-{percent}-{theme}.png"))
            window.lock()
            _settle(application)
            window.grab().save(str(folder / f"page-locked-{language}-{percent}-{theme}.png"))
            _enter(application, window)
        _close(application, window)


def _pictures(application: QApplication, folder: Path, scratch: Path, language: str, percent: int) -> None:
    def picture(window: Window, name: str) -> None:
        _settle(application)
        window.grab().save(str(folder / f"{name}-{language}-{percent}.png"))

    empty = Home(scratch / "new")
    empty.make()
    save_settings(empty.settings, Settings(language=language, text_percent=percent))
    window = _open(application, empty)
    picture(window, "set-up")
    QTest.keyClick(window, Qt.Key.Key_F6)
    _until(application, lambda: window.sign_in_pages.set_up.by_stick)
    picture(window, "set-up-by-stick")
    _close(application, window)
    with market(scratch) as (home, _hq):
        save_settings(
            home.settings, Settings(language=language, text_percent=percent, place="Pasar Tanah Abang")
        )
        window = _open(application, home)
        picture(window, "sign-in")
        _enter(application, window)
        picture(window, "register-empty")
        for person in PEOPLE:
            _fill(window, person)
            _settle(application)
            QTest.keyClick(window, Qt.Key.Key_F9)
            _until(application, lambda: not _register_page(window).field("nik").text())
        _fill(window, ("3171076508859903", "Siti Handayani", "buruh ang", "1,5 jt"))
        picture(window, "register")
        _suggesting(window)
        picture(window, "register-suggestions")
        _troubled(application, window)
        picture(window, "register-trouble")
        QTest.keyClick(window, Qt.Key.Key_F1)
        picture(window, "keys")
        QTest.keyClick(window, Qt.Key.Key_F1)
        for name in ("people", "cards", "check", "settings", "officers", "safekeeping"):
            window.go(name)
            picture(window, name)
        window.go("cards")
        cards = window.page("cards")
        cards.pane.file.put(str(scratch / "kartu.pdf"))  # type: ignore[attr-defined]
        QTest.keyClick(window, Qt.Key.Key_F9)
        _until(application, (scratch / "kartu.pdf").exists)
        picture(window, "cards-made")
        window.go("exchange")
        picture(window, "exchange")
        QTest.keyClick(window, Qt.Key.Key_F9)
        _settle(application, seconds=1.0)
        picture(window, "exchange-done")
        window.go("people")
        _settle(application)
        picture(window, "people-judged")
        _look_and_correct(application, window, lambda name: picture(window, name))
        _themes(window, lambda name: picture(window, name))
        _close(application, window)


def _themes(window: Window, picture: Callable[[str], None]) -> None:
    for theme in ("dark", "high_contrast"):
        window.page("settings").theme.put(theme)  # type: ignore[attr-defined]
        window.page("settings").changed.emit("theme", theme)  # type: ignore[attr-defined]
        for name in ("register", "people", "cards", "check", "settings"):
            window.go(name)
            picture(f"{name}-{theme}")


def _look_and_correct(application: QApplication, window: Window, picture: Callable[[str], None]) -> None:
    people = window.page("people")
    assert isinstance(people, PeoplePage)
    people.chosen.emit(people.model.person(0).member_id)
    _until(application, lambda: people.looking)
    picture("people-detail")
    people.detail.correct.click()
    _until(application, lambda: window.here == "correct")
    picture("correct")
    window.go("people")
    QTest.keyClick(people, Qt.Key.Key_Escape)
    window.go("cards")
    cards = window.page("cards")
    assert isinstance(cards, CardsPage)
    QTest.keyClicks(cards.list.search.edit, "ruk")
    _until(application, cards.list.fate.spoil.isVisible)
    _settle(application)  # what was found comes a moment later
    cards.list.fate.spoil.click()
    _until(application, cards.list.fate.reason.isVisible)
    picture("cards-spoil")


def _open(application: QApplication, home: Home) -> Window:
    window = open_window(application, home)
    window.resize(*SIZE)
    window.show()
    _settle(application, seconds=0.6)
    return window


def _enter(application: QApplication, window: Window) -> None:
    _until(application, lambda: bool(window.sign_in_pages.sign_in.officer_id()))
    window.sign_in_pages.sign_in.pin.put(PIN)
    window.sign_in_pages.primary()
    _until(application, lambda: bool(window.here))


def _close(application: QApplication, window: Window) -> None:
    window.close()
    # Here and now, not when a worker of the next window happens to collect it.
    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _fill(window: Window, person: tuple[str, str, str, str]) -> None:
    nik, name, occupation, income = person
    page = _register_page(window)
    page.focus("nik")
    for field, text in (
        ("nik", nik),
        ("name", name),
        ("phone", "0812 9132 8449"),
        ("address", "Gg. Mawar 4, 03/07"),
    ):
        page.focus(field)
        QTest.keyClicks(page.field(field).focusProxy(), text)
    page.focus("occupation")
    QTest.keyClicks(page.field("occupation").focusProxy(), occupation)
    QTest.keyClick(page.field("occupation").focusProxy(), Qt.Key.Key_Return)
    for field, text in (
        ("work_place", "Pasar Tanah Abang"),
        ("work_hours", "04.00-12.00"),
        ("income", income),
        ("payment_reference", "0187"),
    ):
        if not page.field(field).text():
            page.focus(field)
            QTest.keyClicks(page.field(field).focusProxy(), text)
    if not page.field("work_regency").text():
        page.focus("work_regency")
        QTest.keyClicks(page.field("work_regency").focusProxy(), "jakarta pus")
        QTest.keyClick(page.field("work_regency").focusProxy(), Qt.Key.Key_Return)
    page.field("months").chips.choose("3")  # type: ignore[union-attr]
    page.typed.emit("months", "3")
    QTest.keyClick(window, Qt.Key.Key_F10)


def _suggesting(window: Window) -> None:
    page = _register_page(window)
    page.focus("second_occupation")
    QTest.keyClicks(page.field("second_occupation").focusProxy(), "tukang")


def _troubled(application: QApplication, window: Window) -> None:
    page = _register_page(window)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    _settle(application)
    for field, text in (
        ("nik", "3171075308920000"),
        ("name", "Rukmini"),
        ("phone", "12"),
        ("occupation", "pawang hujan"),
        ("income", "100 rb"),
    ):
        page.focus(field)
        QTest.keyClicks(page.field(field).focusProxy(), text)
    _settle(application)
    QTest.keyClick(window, Qt.Key.Key_F9)


def _register_page(window: Window) -> RegisterPage:
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    return page


def _settle(application: QApplication, *, seconds: float = 0.3) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)


def _until(application: QApplication, happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 6
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        application.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
