"""Kegiatan: the activation and how it stands; then the day's end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.gui.activation.board_card import BoardCard
from fieldreg.gui.activation.closing import ClosingSheet
from fieldreg.gui.activation.count_card import CountCard
from fieldreg.gui.activation.informed_card import InformedCard
from fieldreg.gui.activation.leaflet import LeafletSheet
from fieldreg.gui.activation.plan_card import PlanCard
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.language import Language
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Sheet, SheetsPage, column, label, two_columns


class BoardSheet(Sheet):
    """How many, at the top; the activation at the left, who has come at the right."""

    open_asked = Signal(dict)
    join_asked = Signal(str)
    inform_asked = Signal(str, str, int)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.count, self.board = CountCard(), BoardCard()
        self.plan, self.informed = PlanCard(language), InformedCard()
        self._fault = label("note", wrap=True, tone="bad")
        self._fault.hide()
        self._cards = (self.count, self.plan, self.informed, self.board)
        self._arriving = False
        for card in self._cards:
            card.hide()  # all come at once, with the first numbers: nothing stands there empty, nothing jumps
        left = QWidget()
        left.setLayout(column(self.plan, self.informed, self._fault, spacing=12))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(scaled(12))
        box.addWidget(self.count)
        box.addWidget(two_columns(left, self.board), 1)
        self.plan.opened.connect(self.open_asked)
        self.plan.joined.connect(self.join_asked)
        self.informed.counted.connect(self.inform_asked)

    def retranslate(self) -> None:
        """Set every text anew."""
        for card in self._cards:
            card.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl N", self.tr("open an activation (coordinator)")),
            ("Ctrl J", self.tr("join one by its code")),
            ("Ctrl K", self.tr("leave it")),
            ("Ctrl I", self.tr("count somebody who was told")),
            ("Ctrl U", self.tr("take one of those back")),
            ("F9", self.tr("open the one that is filled in")),
            ("Esc", self.tr("leave the form")),
            ("PgUp PgDn", self.tr("scroll")),
        ]

    def arrive(self) -> None:
        """Where work goes on: counting, or joining."""
        self._arriving = self.plan.isHidden()
        if self._arriving:
            self.setFocus(Qt.FocusReason.TabFocusReason)  # until there are numbers
        elif self.informed.isVisibleTo(self):
            self.informed.reach()
        else:
            self.plan.join.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9: open the activation, where its form is filled."""
        if self.plan.filling():
            self.plan.open.click()

    def put_away(self) -> None:
        """Esc."""
        self.plan.put_away()

    def show_board(self, screen: BoardScreen) -> None:
        """Show this."""
        for card in self._cards:
            card.show_board(screen)
        for card in (self.count, self.plan, self.board):
            card.setVisible(screen.board is not None)
        beside_field = screen.fault is not None and screen.fault.code == "activation_code_wrong"
        self._fault.setVisible(screen.fault is not None and not beside_field)
        self._fault.setText(self._language.words.fault(screen.fault) if screen.fault else "")
        if self._arriving and self.hasFocus() and screen.board is not None:
            self.arrive()

    def opened(self) -> None:
        """The activation stands: the form has done its work."""
        self.plan.put_away()


class ActivationPage(SheetsPage):
    """How the day stands, its end, and what the programmes give."""

    def __init__(self, language: Language) -> None:
        self.today, self.closing = BoardSheet(language), ClosingSheet(language)
        self.leaflet = LeafletSheet(language)
        super().__init__({"today": self.today, "closing": self.closing, "leaflet": self.leaflet})
        self.on_key("Ctrl+I", self.today.informed.reach)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Activation"))
        self.tabs.call(
            {
                "today": self.tr("How it stands"),
                "closing": self.tr("Close the day"),
                "leaflet": self.tr("Explain"),
            }
        )
        self.retranslate_sheets()
