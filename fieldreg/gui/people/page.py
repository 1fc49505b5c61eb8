"""The list of people."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.people.detail import DetailPane
from fieldreg.gui.people.details import Details
from fieldreg.gui.people.filters import Filters
from fieldreg.gui.people.mending import MendCard, MendPane
from fieldreg.gui.people.model import PeopleModel
from fieldreg.gui.people.narrow import Narrow
from fieldreg.gui.people.narrowing import Narrowing
from fieldreg.gui.people.table import people_table
from fieldreg.gui.shown import count
from fieldreg.gui.widgets import Card, Field, Page, heading, label, row

if TYPE_CHECKING:
    from fieldreg.store import Member


class PeoplePage(Page):
    """Search above, the table below; an empty table says what to do."""

    searched = Signal(str)
    more_wanted = Signal()
    chosen = Signal(str)
    """Enter on a person."""
    list_shown = Signal()
    correct_asked = Signal(str)
    cancelled = Signal(str)
    reprint_asked = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._count = -1
        self.model = PeopleModel()
        self.search = Field(message_lines=0, labelled=False)
        self.table = people_table(self.model)
        self.search.note("Ctrl F")
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
        self.detail = DetailPane(language)
        self._below.addWidget(self.detail)
        self.mend, self.mending = MendCard(language), MendPane(language)
        self._below.addWidget(self.mending)
        self.filters, self.narrowing = Filters(), Narrowing()
        self._to_mend: tuple[Member, ...] = ()
        self._from_mending = False
        self.beside_title.addWidget(self._total)
        self.box.addWidget(self.mend)
        beside = row(spacing=12)
        beside.addWidget(self.search, 1)
        beside.addWidget(self.narrowing)
        beside.addWidget(self.filters.day)
        self.box.addLayout(beside)
        self.box.addWidget(self.filters)
        self.box.addWidget(self.narrowing.chips)
        self.box.addWidget(self._fault)
        self.box.addWidget(below)
        self.box.setStretch(self.box.count() - 1, 1)
        self._fault.hide()
        self._wire()
        self.retranslate()

    def _wire(self) -> None:
        self.search.typed.connect(self.searched)
        self.search.edit.installEventFilter(self)
        self.model.more_wanted.connect(self.more_wanted)
        self.search.entered.connect(lambda: self._choose(max(self.table.currentIndex().row(), 0)))
        self.table.activated.connect(lambda index: self._choose(index.row()))
        self.detail.correct_asked.connect(self.correct_asked)
        self.detail.cancelled.connect(self.cancelled)
        self.detail.reprint_asked.connect(self.reprint_asked)
        self.detail.back.clicked.connect(self._back)
        self.mend.mend.clicked.connect(self._mend)
        self.mending.correct_asked.connect(self.correct_asked)
        self.mending.look_asked.connect(self.chosen)
        self.mending.left.connect(self._back)
        self.on_key("Ctrl+F", self._find)
        self.on_key("Ctrl+G", self._narrow)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("People"))
        self.search.call(self.tr("Search"), hint=self.tr("Name, NIK, KPJ or phone"))
        self.table.setAccessibleName(self.tr("People on this laptop"))
        self.model.retranslate()
        self.detail.retranslate()
        self.mend.retranslate()
        self.mending.retranslate()
        self.filters.retranslate()
        self.narrowing.retranslate()
        self._show_empty()
        if self._count >= 0:
            self.show_count(self._count)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl F", self.tr("search")),
            ("Ctrl G", self.tr("narrow: work, officer, sponsor, day")),
            ("Backspace", self.tr("in the empty field there: narrow no longer")),
            ("↓", self.tr("from the search to the list")),
            ("PgUp PgDn", self.tr("scroll")),
            ("Enter", self.tr("look at somebody")),
            ("Ctrl E", self.tr("correct")),
            ("Ctrl R", self.tr("print the card again, with a reason")),
            ("Ctrl D", self.tr("cancel, with a reason")),
            ("Ctrl M", self.tr("mend what was sent back")),
            ("Esc", self.tr("back to the list")),
        ]

    def arrive(self) -> None:
        """Ready to search, or still at the person that was looked at."""
        if self.looking:
            self.detail.arrive()
            return
        if self._at_mending:
            self.mending.table.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def looking(self) -> bool:
        """Whether somebody's detail stands over the list."""
        return self._below.currentWidget() is self.detail

    def show_details(self, details: Details) -> None:
        """Somebody, over the list."""
        fresh = not self.looking
        self._from_mending = self._at_mending or (self._from_mending and not fresh)
        self.detail.show_details(details)
        self._below.setCurrentWidget(self.detail)
        self._show_search(shown=False)
        self.mend.show_people(())
        if fresh:
            self.detail.arrive()

    def show_detail_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        self.detail.show_fault(fault)

    def show_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """Another list; whoever was at hand stays at hand while they are in it."""
        self._fault.hide()
        at_hand = self._at_hand()
        self.model.replace(people, more=more)
        row = self.model.row_of(at_hand)
        # Whoever works in the list is never without a row.
        self.table.selectRow(0 if row < 0 and self.table.hasFocus() else row)
        if not self.looking and not self._at_mending:
            self._show_list()
        self._show_empty()

    def add_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """The next page."""
        self.model.append(people, more=more)

    def show_count(self, total: int) -> None:
        """All of them."""
        self._count = total
        self._total.setText(self.tr("%1 people on this laptop").replace("%1", count(total)))

    def show_to_mend(self, people: "tuple[Member, ...]") -> None:
        """HQ sent these back."""
        self._to_mend = people
        self.mending.show_people(people)
        if not people and self._at_mending:
            self._back()
        self.mend.show_people(() if self._at_mending or self.looking else people)

    def offer_narrows(self, found: tuple[Narrow, ...]) -> None:
        """Below the field that narrows."""
        self.narrowing.offer(found)

    def show_narrows(self, chosen: tuple[Narrow, ...]) -> None:
        """What the list is narrowed by."""
        self.narrowing.field.put("")
        self.narrowing.show_chosen(chosen)

    def show_fault(self, fault: Fault) -> None:
        """The list cannot be read."""
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc: from somebody, or from what was sent back, to the list."""
        if event.key() == Qt.Key.Key_Escape and (self.looking or self._at_mending):
            self._back()
        else:
            super().keyPressEvent(event)

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

    def _at_hand(self) -> str:
        """The id of whose row is worked on, else of who was looked at last; "" where nobody was."""
        row, details = self.table.currentIndex().row(), self.detail.details
        if row >= 0 and self.table.hasFocus():
            return self.model.person(row).member_id
        return details.member.member_id if details is not None else ""

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.chosen.emit(self.model.person(row).member_id)

    @property
    def _at_mending(self) -> bool:
        return self._below.currentWidget() is self.mending

    def _back(self) -> None:
        if self.looking and self._from_mending and self._to_mend:
            self._open_mending()
            return
        self._show_list()
        self.list_shown.emit()
        (self.table if self.model.rowCount() else self.search).setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self) -> None:
        if self.looking or self._at_mending:
            self._back()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _narrow(self) -> None:
        if self.looking or self._at_mending:
            self._back()
        self.narrowing.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _mend(self) -> None:
        if len(self._to_mend) == 1:
            self.mending.mend(0)
        else:
            self._open_mending()

    def _open_mending(self) -> None:
        self.list_shown.emit()
        self._below.setCurrentWidget(self.mending)
        self.mend.show_people(())
        self._show_search(shown=False)

    def _show_list(self) -> None:
        self._below.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._show_search(shown=True)
        self.mend.show_people(self._to_mend)

    def _show_search(self, *, shown: bool) -> None:
        for part in (self.search, self.filters, self.filters.day, self.narrowing):
            part.setVisible(shown)
        self.narrowing.chips.setVisible(shown and self.narrowing.set)

    def _show_empty(self) -> None:
        if self.filters.set or self.narrowing.set:
            self._empty_title.setText(self.tr("Nobody found"))
            self._empty_text.setText(
                self.tr("The list is narrowed by what is chosen above. Choose all again.")
            )
        elif self.search.text().strip():
            self._empty_title.setText(self.tr("Nobody found"))
            self._empty_text.setText(self.tr("Try fewer letters, or the beginning of the NIK."))
        else:
            self._empty_title.setText(self.tr("Nobody registered yet"))
            self._empty_text.setText(self.tr("Press F2 and type a NIK to begin."))
