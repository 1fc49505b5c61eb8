"""Sponsor by keyboard: a promise, an office's list, everybody registered, and who goes on afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from fieldreg.app import issue_cards, sign_in, sync_now, waiting_for_cards
from fieldreg.assets import load_tables
from fieldreg.domain.faults import Fault
from fieldreg.domain.programmes import Payer
from fieldreg.domain.regions import Level
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.gui.sponsors.candidates_screen import CandidatesScreen
from fieldreg.gui.sponsors.district_field import DistrictField
from fieldreg.gui.sponsors.promise_form import HINTS
from fieldreg.gui.widgets import column
from tests.gui.market import PIN

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = """No;NIK;Nama Lengkap;Pekerjaan;Penghasilan/bln;Kecamatan
1;3171074107909901;RUKMINI CONTOH;Porter;1.500.000;Tanah Abang
2;3171071203859902;Slamet Contoh;Pedagang;2.500.000;Tanah Abang
3;31710725067899;Joko Contoh;Porter;1.500.000;Tanah Abang
"""


@pytest.fixture
def promise(laptop):
    """HQ has published a sponsorship of one month, and the laptop knows it."""
    home, hq = laptop
    hq.hq.add_sponsorship(
        Sponsorship(
            code="GNL-2026-07",
            donor="PT Contoh Peduli",
            payer=Payer.CSR,
            places=100,
            first_month="2026-11",
            months=1,
        )
    )
    with sign_in(home, PIN) as desk:
        sync_now(desk)


@pytest.fixture
def page(promise, laptop, signed_in):
    """Sponsor is open."""
    home, _hq = laptop
    window, hands = signed_in
    hands.press(Qt.Key.Key_F11)
    hands.until(lambda: window.page("sponsors").promises.model.rowCount() == 1)
    return window.page("sponsors"), hands, home


def test_a_coordinator_proposes_a_promise(page):
    view, hands, _home = page
    sheet = view.promises
    hands.press(Qt.Key.Key_N, CTRL)
    hands.until(sheet.form.fields["code"].edit.hasFocus)
    hands.type("GNL-2026-08")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: sheet.form.fields["donor"].message() != "")
    for name, text in (("donor", "PT Lain Contoh"), ("places", "40"), ("months", "3")):
        sheet.form.fields[name].setFocus()
        hands.type(text)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: sheet.model.rowCount() == 2)
    assert hands.sees("GNL-2026-08") is False, "the table's texts are no labels"
    assert sheet.model.data(sheet.model.index(0, 0)) == "GNL-2026-08"
    assert "belum disetujui" in sheet.model.data(sheet.model.index(0, 7))


def test_what_must_be_chosen_first_is_gone_to_once(page):
    view, hands, _home = page
    hands.press(Qt.Key.Key_2, CTRL)
    hands.until(view.candidates.office.edit.hasFocus)
    asked = CandidatesScreen(fault=Fault("sponsorship_not_chosen"))
    view.candidates.show_candidates(asked)
    assert view.candidates.sponsorship.box.hasFocus()
    view.candidates.office.setFocus()
    view.candidates.show_candidates(asked)
    assert view.candidates.office.edit.hasFocus()


def test_a_list_becomes_members_in_four_keystrokes_and_one_pays_on(page, tmp_path):
    view, hands, home = page
    listed = tmp_path / "usulan.csv"
    listed.write_text(LIST, encoding="utf-8")
    sheet = view.candidates
    hands.press(Qt.Key.Key_2, CTRL)
    hands.until(lambda: sheet.sponsorship.text() == "GNL-2026-07")
    assert sheet.office.edit.hasFocus()
    hands.type("Dinas Sosial")
    hands.enter()
    hands.type(str(listed))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("3 baris: 1 perlu diperbaiki, 2 baik"))
    assert sheet.model.data(sheet.model.index(0, 3)).startswith("! NIK harus 16 angka")
    at_fault = LIST.splitlines()[int(sheet.model.data(sheet.model.index(0, 0))) - 1]
    assert sheet.model.data(sheet.model.index(0, 1)).split()[0] in at_fault, "its line in the spreadsheet"
    hands.press(Qt.Key.Key_R, CTRL)
    hands.until((tmp_path / "usulan-perbaikan.xlsx").exists)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Setujui 2 orang"))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Daftarkan 2 orang"))
    with sign_in(home, PIN) as desk:
        assert desk.store.people.count() == 0
        sync_now(desk)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ 2 terdaftar"))
    with sign_in(home, PIN) as desk:
        assert {(each.sponsorship, each.payer) for each in desk.store.people.find("")} == {
            ("GNL-2026-07", Payer.CSR)
        }

    with sign_in(home, PIN) as desk:
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.until(lambda: hands.sees("0 dari 2 diserahkan"))
    hands.type("slamet")
    hands.until(lambda: view.hand_over.model.rowCount() == 1)
    hands.enter()
    hands.until(view.hand_over.identity.hasFocus)
    _has_room_where_text_is_large(view.hand_over, hands)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: "KTP" in view.hand_over._obstacle.text())
    hands.press(Qt.Key.Key_Space)
    view.hand_over.consent.setChecked(True)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Diserahkan: Slamet Contoh") and hands.sees("1 dari 2 diserahkan"))
    assert view.hand_over.search.edit.hasFocus()
    assert view.hand_over.search.text() == ""
    _goes_on(view, hands)


def _goes_on(view, hands):
    hands.press(Qt.Key.Key_4, CTRL)
    hands.until(lambda: view.endings.model.rowCount() == 2)
    hands.press(Qt.Key.Key_J, CTRL)
    hands.until(view.endings.of.box.hasFocus)
    hands.press(Qt.Key.Key_Down)
    hands.until(lambda: view.endings._screen.of == "GNL-2026-07")
    assert view.endings.model.rowCount() == 2
    view.endings.days.setFocus()
    hands.enter()
    assert view.endings.table.hasFocus()
    hands.enter()
    hands.until(lambda: hands.sees("Dibayar sampai 30/11/2026 oleh PT Contoh Peduli"))
    hands.until(lambda: hands.sees("Rp"))
    income = view.endings.income
    income.setFocus()
    hands.type("banyak")
    hands.until(lambda: income.message().startswith("Penghasilan tidak terbaca"))
    view.endings.months.setFocus()
    hands.press(Qt.Key.Key_F9)
    hands.until(income.edit.hasFocus)
    income.edit.selectAll()
    hands.press(Qt.Key.Key_Delete)
    hands.until(lambda: not income.message())
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("lanjut, Des 2026 s.d. Des 2026"))
    # Who pays alone is no longer anybody's promise.
    hands.until(lambda: view.endings.model.rowCount() == 1)


def _has_room_where_text_is_large(sheet, hands):
    settings = hands.window.page("settings")
    settings.changed.emit("text_percent", "175")
    hands.until(lambda: not sheet.search.isVisible() and not sheet.tick.visibleRegion().isEmpty())
    hands.until(lambda: sheet.tick.visibleRegion().boundingRect() == sheet.tick.rect())
    settings.changed.emit("text_percent", "100")
    hands.until(sheet.search.isVisible)


@pytest.mark.everyday
def test_what_an_empty_promise_hints_at_could_be_typed():
    tables = load_tables()
    assert all(tables.occupations.find(word.strip()) for word in HINTS["kinds"].split(","))
    assert tables.regions.find(HINTS["region"])


def test_a_district_is_found_by_a_few_letters(qtbot):
    window = QWidget()
    field = DistrictField()
    window.setLayout(column(field, None))
    window.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    window.resize(500, 400)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    qtbot.keyClicks(field.edit, "tanah jakarta")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    found = load_tables().regions.read(field.text(), Level.DISTRICT)
    assert found is not None
    assert found.code == "31.71.07"
