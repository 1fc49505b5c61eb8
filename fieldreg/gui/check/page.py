"""The page that says of a card whether it is genuine."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar

from fieldreg.domain.dates import short_date
from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import grouped_kpj
from fieldreg.gui.check.camera_card import CameraPane
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, moment
from fieldreg.gui.widgets import Action, Card, Field, Page, label, row, set_tone, two_columns
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.credential import CardVerdict

_TONES = {
    "genuine": "ok",
    "void": "bad",
    "not_genuine": "bad",
    "unknown_issuer": "warn",
    "not_a_card": "warn",
}


class CheckPage(Page):
    """`scanned` carries what a scanner typed, `file_chosen` a picture or PDF."""

    scanned = Signal(str)
    file_chosen = Signal(Path)
    stop_asked = Signal()

    def __init__(self, language: Language, work: Work) -> None:
        super().__init__()
        self._language = language
        self._verdicts: tuple[CardVerdict, ...] = ()
        self._zone = ZoneInfo("Asia/Jakarta")
        self.text = Field(message_lines=0)
        self.choose = Action("Ctrl+O")
        self.hint = label("note", wrap=True)
        self._verdict = label("amount", wrap=True)
        self._count = label("note", wrap=True)
        self._details = label("reading", wrap=True, tone="ink")
        self._as_of = label("note", wrap=True)
        self._fault = label("reading", wrap=True, tone="bad")
        self.camera = CameraPane(language, work, beside=self.choose)
        ask, answer = Card(spacing=6), Card(spacing=6)
        ask.box.addWidget(self.text)
        ask.box.addWidget(self.hint)
        self._progress, self.stop = QProgressBar(), Action("Esc")
        self._progress.setTextVisible(False)
        ask.box.addWidget(self.camera)
        ask.box.addLayout(row(self._progress, self.stop))
        for part in (self._verdict, self._count, self._details, self._as_of, self._fault):
            answer.box.addWidget(part)
        self._answer = answer
        self._columns = two_columns(ask, answer)
        self.box.addWidget(self._columns, 1)
        answer.hide()
        self.text.entered.connect(self._enter)
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(self.stop_asked)
        self.show_reading(0, 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Check a card"))
        self.text.call(self.tr("Scan the card's QR"), hint=self.tr("scan here, or paste the text"))
        self.hint.setText(self.tr("Works without a line: the keys of headquarters are on this laptop."))
        self.choose.say(self.tr("Picture or PDF…"))
        self.stop.say(self.tr("Stop"))
        self.camera.retranslate()
        self.show_verdicts(self._verdicts)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Enter", self.tr("check what was scanned")),
            ("Ctrl O", self.tr("check a picture or PDF")),
            ("Ctrl M", self.tr("camera on or off")),
            ("Esc", self.tr("stop reading a PDF")),
        ]

    def arrive(self) -> None:
        """Ready for the scanner."""
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def use_zone(self, zone: ZoneInfo) -> None:
        """Times are shown in the market's zone."""
        self._zone = zone

    def show_verdicts(self, verdicts: "tuple[CardVerdict, ...]") -> None:
        """The worst of them large, all of them by name."""
        self._verdicts = verdicts
        if not verdicts:
            return
        self._answer.show()
        self._fault.hide()
        worst = next((one for one in verdicts if one.verdict != "genuine"), verdicts[0])
        counted = Counter(one.verdict for one in verdicts)
        self._count.setVisible(len(verdicts) > 1)
        self._count.setText(
            " · ".join(f"{self._verdict_text(each)}: {count(n)}" for each, n in counted.most_common())
            if len(counted) > 1
            else self.tr("All %1 cards").replace("%1", count(len(verdicts)))
        )
        self._verdict.setText(self._verdict_text(worst.verdict))
        set_tone(self._verdict, _TONES[worst.verdict])
        # What is not right comes first, and is told apart.
        in_turn = sorted(verdicts, key=lambda one: one.verdict == "genuine")
        mixed = len(counted) > 1
        details = [
            f"{self._verdict_text(one.verdict)[:2] if mixed else ''}{self._details_of(one)}"
            for one in in_turn
        ]
        if any(one.verdict == "void" for one in verdicts):
            details.append(
                self.tr("Do not accept a withdrawn card. Ask for the person's newer one, or call the office.")
            )
        self._details.setText("\n".join(details))
        if worst.as_of_ms is None:
            self._as_of.setText(self.tr("There are no keys yet: sync first."))
        else:
            at = moment(worst.as_of_ms, self._zone, today=date.min)
            self._as_of.setText(self.tr("By the list of headquarters as of %1").replace("%1", at))
        for part in (self._verdict, self._details, self._as_of):
            part.show()
        self._columns.show_part(self._answer, above_all=self._verdict)

    def show_reading(self, done: int, pages: int) -> None:
        """How far a PDF has been read."""
        for part in (self._progress, self.stop):
            part.setVisible(pages > 1)
        self._progress.setRange(0, max(1, pages))
        self._progress.setValue(done)

    def show_fault(self, fault: Fault) -> None:
        """The picture cannot be read."""
        self._answer.show()
        for part in (self._verdict, self._count, self._details, self._as_of):
            part.hide()
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()
        self._columns.show_part(self._answer, above_all=self._fault)

    def _verdict_text(self, verdict: str) -> str:
        return {
            "genuine": self.tr("✓ Genuine"),
            "void": self.tr("! No longer counts"),
            "not_genuine": self.tr("! Not genuine"),
            "unknown_issuer": self.tr("? Unknown issuer"),
            "not_a_card": self.tr("? Not a membership card"),
        }[verdict]

    def _details_of(self, verdict: "CardVerdict") -> str:
        claims = verdict.claims
        if verdict.reason == "misread":
            return self._language.words.say("term", "card_misread")
        if claims is None:
            return {
                "not_genuine": self.tr("Headquarters did not sign this. Do not accept it; tell the office."),
                "unknown_issuer": self.tr("This laptop does not know who signed it. Sync, then scan again."),
            }.get(verdict.verdict, self.tr("This is something else. Scan the QR on the front of the card."))
        parts = (claims.name, grouped_kpj(claims.kpj), short_date(claims.birth_date))
        text = " · ".join(parts)
        if verdict.replaced_by:
            number = grouped_kpj(verdict.replaced_by)
            text += "\n" + self.tr("The number that stands: %1").replace("%1", number)
        return text

    def _enter(self) -> None:
        self.scanned.emit(self.text.text())
        # The next card's text must not be joined to this one's.
        self.text.put("")

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Picture or PDF"), "", "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)"
        )
        if path:
            self.file_chosen.emit(Path(path))
