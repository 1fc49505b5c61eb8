"""The status strip: always there, always true."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from fieldreg.gui.exchange.rounds import RoundsSeen
from fieldreg.gui.frame.status import CLOCK_OFF_MS, StatusSeen
from fieldreg.gui.shown import count, gigabytes, moment
from fieldreg.gui.theme import fix_height, scaled
from fieldreg.gui.widgets import KeyCap, dress_as, label, set_tone

HEIGHT_PX, TIGHT_PX = 40, 26
_LOW_NUMBERS = 50
_ROOM_PX, _LITTLE_ROOM_PX = 1080, 800


class StatusStrip(QFrame):
    """Line, queue, numbers, disk, clock; on the right the officer and two keys."""

    def __init__(self) -> None:
        super().__init__()
        dress_as(self, "strip")
        fix_height(self, HEIGHT_PX)
        self._seen: StatusSeen | None = None
        self._rounds = RoundsSeen()
        self._narrow = False
        self._parts = [label("strip-text") for _ in range(5)]
        self._line, self._queue, self._numbers, self._disk, self._clock = self._parts
        self._officer, self._lock, self._keys = label("strip-text"), label("strip-text"), label("strip-text")
        box = QHBoxLayout(self)
        box.setContentsMargins(scaled(18), 0, scaled(18), 0)
        box.setSpacing(scaled(18))
        self._light = dress_as(QFrame(), "light")
        line = QHBoxLayout()
        line.setSpacing(scaled(7))
        line.addWidget(self._light, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._line)
        box.addLayout(line)
        for part in self._parts[1:]:
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self._officer)
        for key, text in (("Ctrl L", self._lock), ("F1", self._keys)):
            pair = QHBoxLayout()
            pair.setSpacing(scaled(5))
            pair.addWidget(KeyCap(key))
            pair.addWidget(text)
            box.addLayout(pair)
        self.retranslate()

    def tighten(self) -> None:
        """Give room to something that stands above the pages."""
        fix_height(self, TIGHT_PX)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._lock.setText(self.tr("lock"))
        self._keys.setText(self.tr("keys"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where large text leaves little room, what is well goes first."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._narrow = self.width() < scaled(_ROOM_PX)
        # Who is signed in knows it; what waits must be read whole.
        self._officer.setHidden(self.width() < scaled(_LITTLE_ROOM_PX))
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()
        super().changeEvent(event)

    def show_status(self, seen: StatusSeen) -> None:
        """What was read."""
        self._seen = seen
        self._show()

    def show_rounds(self, rounds: RoundsSeen) -> None:
        """How it stands with the line."""
        self._rounds = rounds
        self._show()

    def _show(self) -> None:
        if self._seen is None:
            return
        status = self._seen.status
        text, tone = self._line_text()
        self._say(self._line, text, tone)
        set_tone(self._light, tone)
        self._say(self._queue, self._queue_text(), "warn" if status.queued else "ok")
        numbers = self.tr("%1 numbers left").replace("%1", count(status.numbers_left))
        self._say(self._numbers, numbers, "warn" if status.numbers_left < _LOW_NUMBERS else "")
        low = any(problem.code == "disk_low" for problem in status.problems)
        disk = self.tr("Disk %1").replace("%1", gigabytes(status.disk_free_bytes))
        self._say(self._disk, disk, "bad" if low else "")
        self._say(self._clock, *self._clock_text())
        for part in (self._disk, self._clock):
            part.setHidden(self._narrow and not part.property("tone"))
        for part in (self._lock, self._keys):
            part.setHidden(self._narrow)
        self._officer.setText(self.tr("Officer: %1").replace("%1", status.officer))

    def _line_text(self) -> tuple[str, str]:
        assert self._seen is not None
        status = self._seen.status
        if self._rounds.syncing:
            return self.tr("Sending now"), "ok"
        if any(problem.code == "device_revoked" for problem in status.problems):
            return self.tr("Revoked by headquarters"), "bad"
        if status.last_contact_ms is None:
            return self.tr("Never reached headquarters"), "warn"
        at = moment(status.last_contact_ms, self._seen.zone, today=self._seen.today)
        if not self._rounds.online:
            return self.tr("No network; last contact %1").replace("%1", at), "warn"
        if self._rounds.fault is not None:
            return self.tr("No line; last contact %1").replace("%1", at), "warn"
        return self.tr("Last contact %1").replace("%1", at), "ok"

    def _queue_text(self) -> str:
        assert self._seen is not None
        status = self._seen.status
        if not status.queued or status.oldest_waiting_ms is None:
            return self.tr("Nothing waits")
        since = moment(status.oldest_waiting_ms, self._seen.zone, today=self._seen.today)
        text = self.tr("%1 wait since %2")
        return text.replace("%1", count(status.queued)).replace("%2", since)

    def _clock_text(self) -> tuple[str, str]:
        assert self._seen is not None
        status = self._seen.status
        if status.last_contact_ms is None:
            return self.tr("Clock not compared yet"), ""
        if abs(status.clock_skew_ms) < CLOCK_OFF_MS:
            return self.tr("Clock is right"), ""
        minutes = count(round(abs(status.clock_skew_ms) / 60_000))
        return self.tr("Clock off by %1 min, corrected").replace("%1", minutes), "warn"

    @staticmethod
    def _say(part: QLabel, text: str, tone: str) -> None:
        part.setText(text)
        set_tone(part, tone)
