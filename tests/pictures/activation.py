"""Kegiatan in pictures: from a laptop without an activation to a day that was closed."""

from datetime import timedelta
from pathlib import Path

from fieldreg.app import (
    ActivationForm,
    Desk,
    Home,
    enrol_laptop,
    issue_cards,
    join_activation,
    open_activation,
    register_member,
    sign_in,
    sync_now,
    waiting_for_cards,
)
from fieldreg.gui.practice.people import ELSEWHERE, JUDGED, WAITING
from fieldreg.gui.window import Window
from fieldreg.hq import EmbeddedHq
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle, until


def activation_scenes(album: Album, scratch: Path) -> None:
    """Kegiatan: before an activation, its form, a day on two laptops, its end."""
    application = album.application
    with market(scratch) as (home, hq):
        window = open_at(application, home)
        enter(application, window)
        window.go("activation")
        page = window.page("activation")
        today = page.today  # type: ignore[attr-defined]
        turn = page.tabs.turn  # type: ignore[attr-defined]
        settle(application)
        album.take(window, "activation-none")
        turn("closing")
        settle(application)
        album.take(window, "closing-nobody")
        turn("today")
        today.plan.new.click()
        for name, text in (("place", "Pasar Tanah Abang"), ("days", "2"), ("goal", "seratus")):
            today.plan.fields[name].put(text)
        window._opened()._primary()
        settle(application)
        album.take(window, "activation-form")
        today.put_away()
        today.plan.join.click()
        today.plan.code.put("ABCDE-FGHJK")
        today.plan.code.entered.emit()
        settle(application)
        album.take(window, "activation-code-wrong")
        today.put_away()
        with sign_in(home, PIN) as desk:
            _market_day(desk, hq, scratch)
        _day(album, window, home)
        close(application, window)


def _day(album: Album, window: Window, home: Home) -> None:
    application = album.application
    page = window.page("activation")
    today, closing = page.today, page.closing  # type: ignore[attr-defined]
    turn = page.tabs.turn  # type: ignore[attr-defined]
    window.go("activation")
    settle(application)
    today.informed.counted.emit("porter", "Porter / buruh angkut", 1)
    settle(application)
    album.take(window, "activation-board")
    turn("closing")
    until(application, lambda: bool(closing.cash))
    cash = next(iter(closing.cash.values()))
    cash.put("banyak")
    cash.typed.emit("banyak")
    settle(application)
    closing.table.selectRow(0)
    album.take(window, "closing-differences")
    cash.put("20.000")
    cash.typed.emit("20.000")
    settle(application)
    closing.go_on()
    until(application, lambda: bool(closing._screen.file))
    with sign_in(home, PIN) as desk:
        register_member(desk, WAITING[2])
    window.go("activation")
    settle(application)
    album.take(window, "closing-closed")
    turn("leaflet")
    settle(application)
    album.take(window, "leaflet")
    album.take(window, "activation-keys", toggled=window._opened()._toggle_keys)
    today.join_asked.emit("")
    turn("today")
    settle(application)
    today.plan.join.click()
    settle(application)
    album.take(window, "activation-join")


def _market_day(desk: Desk, hq: EmbeddedHq, scratch: Path) -> None:
    """Opened here, joined by another laptop, people on both."""
    opened = open_activation(
        desk,
        ActivationForm(
            name="Aktivasi Pasar Tanah Abang",
            place="Pasar Tanah Abang, Blok G",
            first_day=desk.today(),
            days=2,
            goal=60,
            team=("Dewi Contoh", "Bagus Contoh", "Ratna Contoh"),
        ),
    )
    assert not isinstance(opened, tuple)
    for person in (*JUDGED[2:], *WAITING[:2]):
        register_member(desk, person)
    issue_cards(desk, waiting_for_cards(desk)[:4], scratch / "kartu.pdf")
    other = Home(scratch / "other")
    other.make()
    with enrol_laptop(
        other,
        hq_url=hq.url,
        code=hq.new_code(name="Laptop 2", valid_for=timedelta(hours=1)),
        pin=PIN,
        officer_name="Bagus Contoh",
        laptop_name="Laptop 2",
        keyring=False,
    ) as second:
        sync_now(second)
        join_activation(second, opened.code)
        for person in ELSEWHERE:
            register_member(second, person)
        sync_now(desk)
        sync_now(second)
    sync_now(desk)
