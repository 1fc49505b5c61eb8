"""The table of the people: which columns are as wide as their texts, and which go first."""

from PySide6.QtWidgets import QTableView

from fieldreg.gui.people.model import AMOUNT, CARD, KPJ, NAME, NIK, OCCUPATION, TIME, VERDICT, PeopleModel
from fieldreg.gui.widgets import FittingColumns, plain_table

_WIDTHS_PX = {NIK: 134, KPJ: 122, TIME: 100, AMOUNT: 84, VERDICT: 150, CARD: 118}


def people_table(model: PeopleModel) -> QTableView:
    """Names and occupations take what the others leave."""
    table = plain_table(model)
    FittingColumns(
        table,
        stretch=(NAME, OCCUPATION),
        widths_px=_WIDTHS_PX,
        first_to_go=(AMOUNT, OCCUPATION, TIME, NIK),
    )
    return table
