"""The list of people."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QTableView, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.people.model import AMOUNT, CARD, KPJ, NAME, NIK, OCCUPATION, TIME, VERDICT, PeopleModel
from fieldreg.gui.shown import count
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, Field, Page, heading, label

if TYPE_CHECKING:
    from fieldreg.store import Member

_ROOM_PX = 1000
_WIDTHS_PX = {NIK: 174, KPJ: 122, TIME: 100, AMOUNT: 84, VERDICT: 150, CARD: 118}


class PeoplePage(Page):
    """Search above, the table below; an empty table says what to do."""

    searched = Signal(str)
    more_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._count = -1
        self.model = PeopleModel()
        self.search = Field(message_lines=0, labelled=False)
        self.table = _table(self.model)
        self._total = label("note")
        self._empty_title, self._empty_text = heading(), label("note", wrap=True)
        self._fault = label("note", wrap=True, tone="bad")
        empty = Card()
        for part in (self._empty_title, self._empty_text):
            empty.box.addWidget(part)
        empty.box.addStretch(1)
        below = QWidget()
        # Made with its parent: a stack without one shows its first part as a window of its own.
        self._below = QStackedLayout(below)
        self._below.addWidget(self.table)
        self._below.addWidget(empty)
        self.beside_title.addWidget(self._total)
        self.box.addWidget(self.search)
        self.box.addWidget(self._fault)
        self.box.addWidget(below)
        self.box.setStretch(self.box.count() - 1, 1)
        self._fault.hide()
        self.search.typed.connect(self.searched)
        self.search.edit.installEventFilter(self)
        self.model.more_wanted.connect(self.more_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("People"))
        self.search.call(self.tr("Search"), hint=self.tr("Name, NIK, KPJ or phone"))
        self.table.setAccessibleName(self.tr("People on this laptop"))
        self.model.retranslate()
        self._show_empty()
        if self._count >= 0:
            self.show_count(self._count)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl F", self.tr("search")),
            ("↓", self.tr("from the search to the list")),
            ("PgUp PgDn", self.tr("scroll")),
        ]

    def arrive(self) -> None:
        """Ready to search."""
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def show_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """Another list; the row at hand stays the row at hand where it still is the first."""
        self._fault.hide()
        self.model.replace(people, more=more)
        self._below.setCurrentIndex(0 if people else 1)
        self._show_empty()

    def add_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """The next page."""
        self.model.append(people, more=more)

    def show_count(self, total: int) -> None:
        """All of them."""
        self._count = total
        self._total.setText(self.tr("%1 people on this laptop").replace("%1", count(total)))

    def show_fault(self, fault: Fault) -> None:
        """The list cannot be read."""
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Down goes from the search into the list."""
        if (
            watched is self.search.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and self.model.rowCount()
        ):
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where text is large, the name keeps its room and the rest stands back."""
        super().resizeEvent(event)
        for column in (OCCUPATION, AMOUNT):
            self.table.setColumnHidden(column, event.size().width() < scaled(_ROOM_PX))

    def _show_empty(self) -> None:
        if self.search.text().strip():
            self._empty_title.setText(self.tr("Nobody found"))
            self._empty_text.setText(self.tr("Try fewer letters, or the beginning of the NIK."))
        else:
            self._empty_title.setText(self.tr("Nobody registered yet"))
            self._empty_text.setText(self.tr("Press F2 and type a NIK to begin."))


def _table(model: PeopleModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Rows of one height are never measured: that is what keeps 100,000 of them fast.
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(scaled(38))
    rows.hide()
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for at in (NAME, OCCUPATION):
        columns.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
    for at, width in _WIDTHS_PX.items():
        columns.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        columns.resizeSection(at, scaled(width))
    return table
