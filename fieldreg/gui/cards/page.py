"""The card page: the cards by state, where they go, and whether the paper is in hand."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from fieldreg.gui.cards.calibrate import CalibrateCard
from fieldreg.gui.cards.list_pane import CardList
from fieldreg.gui.cards.presenter import CardsScreen
from fieldreg.gui.cards.print_pane import PrintPane
from fieldreg.gui.cards.print_screen import PrintScreen
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count
from fieldreg.gui.theme import cap_width, scaled
from fieldreg.gui.widgets import Action, Card, Page, column, dress_as, heading, label, row, scrolling_exactly

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile

_LIST_PX, _PRINT_PX = 720, 520
_ROOM_PX = 1090
_ANY_PX = 8_000
"""Where one stands below the other, each takes the whole width."""


class CardsPage(Page):
    """`make_asked` carries whether the bundled card is to be used, `only_asked` whose card alone."""

    make_asked = Signal(bool)
    only_asked = Signal(str)
    confirm_asked = Signal()
    again_asked = Signal()
    stop_asked = Signal()
    slip_asked = Signal(Path)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._cards, self._print = CardsScreen(), PrintScreen()
        self.list = CardList(language)
        self.pane = PrintPane(language)
        self.calibrate = CalibrateCard()
        self.calibrate.hide()
        self._hand_title, self._hand = heading(), label("note", wrap=True, tone="ink")
        self.confirm, self.again = Action("Ctrl+T"), Action("Ctrl+G")
        self._lay_out()
        self._wire()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Cards"))
        self._hand_title.setText(self.tr("Cards in hand?"))
        self.confirm.say(self.tr("All are in hand"))
        self.again.say(self.tr("Print again"))
        for part in (self.list, self.pane, self.calibrate):
            part.retranslate()
        self._show_hand()

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("F9", self.tr("print, or make the PDF")),
            ("Esc", self.tr("stop printing")),
            ("Ctrl T", self.tr("all cards are in hand")),
            ("Ctrl G", self.tr("nothing came out: print again")),
            ("Ctrl F", self.tr("look up one card")),
            ("Ctrl P", self.tr("print only this one")),
            ("Ctrl H", self.tr("hand it over")),
            ("Ctrl R", self.tr("spoiled: make it again")),
            ("Ctrl S", self.tr("slip or receipt")),
            ("Ctrl J", self.tr("adjust the printer")),
            ("Ctrl I", self.tr("print the test card")),
            ("Shift F9", self.tr("print with the bundled card")),
            ("Ctrl O", self.tr("choose the file")),
            ("Ctrl B", self.tr("open the PDF")),
        ]

    def arrive(self) -> None:
        """F9 is all it takes."""
        self.pane.make.setFocus(Qt.FocusReason.TabFocusReason)

    def show_screen(self, screen: CardsScreen) -> None:
        """Counts, and the PDF."""
        self._cards = screen
        self.list.show_counts(screen.counts)
        self.pane.show_screen(screen)
        self._show_hand()
        self._keep_in_sight()

    def show_printing(self, screen: PrintScreen) -> None:
        """Printers, and how far printing is."""
        self._print = screen
        self.pane.show_printing(screen)
        if not screen.printer:
            self._show_calibrating(shown=False)
        self._show_hand()
        self._keep_in_sight()

    def show_profile(self, printer: str, profile: "PrinterProfile") -> None:
        """What is known of the chosen printer."""
        self.calibrate.show_profile(printer, profile)

    def ask(self) -> None:
        """F9."""
        self.make_asked.emit(False)  # noqa: FBT003  Qt's signals carry by place

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc leaves a question, else it stops."""
        if event.key() == Qt.Key.Key_Escape and self.list.fate.asking:
            self.list.fate.drop()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where text is large, the list stands below what F9 does."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(_ROOM_PX)
        ways = QBoxLayout.Direction
        way = ways.BottomToTop if narrow else ways.LeftToRight
        if way != self._columns.direction():
            self._columns.setDirection(way)
            self.pane.spread(wide=narrow)
            for part, width in self._parts:
                cap_width(part, _ANY_PX if narrow else width)
            here = self.focusWidget()
            if here is not None:
                self._area.show_part(here, above_all=here)

    def _keep_in_sight(self) -> None:
        """What has the focus stays in sight, whatever is told above it; below it, what is asked next."""
        here = self.focusWidget()
        if self.pane.isAncestorOf(here) and here.hasFocus():
            asked = not (self.confirm.isHidden() and self.again.isHidden())
            self._area.show_part(self._hand_card if asked else here, above_all=here)

    def _keep_row_in_sight(self) -> None:
        if self.list.table.hasFocus():
            self._area.show_part(self.list.fate, above_all=self.list.table)

    def _show_hand(self) -> None:
        counts = self._cards.counts
        self._hand.setText(self._hand_text())
        self.confirm.setVisible(counts.in_doubt > 0 and not self._print.printing)
        self.again.setVisible(self._print.sent > 0 and not self._print.printing)

    def _hand_text(self) -> str:
        counts, printing = self._cards.counts, self._print
        if counts.in_doubt and printing.sent:
            text = self.tr(
                "%1 cards went to %2. Look at the paper, then say so; mark a bad one in the list (Ctrl R)."
            )
            return text.replace("%1", count(counts.in_doubt)).replace("%2", printing.sent_to)
        if counts.in_doubt:
            text = self.tr("%1 cards stand in a PDF. Confirm once the paper is in hand.")
            return text.replace("%1", count(counts.in_doubt))
        if counts.printed:
            return self.tr("%1 cards are in hand.").replace("%1", count(counts.printed))
        return self.tr("Nothing to confirm yet.")

    def _lay_out(self) -> None:
        hand = self._hand_card = Card(spacing=4)
        for widget in (self._hand_title, self._hand):
            hand.box.addWidget(widget)
        hand.box.addLayout(row(self.confirm, self.again, None))
        right = QWidget()
        right.setLayout(column(self.pane, hand, self.calibrate, None, spacing=10))
        left = QWidget()
        left.setLayout(column(self.list))
        inside = dress_as(QWidget(), "ground")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(scaled(12))
        self._parts = ((left, _LIST_PX), (right, _PRINT_PX))
        for part, width in self._parts:
            cap_width(part, width)
            self._columns.addWidget(part, width)
        self._area = scrolling_exactly(inside)
        self.box.addWidget(self._area, 1)

    def _wire(self) -> None:
        pane = self.pane
        pane.make.clicked.connect(self.primary_asked)
        pane.file.entered.connect(self.primary_asked)
        pane.copies.entered.connect(self.primary_asked)
        pane.bundled.clicked.connect(lambda: self.make_asked.emit(True))  # noqa: FBT003  as above
        pane.choose.clicked.connect(self._choose)
        pane.open.clicked.connect(self._open)
        pane.stop.clicked.connect(self.stop_asked)
        pane.adjust.clicked.connect(self._adjust)
        self.confirm.clicked.connect(self.confirm_asked)
        self.again.clicked.connect(self.again_asked)
        self.list.fate.only.clicked.connect(lambda: self.only_asked.emit(self.list.chosen_id))
        self.list.slip_made.connect(_show_file)
        self.list.fate.slip.clicked.connect(lambda: self.slip_asked.emit(Path(pane.file.text()).parent))
        self.on_key("Ctrl+F", self.list.arrive)
        # Where text is large: who was found, and what can be done, belongs to what is typed.
        listed = self.list
        listed.search.reached.connect(lambda: self._area.show_part(listed.fate, above_all=listed.search))
        listed.table.selectionModel().currentRowChanged.connect(self._keep_row_in_sight)

    def _adjust(self) -> None:
        self._show_calibrating(shown=self.calibrate.isHidden())
        if not self.calibrate.isHidden():
            self.calibrate.arrive()
            # Only once it has been laid out there is a place to scroll to.
            QTimer.singleShot(0, self.calibrate, lambda: self._area.ensureWidgetVisible(self.calibrate))

    def _show_calibrating(self, *, shown: bool) -> None:
        self.calibrate.setVisible(shown)
        # The list fills the page's height, not that of rulers below it.
        left, _ = self._parts[0]
        self._columns.setAlignment(left, Qt.AlignmentFlag.AlignTop if shown else Qt.AlignmentFlag(0))

    def _choose(self) -> None:
        file = self.pane.file
        path, _ = QFileDialog.getSaveFileName(self, self.tr("PDF file"), file.text(), "PDF (*.pdf)")
        if path:
            file.put(path)

    def _open(self) -> None:
        made = self._cards.backs or self._cards.made
        if made is not None:
            _show_file(made.path)


def _show_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
