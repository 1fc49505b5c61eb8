"""Settings take effect at once: colours on every part, and the lock of a laptop left alone."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreg.gui.frame import StatusStrip
from fieldreg.gui.pages import PLACES
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.theme import PALETTES
from fieldreg.gui.widgets import Field, KeyCap
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


def test_a_text_size_is_followed_at_once_and_back_without_drift(signed_in, qapp):
    window, _hands = signed_in

    def heights(percent):
        window.go("settings")
        window.page("settings").changed.emit("text_percent", percent)
        found = []
        for place in PLACES:
            window.go(place.name)
            qapp.processEvents()
            fields = window.page(place.name).findChildren(Field)
            found += [field.frame.height() for field in fields if field.isVisible()]
        found += [part.height() for kind in (StatusStrip, KeyCap) for part in window.findChildren(kind)]
        margins = window.page("settings").layout().contentsMargins()
        return found, (margins.left(), margins.top())

    usual = heights("100")
    assert heights("125")[0] != usual[0]
    large, margins = heights("150")
    assert large[0] == round(usual[0][0] * 1.5) - 2  # the halo's 4 px do not grow
    assert margins == (27, 18)
    heights("175")
    assert heights("100") == usual
