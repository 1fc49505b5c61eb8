"""A window on a laptop at a market, with a real HQ on loopback."""

import pytest

from fieldreg.gui.language import Language
from fieldreg.gui.program import open_window
from tests.gui.hands import Hands
from tests.gui.market import PIN, market
from tests.gui.plain_work import PlainWork


@pytest.fixture
def laptop(tmp_path):
    """The data folder and the HQ."""
    with market(tmp_path) as (home, hq):
        yield home, hq


@pytest.fixture
def indonesian(qapp):
    """The application speaks Indonesian while the test runs: a translation that stayed would hide another."""
    language = Language("id")
    yield language
    language.fall_silent()


@pytest.fixture
def opened(qtbot, qapp):
    """Open a window on a data folder; closed at the end, whatever state it is in."""
    windows = []

    def opened(home, size=(1366, 768)):
        window = open_window(qapp, home)
        windows.append(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: qapp.activeWindow() is window)
        return window, Hands(qtbot, window)

    yield opened
    # Python deletes a widget without a parent on whatever thread collects its garbage: Qt then crashes.
    strays = [widget for widget in qapp.allWidgets() if widget.parent() is None and widget not in windows]
    assert not strays, strays
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    qapp.processEvents()


@pytest.fixture
def signed_in(laptop, opened):
    """A window behind the PIN, on the registration page."""
    window, hands = opened(laptop[0])
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: window.here == "register")
    hands.until_ready()
    hands.keys = 0
    return window, hands


@pytest.fixture
def work(laptop):
    """The program without a window, signed in."""
    plain = PlainWork(laptop[0])
    plain.program.sign_in(PIN).result()
    yield plain
    plain.program.close()
