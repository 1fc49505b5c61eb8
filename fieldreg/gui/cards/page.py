"""The card page: what waits, where the PDF goes, and whether the cards are in hand."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from fieldreg.gui.cards.fate import FateCard
from fieldreg.gui.cards.presenter import CardsScreen
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count
from fieldreg.gui.widgets import (
    Action,
    Card,
    Choice,
    Field,
    Page,
    PrimaryAction,
    column,
    heading,
    label,
    row,
    two_columns,
)

_SHEET, _SINGLE = "a4", "cr80"


class CardsPage(Page):
    """`make_asked` carries the file and the layout."""

    make_asked = Signal(str, str)
    confirm_asked = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = CardsScreen()
        self._waiting_title, self._waiting = label(), label("amount")
        self._waiting_note = label("note", wrap=True)
        self.layout_choice = Choice([_SHEET, _SINGLE])
        self.layout_choice.put(_SHEET)
        self.file = Field()
        self.file.put(str(_suggested_file()))
        self.choose = Action("Ctrl+O")
        self.make = PrimaryAction("F9")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._result_title, self._result = heading(), label("note", wrap=True, tone="ink")
        self.open = Action("Ctrl+B")
        self._hand_title, self._hand = heading(), label("note", wrap=True, tone="ink")
        self.confirm = Action("Ctrl+T")
        self.one = FateCard(language)
        self._lay_out()
        self._wire()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Cards"))
        self._waiting_title.setText(self.tr("Cards to make"))
        self.layout_choice.call(
            self.tr("Paper"),
            {_SHEET: self.tr("A4, ten a sheet"), _SINGLE: self.tr("Card printer (CR80)")},
        )
        self.file.call(self.tr("PDF file"))
        self.choose.say(self.tr("Choose…"))
        self._hand_title.setText(self.tr("Cards in hand?"))
        self.confirm.say(self.tr("All of them are in hand"))
        self.open.say(self.tr("Open the PDF"))
        self.one.retranslate()
        self.show_screen(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("F9", self.tr("make the PDF")),
            ("Ctrl O", self.tr("choose the file")),
            ("Ctrl B", self.tr("open the PDF")),
            ("Ctrl T", self.tr("all cards are in hand")),
            ("Ctrl F", self.tr("look up one card")),
            ("Ctrl H", self.tr("hand it over")),
            ("Ctrl R", self.tr("spoiled: make it again")),
        ]

    def arrive(self) -> None:
        """F9 is all it takes."""
        self.make.setFocus(Qt.FocusReason.TabFocusReason)

    def show_screen(self, screen: CardsScreen) -> None:
        """Show this."""
        self._screen = screen
        counts = screen.counts
        self._waiting.setText(count(counts.waiting))
        self._waiting_note.setText(self._waiting_text(screen))
        self.make.say(self.tr("Making…") if screen.making else self.tr("Make the PDF"))
        self._progress.setVisible(screen.making)
        self._progress.setRange(0, counts.waiting)
        self._progress.setValue(screen.made_so_far)
        self._show_result(screen)
        self._hand.setText(self._hand_text(screen))
        self.confirm.setVisible(counts.issued > 0)

    def ask(self) -> None:
        """F9."""
        self.make_asked.emit(self.file.text(), self.layout_choice.text())

    def _waiting_text(self, screen: CardsScreen) -> str:
        if screen.counts.no_number:
            text = self.tr("%1 more wait for a number; sync to get numbers.")
            return text.replace("%1", count(screen.counts.no_number))
        if not screen.counts.waiting:
            return self.tr("Everybody registered so far has a card. Press F2 to register somebody.")
        return self.tr("Every QR is read back before the PDF is released.")

    def _show_result(self, screen: CardsScreen) -> None:
        self.open.setVisible(screen.made is not None)
        self._result_title.setVisible(screen.made is not None or screen.fault is not None)
        self._result.setVisible(self._result_title.isVisibleTo(self))
        if screen.fault is not None:
            self._result_title.setText(self.tr("No PDF was made"))
            self._result.setText(self._language.words.fault(screen.fault))
        elif screen.made is not None:
            self._result_title.setText(self.tr("✓ The PDF is ready"))
            text = self.tr("%1 cards on %2 pages, every QR read back: %3")
            made = screen.made
            self._result.setText(
                text.replace("%1", count(made.cards))
                .replace("%2", count(made.pages))
                .replace("%3", made.path.name)
            )

    def _hand_text(self, screen: CardsScreen) -> str:
        if screen.counts.issued:
            text = self.tr("%1 cards stand in a PDF. Confirm once the paper is in hand.")
            return text.replace("%1", count(screen.counts.issued))
        if screen.counts.printed:
            return self.tr("%1 cards are in hand.").replace("%1", count(screen.counts.printed))
        return self.tr("Nothing to confirm yet.")

    def _lay_out(self) -> None:
        make = Card(spacing=6)
        for part in (self._waiting_title, self._waiting, self._waiting_note, self.layout_choice):
            make.box.addWidget(part)
        make.box.addWidget(self.file)
        make.box.addLayout(row(self.choose, None))
        for widget in (self._progress, self._result_title, self._result):
            make.box.addWidget(widget)
        make.box.addLayout(row(self.open, None))
        make.box.addWidget(self.make)
        hand = Card(spacing=6)
        for widget in (self._hand_title, self._hand):
            hand.box.addWidget(widget)
        hand.box.addLayout(row(self.confirm, None))
        right = QWidget()
        right.setLayout(column(hand, self.one, spacing=12))
        self.box.addWidget(two_columns(make, right), 1)

    def _wire(self) -> None:
        self.make.clicked.connect(self.primary_asked)
        self.file.entered.connect(self.primary_asked)
        self.choose.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)
        self.confirm.clicked.connect(self.confirm_asked)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.one.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("PDF file"), self.file.text(), "PDF (*.pdf)")
        if path:
            self.file.put(path)

    def _open(self) -> None:
        if self._screen.made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._screen.made.path)))


def _suggested_file() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or ".") / f"kartu-{date.today():%Y-%m-%d}.pdf"  # noqa: DTZ011  a name for people
