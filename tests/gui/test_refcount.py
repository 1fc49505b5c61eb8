"""PySide6 6.12.0 on Python 3.11 lost a reference to None at every void call and aborted in the end."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 20_000


def test_void_calls_keep_the_references_to_none(qapp):
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setObjectName("a")
    # From Python 3.12 on None is immortal and the count stands still by itself.
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
