"""Sponsor: sheets side by side, each with its own presenter."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from fieldreg.gui.language import Language
from fieldreg.gui.sponsors.candidates import CandidatesSheet
from fieldreg.gui.sponsors.endings import EndingsSheet
from fieldreg.gui.sponsors.hand_over import HandOverSheet
from fieldreg.gui.sponsors.promises import PromisesSheet
from fieldreg.gui.widgets import Page, Tabs


class SponsorsPage(Page):
    """`turned` carries the sheet that has come into sight."""

    turned = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.promises = PromisesSheet(language)
        self.candidates = CandidatesSheet(language)
        self.hand_over = HandOverSheet(language)
        self.endings = EndingsSheet(language)
        self._sheets: dict[str, PromisesSheet | CandidatesSheet | HandOverSheet | EndingsSheet] = {
            "promises": self.promises,
            "candidates": self.candidates,
            "hand_over": self.hand_over,
            "endings": self.endings,
        }
        self.tabs = Tabs(list(self._sheets.items()))
        self.tabs.turned.connect(self._turned)
        self.box.addWidget(self.tabs, 1)
        self._on_key("Escape", self._put_away)
        self._on_key("Ctrl+F", self._find)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Sponsors"))
        self.tabs.call(
            {
                "promises": self.tr("Sponsorships"),
                "candidates": self.tr("Candidates"),
                "hand_over": self.tr("Hand-over"),
                "endings": self.tr("Whose months end"),
            }
        )
        for sheet in self._sheets.values():
            sheet.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        """For F1: of the sheet in sight."""
        turn = [(f"Ctrl 1 … {len(self._sheets)}", self.tr("another sheet"))]
        return turn + self._sheets[self.tabs.here].keys()

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
        self.arrive()

    def _find(self) -> None:
        """Ctrl F: whoever is at the table now."""
        self.hand_over.put_away()
        self.tabs.turn("hand_over")

    def _on_key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
