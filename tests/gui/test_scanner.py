"""A keyboard-wedge scanner at the registration: quick keys that end in Enter or Tab."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import read_draft, sign_in
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
