"""The desk that nobody is at: counted by a clock that goes on while the laptop sleeps."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from fieldreg.gui.idle import Idle

AFTER_MS = 300_000


class Desk:
    def __init__(self):
        self.window = QWindow()
        self.at_ms, self.open, self.locked = 5_000, True, 0
        self.idle = Idle(self.window, lambda: AFTER_MS, steady_ms=lambda: self.at_ms, passed=self.lock)

    def lock(self):
        was_open, self.open = self.open, False
        self.locked += was_open
        return was_open

    def press(self):
        """Whether the key reached the window."""
        seen = []
        self.window.keyPressEvent = lambda _: seen.append(1)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "s")
        QApplication.sendEvent(self.window, key)
        return bool(seen)

    def looks(self):
        """The timer fires."""
        self.idle._timer.timeout.emit()


@pytest.fixture
def desk(qapp):
    desk = Desk()
    yield desk
    desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_key_puts_it_off(desk):
    for _ in range(3):
        desk.at_ms += AFTER_MS - 1
        desk.looks()
        assert desk.press()
    assert desk.locked == 0
    desk.at_ms += AFTER_MS
    desk.looks()
    assert desk.locked == 1


def test_a_laptop_that_slept_is_locked_by_its_first_look_or_its_first_key(desk):
    desk.at_ms += 3_600_000
    assert desk.idle._timer.interval() <= 10_000
    desk.looks()
    assert desk.locked == 1


def test_the_key_that_finds_the_desk_asleep_goes_nowhere_and_the_next_one_does(desk):
    desk.at_ms += 3_600_000
    assert not desk.press()
    assert desk.locked == 1
    assert desk.press()


def test_a_pin_typed_after_sleeping_behind_the_lock_is_whole(desk):
    desk.open = False
    desk.at_ms += 3_600_000
    assert desk.press()
