"""Sponsor: sheets side by side, each with its own presenter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from fieldreg.gui.language import Language
from fieldreg.gui.sponsors.candidates import CandidatesSheet
from fieldreg.gui.sponsors.endings import EndingsSheet
from fieldreg.gui.sponsors.promises import PromisesSheet
from fieldreg.gui.widgets import Page, Tabs


class SponsorsPage(Page):
    """`turned` carries the sheet that has come into sight."""

    turned = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.promises = PromisesSheet(language)
        self.candidates = CandidatesSheet(language)
        self.endings = EndingsSheet(language)
        self._sheets: dict[str, PromisesSheet | CandidatesSheet | EndingsSheet] = {
            "promises": self.promises,
            "candidates": self.candidates,
            "endings": self.endings,
        }
        self.tabs = Tabs(list(self._sheets.items()))
        self.tabs.turned.connect(self._turned)
        self.box.addWidget(self.tabs, 1)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._put_away)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Sponsors"))
        self.tabs.call(
            {
                "promises": self.tr("Sponsorships"),
                "candidates": self.tr("Candidates"),
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
