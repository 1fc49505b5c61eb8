"""The line to headquarters in pictures: never reached, under way, done, failed; the stick; the strip."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreg.app import Desk, register_member, sign_in
from fieldreg.app.round_book import keep_round, mark_round
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem, Severity
from fieldreg.gui.exchange.carry_presenter import CarryScreen
from fieldreg.gui.exchange.page import ExchangePage
from fieldreg.gui.exchange.rounds import RoundsSeen
from fieldreg.gui.frame import StatusSeen
from fieldreg.gui.practice.people import JUDGED, WAITING
from fieldreg.gui.window import Window
from fieldreg.sync import Progress
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle, until

_DAYS_MS = 24 * 3600 * 1000


def line_scenes(album: Album, scratch: Path) -> None:
    """An evening."""
    application = album.application
    with market(scratch) as (home, hq):
        with sign_in(home, PIN) as desk:
            for person in (*JUDGED, *WAITING):
                register_member(desk, person)
            _morning(desk)
        window = open_at(application, home)
        enter(application, window)
        window.go("exchange")
        page = window.page("exchange")
        assert isinstance(page, ExchangePage)
        settle(application)
        album.take(window, "exchange-waiting")
        _under_way(album, window, page)
        _failed(album, window, page)
        _stick(album, window, page, scratch)
        hq.stop()
        QTest.keyClick(window, Qt.Key.Key_F9)
        until(application, lambda: page._screen.rounds.fault is not None)
        settle(application)
        album.take(window, "exchange-hq-away")
        hq.resume()
        QTest.keyClick(window, Qt.Key.Key_F9)
        until(application, lambda: page._screen.rounds.synced is not None)
        settle(application)
        album.take(window, "exchange-done")
        album.take(window, "exchange-keys", toggled=window._opened()._toggle_keys)
        _strip(album, window)
        close(application, window)


def _morning(desk: Desk) -> None:
    """What stands among the last rounds before the evening begins."""
    for code, times in (("hq_unreachable", 12), ("hq_not_recognised", 1), ("hq_certificate_time", 1)):
        for _ in range(times):
            keep_round(desk, mark_round(desk), fault=Fault(code))
    keep_round(desk, mark_round(desk))


def _under_way(album: Album, window: Window, page: ExchangePage) -> None:
    # What is made up here stays: nothing is asked for meanwhile.
    window._opened()._timer.stop()
    window._opened()._round_timer.stop()
    for name, progress in (
        ("reaching", None),
        ("records", Progress(acknowledged=6, head=13, bytes_up=1_240)),
        (
            "member-list",
            Progress(acknowledged=13, head=13, bytes_up=2_240, bulk_have=7_200_000, bulk_size=118_000_000),
        ),
    ):
        rounds = RoundsSeen(syncing=True, progress=progress, automatic=True)
        _told(window, page, rounds, arrived=4 if progress else 0, to_bring=11)
        album.take(window, f"exchange-{name}")


def _failed(album: Album, window: Window, page: ExchangePage) -> None:
    for name, rounds in (
        ("offline", RoundsSeen(online=False, next_s=None)),
        ("fault-later", RoundsSeen(fault=Fault("hq_unreachable"), next_s=240.0)),
        ("revoked", RoundsSeen(fault=Fault("device_revoked"), stopped=True)),
        ("portal", RoundsSeen(fault=Fault("hq_not_recognised"), next_s=30.0)),
    ):
        _told(window, page, rounds)
        album.take(window, f"exchange-{name}")


def _told(
    window: Window, page: ExchangePage, rounds: RoundsSeen, *, arrived: int = 0, to_bring: int = 0
) -> None:
    page.show_screen(replace(page._screen, rounds=rounds, arrived=arrived, to_bring=to_bring))
    window._opened()._strip.show_rounds(rounds)


def _stick(album: Album, window: Window, page: ExchangePage, scratch: Path) -> None:
    _told(window, page, RoundsSeen(automatic=False))
    page.carry.show_carry(CarryScreen(fault=Fault("file_name_missing")))
    album.take(window, "exchange-stick-fault")
    stick = scratch / "stik"
    stick.mkdir()
    page.carry.place.put(str(stick))
    page.carry.write.click()
    until(album.application, lambda: any(stick.glob("*.bundle")))
    settle(album.application, seconds=0.6)
    # Where a stick stands on an officer's laptop, not where this one's papers are.
    page.carry.place.put("E:\\")
    album.take(window, "exchange-carried")


def _strip(album: Album, window: Window) -> None:
    """Every state of the strip, on the page that is in view most."""
    window.go("register")
    settle(album.application, seconds=0.6)
    strip = window._opened()._strip
    window._opened()._timer.stop()
    window._opened()._round_timer.stop()
    seen = strip._seen
    assert isinstance(seen, StatusSeen)
    status = seen.status
    now = status.last_contact_ms or 0
    revoked = Problem("device_revoked", "", Severity.WARN, {})
    low = Problem("disk_low", "", Severity.WARN, {})
    worst = replace(
        status,
        queued=1_287,
        oldest_waiting_ms=now - 3 * _DAYS_MS,
        last_contact_ms=now - 3 * _DAYS_MS,
        numbers_left=12,
        disk_free_bytes=410_000_000,
        clock_skew_ms=47 * 60_000,
        officer="I Gusti Ayu Contoh Pradnyani",
        problems=(low,),
    )
    none_left = replace(status, numbers_left=0, queued=3, oldest_waiting_ms=now)
    for name, told, rounds in (
        ("never", replace(status, last_contact_ms=None), RoundsSeen()),
        ("sending", status, RoundsSeen(syncing=True)),
        ("revoked", replace(worst, problems=(revoked, low)), RoundsSeen()),
        ("worst", worst, RoundsSeen(online=False)),
        ("no-numbers", none_left, RoundsSeen(fault=Fault("hq_unreachable"))),
        ("rail", replace(status, queued=1_287, oldest_waiting_ms=now, cards_waiting=300), RoundsSeen()),
    ):
        window._opened()._rounds_told(rounds)
        window._opened()._status_seen(replace(seen, status=told))
        album.take(window, f"strip-{name}")
