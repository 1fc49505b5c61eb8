"""The parts that pages are made of. Dumb: they show what they are told and tell what was done.

What the sign-in does not show is loaded when a page first asks for it: the window starts with the PIN.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from fieldreg.gui.widgets.card import Card, column, heading, label, row, rule
from fieldreg.gui.widgets.field import Field
from fieldreg.gui.widgets.keycap import Action, KeyCap, PrimaryAction
from fieldreg.gui.widgets.looks import dress_as, keep_room_for_bold, set_tone
from fieldreg.gui.widgets.scroll import scrolling, scrolling_exactly

if TYPE_CHECKING:
    from fieldreg.gui.widgets.chips import Chips
    from fieldreg.gui.widgets.choice import Choice, beside
    from fieldreg.gui.widgets.fitting import FittingColumns
    from fieldreg.gui.widgets.page import Page
    from fieldreg.gui.widgets.picker import Picker
    from fieldreg.gui.widgets.rows import Row, RowsModel, WholeCell
    from fieldreg.gui.widgets.scroll import Aside, two_columns
    from fieldreg.gui.widgets.sheets import Sheet, SheetsPage
    from fieldreg.gui.widgets.suggestions import Suggestions
    from fieldreg.gui.widgets.table import plain_table
    from fieldreg.gui.widgets.tabs import Tabs

__all__ = [
    "Action",
    "Aside",
    "Card",
    "Chips",
    "Choice",
    "Field",
    "FittingColumns",
    "KeyCap",
    "Page",
    "Picker",
    "PrimaryAction",
    "Row",
    "RowsModel",
    "Sheet",
    "SheetsPage",
    "Suggestions",
    "Tabs",
    "WholeCell",
    "beside",
    "column",
    "dress_as",
    "heading",
    "keep_room_for_bold",
    "label",
    "plain_table",
    "row",
    "rule",
    "scrolling",
    "scrolling_exactly",
    "set_tone",
    "two_columns",
]

_HOMES = {
    "Aside": "scroll",
    "Chips": "chips",
    "Choice": "choice",
    "FittingColumns": "fitting",
    "Page": "page",
    "Picker": "picker",
    "Row": "rows",
    "RowsModel": "rows",
    "Sheet": "sheets",
    "SheetsPage": "sheets",
    "Suggestions": "suggestions",
    "Tabs": "tabs",
    "WholeCell": "rows",
    "beside": "choice",
    "plain_table": "table",
    "two_columns": "scroll",
}


def __getattr__(name: str) -> object:
    """Load a part from its module, once (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
