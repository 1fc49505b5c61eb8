"""The registration's page by itself: what fits, and what is read at every text size."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from fieldreg.gui.language import Language
from fieldreg.gui.register.page import RegisterPage
from fieldreg.gui.theme import dress

RAIL_PX, STRIP_PX = 212, 41


@pytest.fixture
def page(qapp, qtbot):
    dress(qapp, theme="light", text_percent=100)
    around = QWidget()
    qtbot.addWidget(around)
    page = RegisterPage(Language("id"))
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


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_nobody_scrolls_at_the_usual_text_size(page, qtbot, size):
    show(page, qtbot, *size)
    page.fill("consent_version", "1")
    columns = page._columns
    qtbot.waitUntil(lambda: columns._scroll.widget().height() > 0)
    assert columns.three
    assert columns._scroll.verticalScrollBar().maximum() == 0
    assert columns._scroll.horizontalScrollBar().maximum() == 0


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
