"""The parts that pages are made of. Dumb: they show what they are told and tell what was done."""

from fieldreg.gui.widgets.card import Card, column, heading, label, row, rule
from fieldreg.gui.widgets.chips import Chips
from fieldreg.gui.widgets.choice import Choice, halves
from fieldreg.gui.widgets.field import Field
from fieldreg.gui.widgets.keycap import Action, KeyCap, PrimaryAction
from fieldreg.gui.widgets.looks import dress_as, set_tone
from fieldreg.gui.widgets.page import Page
from fieldreg.gui.widgets.suggestions import Suggestions

__all__ = [
    "Action",
    "Card",
    "Chips",
    "Choice",
    "Field",
    "KeyCap",
    "Page",
    "PrimaryAction",
    "Suggestions",
    "column",
    "dress_as",
    "halves",
    "heading",
    "label",
    "row",
    "rule",
    "set_tone",
]
