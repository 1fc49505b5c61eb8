"""The queue in pictures: registration in its states, the people, and what headquarters sent back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreg.app import Settings, ask_places, register_member, save_settings, sign_in, sync_now
from fieldreg.domain.faults import Fault
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.gui.people.page import PeoplePage
from fieldreg.gui.practice.people import JUDGED, WAITING
from fieldreg.gui.register.page import RegisterPage
from fieldreg.gui.window import Window
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle, until

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_USUAL = {
    "phone": "0812 9132 8449", "address": "Gg. Mawar 4, 03/07", "occupation": "porter",
    "work_place": "Pasar Tanah Abang", "work_hours": "04.00-12.00", "income": "1,5 jt",
    "payment_reference": "0187",
}  # fmt: skip
_SITI = {"nik": "3171076508859903", "name": "SITI HANDAYANI"} | _USUAL
_TROUBLED = {
    "nik": "9999991203850000", "name": "SLAMET 2 CONTOH", "birth_date": "13/03/1985", "phone": "12",
    "email": "slamet@", "occupation": "pawang hujan", "income": "100 rb", "first_month": "01/2030",
    "work_hours": "pagi", "payment_reference": "",
}  # fmt: skip
_DOUBTFUL = {"nik": "3171071203859906", "name": "SLAMET RIYADI"} | _USUAL | {
    "phone": "0812 913", "income": "100 rb",
}  # fmt: skip
_BLOCKED = {
    "nik": "31710712038", "name": "", "birth_date": "31/02/1985", "occupation": "", "income": "banyak",
    "first_month": "kapan", "work_hours": "",
}  # fmt: skip


def register_scenes(album: Album, scratch: Path) -> None:
    """A morning at the table."""
    application = album.application
    with market(scratch) as (home, hq):
        save_settings(home.settings, Settings(auto_sync=False, place="Pasar Tanah Abang"))
        _promise(home, hq)
        window = open_at(application, home)
        enter(application, window)
        page = window.page("register")
        assert isinstance(page, RegisterPage)
        until(application, lambda: page._screen.may_be_sponsored)
        settle(application)
        album.take(window, "register-empty")
        _one_person(album, window, page)
        _troubles(album, window, page)
        _sponsored(album, window, page)
        album.take(window, "register-keys", toggled=window._opened()._toggle_keys)
        close(application, window)
        window = open_at(application, home)
        enter(application, window)
        settle(application, seconds=0.8)
        album.take(window, "register-restored")
        close(application, window)


def _one_person(album: Album, window: Window, page: RegisterPage) -> None:
    """Filled in, looked at from all sides, saved."""
    _fill(album, page, _SITI)
    _press(album, window, Qt.Key.Key_F10)
    album.take(window, "register-filled")
    _press(album, page, Qt.Key.Key_R, _ALT)
    album.take(window, "register-month-by-month")
    _press(album, page, Qt.Key.Key_R, _ALT)
    album.take(window, "register-consent", toggled=page.consent.toggle)
    page.show_fault(Fault("disk_full"))
    album.take(window, "register-fault")
    page.show_fault(None)
    _press(album, window, Qt.Key.Key_F9)
    until(album.application, lambda: not page.field("nik").text())
    settle(album.application)
    album.take(window, "register-saved")


def _troubles(album: Album, window: Window, page: RegisterPage) -> None:
    """Alike, known already, warned of, blocked."""
    _fill(album, page, {"nik": "3171076508859904", "name": "SITI HANDAYANI"} | _USUAL)
    _press(album, window, Qt.Key.Key_F9)
    album.take(window, "register-alike")
    _press(album, window, Qt.Key.Key_N, _CTRL)
    _fill(album, page, {"nik": "3171076508859903", "name": "Siti"})
    settle(album.application, seconds=0.8)
    album.take(window, "register-known")
    _press(album, window, Qt.Key.Key_N, _CTRL)
    _fill(album, page, _DOUBTFUL)
    _press(album, window, Qt.Key.Key_F10)
    _press(album, window, Qt.Key.Key_F9)
    album.take(window, "register-doubts")
    _press(album, window, Qt.Key.Key_N, _CTRL)
    _fill(album, page, _TROUBLED)
    _press(album, window, Qt.Key.Key_F9)
    album.take(window, "register-warnings")
    _press(album, page, Qt.Key.Key_K, _ALT)
    album.take(window, "register-reasons-given")
    _press(album, window, Qt.Key.Key_N, _CTRL)
    _fill(album, page, _BLOCKED)
    _press(album, window, Qt.Key.Key_F9)
    album.take(window, "register-blocked")
    _fill(album, page, {"first_month": ""})
    _press(album, window, Qt.Key.Key_N, _CTRL)
    page.focus("occupation")
    QTest.keyClicks(page.field("occupation").focusProxy(), "ped")
    settle(album.application)
    album.take(window, "register-suggestions")
    QTest.keyClick(page.field("occupation").focusProxy(), Qt.Key.Key_Escape)
    _press(album, window, Qt.Key.Key_N, _CTRL)


def _sponsored(album: Album, window: Window, page: RegisterPage) -> None:
    _fill(album, page, {"nik": "3171072506789905", "name": "JOKO CONTOH SUSILO"} | _USUAL)
    page.field("payment_method").chips._take("sponsor")  # type: ignore[union-attr]
    settle(album.application)
    page.focus("sponsorship")
    settle(album.application)
    album.take(window, "register-sponsor-choice")
    QTest.keyClicks(page.field("sponsorship").focusProxy(), "peduli")
    QTest.keyClick(page.field("sponsorship").focusProxy(), Qt.Key.Key_Return)
    settle(album.application)
    album.take(window, "register-sponsored")


def people_scenes(album: Album, scratch: Path) -> None:
    """Nobody yet, then a day's people, looked at, corrected, cancelled."""
    application = album.application
    with market(scratch) as (home, _hq):
        window = open_at(application, home)
        enter(application, window)
        window.go("people")
        page = window.page("people")
        assert isinstance(page, PeoplePage)
        settle(application)
        album.take(window, "people-nobody")
        with sign_in(home, PIN) as desk:
            for person in JUDGED:
                register_member(desk, person)
            sync_now(desk)
            for person in WAITING:
                register_member(desk, person)
        window.go("people")
        settle(application)
        album.take(window, "people-list")
        _searched(album, window, page)
        _looked_at(album, window, page)
        close(application, window)


