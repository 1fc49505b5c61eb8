"""Kegiatan: the activation at the left, how it stands at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreg.gui.activation.board_card import BoardCard
from fieldreg.gui.activation.informed_card import InformedCard
from fieldreg.gui.activation.plan_card import PlanCard
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.language import Language
from fieldreg.gui.widgets import Page, column, label, two_columns


class ActivationPage(Page):
    """`opened`, `joined` and `counted` as the cards tell them."""

    open_asked = Signal(dict)
    join_asked = Signal(str)
    inform_asked = Signal(str, str, int)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.plan, self.informed, self.board = PlanCard(language), InformedCard(), BoardCard(language)
        self._fault = label("note", wrap=True, tone="bad")
        self._fault.hide()
        left = QWidget()
        left.setLayout(column(self.plan, self.informed, self._fault, spacing=12))
        self.box.addWidget(two_columns(left, self.board), 1)
        self.plan.opened.connect(self.open_asked)
        self.plan.joined.connect(self.join_asked)
        self.informed.counted.connect(self.inform_asked)
        self._on_key("Ctrl+I", self.informed.reach)
        self._on_key("Escape", self.plan.put_away)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Activation"))
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

    def _on_key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
