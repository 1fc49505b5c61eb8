"""The status strip: always there, always true."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from fieldreg.domain.spans import MINUTES_A_DAY, MINUTES_AN_HOUR
from fieldreg.gui.exchange.rounds import RoundsSeen
from fieldreg.gui.frame.status import CLOCK_OFF_MS, StatusSeen
from fieldreg.gui.shown import count, gigabytes, moment
from fieldreg.gui.theme import fix_height, scaled
from fieldreg.gui.widgets import KeyCap, dress_as, label, set_tone

HEIGHT_PX, TIGHT_PX = 40, 26
_LOW_NUMBERS = 50
_NO_WORDS, _NO_CLOCK, _NO_DISK, _NO_OFFICER, _NO_NUMBERS, _IN_FEW_WORDS = range(1, 7)
_MOST_LEFT_OUT = _IN_FEW_WORDS
_GAP_PX, _WORD_GAP_PX, _SIDE_PX, _LIGHT_PX = 18, 5, 18, 19
_AROUND_PX = 2 * _SIDE_PX + _LIGHT_PX
_MORE = "\x1f"
"""Between what must be read and what may be left out; a "|" in the sentences to translate."""


class StatusStrip(QFrame):
    """Line, queue, numbers, disk, clock; on the right the officer and two keys.

    Where there is no room for all of it, what is well goes first, and what is not says it in fewer words.
    """

    def __init__(self) -> None:
        super().__init__()
        dress_as(self, "strip")
        fix_height(self, HEIGHT_PX)
        self._seen: StatusSeen | None = None
        self._rounds = RoundsSeen()
        self._parts = [label("strip-text") for _ in range(5)]
        self._line, self._queue, self._numbers, self._disk, self._clock = self._parts
        self._officer, self._lock, self._keys = label("strip-text"), label("strip-text"), label("strip-text")
        # A long name or sentence never widens the window: `_fit` finds the words that there is room for.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(scaled(_SIDE_PX), 0, scaled(_SIDE_PX), 0)
        box.setSpacing(scaled(_GAP_PX))
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
        self._caps = (KeyCap("Ctrl L"), KeyCap("F1"))
        for cap, text in zip(self._caps, (self._lock, self._keys), strict=True):
            pair = QHBoxLayout()
            pair.setSpacing(scaled(_WORD_GAP_PX))
            pair.addWidget(cap)
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
        """More room, or less."""
        super().resizeEvent(event)
        self._show()

    def event(self, event: QEvent) -> bool:
        """A part has got its letters, perhaps larger ones: what there is room for is found anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._show()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
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
        self._officer.setText(self.tr("Officer: %1").replace("%1", self._seen.status.officer))
        told = self._told()
        left_out = next(
            (n for n in range(_MOST_LEFT_OUT) if self._needed(told, n) <= self.width()), _MOST_LEFT_OUT
        )
        for part, (text, tone) in told.items():
            part.setText(_words(text, left_out))
            set_tone(part, tone)
            part.setHidden(self._is_left_out(part, tone, left_out))
        set_tone(self._light, told[self._line][1])
        for part in (self._lock, self._keys, self._officer):
            part.setHidden(self._is_left_out(part, "", left_out))

    def _told(self) -> dict[QLabel, tuple[str, str]]:
        """Each part's text and tone; what may be left out of a text stands behind `_MORE`."""
        assert self._seen is not None
        status = self._seen.status
        low = any(problem.code == "disk_low" for problem in status.problems)
        disk = f"{'! ' if low else ''}{self.tr('Disk %1')}".replace("%1", gigabytes(status.disk_free_bytes))
        return {
            self._line: self._line_text(),
            self._queue: self._queue_text(),
            self._numbers: self._numbers_text(),
            self._disk: (disk, "bad" if low else ""),
            self._clock: self._clock_text(),
        }

    def _is_left_out(self, part: QLabel, tone: str, left_out: int) -> bool:
        """First what everybody knows by then, and what is well; trouble is never left out."""
        first_without = {
            self._lock: _NO_WORDS,
            self._keys: _NO_WORDS,
            self._clock: _NO_CLOCK,
            self._disk: _NO_DISK,
            self._officer: _NO_OFFICER,
            self._numbers: _NO_NUMBERS,
        }
        return not tone and part in first_without and left_out >= first_without[part]

    def _needed(self, told: dict[QLabel, tuple[str, str]], left_out: int) -> int:
        """So wide it is with so much left out."""
        texts = {part: (_words(text, left_out), tone) for part, (text, tone) in told.items()}
        for part in (self._officer, self._lock, self._keys):
            texts[part] = (part.text(), "")
        width = scaled(_AROUND_PX)
        for part, (text, tone) in texts.items():
            if not self._is_left_out(part, tone, left_out):
                part.ensurePolished()
                gap = _WORD_GAP_PX if part in (self._lock, self._keys) else _GAP_PX
                width += part.fontMetrics().horizontalAdvance(text) + 2 + scaled(gap)
        for cap in self._caps:
            cap.ensurePolished()
            width += cap.sizeHint().width() + scaled(_GAP_PX)
        return width

    def _numbers_text(self) -> tuple[str, str]:
        assert self._seen is not None
        left = self._seen.status.numbers_left
        if not left:
            return self.tr("No numbers left|: the cards follow").replace("|", _MORE), "bad"
        return self.tr("%1 numbers left").replace("%1", count(left)), "warn" if left < _LOW_NUMBERS else ""

    def _line_text(self) -> tuple[str, str]:
        assert self._seen is not None
        status = self._seen.status
        if self._rounds.syncing:
            return self.tr("Sending now"), "ok"
        if any(problem.code == "device_revoked" for problem in status.problems):
            return self.tr("Revoked| by headquarters").replace("|", _MORE), "bad"
        if status.last_contact_ms is None:
            return self.tr("Never reached headquarters"), "warn"
        # Of another day's contact, the day is what matters.
        at = moment(status.last_contact_ms, self._seen.zone, today=self._seen.today).replace(" ", f"{_MORE} ")
        if not self._rounds.online:
            return self.tr("No network|; last contact %1").replace("|", _MORE).replace("%1", at), "warn"
        if self._rounds.fault is not None:
            return self.tr("No line|; last contact %1").replace("|", _MORE).replace("%1", at), "warn"
        return self.tr("Last contact %1").replace("%1", at), "ok"

    def _queue_text(self) -> tuple[str, str]:
        assert self._seen is not None
        status = self._seen.status
        if not status.queued or status.oldest_waiting_ms is None:
            return self.tr("Nothing waits"), "ok"
        since = moment(status.oldest_waiting_ms, self._seen.zone, today=self._seen.today)
        text = self.tr("%1 wait| since %2").replace("|", _MORE)
        return text.replace("%1", count(status.queued)).replace("%2", since), "warn"

    def _clock_text(self) -> tuple[str, str]:
        assert self._seen is not None
        status = self._seen.status
        if status.last_contact_ms is None:
            return self.tr("Clock not compared yet"), ""
        if abs(status.clock_skew_ms) < CLOCK_OFF_MS:
            return self.tr("Clock is right"), ""
        off = round(abs(status.clock_skew_ms) / 60_000)
        if off >= MINUTES_A_DAY:
            text, off = self.tr("Clock off| by %1 d, corrected"), round(off / MINUTES_A_DAY)
        elif off >= MINUTES_AN_HOUR:
            text, off = self.tr("Clock off| by %1 h, corrected"), round(off / MINUTES_AN_HOUR)
        else:
            text = self.tr("Clock off| by %1 min, corrected")
        return text.replace("|", _MORE).replace("%1", count(off)), "warn"


def _words(text: str, left_out: int) -> str:
    return text.split(_MORE, maxsplit=1)[0] if left_out >= _IN_FEW_WORDS else text.replace(_MORE, "")
