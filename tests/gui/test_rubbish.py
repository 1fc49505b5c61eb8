"""A widget in a cycle dies on the window's thread, however much the other threads allocate."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtWidgets import QLabel

from fieldreg.gui.rubbish import Rubbish


class _Knot:
    """A widget that only the collector can free; remembers on which thread it went."""

    def __init__(self, went):
        self.went = went
        self.label = QLabel("x")
        self.me = self

    def __del__(self):
        self.went.append(threading.get_ident())


def allocate(_n):
    """Enough for Python to collect many times over."""
    for _ in range(50):
        [[] for _ in range(1000)]


def test_widgets_die_where_they_live(qtbot):
    rubbish, went = Rubbish(), []
    try:
        with ThreadPoolExecutor(max_workers=1) as other:
            for _ in range(20):
                _Knot(went)
                other.submit(allocate, 0).result()
        assert went == []
        made = []

        def all_went():
            # So that a collection is due, however much an earlier test's window frees meanwhile.
            made.extend([] for _ in range(2 * gc.get_threshold()[0]))
            return len(went) == 20

        qtbot.waitUntil(all_went, timeout=10_000)
    finally:
        rubbish.stop()
    assert set(went) == {threading.get_ident()}
    assert gc.isenabled()
    rubbish.stop()


def test_the_last_window_gives_collecting_back(qapp):
    first, second = Rubbish(), Rubbish()
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()