def _searched(album: Album, window: Window, page: PeoplePage) -> None:
    QTest.keyClicks(page.search.edit, "zzz")
    settle(album.application)
    album.take(window, "people-nobody-found")
    page.search.edit.selectAll()
    _press(album, page.search.edit, Qt.Key.Key_Delete)
    page.filters.verdict._take("rejected")
    settle(album.application)
    album.take(window, "people-filtered-away")
    page.filters.verdict._take("")
    _press(album, page, Qt.Key.Key_G, _CTRL)
    QTest.keyClicks(page.narrowing.field.edit, "p")
    settle(album.application)
    album.take(window, "people-narrowing")
    _press(album, page.narrowing.field.edit, Qt.Key.Key_Return)
    album.take(window, "people-narrowed")
    _press(album, page.narrowing.field.edit, Qt.Key.Key_Backspace)
    _press(album, page.search.edit, Qt.Key.Key_Down)
    album.take(window, "people-in-the-list")


def _looked_at(album: Album, window: Window, page: PeoplePage) -> None:
    application = album.application
    page.chosen.emit(page.model.person(5).member_id)
    until(application, lambda: page.looking)
    settle(application)
    album.take(window, "people-detail")
    page.detail.cancel.click()
    page.detail.reason.entered.emit()
    settle(application)
    album.take(window, "people-cancel-fault")
    page.detail.correct.click()
    until(application, lambda: window.here == "correct")
    settle(application)
    album.take(window, "correct")
    correct = window.page("correct")
    assert isinstance(correct, RegisterPage)
    _fill(album, correct, {"name": "Siti Contoh Nurhaliza", "income": "2 jt"})
    _press(album, window, Qt.Key.Key_F9)
    album.take(window, "correct-differs")
    album.take(window, "correct-keys", toggled=window._opened()._toggle_keys)
    window.go("people")
    _press(album, page, Qt.Key.Key_Escape)
    album.take(window, "people-keys", toggled=window._opened()._toggle_keys)


def _promise(home: object, hq: object) -> None:
    for code, donor, payer in (
        ("GNL-2026-07", "PT Contoh Peduli Sesama", Payer.CSR),
        ("APBD-SKA-26", "Pemerintah Kota Contoh", Payer.APBD),
    ):
        hq.hq.add_sponsorship(  # type: ignore[attr-defined]
            Sponsorship(code=code, donor=donor, payer=payer, places=40, first_month="2026-11", months=4)
        )
    with sign_in(home, PIN) as desk:  # type: ignore[arg-type]
        sync_now(desk)
        for code in ("GNL-2026-07", "APBD-SKA-26"):
            ask_places(desk, code, 12)
        sync_now(desk)


def _fill(album: Album, page: RegisterPage, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        page.focus(name)
        edit = page.field(name).focusProxy()
        edit.selectAll()  # type: ignore[attr-defined]
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return if name in ("occupation", "work_regency") else Qt.Key.Key_Tab)
        settle(album.application, seconds=0.05)
    settle(album.application)


def _press(
    album: Album, where: object, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(where, key, modifiers)  # type: ignore[call-overload]
    settle(album.application)
