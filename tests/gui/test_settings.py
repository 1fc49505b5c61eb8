"""Settings take effect at once: colours on every part, and the lock of a laptop left alone."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreg.gui.preferences import Preferences
from fieldreg.gui.theme import PALETTES
from tests.gui.market import PIN


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
def test_another_theme_is_on_the_screen_and_kept(laptop, signed_in, theme):
    window, hands = signed_in
    window.go("settings")
    page = window.page("settings")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    while page.theme.text() != theme:
        hands.press(Qt.Key.Key_Right)
    picture, colours = window.grab().toImage(), PALETTES[theme]
    seen = {picture.pixelColor(x, y).name() for x in range(0, 212, 2) for y in range(0, 400, 2)}
    assert {colours.rail, colours.rail_here, colours.rail_ink} <= seen
    assert picture.pixelColor(1340, 600).name() == colours.ground
    assert json.loads(laptop[0].settings.read_text())["theme"] == theme


def test_a_laptop_left_alone_locks_and_keeps_what_was_typed(signed_in, monkeypatch):
    window, hands = signed_in
    hands.type("3171074107909901")
    hands.type("RUKMINI")
    monkeypatch.setattr(Preferences, "lock_after_ms", 300)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.here == "register"
    hands.until(lambda: hands.sees("PIN") and window.here == "")
    assert not hands.sees("RUKMINI")
    monkeypatch.undo()
    hands.until(window.sign_in_pages.sign_in.pin.edit.hasFocus)
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: window.here == "register")
    assert window.page("register").field("name").text() == "RUKMINI"
