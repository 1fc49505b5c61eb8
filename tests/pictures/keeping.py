"""Pengaturan in pictures, with the officers, the copies, the way back, and the help before the sign-in."""

from pathlib import Path

from fieldreg.gui.officers.presenter import Act
from fieldreg.gui.rescue.presenter import Need
from fieldreg.gui.safekeeping.presenter import SafeAct
from fieldreg.gui.window import Window
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle


def keeping_scenes(album: Album, scratch: Path) -> None:
    """Pengaturan, who may sign in, copies and the way back, and the help before the PIN."""
    application = album.application
    with market(scratch) as (home, _hq):
        window = open_at(application, home)
        enter(application, window)
        window.go("settings")
        album.take(window, "settings")
        window.go("officers")
        officers = window.page("officers")
        settle(application)
        officers.asked.emit(Act.ADD)  # type: ignore[attr-defined]
        officers.given.emit({"name": "Bagus", "pin": "515151", "pin_again": "515152", "own_pin": PIN})  # type: ignore[attr-defined]
        settle(application)
        album.take(window, "officers-add")
        officers.given.emit(  # type: ignore[attr-defined]
            {"name": "Bagus Contoh", "pin": "515151", "pin_again": "515151", "own_pin": PIN}
        )
        settle(application, seconds=2.5)
        album.take(window, "officers-two")
        officers.list.setCurrentIndex(officers._rows.index(1))  # type: ignore[attr-defined]
        settle(application)
        officers.asked.emit(Act.REMOVE)  # type: ignore[attr-defined]
        officers.given.emit({})  # type: ignore[attr-defined]
        settle(application)
        album.take(window, "officers-remove")
        officers.left_act.emit()  # type: ignore[attr-defined]
        code = _safekeeping(album, window, scratch)
        _rescue(album, window, code)
        close(application, window)


def _safekeeping(album: Album, window: Window, scratch: Path) -> str:
    application = album.application
    window.go("safekeeping")
    settle(application)
    album.take(window, "safekeeping")
    page = window.page("safekeeping")
    ask, give = page.asked.emit, page.given.emit  # type: ignore[attr-defined]
    ask(SafeAct.FOLDER)
    page.form.fields["folder"].put("/media/tidak-ada")  # type: ignore[attr-defined]
    give({"folder": "/media/tidak-ada"})
    settle(application)
    album.take(window, "safekeeping-folder")
    (scratch / "stik").mkdir()
    give({"folder": str(scratch / "stik")})
    settle(application, seconds=1.5)
    album.take(window, "safekeeping-copied")
    ask(SafeAct.CODE)
    give({"own_pin": "000000"})
    settle(application, seconds=1.0)
    album.take(window, "safekeeping-pin-wrong")
    give({"own_pin": PIN})
    settle(application, seconds=1.5)
    code = page.code.text()  # type: ignore[attr-defined]
    album.take(window, "safekeeping-code")
    ask(SafeAct.RESTORE)
    give({"own_pin": PIN, "source": ""})
    settle(application, seconds=1.5)
    album.take(window, "safekeeping-plan")
    ask(SafeAct.RENEW)
    give({"code": "bukan kode"})
    settle(application)
    album.take(window, "safekeeping-renew")
    window._opened()._toggle_keys()
    album.take(window, "safekeeping-keys")
    window._opened()._toggle_keys()
    return str(code)


def _rescue(album: Album, window: Window, code: str) -> None:
    application = album.application
    window.lock()
    settle(application)
    window._help()
    settle(application)
    assert window._rescue is not None
    rescue = window._rescue.page
    rescue.given.emit({"code": "X", "new_pin": "515151", "new_pin_again": "515151", "officer_id": ""})
    settle(application, seconds=1.0)
    album.take(window, "rescue-forgotten")
    rescue.chosen.emit(Need.DAMAGED)
    settle(application)
    rescue.given.emit({"officer_id": rescue.who.officer_id(), "pin": PIN, "source": ""})
    settle(application, seconds=2.0)
    album.take(window, "rescue-damaged")
    rescue.chosen.emit(Need.FORGOTTEN)
    rescue.given.emit({"code": code, "new_pin": "515151", "new_pin_again": "515151", "officer_id": ""})
    settle(application, seconds=2.0)
    album.take(window, "rescue-code")
