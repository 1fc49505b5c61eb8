"""Kegiatan by keyboard: opened, joined, counted; nothing of it needs a line."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import sign_in
from fieldreg.gui.activation.screen import largest
from tests.gui.market import PIN

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(laptop, signed_in):
    """Kegiatan is open; `current()` reads what the store has."""
    home, _hq = laptop
    window, hands = signed_in
    hands.press(Qt.Key.Key_F5)
    hands.until(lambda: hands.sees("Belum ada kegiatan di laptop ini"))

    def current():
        with sign_in(home, PIN) as desk:
            code = desk.store.activations.current()
            return code, desk.store.activations.get(code) if code else None

    return window.page("activation"), hands, current


def test_an_activation_is_opened_by_keyboard_and_people_are_counted(page):
    view, hands, current = page
    hands.press(Qt.Key.Key_N, CTRL)
    hands.until(view.plan.fields["name"].edit.hasFocus)
    for text in ("Aktivasi Pasar Contoh", "Pasar Contoh", "2", "seratus", "Dewi Contoh, Bagus Contoh"):
        hands.type(text)
        hands.enter()
    hands.until(lambda: hands.sees("Ini bukan angka."))
    assert current() == ("", None)
    assert view.plan.fields["goal"].edit.hasFocus()
    view.plan.fields["goal"].edit.selectAll()
    hands.type("300")
    hands.enter()
    hands.enter()
    hands.until(lambda: hands.sees("dari 300 orang"))
    code, plan = current()
    assert (plan.name, plan.goal, (plan.last_day - plan.first_day).days) == ("Aktivasi Pasar Contoh", 300, 1)
    assert plan.team == ("Dewi Contoh", "Bagus Contoh")
    assert hands.sees(code)
    assert not view.plan.asking()

    hands.press(Qt.Key.Key_I, CTRL)
    hands.type("por")
    hands.enter()
    hands.until(lambda: hands.sees("+1 Porter"))
    hands.enter()
    hands.until(lambda: hands.sees("2 orang hari ini"))
    hands.press(Qt.Key.Key_U, CTRL)
    hands.until(lambda: hands.sees("1 orang hari ini"))

    hands.press(Qt.Key.Key_K, CTRL)
    hands.until(lambda: hands.sees("Belum ada kegiatan di laptop ini"))
    hands.press(Qt.Key.Key_J, CTRL)
    hands.until(view.plan.code.edit.hasFocus)
    hands.type("contoh")
    hands.enter()
    hands.until(lambda: hands.sees("dari 300 orang"))
    assert current()[0] == code


def test_a_mistyped_code_is_told_beside_it(page):
    view, hands, current = page
    hands.press(Qt.Key.Key_J, CTRL)
    hands.until(view.plan.code.edit.hasFocus)
    hands.type("ABCDE-FGHJK")
    hands.enter()
    hands.until(lambda: view.plan.code.message() != "")
    assert current() == ("", None)
    assert view.plan.code.edit.hasFocus()
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: not view.plan.asking())


@pytest.mark.parametrize("kinds", [0, 1, 7, 8, 30])
def test_a_long_tally_keeps_its_sum(kinds):
    tally = {f"kind{n}": n + 1 for n in range(kinds)}
    lines, rest = largest(tally, most=7)
    assert sum(count for _, count in lines) + rest == sum(tally.values())
    assert len(lines) + (rest > 0) <= 7
    assert [count for _, count in lines] == sorted((count for _, count in lines), reverse=True)
