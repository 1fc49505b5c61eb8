"""Hands on a keyboard: every key goes to whatever has the focus, and is counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """`keys` counts what is not data: Enter, Tab, function keys."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.keys = 0

    def type(self, text):
        """Character by character: the focus may move in the middle, as a scanner would find it."""
        for character in text:
            QTest.keyClicks(self._focused(), character)

    def press(self, key, modifiers=NONE):
        self.keys += 1
        QTest.keyClick(self._focused(), key, modifiers)

    def enter(self):
        self.press(Qt.Key.Key_Return)

    def until(self, happened):
        # Never a measure of speed: two cores may have much else to do.
        self.qtbot.waitUntil(happened, timeout=30_000)

    def until_ready(self):
        """The form has read what was kept: what is typed until then is for where the focus was then."""
        page = self.window.page("register")
        self.until(lambda: page._ahead._held is None)

    def sees(self, text):
        """Whether a text stands on the screen."""
        return any(text in shown for shown in shown_texts(self.window))

    def _focused(self):
        return QApplication.focusWidget() or self.window


def shown_texts(window):
    """Every text that a person can see in the window now."""
    texts = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QPushButton):
            texts.append(widget.text().replace("&&", "&"))
        elif isinstance(widget, QLineEdit):
            texts += [widget.text(), widget.placeholderText()]
    return [text for text in texts if text]
