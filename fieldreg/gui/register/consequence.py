"""The right column: what it costs, what it gives, the card as it will be."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fieldreg.domain.contribution import Quote
from fieldreg.domain.member import PaymentMethod
from fieldreg.domain.months import Month
from fieldreg.domain.names import tidy_name
from fieldreg.domain.programmes import Payer
from fieldreg.gui.register.card_preview import CardFace, CardPreview
from fieldreg.gui.register.person_card import PersonCard
from fieldreg.gui.register.sponsor_terms import Sponsor
from fieldreg.gui.register.work_card import WITH_JHT, WorkCard
from fieldreg.gui.shown import money, month, plain
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, KeyCap, label, row

DETAILS_KEY = "Alt+R"


class CostCard(Card):
    """The contribution: equal months stand together, or each by itself with its programmes."""

    def __init__(self) -> None:
        super().__init__(spacing=2)
        self._label, self._key = label(), KeyCap(DETAILS_KEY.replace("+", " "))
        self._what_key = label("note")
        self._amount = label("amount")
        self._hint = label("note", wrap=True)
        self._relief = label("note", wrap=True, tone="ok")
        self._payer = label("note", wrap=True, tone="ink")
        self._payer.hide()
        self.in_detail = False
        self._quote: Quote | None = None
        self._language = "id"
        months = QWidget()
        self._grid = QGridLayout(months)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(8))
        self._grid.setVerticalSpacing(scaled(1))
        self._grid.setColumnStretch(0, 1)
        self._cells: dict[tuple[int, int], QLabel] = {}
        self.box.addLayout(row(self._label, None, self._what_key, self._key, spacing=6))
        for part in (self._amount, self._hint, months, self._relief, self._payer):
            self.box.addWidget(part)
        self.box.addStretch(1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label.setText(self.tr("Contribution"))
        self._what_key.setText(self.tr("by month"))
        self._hint.setText(self.tr("Shown as soon as the income is known."))

    def toggle_detail(self) -> None:
        """Every month by itself, and back."""
        self.in_detail = not self.in_detail
        self._show_months()

    def show_quote(self, quote: Quote | None, relief_until: Month | None, language: str) -> None:
        """The amount of the whole and of its months."""
        self._quote, self._language = quote, language
        self._hint.setVisible(quote is None)
        self._amount.setText(money(quote.total_rp) if quote else "Rp –")
        self._show_months()
        self._relief.setVisible(relief_until is not None)
        if relief_until is not None:
            until = month(relief_until, language)
            self._relief.setText(self.tr("50% already taken off (PP 50/2025) until %1").replace("%1", until))

    def show_sponsor(self, sponsor: Sponsor | None) -> None:
        """Who pays it, if not the person; public budgets get no relief."""
        self._payer.setVisible(sponsor is not None)
        if sponsor is not None:
            text = self.tr("Paid by %1").replace("%1", sponsor.donor)
            if sponsor.payer in (Payer.APBN, Payer.APBD):
                text += " · " + self.tr("no relief for %1").replace("%1", sponsor.payer.value.upper())
            self._payer.setText(text)

    def _show_months(self) -> None:
        rows: list[tuple[str, ...]] = []
        if self._quote and self.in_detail:
            rows = _each_month(self._quote, self._language)
        elif self._quote:
            rows = _runs(self._quote, self._language)
        for cell in self._cells.values():
            cell.hide()
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = self._cell(at, column)
                cell.setText(text)
                cell.show()

    def _cell(self, at: int, column: int) -> QLabel:
        if (at, column) not in self._cells:
            cell = self._cells[at, column] = label("note", tone="ink" if column else "")
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(cell, at, column, side)
        return self._cells[at, column]


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
        # Below the form it is as high as what stands beside it.
        self.box.addStretch(1)

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

    def show_person(self, person: PersonCard, work: WorkCard, quote: Quote | None) -> None:
        """With what stands in the form now."""
        months = [one.month for one in quote.months] if quote else []
        span = f"{month(months[0], 'id')} – {month(months[-1], 'id')}" if months else ""
        nik = person.nik.text().replace(" ", "")
        born = "" if person.birth_date.message_tone == "bad" else person.birth_date.text()
        self.preview.show_face(
            CardFace(
                name=tidy_name(person.name.text()),
                born=born.replace("/", "-"),
                nik_last4=nik[-4:] if len(nik) == 16 else "",
                programmes="JKK · JKM · JHT" if work.programmes.text() == WITH_JHT else "JKK · JKM",
                months=month(months[0], "id") if len(months) == 1 else span,
                paid=work.payment_method.text() != PaymentMethod.LATER,
            )
        )


def _each_month(quote: Quote, language: str) -> list[tuple[str, ...]]:
    """A row a month under the programmes' names: the month, JKK, JKM, JHT where it was chosen, together."""
    with_savings = any(one.jht_rp for one in quote.months)
    rows: list[tuple[str, ...]] = [("", "JKK", "JKM", *(("JHT",) if with_savings else ()), "Rp")]
    for one in quote.months:
        savings = (plain(one.jht_rp),) if with_savings else ()
        amounts = (plain(one.jkk_rp), plain(one.jkm_rp), *savings, plain(one.total_rp))
        rows.append((month(one.month, language), *amounts))
    return rows


def _runs(quote: Quote, language: str) -> list[tuple[str, ...]]:
    """Months of the same amount in a row stand together: Nov 2026 – Des 2026, 2 × 11.400."""
    rows: list[tuple[str, ...]] = []
    for each_rp, same in groupby(quote.months, key=lambda one: one.total_rp):
        months = [month(one.month, language) for one in same]
        if len(months) == 1:
            rows.append((months[0], plain(each_rp)))
        else:
            rows.append((f"{months[0]} – {months[-1]}", f"{len(months)} × {plain(each_rp)}"))
    return rows
