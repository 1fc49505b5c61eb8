"""A keyboard-wedge scanner at the registration: quick keys that end in Enter or Tab."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import keep_draft, read_draft, sign_in
from fieldreg.domain.form import RegistrationForm
from tests.gui.market import PIN
from tests.gui.test_journey import fill

NIK, NEXT = "3171074107909901", "3171071203859902"
ENDS = {"enter": Qt.Key.Key_Return, "tab": Qt.Key.Key_Tab}


@pytest.mark.parametrize("end", ENDS)
def test_what_a_scanner_ends_with_neither_skips_nor_loses_anything(signed_in, end):
    window, hands = signed_in
    page = window.page("register")
    hands.type(NIK)
    hands.press(ENDS[end])
    assert page.field("name").edit.hasFocus()
    hands.type("RUKMINI CONTOH")
    assert page.field("nik").text() == "317107 410790 9901"
    assert page.field("name").text() == "RUKMINI CONTOH"
    hands.press(Qt.Key.Key_Tab)  # a Tab of one's own goes on
    assert page.field("birth_date").edit.hasFocus()


def test_a_scan_while_somebody_is_being_saved_is_the_next_person_s(signed_in):
    window, hands = signed_in
    page = window.page("register")
    hands.type(NIK)
    for name, text in (
        ("name", "Rukmini Contoh"), ("occupation", "porter"), ("income", "2 jt"), ("payment_reference", "1"),
    ):  # fmt: skip
        fill(page, hands, name, text)
    hands.press(Qt.Key.Key_F10)
    hands.press(Qt.Key.Key_F9)
    hands.type(NEXT)  # nothing has been answered yet: no event loop has run
    hands.enter()
    hands.type("SLAMET")
    assert page.field("payment_reference").text() == "1"
    hands.until(lambda: hands.sees("Baru saja: Rukmini Contoh"))
    assert page.field("nik").text() == "317107 120385 9902"
    assert page.field("name").text() == "SLAMET"


def test_a_scan_right_behind_the_pin_is_whole_in_the_form(laptop, opened):
    window, hands = opened(laptop[0])
    hands.until(lambda: hands.sees("Dewi Contoh"))
    for _ in range(2):  # the first time the page is made, the second time it is there already
        hands.type(PIN)
        hands.enter()
        hands.enter()  # impatient
        hands.type(NIK)  # the desk is still being opened
        assert window.here == ""
        hands.until(lambda: window.here == "register")
        nik = window.page("register").field("nik")
        hands.until(lambda nik=nik: nik.text() == "317107 410790 9901")
        hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        hands.until(lambda nik=nik: nik.text() == "")
        hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        hands.until(window.sign_in_pages.sign_in.pin.edit.hasFocus)


def test_what_is_typed_behind_a_wrong_pin_is_no_pin(laptop, opened):
    window, hands = opened(laptop[0])
    hands.until(lambda: hands.sees("Dewi Contoh"))
    pin = window.sign_in_pages.sign_in.pin
    hands.type("000000")
    hands.enter()
    hands.type(NIK)
    hands.until(lambda: pin.message() != "")
    assert pin.text() == "000000"
    hands.type(PIN)  # over what is marked
    hands.enter()
    hands.until(lambda: window.here == "register")
    assert window.page("register").field("nik").text() == ""


def test_who_was_half_typed_is_not_typed_over_by_a_quick_hand(laptop, opened):
    home, _hq = laptop
    with sign_in(home, PIN) as desk:
        keep_draft(desk, RegistrationForm(nik=NIK, name="RUKMINI"))
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.type(NEXT)
    hands.until(lambda: hands.sees("Belum disimpan"))
    page = window.page("register")
    assert (page.field("nik").text(), page.field("name").text()) == ("317107 410790 9901", "RUKMINI")
    hands.type(" CONTOH")  # where it stopped
    assert page.field("name").text() == "RUKMINI CONTOH"


def test_nothing_that_comes_from_a_worker_takes_the_focus(laptop, signed_in):
    """Judgements, a kept draft, the status and a whole exchange arrive while somebody types."""
    home, _hq = laptop
    window, hands = signed_in
    page = window.page("register")
    hands.type(NIK)
    hands.until(lambda: page.field("birth_date").text() != "")
    window.go("exchange")
    hands.press(Qt.Key.Key_F9)
    window.go("register")
    page.focus("address")
    hands.type("Gg. Mawar 4")

    def all_arrived():
        assert page.field("address").edit.hasFocus()
        with sign_in(home, PIN) as desk:
            draft = read_draft(desk)
            synced = desk.store.journal.acknowledged().seq == desk.store.journal.head().seq
        return draft is not None and draft.address == "Gg. Mawar 4" and synced

    hands.until(all_arrived)
    assert page.field("address").text() == "Gg. Mawar 4"


def test_who_was_saved_behind_the_lock_or_another_page_takes_no_key(signed_in):
    """The next person's form is ready, and its page is not in view: Qt would give it the keys."""
    window, hands = signed_in
    page = window.page("register")
    pin = window.sign_in_pages.sign_in.pin
    window.go("people")
    hands.type("SI")
    page.focus("nik")
    hands.type("TI")
    assert window.page("people").search.text() == "SITI"
    window.lock()
    hands.type("246")
    page.focus("nik")
    hands.type("810")
    assert (pin.text(), page.field("nik").text()) == (PIN, "")
    hands.enter()
    hands.until(lambda: window.here == "people")
    window.sign_in_pages.ask_pin()  # who may sign in was found out late
    hands.type("7")
    assert (pin.text(), window.page("people").search.text()) == ("", "SITI7")
