"""The second sheet: what hands have counted at the left, what agrees and what does not at the right."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldreg.domain.closing import Balance
from fieldreg.domain.differences import Difference, Weight
from fieldreg.gui.activation.closing_presenter import CASH
from fieldreg.gui.activation.screen import ClosingScreen
from fieldreg.gui.documents import todays_file
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, money
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import (
    Action,
    Aside,
    Card,
    Field,
    FittingColumns,
    PrimaryAction,
    Row,
    RowsModel,
    Sheet,
    WholeCell,
    column,
    heading,
    label,
    plain_table,
    row,
)

_LEFT_PX = 360
WHAT, NUMBER, WHO = range(3)
_NUMBER_PX, _ROW_PX = 118, 32
_MOST_NAMED = 12
"""On the screen; the sheet on paper names them all."""


class ClosingSheet(Sheet):
    """`counted` carries the fields' texts, `close_asked` and `export_asked` the file."""

    counted = Signal(dict)
    close_asked = Signal(str)
    export_asked = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = ClosingScreen()
        self.model = RowsModel(numeric=(NUMBER,))
        self.model.call([""] * 3)
        self.table = plain_table(self.model, row_px=_ROW_PX)
        self._title, self._note = heading(), label("note", wrap=True)
        self.cards, self.file = Field(), Field(message_lines=0, path=True)
        self.file.put(str(todays_file("penutupan")))
        self.cash: dict[str, Field] = {}
        self._cash_box = QVBoxLayout()
        self._cash_box.setSpacing(scaled(2))
        self._state, self._written = heading(), label("note", wrap=True, tone="ok")
        self._changes = label("note", wrap=True, tone="warn")
        self._whole = WholeCell(self.table, self.model)
        self._fault = label("note", wrap=True, tone="bad")
        self.close_day, self.export = PrimaryAction("F9"), Action("Ctrl+E")
        self._lay_out()
        self.cards.typed.connect(self._count)
        self.close_day.clicked.connect(self.go_on)
        self.export.clicked.connect(lambda: self.export_asked.emit(self.file.text()))

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Counted by hand"))
        self._note.setText(
            self.tr("Count the cash and the cards in your hands, then compare. Empty: not counted.")
        )
        self.cards.call(self.tr("Cards still at the table"))
        self.file.call(self.tr("PDF file"))
        self.export.say(self.tr("Spreadsheet of the day"))
        self.table.setAccessibleName(self.tr("How the day stands"))
        self.model.call((self.tr("What"), self.tr("Number"), self.tr("Who or which")))
        self.show_closing(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("F9", self.tr("close the day and write the sheet")),
            ("Ctrl E", self.tr("write the day as a spreadsheet")),
        ]

    def arrive(self) -> None:
        """Where counting begins."""
        first = next(iter(self.cash.values()), self.cards)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9."""
        self.close_asked.emit(self.file.text())

    def show_closing(self, screen: ClosingScreen) -> None:
        """Show this."""
        self._screen = screen
        if [each for each, _ in screen.officers] != list(self.cash):
            self._make_cash_fields()
        for officer_id, name in screen.officers:
            self.cash[officer_id].call(self.tr("Cash of %1 (rupiah)").replace("%1", name))
        said = {problem.field: self._language.words.problem(problem) for problem in screen.problems}
        for name, field in self._fields().items():
            field.say(said.get(name, ""), tone="bad")
            field.mark("bad" if name in said else "")
        self.model.show_rows(self._rows())
        closed = screen.report is not None and bool(screen.report.closings)
        self.close_day.say(self.tr("Close the day anew") if closed else self.tr("Close the day"))
        self._state.setText(self._state_text())
        self._changes.setText(self._changes_text())
        self._changes.setVisible(bool(self._changes.text()))
        self._written.setVisible(bool(screen.file))
        self._written.setText(self.tr("✓ Written: %1").replace("%1", screen.file))
        self._fault.setVisible(screen.fault is not None)
        self._fault.setText(self._language.words.fault(screen.fault) if screen.fault else "")

    def _rows(self) -> list[Row]:
        report = self._screen.report
        if report is None:
            return []
        done = report.reconciliation
        rows = [self._difference(each) for each in done.differences]
        for balance in (done.people, done.numbers, done.cards, done.facts):
            rows += self._balance(balance)
        names = dict(self._screen.officers)
        rows += [
            Row(
                (
                    self._say("cash"),
                    money(each.recorded_rp),
                    self._cash_text(names.get(each.officer, ""), each),
                ),
                tone="ink",
            )
            for each in done.cash
        ]
        return rows

    def _difference(self, each: Difference) -> Row:
        wrong = each.weight is Weight.WRONG
        # An officer stands there by id.
        names = dict(self._screen.officers)
        first = each.records[:_MOST_NAMED]
        shown = (f"{names.get(record.shown, record.shown)} {record.name}" for record in first)
        who = ", ".join(text.strip() for text in shown)
        if left := len(each.records) - len(first):
            who = self.tr("%1 and %2 more").replace("%2", count(left)).replace("%1", who)
        if each.code == "facts_waiting":
            # Bare numbers of the journal say nothing.
            who = self.tr("record %1").replace("%1", who)
        number = money(each.amount_rp) if each.amount_rp else count(each.count)
        report = self._screen.report
        if each.code == "cards_miscounted" and report is not None and report.counted.cards is not None:
            there = report.reconciliation.figures["cards_in_hand"]
            number, who = f"{each.off_by:+d}", self._miscounted(report.counted.cards, there, who)
        return Row(
            (f"{'!' if wrong else '…'} {self._say(each.code)}", number, who), tone="bad" if wrong else "warn"
        )

    def _miscounted(self, counted: int, there: int, cards: str) -> str:
        """Both counts, and which cards there should be: nobody can say which one it is."""
        told = self.tr("counted %1, recorded %2").replace("%1", count(counted)).replace("%2", count(there))
        return f"{told}: {cards}" if there else told

    def _balance(self, balance: Balance) -> list[Row]:
        lines = [Row((self._say(balance.code), count(balance.whole), ""))]
        lines += [
            Row((f"    {self._say(part.code)}", count(part.count), ""))
            for part in balance.parts
            if part.count
        ]
        return lines

    def _cash_text(self, name: str, each: object) -> str:
        counted, receipts = getattr(each, "counted_rp", None), getattr(each, "receipts", 0)
        text = self.tr("%1, %2 receipts").replace("%1", name).replace("%2", count(receipts))
        if counted is None:
            return text
        return self.tr("%1; counted %2").replace("%1", text).replace("%2", money(counted))

    def _state_text(self) -> str:
        report = self._screen.report
        if report is None:
            return ""
        wrong = sum(each.weight is Weight.WRONG for each in report.reconciliation.differences)
        state = (
            self.tr("Everything agrees")
            if not wrong
            else self.tr("Differences: %1").replace("%1", count(wrong))
        )
        if not report.closings:
            return state
        return (
            self.tr("%1 · closed, issue %2").replace("%1", state).replace("%2", count(len(report.closings)))
        )

    def _changes_text(self) -> str:
        report = self._screen.report
        if report is None or not report.changes:
            return ""
        text = self.tr("Changes after the closing: %1. They stand on the next issue.")
        return text.replace("%1", count(len(report.changes)))

    def _say(self, code: str) -> str:
        return self._language.words.say("closing", code)

    def _fields(self) -> dict[str, Field]:
        return {"cards": self.cards} | {f"{CASH}{each}": field for each, field in self.cash.items()}

    def _make_cash_fields(self) -> None:
        for field in self.cash.values():
            field.setParent(None)
            field.deleteLater()
        self.cash = {officer_id: Field() for officer_id, _ in self._screen.officers}
        for field in self.cash.values():
            self._cash_box.addWidget(field)
            field.typed.connect(self._count)
        for one, other in pairwise((*self.cash.values(), self.cards)):
            # Made later than the cards' field, they would come last for Tab.
            self.setTabOrder(one.edit, other.edit)
        if self.cards.edit.hasFocus() and not self.cards.text():
            self.arrive()

    def _count(self) -> None:
        self.counted.emit({name: field.text() for name, field in self._fields().items()})

    def _lay_out(self) -> None:
        FittingColumns(self.table, stretch=(WHAT, WHO), widths_px={NUMBER: _NUMBER_PX}, first_to_go=(WHO,))
        card = Card(spacing=4)
        card.box.addWidget(self._title)
        card.box.addWidget(self._note)
        card.box.addLayout(self._cash_box)
        card.box.addWidget(self.cards)
        card.box.addWidget(self.file)
        card.box.addLayout(row(self.export, None))
        # What came of it is seen without scrolling.
        left = Aside(card, self._written, self._fault, self.close_day, width_px=_LEFT_PX)
        right = column(self._state, self._changes, self.table, self._whole, spacing=8)
        right.setStretchFactor(self.table, 1)
        both = row(left, spacing=12)
        both.addLayout(right, 1)
        self.setLayout(both)
