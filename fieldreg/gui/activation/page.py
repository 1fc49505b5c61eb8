"""Kegiatan: the activation and how it stands; then the day's end."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.gui.activation.board_card import BoardCard
from fieldreg.gui.activation.closing import ClosingSheet
from fieldreg.gui.activation.informed_card import InformedCard
from fieldreg.gui.activation.leaflet import LeafletSheet
from fieldreg.gui.activation.plan_card import PlanCard
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.language import Language
from fieldreg.gui.widgets import Page, Tabs, column, label, two_columns


class BoardSheet(QWidget):
    """The activation at the left, how it stands at the right."""

    open_asked = Signal(dict)
    join_asked = Signal(str)
    inform_asked = Signal(str, str, int)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.plan, self.informed, self.board = PlanCard(language), InformedCard(), BoardCard()
        self._fault = label("note", wrap=True, tone="bad")
        self._fault.hide()
        left = QWidget()
        left.setLayout(column(self.plan, self.informed, self._fault, spacing=12))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(two_columns(left, self.board))
        self.plan.opened.connect(self.open_asked)
        self.plan.joined.connect(self.join_asked)
        self.informed.counted.connect(self.inform_asked)

    def retranslate(self) -> None:
        """Set every text anew."""
        for card in (self.plan, self.informed, self.board):
            card.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl N", self.tr("open an activation (coordinator)")),
            ("Ctrl J", self.tr("join one by its code")),
            ("Ctrl K", self.tr("leave it")),
            ("Ctrl I", self.tr("count somebody who was told")),
            ("Ctrl U", self.tr("take one of those back")),
        ]

    def arrive(self) -> None:
        """Where work goes on: counting, or joining."""
        if self.informed.isVisibleTo(self):
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
        for card in (self.plan, self.informed, self.board):
            card.show_board(screen)
        beside_field = screen.fault is not None and screen.fault.code == "activation_code_wrong"
        self._fault.setVisible(screen.fault is not None and not beside_field)
        self._fault.setText(self._language.words.fault(screen.fault) if screen.fault else "")

    def opened(self) -> None:
        """The activation stands: the form has done its work."""
        self.plan.put_away()


class ActivationPage(Page):
    """`turned` carries the sheet that has come into sight."""

    turned = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.today, self.closing, self.leaflet = (
            BoardSheet(language), ClosingSheet(language), LeafletSheet(language)
        )  # fmt: skip
        self._sheets: dict[str, BoardSheet | ClosingSheet | LeafletSheet] = {
            "today": self.today,
            "closing": self.closing,
            "leaflet": self.leaflet,
        }
        self.tabs = Tabs(list(self._sheets.items()))
        self.tabs.turned.connect(self._turned)
        self.box.addWidget(self.tabs, 1)
        self._on_key("Ctrl+I", self.today.informed.reach)
        self._on_key("Escape", self._put_away)
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
        for sheet in self._sheets.values():
            sheet.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        """For F1: of the sheet in sight."""
        return [("Ctrl 1 … 3", self.tr("another sheet")), *self._sheets[self.tabs.here].keys()]

    def arrive(self) -> None:
        """Where the sheet begins."""
        self._sheets[self.tabs.here].arrive()

    def go_on(self) -> None:
        """F9: what the sheet in sight is for."""
        self._sheets[self.tabs.here].go_on()

    def _turned(self, name: str) -> None:
        self.turned.emit(name)
        self.arrive()

    def _put_away(self) -> None:
        self._sheets[self.tabs.here].put_away()

    def _on_key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
