"""The registration's page by itself: what fits, and what is read at every text size."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from fieldreg.domain.contribution import MonthAmount, Quote
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem, Severity
from fieldreg.domain.programmes import Payer
from fieldreg.gui.register.form_state import Origin
from fieldreg.gui.register.last_person import LastPerson
from fieldreg.gui.register.page import RegisterPage
from fieldreg.gui.register.screen import RegisterScreen
from fieldreg.gui.register.sponsor_terms import Sponsor
from fieldreg.gui.theme import dress

RAIL_PX, STRIP_PX = 212, 41


@pytest.fixture
def page(qapp, qtbot, indonesian):
    dress(qapp, theme="light", text_percent=100)
    around = QWidget()
    qtbot.addWidget(around)
    page = RegisterPage(indonesian)
    page.setParent(around)
    yield page
    dress(qapp, theme="light", text_percent=100)


def show(page, qtbot, width, height):
    """In a window of that size."""
    page.resize(width - RAIL_PX, height - STRIP_PX)
    page.window().resize(page.size())
    page.show()
    page.window().show()
    qtbot.waitUntil(page.isVisible)


def whole(part):
    """Whether all of it is seen."""
    return part.visibleRegion().boundingRect().size() == part.size()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_nobody_scrolls_at_the_usual_text_size(page, qtbot, size):
    show(page, qtbot, *size)
    for name, text in (("consent_version", "1"), ("nik", "317107 410790 9901"), ("birth_date", "01/07/1990")):
        page.fill(name, text)
    origins = {"birth_date": Origin.NIK, "sex": Origin.NIK, "work_place": Origin.STICKY}
    page.show_screen(RegisterScreen(may_be_sponsored=True, origins=origins))
    columns = page._columns
    origin = page.field("work_place")._origin
    # What is shown whole, once all of it is laid out.
    qtbot.waitUntil(lambda: QLabel.text(origin) == origin.text() != "")
    assert columns.three
    assert columns._scroll.verticalScrollBar().maximum() == 0
    assert columns._scroll.horizontalScrollBar().maximum() == 0
    assert not page.field("birth_date").edit.too_long()


@pytest.mark.slow
def test_the_consent_is_read_whole_whatever_the_text_size_was_before(page, qapp, qtbot):
    show(page, qtbot, 1366, 768)
    page.fill("consent_version", "1")
    chip = page.work.consent_version
    for percent in (150, 100, 175):
        dress(qapp, theme="light", text_percent=percent)
        bold = QFont(chip.font())
        bold.setPixelSize(round(14 * percent / 100))
        bold.setBold(True)
        assert chip.minimumWidth() > QFontMetrics(bold).horizontalAdvance(chip.text()) + 20 * percent / 100


@pytest.mark.slow
@pytest.mark.parametrize("percent", [150, 175])
def test_what_wants_a_reason_is_in_sight_where_text_is_large_and_so_is_the_line_being_typed_in(
    page, qapp, qtbot, percent
):
    show(page, qtbot, 1366, 768)
    page.resize(1366 - RAIL_PX * percent // 100, 768 - STRIP_PX * percent // 100)
    dress(qapp, theme="light", text_percent=percent)
    page.activateWindow()
    page.focus("address")
    edit = page.field("address").edit
    qtbot.waitUntil(lambda: edit.hasFocus() and whole(edit))
    told = [
        ("phone_unreadable", "phone"),
        ("email_unreadable", "email"),
        ("work_hours_unreadable", "work_hours"),
    ]
    for many in (1, 3):
        warnings = tuple(Problem(code, field, Severity.WARN) for code, field in told[:many])
        page.show_screen(RegisterScreen(warnings=warnings, problems={each.field: each for each in warnings}))
        qtbot.waitUntil(lambda: whole(page.reasons.edits()[0]) and whole(edit))
    assert page.reasons.height() < page.height() / 2


def test_a_reason_being_typed_keeps_the_focus_when_its_place_moves_below_the_form(page, qtbot):
    show(page, qtbot, 1366, 768)
    page.activateWindow()
    page.show_screen(RegisterScreen(warnings=(Problem("phone_unreadable", "phone", Severity.WARN),)))
    (edit,) = page.reasons.edits()
    page.focus("reason:phone_unreadable")
    qtbot.waitUntil(edit.hasFocus)
    for width in (900, 1150):
        page.resize(width, 700)
        qtbot.waitUntil(lambda width=width: page._columns.three == (width > 1100))
        assert edit.hasFocus()


def test_the_months_that_were_asked_for_are_seen_where_the_form_scrolls(page, qtbot):
    show(page, qtbot, 900, 600)
    month = MonthAmount(month=Month(2026, 11), jkk_rp=8_000, jkm_rp=3_400, jht_rp=0)
    page.show_screen(RegisterScreen(quote=Quote(months=(month,))))
    assert not whole(page._cost)
    page.activateWindow()
    page.focus("consent_version")
    qtbot.waitUntil(lambda: page.work.consent_version.hasFocus() and whole(page.work.consent_version))
    page._show_months()
    qtbot.waitUntil(lambda: whole(page._cost))


def test_a_warning_is_said_once_in_full_and_shortly_beside_its_field(page):
    warning = Problem("phone_unreadable", "phone", Severity.WARN)
    screen = {"warnings": (warning,), "problems": {"phone": warning}}
    page.show_screen(RegisterScreen(**screen))
    (asked,) = page.reasons._rows.values()
    assert asked.sentence.text() == page._language.words.problem(warning)
    short = page.field("phone").message()
    assert 0 < len(short) < len(asked.sentence.text())
    page.show_screen(RegisterScreen(**screen, reasons={"phone_unreadable": "Sesuai keterangan"}))
    assert page.field("phone").message() not in ("", short)


def test_a_place_that_is_too_long_for_its_line_stands_whole_below_it(page, qtbot):
    show(page, qtbot, 1366, 768)
    district, long = page.field("district"), "Tanah Abang, Kota Administrasi Jakarta Pusat, DKI Jakarta"
    page.fill("district", "Gambir")
    assert district.message() == ""
    page.fill("district", long)
    assert district.message() == long
    warning = Problem("district_unknown", "district", Severity.WARN)
    page.show_screen(RegisterScreen(warnings=(warning,), problems={"district": warning}))
    assert long not in district.message()
    page.show_screen(RegisterScreen())
    assert district.message() == long
    page.fill("district", "Gambir")
    assert district.message() == ""


def test_the_key_that_empties_the_form_is_shown_where_there_is_something_to_empty(page, qtbot):
    show(page, qtbot, 1366, 768)
    assert not page.empty.isVisible()
    page.show_screen(RegisterScreen(begun=True))
    assert page.empty.isVisible()
    assert "Ctrl N" in page.empty.text()
    with qtbot.waitSignal(page.start_over_asked):
        page.empty.click()


def test_typing_goes_on_where_it_stopped_when_another_window_has_come_in_between(page, qtbot):
    show(page, qtbot, 1366, 768)
    edit = page.field("name").edit
    left = []
    page.left.connect(left.append)
    QTest.keyClicks(edit, "SITI HAN")
    for away in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            QApplication.sendEvent(edit, QFocusEvent(kind, away))
    QTest.keyClicks(edit, "DAYANI")
    assert (page.field("name").text(), left) == ("SITI HANDAYANI", [])
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert (edit.cursorPosition(), left) == (0, ["name"])


def test_one_undo_too_many_in_a_line_takes_nobody_back(page, qtbot):
    show(page, qtbot, 1366, 768)
    page.show_screen(RegisterScreen(last=LastPerson(member_id="1", name="Siti", kpj=None)))
    asked = []
    page.undo_asked.connect(lambda: asked.append(1))
    edit = page.field("name").edit
    page.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "S")
    page.show_screen(replace(page._screen, begun=True))
    for _ in range(2):
        QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (edit.text(), asked) == ("", [])
    edit.setText("")  # by the program, for the next person
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1]


def test_nobody_is_asked_for_what_a_sponsor_pays(page, qtbot):
    sponsor = Sponsor(
        code="GNL", donor="PT Contoh", payer=Payer.CSR, left=12, programmes="JKK,JKM", months=1,
        first_month=Month(2026, 11),
    )  # fmt: skip
    quote = Quote(months=(MonthAmount(month=Month(2026, 11), jkk_rp=5_000, jkm_rp=3_400, jht_rp=0),))
    show(page, qtbot, 1100, 768)
    assert not page._columns.three
    page.show_screen(RegisterScreen(quote=quote))
    assert "Rp8.400" in page.save.accessibleName()
    page.show_screen(RegisterScreen(quote=quote, sponsor=sponsor, may_be_sponsored=True))
    assert "Rp" not in page.save.accessibleName()
