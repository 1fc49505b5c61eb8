"""Which people the list is about: the day, the state at HQ, the card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.member import CardState, Verdict
from fieldreg.gui.people.presenter import Filter
from fieldreg.gui.widgets import Chips, column
from fieldreg.gui.words import card_text, verdict_text

_VERDICTS = (Verdict.WAITING, Verdict.ACCEPTED, Verdict.REJECTED, Verdict.DUPLICATE)
_CARDS = (
    CardState.WAITING, CardState.NO_NUMBER, CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER,
)  # fmt: skip


class Filters(QWidget):
    """`chosen` carries a `Filter`. The page gives `day` its place: beside the search there is room for it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = Chips(["", "today"])
        self.verdict = Chips(["", *_VERDICTS])
        self.card = Chips(["", *_CARDS])
        self.setLayout(column(self.verdict, self.card, spacing=2))
        for chips in (self.day, self.verdict, self.card):
            chips.choose("")
            chips.chosen.connect(self._tell)

    @property
    def set(self) -> bool:
        """Whether anybody may be left out."""
        return any(chips.value() for chips in (self.day, self.verdict, self.card))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.day.call(self.tr("Day"), {"": self.tr("All days"), "today": self.tr("Today")})
        verdicts = {verdict.value: verdict_text(verdict) for verdict in _VERDICTS}
        self.verdict.call(self.tr("At headquarters"), {"": self.tr("Any state")} | verdicts)
        cards = {card.value: card_text(card) for card in _CARDS}
        self.card.call(self.tr("Card"), {"": self.tr("Any card")} | cards)

    def _tell(self, _value: str) -> None:
        self.chosen.emit(
            Filter(today=bool(self.day.value()), verdict=self.verdict.value(), card=self.card.value())
        )
