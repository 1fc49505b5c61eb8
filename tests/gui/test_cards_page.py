"""Kartu by keyboard: a card printer, trouble in the middle, the paper in hand; what a picture is not."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import PrinterProfile, SideProfile, load_printers, register_member, sign_in, spoil_card
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import CardState
from fieldreg.gui.cards import making
from fieldreg.gui.cards.print_screen import PrinterSeen
from tests.gui.market import PIN
from tests.people import nik

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Ani Contoh", "Budi Contoh", "Cici Contoh")


class Printer:
    """Takes sheets until its ribbon is out."""

    ribbon = 99
    sheets = 0

    def find(self):
        return (PrinterSeen("Zebra", duplex=True),)

    def send(self, pdf, order):
        if not Printer.ribbon:
            raise Fault("printer_stopped", printer=order.printer)
        Printer.ribbon -= 1
        Printer.sheets += 1


@pytest.fixture
def cards(laptop, signed_in, monkeypatch):
    """Three people without a card; Kartu is open and the printer chosen by keyboard."""
    home, _hq = laptop
    monkeypatch.setattr(making, "SystemPrinters", Printer)
    monkeypatch.setattr(Printer, "ribbon", 99)
    monkeypatch.setattr(Printer, "sheets", 0)
    window, hands = signed_in
    window.resize(1366, 768)
    with sign_in(home, PIN) as desk:
        for number, name in enumerate(NAMES):
            register_member(desk, RegistrationForm(
                nik=nik(number), name=name, occupation="porter", income="1500000", payment_method="cash",
                payment_reference="1", consent_version="1",
            ))  # fmt: skip
    hands.press(Qt.Key.Key_F4)
    page = window.page("cards")
    # Whoever types before the page has arrived types into another.
    hands.until(page.pane.make.hasFocus)
    hands.until(lambda: page.pane.printer.box.count() == 2 and page.list.model.rowCount() == 3)
    page.pane.printer.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_Down)
    hands.until(lambda: hands.sees("Cetak 3 kartu"))
    page.pane.layout_choice.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_Right)

    def states():
        with sign_in(home, PIN) as desk:
            return [member.card for member in desk.store.people.find("")][::-1]

    return page, hands, states, home


def test_a_ribbon_ends_in_the_middle_and_printing_goes_on_where_it_stood(cards):
    page, hands, states, _home = cards
    Printer.ribbon = 2
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Printer Zebra melaporkan gangguan"))
    assert hands.sees("Lanjutkan: 1 lagi")
    assert page.confirm.isVisible()
    hands.until(lambda: page._area.verticalScrollBar().maximum() == 0)
    hands.press(Qt.Key.Key_T, CTRL)
    hands.until(lambda: hands.sees("2 kartu sudah di tangan."))
    assert states() == [CardState.PRINTED, CardState.PRINTED, CardState.ISSUED]
    Printer.ribbon = 9
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("1 kartu dikirim ke Zebra") and page.again.isVisible())
    hands.press(Qt.Key.Key_G, CTRL)
    hands.until(lambda: hands.sees("Lanjutkan: 1 lagi"))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: Printer.sheets == 4 and page.confirm.isVisible())
    hands.press(Qt.Key.Key_T, CTRL)
    hands.until(lambda: hands.sees("3 kartu sudah di tangan."))
    assert states() == [CardState.PRINTED] * 3


@pytest.mark.slow
def test_only_one_card_and_what_is_left_is_given_up(cards):
    page, hands, states, _home = cards
    Printer.ribbon = 0
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("budi")
    hands.until(lambda: hands.sees("Budi Contoh ·"))
    hands.press(Qt.Key.Key_P, CTRL)
    hands.until(lambda: hands.sees("Printer Zebra melaporkan gangguan"))
    page.pane.make.setFocus()
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: hands.sees("Cetak 2 kartu"))
    assert states() == [CardState.WAITING, CardState.ISSUED, CardState.WAITING]


@pytest.mark.slow
def test_the_list_by_state_with_its_picture(cards):
    page, hands, _states, home = cards
    hands.until(lambda: len(page.list.picture._sides) == 2)
    front, back = page.list.picture._sides
    assert front.width() == back.width() > 600
    assert front.pixelColor(20, 20) != front.pixelColor(20, front.height() // 2), "not blank"
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: Printer.sheets == 3 and page.confirm.isVisible())
    with sign_in(home, PIN) as desk:
        spoil_card(desk, desk.store.people.find("cici")[0], reason="tergores")
    page.list.states.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        hands.press(Qt.Key.Key_Right)
    hands.until(lambda: page.list.model.rowCount() == 1)
    assert page.list.model.person(0).name == "Cici Contoh"


@pytest.mark.slow
def test_backs_are_printed_beforehand_by_keyboard(cards):
    page, hands, states, _home = cards
    page.pane.sides.setFocus(Qt.FocusReason.TabFocusReason)
    assert not page.pane.copies.isVisible()
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Right)
    hands.until(page.pane.copies.isVisible)
    page.pane.copies.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("0")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: page.pane.copies.message() == "Dari 1 sampai 10.000")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("4")
    hands.enter()
    hands.until(lambda: hands.sees("4 sisi belakang dikirim ke printer"))
    assert (Printer.sheets, states()) == (4, [CardState.WAITING] * 3)


@pytest.mark.slow
def test_what_was_measured_is_remembered_for_this_printer(cards):
    page, hands, _states, home = cards
    hands.press(Qt.Key.Key_J, CTRL)
    hands.until(page.calibrate.fields["right_mm"].edit.hasFocus)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("30")
    hands.enter()
    assert page.calibrate.fields["right_mm"].message() == "Dari −10 sampai 10, misalnya 0,3"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("-0,34")
    hands.enter()

    def remembered():
        with sign_in(home, PIN) as desk:
            return load_printers(desk).profile("Zebra")

    hands.until(lambda: remembered() == PrinterProfile(right_mm=-0.3, back=SideProfile()))
    page.calibrate.fields["back_down_mm"].setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("0,6")
    hands.enter()
    hands.until(lambda: remembered() == PrinterProfile(right_mm=-0.3, back=SideProfile(down_mm=0.6)))
    hands.press(Qt.Key.Key_I, CTRL)
    hands.until(lambda: Printer.sheets == 1)
