"""The card of the last rounds: did it arrive, since when, and what went wrong at noon."""

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, Qt

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, span
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import (
    Card,
    FittingColumns,
    KeyCap,
    Row,
    RowsModel,
    WholeCell,
    heading,
    label,
    plain_table,
    row,
)

if TYPE_CHECKING:
    from fieldreg.app import KeptRound

WHEN, RECORDS, HOW = range(3)
_WHEN_PX, _RECORDS_PX, _ROW_PX = 176, 84, 32
_HEAD_PX, _ROWS_AT_LEAST = 44, 6
"""The table takes what height there is; where the page scrolls, so many rows stand there."""


class RoundsCard(Card):
    """Only shows; a row tells all that it has below the table."""

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=6)
        self._language = language
        self._rounds: tuple[KeptRound, ...] = ()
        self._zone, self._today = ZoneInfo("Asia/Jakarta"), date.min
        self._title, self._none = heading(), label("note", wrap=True)
        self._key = KeyCap("Ctrl R")
        self.model = RowsModel(numeric=(RECORDS,))
        self.model.call([""] * 3)
        self.table = plain_table(self.model, row_px=_ROW_PX)
        self._whole = WholeCell(self.table, self.model)
        FittingColumns(self.table, stretch=(HOW,), widths_px={WHEN: _WHEN_PX, RECORDS: _RECORDS_PX})
        head = row(self._title, None, self._key)
        head.setContentsMargins(0, 0, 2, 0)  # in line with the table
        self.box.addLayout(head)
        for part in (self._none, self.table, self._whole):
            self.box.addWidget(part)
        self.box.setStretchFactor(self.table, 1)
        self.box.addStretch(0)
        self._whole.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("The last rounds"))
        self._none.setText(self.tr("None yet. Each round will stand here, by line or by stick."))
        self.table.setAccessibleName(self.tr("The last rounds, newest first"))
        self.model.call((self.tr("When"), self.tr("Records"), self.tr("How it ended")))
        self._show()

    def show_rounds(self, rounds: "tuple[KeptRound, ...]", *, zone: ZoneInfo, today: date) -> None:
        """Newest first; times in the market's zone."""
        if (rounds, zone, today) != (self._rounds, self._zone, self._today):
            self._rounds, self._zone, self._today = rounds, zone, today
            self._show()

    def reach(self) -> None:
        """Ctrl R: the newest comes into sight, and tells all that it has."""
        if self._rounds:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.selectRow(0)

    def _show(self) -> None:
        self.model.show_rows([self._row(each) for each in self._rounds])
        self._none.setVisible(not self._rounds)
        for part in (self.table, self._key):
            part.setVisible(bool(self._rounds))
        self._keep_room()

    def _keep_room(self) -> None:
        rows = min(len(self._rounds), _ROWS_AT_LEAST)
        self.table.setMinimumHeight(scaled(_HEAD_PX + _ROW_PX * rows))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another text size, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_room()

    def _row(self, each: "KeptRound") -> Row:
        when = span(each.first_ms, each.last_ms, self._zone, today=self._today)
        sign, text, tone = self._how(each)
        several = self.tr("%1 times: %2").replace("%1", count(each.times))
        text = several.replace("%2", text) if each.times > 1 else text
        return Row((when, count(each.sent) if each.sent else "–", f"{sign} {text}"), tone=tone)

    def _how(self, each: "KeptRound") -> tuple[str, str, str]:
        """A sign, the words, a tone."""
        told = " · ".join(verdicts(each.accepted, each.duplicates, each.rejected))
        if each.fault:
            said = self._language.words.fault(Fault(each.fault, **each.values))
            said = f"{told} · {said}" if told else said
            return "!", said if each.way == "line" else self.tr("By stick: %1").replace("%1", said), "bad"
        if each.way == "written":
            if not each.sent:
                return "✓", self.tr("On a stick: nothing waited"), ""
            return "…", self.tr("On a stick: carried, not yet received"), "warn"
        if not each.moved:
            nothing = self.tr("Reached headquarters; nothing waited")
            return "✓", nothing if each.way == "line" else self.tr("Reply from a stick: nothing new"), ""
        arrived = self.tr("Arrived") if each.way == "line" else self.tr("Arrived; reply from a stick")
        tone = "warn" if each.duplicates or each.rejected else "ok"
        return "✓", f"{arrived} · {told}" if told else arrived, tone


def verdicts(accepted: int, duplicates: int, rejected: int) -> tuple[str, ...]:
    """What HQ decided about people; nothing where it decided nothing."""
    translate = QCoreApplication.translate
    words = (
        (accepted, translate("ExchangePage", "%1 accepted")),
        (duplicates, translate("ExchangePage", "%1 registered before")),
        (rejected, translate("ExchangePage", "%1 sent back")),
    )
    return tuple(text.replace("%1", count(number)) for number, text in words if number)
