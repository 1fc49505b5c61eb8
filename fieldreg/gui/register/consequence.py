"""The right column: what it costs, what it gives, the card as it will be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldreg.domain.contribution import Quote
from fieldreg.domain.months import Month
from fieldreg.gui.register.card_preview import CardPreview
from fieldreg.gui.shown import money, month, plain
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, label

_MONTHS_SHOWN = 4


class CostCard(Card):
    """The contribution, month by month; equal months stand together."""

    def __init__(self) -> None:
        super().__init__(spacing=2)
        self._label = label()
        self._amount = label("amount")
        self._hint = label("note", wrap=True)
        self._relief = label("note", wrap=True, tone="ok")
        months = QWidget()
        grid = QGridLayout(months)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(scaled(1))
        self._rows = []
        for at in range(_MONTHS_SHOWN):
            when, what = label("note"), label("note", tone="ink")
            grid.addWidget(when, at, 0)
            grid.addWidget(what, at, 1, Qt.AlignmentFlag.AlignRight)
            self._rows.append((when, what))
        for part in (self._label, self._amount, self._hint, months, self._relief):
            self.box.addWidget(part)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label.setText(self.tr("Contribution"))
        self._hint.setText(self.tr("Shown as soon as the income is known."))

    def show_quote(self, quote: Quote | None, relief_until: Month | None, language: str) -> None:
        """The amount of the whole and of its months."""
        self._hint.setVisible(quote is None)
        self._amount.setText(money(quote.total_rp) if quote else "Rp –")
        runs = _runs(quote) if quote else []
        for at, (when, what) in enumerate(self._rows):
            shown = at < len(runs)
            when.setVisible(shown)
            what.setVisible(shown)
            if shown:
                first, last, each, size = runs[at]
                name = month(first, language)
                when.setText(name if size == 1 else f"{name} – {month(last, language)}")
                what.setText(plain(each) if size == 1 else f"{size} × {plain(each)}")
        self._relief.setVisible(relief_until is not None)
        if relief_until is not None:
            until = month(relief_until, language)
            self._relief.setText(self.tr("50% already taken off (PP 50/2025) until %1").replace("%1", until))


class BenefitCard(Card):
    """What the membership gives, no more than is true."""

    def __init__(self) -> None:
        super().__init__(spacing=3)
        self._label = label()
        self._jkk = label("note", wrap=True, tone="ink")
        self._jkm = label("note", wrap=True, tone="ink")
        self._jht = label("note", wrap=True, tone="ink")
        for part in (self._label, self._jkk, self._jkm, self._jht):
            self.box.addWidget(part)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label.setText(self.tr("What it gives"))
        self._jkk.setText(self.tr("JKK: care after an accident at work, without a limit"))
        self._jkm.setText(self.tr("JKM: a sum for the family; in full after 3 months"))
        self._jht.setText(self.tr("JHT: savings for old age"))

    def show_programmes(self, *, with_savings: bool) -> None:
        """JHT only where it was chosen."""
        self._jht.setVisible(with_savings)


class CardCard(Card):
    """The card as it will be."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.preview = CardPreview()
        self.box.addWidget(self.preview)

    def retranslate(self) -> None:
        """The card itself is always in Indonesian."""
        self.preview.setAccessibleName(self.tr("Preview of the card"))


def _runs(quote: Quote) -> list[tuple[Month, Month, int, int]]:
    """Months of the same amount in a row: first, last, the amount of each, how many."""
    runs: list[tuple[Month, Month, int, int]] = []
    for one in quote.months:
        if runs and runs[-1][2] == one.total_rp:
            first, _, each, size = runs[-1]
            runs[-1] = (first, one.month, each, size + 1)
        else:
            runs.append((one.month, one.month, one.total_rp, 1))
    return runs
