"""Sponsor: sheets side by side, each with its own presenter."""

from fieldreg.gui.language import Language
from fieldreg.gui.sponsors.candidates import CandidatesSheet
from fieldreg.gui.sponsors.endings import EndingsSheet
from fieldreg.gui.sponsors.hand_over import HandOverSheet
from fieldreg.gui.sponsors.promises import PromisesSheet
from fieldreg.gui.widgets import SheetsPage


class SponsorsPage(SheetsPage):
    """Promises, candidates, the hand-over, and whose months end."""

    def __init__(self, language: Language) -> None:
        self.promises = PromisesSheet(language)
        self.candidates = CandidatesSheet(language)
        self.hand_over = HandOverSheet(language)
        self.endings = EndingsSheet(language)
        super().__init__(
            {
                "promises": self.promises,
                "candidates": self.candidates,
                "hand_over": self.hand_over,
                "endings": self.endings,
            }
        )
        self.on_key("Ctrl+F", self._find)
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
        self.retranslate_sheets()

    def _find(self) -> None:
        """Ctrl F: whoever is at the table now."""
        self.hand_over.put_away()
        self.tabs.turn("hand_over")
