"""The card of the last rounds says plainly what happened, by keys and in sight."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldreg.app import KeptRound
from fieldreg.domain.faults import Fault
from fieldreg.gui.exchange.carry_presenter import CarryScreen
from fieldreg.gui.exchange.page import ExchangePage
from fieldreg.gui.exchange.presenter import ExchangeScreen
from fieldreg.gui.exchange.rounds_card import HOW, RECORDS, WHEN
from fieldreg.gui.shown import span

pytestmark = pytest.mark.everyday

ZONE, TODAY = ZoneInfo("Asia/Jakarta"), date(2026, 11, 21)


def at(hour, minute=0, *, day=21):
    """Milliseconds, from the market's clock."""
    return int(datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC).timestamp()) * 1000


def kept(way="line", hour=12, **told):
    return KeptRound(way=way, first_ms=at(hour), last_ms=told.pop("last_ms", at(hour)), **told)


@pytest.fixture
def page(qtbot, indonesian):
    window, page = QWidget(), ExchangePage(indonesian)
    page.setParent(window)
    page.use_clock(ZONE, TODAY)
    qtbot.addWidget(window)
    page.resize(1154, 700)
    window.resize(1154, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield page  # noqa: PT022  the window lives as long as this does


def show(page, *rounds):
    page.show_screen(ExchangeScreen(kept=rounds))


def told(page):
    model = page.kept.model
    return [
        [model.data(model.index(row, at)) for at in (WHEN, RECORDS, HOW)] for row in range(model.rowCount())
    ]


def test_every_end_has_its_plain_words(page):
    show(
        page,
        kept(sent=87, accepted=84, duplicates=1, rejected=2),
        kept(fault="hq_unreachable", times=12, last_ms=at(13, 5)),
        kept(fault="hq_unreachable", sent=40, accepted=38),
        kept(times=3),
        kept("written", sent=11),
        kept("read", sent=11, accepted=11),
        kept("read"),
        kept("written", fault="cannot_write_file", values={"file": "fieldreg-1.bundle"}),
    )
    away = "Kantor pusat tidak dapat dihubungi. Data aman di sini; coba lagi bila ada sambungan."
    rows = told(page)
    assert rows[0] == ["12.00", "87", "✓ Sampai · 84 diterima · 1 sudah terdaftar · 2 dikembalikan"]
    assert rows[1] == ["12.00–13.05", "–", f"! 12 kali: {away}"]
    assert rows[2][1:] == ["40", f"! 38 diterima · {away}"]
    assert rows[3][2] == "✓ 3 kali: Tersambung; tidak ada yang menunggu"
    assert rows[4][1:] == ["11", "… Di flashdisk: dibawa, belum diterima"]
    assert rows[5][1:] == ["11", "✓ Sampai; balasan dari flashdisk · 11 diterima"]
    assert rows[6][2] == "✓ Balasan dari flashdisk: tidak ada yang baru"
    assert rows[7][2].startswith("! Lewat flashdisk: Berkas fieldreg-1.bundle")


def test_nothing_is_said_before_they_are_read_and_then_where_they_will_stand(page):
    page.show_screen(ExchangeScreen())
    assert not page.kept.isVisible()
    assert page._receipt.text() == "–", "never reached is said where it is known"
    show(page)
    assert page.kept._none.isVisible()
    assert not page.kept.table.isVisible()


def test_f9_is_first_for_tab_and_a_key_leads_to_the_rounds(page, qtbot):
    show(page, kept(fault="hq_certificate_time"), kept())
    page.arrive()
    qtbot.waitUntil(page.sync.hasFocus)
    stops = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [page.carry.place.edit, page.carry.write, page.carry.read, page.kept.table]
    page.arrive()
    QTest.keyClick(page.sync, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.kept.table.hasFocus)
    assert page.kept.table.currentIndex().row() == 0
    assert page.kept.table.accessibleName() == "Sinkronisasi terakhir, yang terbaru di atas"


def test_what_became_of_the_stick_comes_into_sight_and_a_place_is_asked_for_in_its_field(page, qtbot):
    show(page, *(kept() for _ in range(6)))
    page.resize(1154, 200)
    page.arrive()
    qtbot.waitUntil(page.sync.hasFocus)
    assert page.carry.write.visibleRegion().isEmpty()
    page.carry.show_carry(CarryScreen(fault=Fault("file_missing", file="x.reply")))
    qtbot.waitUntil(lambda: not page.carry.said.visibleRegion().isEmpty())
    assert page.sync.hasFocus()
    page.carry.show_carry(CarryScreen(fault=Fault("file_name_missing")))
    qtbot.waitUntil(page.carry.place.edit.hasFocus)
    assert page.carry.place.frame.property("tone") == "bad"
    QTest.keyClicks(page.carry.place.edit, "E")
    assert not page.carry.place.frame.property("tone")


def test_a_span_of_time_says_its_day_where_it_is_another():
    for first, last, shown in (
        (at(7, 12), at(7, 12), "07.12"),
        (at(7, 12), at(9, 40), "07.12–09.40"),
        (at(8, day=20), at(9, day=20), "20/11 08.00–09.00"),
        (at(22, day=19), at(20, day=20), "19/11 22.00 – 20/11 20.00"),
    ):
        assert span(first, last, ZONE, today=TODAY) == shown
