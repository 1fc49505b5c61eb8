"""Every key of every page stands in the officers' guide, and every key that is shown stands in F1."""

from PySide6.QtGui import QShortcut

from fieldreg.gui.keeping import KEEPING
from fieldreg.gui.pages import PLACES
from fieldreg.gui.widgets import Action, PrimaryAction, SheetsPage
from tests.keys_page import PAGE, page_of_keys

_REASONS = {f"Alt {number}" for number in range(1, 10)}
"""One line of F1 tells all nine."""


def shown_keys(part):
    for button in (*part.findChildren(Action), *part.findChildren(PrimaryAction)):
        # The key ends the name that a screen reader says: "Write the list (Ctrl+T)".
        yield button.accessibleName().rpartition("(")[2].rstrip(")").replace("+", " ")
    for shortcut in part.findChildren(QShortcut):
        # Qt knows two: both keys say Enter.
        yield shortcut.key().toString().replace("+", " ").replace("Return", "Enter")


def test_every_key_stands_in_the_guide(signed_in):
    window, _hands = signed_in
    assert page_of_keys(window) == PAGE.read_text("utf-8"), "make reference"


def test_every_key_that_is_shown_is_told_by_f1(signed_in):
    window, _hands = signed_in
    for name in (*(place.name for place in PLACES), *KEEPING):
        page = window.page(name)
        parts = page.sheets() if isinstance(page, SheetsPage) else [(name, page)]
        for title, part in parts:
            rows = part.keys()
            told = {pressed for pressed, _does in rows}
            assert set(shown_keys(part)) - told - _REASONS <= {""}, title
