"""The board of Kegiatan: nothing stands there before there are numbers, and then the count is in sight."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from fieldreg.app import Dashboard
from fieldreg.cards import ChartColours
from fieldreg.domain.activations import Activation, ActivationCounts
from fieldreg.domain.closing_books import Record
from fieldreg.domain.differences import Difference, Weight
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem
from fieldreg.gui.activation.closing import ClosingSheet
from fieldreg.gui.activation.page import BoardSheet
from fieldreg.gui.activation.screen import Board, BoardScreen
from fieldreg.gui.theme import dress

pytestmark = pytest.mark.everyday

PLAN = Activation(
    code="ABCDE-FGHJK",
    name="Aktivasi Pasar Contoh",
    place="Pasar Contoh",
    first_day=date(2026, 11, 21),
    last_day=date(2026, 11, 22),
    goal=300,
    team=("Dewi Contoh", "Bagus Contoh", "Ratna Contoh"),
)


def board(registered, *, charts=()):
    dashboard = Dashboard(
        activation=PLAN,
        code=PLAN.code,
        here=ActivationCounts(registered=registered),
        others=ActivationCounts(),
        other_laptops=0,
        as_of_ms=None,
        includes="laptop ini",
    )
    return Board(
        dashboard=dashboard, state=(registered,), colours=ChartColours(), shapes=(), charts=charts,
        informed_today=0, known=(), may_open=True,
    )  # fmt: skip


@pytest.fixture
def sheet(qtbot, qapp, indonesian):
    """As wide and high as a window of 1366 x 768 leaves it at 175 %."""
    dress(qapp, theme="light", text_percent=175)
    window, sheet = QWidget(), BoardSheet(indonesian)
    sheet.setParent(window)
    qtbot.addWidget(window)
    sheet.retranslate()
    sheet.resize(1166, 520)
    window.resize(1166, 520)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield sheet
    dress(qapp, theme="light", text_percent=100)


def test_no_card_stands_there_empty_and_all_come_at_once(sheet, qtbot):
    sheet.arrive()
    cards = (sheet.count, sheet.plan, sheet.informed, sheet.board)
    assert not any(card.isVisible() for card in cards)
    sheet.show_board(BoardScreen())
    assert not any(card.isVisible() for card in cards)
    sheet.show_board(BoardScreen(board=board(12)))
    assert all(card.isVisible() for card in cards)
    qtbot.waitUntil(sheet.informed.occupation.edit.hasFocus)


def test_the_count_is_in_sight_at_large_text_and_stays_there(sheet, qtbot):
    sheet.show_board(BoardScreen(board=board(1287)))
    qtbot.waitUntil(lambda: sheet.count._registered.visibleRegion().boundingRect().height() > 0)
    shown = sheet.count._registered
    assert shown.text() == "1.287"
    assert shown.visibleRegion().boundingRect() == shown.rect(), "the whole figure, without scrolling"
    sheet.informed.reach()
    qtbot.waitUntil(lambda: not sheet.informed.occupation.edit.visibleRegion().isEmpty())
    assert shown.visibleRegion().boundingRect() == shown.rect()


def test_a_board_without_people_says_what_will_stand_there(sheet):
    sheet.show_board(BoardScreen(board=board(0)))
    assert sheet.board._empty.isVisible()
    sheet.show_board(
        BoardScreen(
            board=board(1, charts=(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",))
        )
    )
    assert not sheet.board._empty.isVisible()


def test_a_new_count_leaves_the_focus_and_forgets_what_was_put_away(sheet, qtbot):
    plan, told = sheet.plan, (Problem("activation_name_missing", "name"),)
    sheet.show_board(BoardScreen(board=board(1)))
    plan.new.click()
    sheet.show_board(BoardScreen(board=board(1), problems=told))
    qtbot.waitUntil(plan.fields["name"].edit.hasFocus)
    plan.fields["goal"].setFocus()
    sheet.show_board(BoardScreen(board=board(2), problems=told))
    assert plan.fields["goal"].edit.hasFocus()
    assert plan.fields["name"].message()
    sheet.put_away()
    plan.join.click()
    wrong = Fault("activation_code_wrong")
    sheet.show_board(BoardScreen(board=board(2), problems=told, fault=wrong))
    assert plan.code.edit.hasFocus()
    assert plan.code.message()
    assert not plan.fields["name"].message()
    sheet.put_away()
    sheet.show_board(BoardScreen(board=board(3), problems=told, fault=wrong))
    assert not plan.code.message()


def test_letters_of_a_chart_stay_readable_the_board_goes_below_where_it_is_narrow(sheet, qtbot, qapp):
    chart = b"<svg xmlns='http://www.w3.org/2000/svg' width='340' height='90'/>"
    sheet.show_board(BoardScreen(board=board(3, charts=(chart,))))
    left, drawn = sheet.plan, sheet.board._charts[0]
    qtbot.waitUntil(lambda: sheet.board.mapTo(sheet, QPoint()).y() > left.mapTo(sheet, QPoint()).y())
    assert drawn.width() >= 340 * 1.75 * 1.25
    dress(qapp, theme="light", text_percent=100)
    qtbot.waitUntil(lambda: sheet.board.mapTo(sheet, QPoint()).y() == left.mapTo(sheet, QPoint()).y())
    assert 340 * 1.25 <= drawn.width() <= 340 * 1.45


def test_of_many_records_behind_a_difference_the_first_are_named(qtbot, indonesian):
    sheet = ClosingSheet(indonesian)
    qtbot.addWidget(sheet)
    waiting = Difference(
        code="cards_unconfirmed",
        weight=Weight.OPEN,
        records=tuple(Record(f"K{n}", "SITI") for n in range(300)),
    )
    who = sheet._difference(waiting).texts[-1]
    assert who.startswith("K0 SITI, K1 SITI")
    assert who.endswith("K11 SITI dan 288 lagi")
