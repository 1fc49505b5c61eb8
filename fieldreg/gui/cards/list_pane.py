"""The cards by state, the chosen one as it is printed, and what becomes of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.gui.cards.fate import Fate
from fieldreg.gui.cards.list_presenter import SPOILED
from fieldreg.gui.cards.picture import CardPicture
from fieldreg.gui.cards.presenter import CardCounts
from fieldreg.gui.language import Language
from fieldreg.gui.people.model import CARD, KPJ, NAME, TIME, PeopleModel
from fieldreg.gui.shown import count
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, Chips, Field, label, plain_table

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from fieldreg.app import Spoiling
    from fieldreg.cards import Raster
    from fieldreg.store import Member

_STATES = ("", CardState.WAITING, CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER, SPOILED)
_SHOWN = {NAME: 0, KPJ: 124, TIME: 84, CARD: 120}
_ROWS_PX = 190
"""At least: it takes what the page has left."""


class CardList(Card):
    """Search, states, rows, the picture."""

    searched = Signal(str)
    state_chosen = Signal(str)
    more_wanted = Signal()
    chosen = Signal(str)
    slip_made = Signal(Path)

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=6)
        self._language = language
        self._counts = CardCounts()
        self._chosen = ""
        self.search = Field(message_lines=0, labelled=False)
        self.states = Chips(_STATES)
        self.states.choose("")
        self.model = PeopleModel()
        self.table = _table(self.model)
        self._empty = label("note", wrap=True)
        self.picture = CardPicture()
        self.fate = Fate()
        self._fault = label("note", wrap=True, tone="bad")
        self._told = label("note", wrap=True, tone="ok")
        self._fault.hide()
        self._told.hide()
        for part in (
            self.search, self.states, self.table, self._empty, self.fate, self._fault, self._told,
            self.picture,
        ):  # fmt: skip
            self.box.addWidget(part)
        self.box.setStretchFactor(self.table, 1)
        self.box.addStretch(0)
        self.search.note("Ctrl F")
        self.search.typed.connect(self._look_for)
        self.search.edit.installEventFilter(self)
        self.table.installEventFilter(self)
        self.states.chosen.connect(self._choose_state)
        self.model.more_wanted.connect(self.more_wanted)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._reached(now.row()))
        self.fate.left.connect(self.arrive)
        self._empty.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.search.call(self.tr("Whose card?"), hint=self.tr("Name, NIK, KPJ or phone"))
        self.table.setAccessibleName(self.tr("Cards"))
        self.picture.setAccessibleName(self.tr("The chosen card, front and back"))
        self.model.retranslate()
        self.fate.retranslate()
        self.show_counts(self._counts)

    def arrive(self) -> None:
        """Ready to look somebody up."""
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def show_counts(self, counts: CardCounts) -> None:
        """On the chips."""
        self._counts = counts
        words = {
            "": self.tr("All"),
            CardState.WAITING: self.tr("Waiting %1"),
            CardState.ISSUED: self.tr("On paper? %1"),
            CardState.PRINTED: self.tr("In hand %1"),
            CardState.HANDED_OVER: self.tr("Handed over %1"),
            SPOILED: self.tr("Spoiled %1"),
        }
        numbers = {
            CardState.WAITING: counts.waiting,
            CardState.ISSUED: counts.issued,
            CardState.PRINTED: counts.printed,
            CardState.HANDED_OVER: counts.handed_over,
            SPOILED: counts.spoiled,
        }
        self.states.call(
            self.tr("State of the cards"),
            {state: text.replace("%1", count(numbers.get(state, 0))) for state, text in words.items()},
        )
        self._show_empty()

    def show_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """Another list; who was chosen stays chosen where they are in it, else the first is."""
        self._fault.hide()
        self.model.replace(people, more=more)
        self._show_empty()
        if people:
            row = max(self.model.row_of(self._chosen), 0)
            self.table.selectRow(row)
            self._reached(row)

    def add_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """The next page."""
        self.model.append(people, more=more)

    def use_clock(self, zone: "ZoneInfo", today: "date") -> None:
        """Times are shown in the market's zone."""
        self.model.use_clock(zone, today)
        self.fate.use_clock(zone, today)

    def show_card(self, member: "Member | None", spoiling: "Spoiling | None") -> None:
        """Whose card is chosen, and how one of theirs was spoiled last."""
        self._fault.hide()
        self._told.hide()
        self._chosen = member.member_id if member is not None else ""
        row = self.model.row_of(self._chosen)
        if row >= 0 and row != self.table.currentIndex().row():
            self.table.selectRow(row)
        self.fate.show_card(member, spoiling)

    def show_picture(self, sides: "tuple[Raster, Raster] | None") -> None:
        """As a printer gets it."""
        if sides is None:
            self.picture.clear()
        else:
            self.picture.show_sides(*sides)

    def show_slip(self, path: Path | None) -> None:
        """It stands in a file, which is opened, or went to the receipt printer."""
        self._fault.hide()
        if path is None:
            self._told.setText(self.tr("✓ The slip went to the receipt printer"))
        else:
            self._told.setText(self.tr("✓ The slip: %1").replace("%1", str(path)))
            self.slip_made.emit(path)
        self._told.show()

    def show_list_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        self._told.hide()
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    @property
    def chosen_id(self) -> str:
        """Whose card is chosen; "" for nobody's."""
        return self._chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Down goes from the search into the rows. A row at hand stays in sight where text takes its room."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))
        if (
            watched is self.search.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and self.model.rowCount()
        ):
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _look_for(self, text: str) -> None:
        self.fate.drop()
        self.searched.emit(text)

    def _choose_state(self, state: str) -> None:
        self.fate.drop()
        self._chosen = ""
        self.state_chosen.emit(state)

    def _reached(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        member_id = self.model.person(row).member_id
        if member_id != self._chosen:
            self._chosen = member_id
            self.chosen.emit(member_id)

    def _show_empty(self) -> None:
        empty = self.model.rowCount() == 0
        self.table.setVisible(not empty)
        self.picture.setVisible(not empty)
        self._empty.setVisible(empty)
        if not empty:
            return
        if self.search.text().strip() or self.states.value():
            self._empty.setText(self.tr("Nobody found"))
        else:
            self._empty.setText(self.tr("No cards yet. Press F2 to register somebody."))


def _table(model: PeopleModel) -> QTableView:
    table = plain_table(model, row_px=34)
    table.setMinimumHeight(scaled(_ROWS_PX))
    columns = table.horizontalHeader()
    for at in range(model.columnCount()):
        table.setColumnHidden(at, at not in _SHOWN)
    columns.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    for at, width in _SHOWN.items():
        if width:
            columns.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            columns.resizeSection(at, scaled(width))
    return table
