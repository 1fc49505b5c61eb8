"""The sync page: what waits and since when, F9, how it went, when it goes on; the stick; the last rounds."""

from datetime import date
from math import ceil
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from fieldreg.gui.exchange.carry_card import CarryCard, settled_lines
from fieldreg.gui.exchange.presenter import ExchangeScreen
from fieldreg.gui.exchange.rounds_card import RoundsCard
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, kilobytes, moment
from fieldreg.gui.widgets import (
    Card,
    Page,
    PrimaryAction,
    column,
    heading,
    label,
    set_tone,
    two_columns,
)

if TYPE_CHECKING:
    from fieldreg.sync import Progress


class ExchangePage(Page):
    """Shows an `ExchangeScreen`; the stick has a card of its own."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = ExchangeScreen()
        self._zone, self._today = ZoneInfo("Asia/Jakarta"), date.min
        self._waiting_title, self._waiting = label(), label("amount")
        self._since = label("note", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress_text = label("note")
        self.sync = PrimaryAction("F9")
        self._result_title, self._result = heading(), label("note", wrap=True, tone="ink")
        self._next = label("note", wrap=True)
        self._receipt_title, self._receipt = heading(), label("note", wrap=True, tone="ink")
        self.carry, self.kept = CarryCard(language), RoundsCard(language)
        self._lay_out()
        self.sync.clicked.connect(self.primary_asked)
        self.on_key("Ctrl+R", self._reach_rounds)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Synchronisation"))
        self._waiting_title.setText(self.tr("Records that headquarters does not have yet"))
        self._receipt_title.setText(self.tr("Last receipt"))
        self.carry.retranslate()
        self.kept.retranslate()
        self.show_screen(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("F9", self.tr("sync now")),
            ("Ctrl B", self.tr("write the file for headquarters")),
            ("Ctrl O", self.tr("take the reply of headquarters")),
            ("Ctrl R", self.tr("the last rounds")),
            ("PgUp PgDn", self.tr("scroll")),
        ]

    def arrive(self) -> None:
        """F9 is all it takes."""
        self.sync.setFocus(Qt.FocusReason.TabFocusReason)

    def use_clock(self, zone: ZoneInfo, today: date) -> None:
        """Times are shown in the market's zone; today's without a date."""
        self._zone, self._today = zone, today

    def show_screen(self, screen: ExchangeScreen) -> None:
        """Show this."""
        self._screen = screen
        self.sync.say(self.tr("Sending…") if screen.rounds.syncing else self.tr("Sync now"))
        self._show_waiting(screen)
        self._show_progress(screen)
        self._show_result(screen)
        if screen.kept is not None:
            self.kept.show_rounds(screen.kept, zone=self._zone, today=self._today)
        self.kept.setVisible(screen.kept is not None)
        self._next.setText(self._next_text(screen))
        self._next.setVisible(bool(self._next.text()))
        status = screen.status
        if status is not None and not status.queued:
            self.carry.forget_written()
        if status is None:
            self._receipt.setText("–")
        elif status.last_contact_ms is None:
            self._receipt.setText(self.tr("None yet: this laptop has never reached headquarters."))
        else:
            text = self.tr("Headquarters has everything up to record %1, as of %2.")
            at = moment(status.last_contact_ms, self._zone, today=self._today)
            self._receipt.setText(text.replace("%1", count(status.acknowledged_seq)).replace("%2", at))

    def _show_waiting(self, screen: ExchangeScreen) -> None:
        status = screen.status
        self._waiting.setText(count(status.queued) if status else "–")
        lines = []
        if status is None:
            pass
        elif status.oldest_waiting_ms is not None and status.queued:
            at = moment(status.oldest_waiting_ms, self._zone, today=self._today)
            lines.append(self.tr("The oldest has waited since %1.").replace("%1", at))
            if status.carried:
                carried = self.tr("%1 of them are on a stick: carried, not yet received.")
                lines.append(carried.replace("%1", count(status.carried)))
        elif screen.rounds.synced is None:
            lines.append(self.tr("Everything has arrived."))
        self._since.setText("\n".join(lines))
        self._since.setVisible(bool(lines))

    def _show_progress(self, screen: ExchangeScreen) -> None:
        rounds = screen.rounds
        self._progress.setVisible(rounds.syncing)
        self._progress_text.setVisible(rounds.syncing)
        progress = rounds.progress
        if progress is not None and progress.bulk_size:
            self._show_member_list(progress)
            return
        # Without an answer yet there is no figure: a busy bar says that it is under way.
        self._progress.setRange(0, max(1, screen.to_bring) if progress else 0)
        self._progress.setValue(screen.arrived if progress else -1)
        if progress is None:
            self._progress_text.setText(self.tr("Reaching headquarters…"))
        else:
            text = self.tr("%1 of %2 records, %3 sent")
            self._progress_text.setText(
                text.replace("%1", count(screen.arrived))
                .replace("%2", count(screen.to_bring))
                .replace("%3", kilobytes(progress.bytes_up))
            )

    def _show_member_list(self, progress: "Progress") -> None:
        """All records are there; what is bulky comes now."""
        self._progress.setRange(0, progress.bulk_size)
        self._progress.setValue(progress.bulk_have)
        text = self.tr("Member list: %1 of %2")
        text = text.replace("%1", kilobytes(progress.bulk_have))
        self._progress_text.setText(text.replace("%2", kilobytes(progress.bulk_size)))

    def _show_result(self, screen: ExchangeScreen) -> None:
        rounds = screen.rounds
        shown = rounds.fault is not None or rounds.synced is not None
        self._result_title.setVisible(shown)
        self._result.setVisible(shown)
        if rounds.fault is not None:
            self._result_title.setText(self.tr("! Not sent"))
            self._result.setText(self._language.words.fault(rounds.fault))
            set_tone(self._result_title, "bad")
        elif rounds.synced is not None:
            outcome = rounds.synced.outcome
            # Since then somebody else may have been registered: "everything" would not be true any more.
            waiting = screen.status is not None and screen.status.queued > 0
            self._result_title.setText(
                self.tr("✓ The last round arrived") if waiting else self.tr("✓ Everything has arrived")
            )
            set_tone(self._result_title, "ok")
            sizes = self.tr("%1 records sent (%2 up, %3 down)").replace("%1", count(outcome.sent))
            sizes = sizes.replace("%2", kilobytes(outcome.bytes_up))
            lines = [sizes.replace("%3", kilobytes(outcome.bytes_down)), *settled_lines(outcome.settled)]
            if left := rounds.synced.fetched.left:
                lines.append(self.tr("Member list: %1 are still to come").replace("%1", kilobytes(left)))
            self._result.setText("\n".join(lines))

    def _next_text(self, screen: ExchangeScreen) -> str:
        rounds = screen.rounds
        if rounds.syncing or (rounds.automatic and rounds.online and rounds.next_s is None):
            return self.tr("First do what stands above, then F9.") if rounds.stopped else ""
        if not rounds.automatic:
            return self.tr("It does not begin by itself: switched off in the settings. F9 syncs.")
        if not rounds.online:
            return self.tr("No network. As soon as there is one, it begins by itself.")
        minutes = ceil((rounds.next_s or 0) / 60)
        if minutes <= 1:
            return self.tr("It begins by itself within a minute.")
        return self.tr("It begins by itself in %1 minutes.").replace("%1", count(minutes))

    def _lay_out(self) -> None:
        now = Card(spacing=6)
        for part in (
            self._waiting_title, self._waiting, self._since, self._progress, self._progress_text,
            self._result_title, self._result, self.sync, self._next,
        ):  # fmt: skip
            now.box.addWidget(part)
        receipt = Card(spacing=6)
        receipt.box.addWidget(self._receipt_title)
        receipt.box.addWidget(self._receipt)
        right = QWidget()
        right.setLayout(column(receipt, self.carry, spacing=12))
        self._parts = two_columns(now, right, below=self.kept)
        self.box.addWidget(self._parts, 1)
        # Ctrl B and Ctrl O are pressed wherever the page is scrolled to.
        self.carry.told.connect(lambda: self._parts.show_part(self.carry, above_all=self.carry.said))

    def _reach_rounds(self) -> None:
        self.kept.reach()
        self._parts.show_part(self.kept, above_all=self.kept.table)
