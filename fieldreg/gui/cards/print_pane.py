"""Where cards go: a printer or a PDF; how far it is; and whether the paper is in hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.presenter import CardCounts, CardsScreen
from fieldreg.gui.cards.print_screen import PDF, PrintScreen
from fieldreg.gui.documents import todays_file
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import (
    Action,
    Card,
    Choice,
    Field,
    Picker,
    PrimaryAction,
    column,
    heading,
    label,
    row,
    set_tone,
)

_SHEET, _SINGLE = "a4", "cr80"
_COLOUR, _BLACK = "colour", "black"
_BOTH, _FRONTS, _BACKS = "both", "fronts", "backs"
_NOBODY = "no_cards_waiting"
"""F9 where nothing is to be made: no trouble, and told no longer once somebody waits."""


class PrintPane(Card):
    """Shows both presenters' screens; the page wires its parts."""

    printer_chosen = Signal(str)
    layout_chosen = Signal(str)
    ink_chosen = Signal(str)
    sides_chosen = Signal(str)
    copies_typed = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=4)
        self._language = language
        self._cards, self._print = CardsScreen(), PrintScreen()
        self._waiting_title, self._waiting = label(), label("figure")
        self._numbers_title, self._numbers = label(), label("figure")
        self._figures = QWidget()
        self._note = label("note", wrap=True)
        self.printer = Picker()
        self.layout_choice = Choice([_SHEET, _SINGLE], message=False)
        self.ink = Choice([_COLOUR, _BLACK], message=False)
        self.sides = Choice([_BOTH, _FRONTS, _BACKS], message=False)
        self.copies = Field()
        self.file = Field(message_lines=0, path=True)
        self.file.put(str(todays_file("kartu")))
        self.choose, self.open = Action("Ctrl+O"), Action("Ctrl+B")
        self.adjust, self.stop = Action("Ctrl+J"), Action("Esc")
        self.bundled = Action("Shift+F9")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._result_title, self._result = heading(wrap=True), label("note", wrap=True, tone="ink")
        self.make = PrimaryAction("F9")
        self._lay_out()
        self.printer.typed.connect(self.printer_chosen)
        self.layout_choice.typed.connect(self.layout_chosen)
        self.ink.typed.connect(self.ink_chosen)
        self.sides.typed.connect(self.sides_chosen)
        self.copies.typed.connect(self.copies_typed)
        self.layout_choice.put(_SHEET)
        self.ink.put(_COLOUR)
        # Esc is the page's: it also leaves a question that was opened.
        self.stop.setShortcut("")

    def retranslate(self) -> None:
        """Set every text anew."""
        self._waiting_title.setText(self.tr("Cards to make"))
        self._numbers_title.setText(self.tr("Numbers left"))
        self.printer.call(self.tr("Where to"))
        self.layout_choice.call(
            self.tr("Paper"), {_SHEET: self.tr("A4, ten cards"), _SINGLE: self.tr("Card (CR80)")}
        )
        self.ink.call(self.tr("Ink"), {_COLOUR: self.tr("Colour"), _BLACK: self.tr("Black")})
        self.sides.call(
            self.tr("Sides"),
            {_BOTH: self.tr("Both"), _FRONTS: self.tr("Fronts only"), _BACKS: self.tr("Backs only")},
        )
        self.copies.call(self.tr("How many backs"))
        self.file.call(self.tr("PDF file"))
        self.choose.say(self.tr("Choose…"))
        self.open.say(self.tr("Open the PDF"))
        self.adjust.say(self.tr("Adjust printer"))
        self.stop.say(self.tr("Stop"))
        self.stop.setShortcut("")
        self.bundled.say(self.tr("Use the bundled card"))
        self._show()

    def show_screen(self, screen: CardsScreen) -> None:
        """Counts, and the PDF."""
        self._cards = screen
        self._show()

    def show_printing(self, screen: PrintScreen) -> None:
        """Printers, and how far printing is."""
        self._print = screen
        self._show()

    def spread(self, *, wide: bool) -> None:
        """Over the whole page there is room for a printer's long name and a button beside it."""
        ways, side = QBoxLayout.Direction, Qt.AlignmentFlag
        self._where.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._where.setAlignment(self.adjust, side.AlignBottom if wide else side.AlignLeft)
        self._where.setStretch(0, 1 if wide else 0)

    @property
    def to_pdf(self) -> bool:
        """Whether a file is to be made."""
        return self._print.printer == PDF

    @property
    def busy(self) -> bool:
        """Whether cards are being made."""
        return self._cards.making or self._print.printing

    def _show(self) -> None:
        cards, printing = self._cards, self._print
        self._waiting.setText(count(cards.counts.waiting))
        self._numbers.setText(count(cards.counts.numbers_left))
        self._note.setText(self._note_text())
        names = {seen.name: seen.name for seen in printing.printers}
        if printing.printer and printing.printer not in names:
            names[printing.printer] = self.tr("%1 (not connected)").replace("%1", printing.printer)
        self.printer.offer({PDF: self.tr("PDF file"), **names})
        self.printer.put(printing.printer)
        self.layout_choice.put(printing.layout)
        self.ink.put(printing.ink)
        self.sides.put(printing.sides)
        self._show_copies()
        for part in (self.file, self.choose):
            part.setVisible(self.to_pdf)
        self.adjust.setVisible(not self.to_pdf)
        self.make.say(self._make_text())
        self._show_progress()
        self._show_result()

    def _show_copies(self) -> None:
        wrong = self._print.copies_wrong
        backs = self._print.sides == _BACKS
        self.copies.setVisible(backs)
        # Who waits does not count for them.
        self._figures.setVisible(not backs)
        if self.copies.text() != self._print.copies:
            self.copies.put(self._print.copies)
        self.copies.say(self.tr("From 1 to 10.000") if wrong else "", tone="bad" if wrong else "")
        self.copies.mark("bad" if wrong else "")

    def _note_text(self) -> str:
        counts = self._cards.counts
        if self._print.sides == _BACKS:
            return self.tr("Backs bear nobody's data: print them beforehand, the fronts on the day.")
        if counts.no_number:
            text = self.tr("%1 more wait for a number; sync to get numbers.")
            return text.replace("%1", count(counts.no_number))
        if counts == CardCounts(numbers_left=counts.numbers_left):
            return self.tr("Nobody is registered yet. Press F2 to register somebody.")
        if not counts.waiting:
            return self.tr("Everybody registered so far has a card. Press F2 to register somebody.")
        return self.tr("Every QR is read back before it is printed.")

    def _make_text(self) -> str:
        if self.busy:
            return self.tr("Making…")
        backs, waiting = self._print.sides == _BACKS, self._cards.counts.waiting
        if backs and not self.to_pdf:
            return self.tr("Print backs only")
        if self._print.to_send and not self.to_pdf:
            return self.tr("Go on: %1 left").replace("%1", count(self._print.to_send))
        if not backs and not waiting:
            return self.tr("No card is waiting")
        if self.to_pdf:
            return self.tr("Make the PDF")
        return self.tr("Print %1 cards").replace("%1", count(waiting))

    def _show_progress(self) -> None:
        cards, printing = self._cards, self._print
        self.progress.setVisible(self.busy)
        self.stop.setVisible(self.busy or printing.to_send > 0)
        if printing.printing:
            self.progress.setRange(0, max(1, printing.total))
            self.progress.setValue(printing.total - printing.to_send)
        else:
            self.progress.setRange(0, max(1, cards.counts.waiting))
            self.progress.setValue(cards.made_so_far)

    def _show_result(self) -> None:
        title, text, tone = self._outcome()
        for part, words in ((self._result_title, title), (self._result, text)):
            part.setText(words)
            part.setVisible(bool(words))
        set_tone(self._result_title, tone)
        made = self._cards.backs or self._cards.made
        self.open.setVisible(self.to_pdf and made is not None)
        fault = self._fault()
        self.bundled.setVisible(fault is not None and fault.code == "artwork_unusable" and not self.busy)

    def _fault(self) -> Fault | None:
        fault = self._cards.fault if self.to_pdf else self._print.fault
        if fault is not None and fault.code == _NOBODY and self._cards.counts.waiting:
            return None
        return fault

    def _outcome(self) -> tuple[str, str, str]:
        """Title, text and the title's tone."""
        fault = self._fault()
        if fault is not None and fault.code == _NOBODY:
            text = self.tr("No card is waiting. A spoiled one waits again once the list says so (Ctrl R).")
            return self.tr("Nothing was made"), text, ""
        if fault is not None:
            title = self.tr("! No PDF was made") if self.to_pdf else self.tr("! Printing stands still")
            return title, self._language.words.fault(fault), "bad"
        return self._outcome_of_pdf() if self.to_pdf else (*self._outcome_of_printing(), "")

    def _outcome_of_printing(self) -> tuple[str, str]:
        printing = self._print
        if printing.printing:
            text = self.tr("%1 of %2 went to the printer")
            done = printing.total - printing.to_send
            return text.replace("%1", count(done)).replace("%2", count(printing.total)), ""
        if printing.sides == _BACKS and printing.backs_done:
            text = self.tr("%1 backs went to the printer").replace("%1", count(printing.backs_done))
            return text, self.tr("Look at them before fronts are printed on the other side.")
        if printing.sides != _BACKS and printing.to_send:
            text = self.tr("%1 cards have not been printed yet").replace("%1", count(printing.to_send))
            return text, self.tr("F9 goes on, Esc prints no more of them.")
        return "", ""

    def _outcome_of_pdf(self) -> tuple[str, str, str]:
        cards = self._cards
        if cards.stopped:
            return self.tr("Stopped"), self.tr("Nothing was made, and nobody's card has changed."), ""
        if cards.backs is not None:
            text = self.tr("%1 backs: %2").replace("%1", count(cards.backs.copies))
            return self.tr("✓ The PDF is ready"), text.replace("%2", cards.backs.path.name), "ok"
        if cards.made is not None:
            made = cards.made
            text = self.tr("%1 cards on %2 pages, every QR read back: %3")
            text = text.replace("%1", count(made.cards)).replace("%2", count(made.pages))
            return self.tr("✓ The PDF is ready"), text.replace("%3", made.path.name), "ok"
        return "", "", ""

    def _lay_out(self) -> None:
        figures = row(spacing=24)
        for title, figure in ((self._waiting_title, self._waiting), (self._numbers_title, self._numbers)):
            figures.addLayout(column(title, figure, spacing=0))
        figures.addStretch(1)
        self._figures.setLayout(figures)
        self.box.addWidget(self._figures)
        self.box.addWidget(self._note)
        self._where = row(self.printer, self.adjust)
        self.box.addLayout(self._where)
        self.box.addLayout(row(self.layout_choice, self.ink, None, spacing=22))
        self.box.addWidget(self.sides)
        self.box.addWidget(self.copies)
        file = row(self.file, self.choose)
        file.setStretch(0, 1)
        file.setAlignment(self.choose, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(file)
        self.box.addWidget(self.progress)
        self.box.addLayout(row(self._result_title, None, self.open, self.bundled, self.stop))
        self.box.addWidget(self._result)
        self.box.addSpacing(scaled(4))
        self.box.addWidget(self.make)
        self.spread(wide=False)
