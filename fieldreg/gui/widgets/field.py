"""One field: its label above, what is wrong below, what was understood inside it."""

import re
from typing import Protocol

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from fieldreg.gui.theme import fix_height, scaled
from fieldreg.gui.widgets.card import label, row
from fieldreg.gui.widgets.elided import ElidedLabel
from fieldreg.gui.widgets.line import Line
from fieldreg.gui.widgets.looks import dress_as, keep_within, set_by_name, set_tone
from fieldreg.gui.widgets.stacked import lies_behind

HEIGHT_PX, MESSAGE_PX = 38, 17
_SENTENCE = re.compile(r"(?<=[.?]) |; ")


class Field(QWidget):
    """A line of text. `typed` tells only what a person typed, never what the program put there."""

    typed = Signal(str)
    entered = Signal()
    """Enter was pressed."""
    reached = Signal()
    left = Signal()
    said = Signal()
    """The message has changed."""
    tells_whole = False
    """Whether a text that is too long for the line stands whole below it, where nothing else is told."""

    undoes_alone = False
    """Whether an undo too many in this line is nobody else's."""

    def __init__(
        self,
        *,
        height: int = HEIGHT_PX,
        message_lines: int = 1,
        labelled: bool = True,
        secret: bool = False,
        path: bool = False,
        look: str = "",
    ) -> None:
        super().__init__()
        self.edit = dress_as(Line(), look)
        self._bare_copy, self._secret = look == "nik", secret
        self._label, self._note = label(), label()
        # Where there is no room for both, the name is read.
        self._origin = ElidedLabel("origin", wanting=True)
        for part in (self._label, self._origin):
            # In line with the frame, which keeps room for its halo.
            part.setContentsMargins(2, 0, 2, 0)
        self._note.hide()
        self._message = ElidedLabel() if message_lines == 1 else label("message", wrap=True)
        self._message.setContentsMargins(2, 0, 2, 0)
        fix_height(self._message, MESSAGE_PX * message_lines)
        set_by_name(self._message, alignment="AlignTop|AlignLeft")
        self.message_tone = self._told = ""
        self.frame = dress_as(QFrame(), "field")
        fix_height(self.frame, height, extra=4)
        inside = QHBoxLayout(self.frame)
        inside.setContentsMargins(scaled(10), 0, scaled(10), 0)
        inside.setSpacing(scaled(6))
        inside.addWidget(self.edit, 1)
        inside.addWidget(self._note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if labelled:
            box.addLayout(row(self._label, None, self._origin))
        box.addWidget(self.frame)
        if message_lines:
            box.addWidget(self._message)
        keep_within(self, self._label, self._origin, self._message)
        # The frame has the focus with its line, and the style sheet lights it up.
        self.frame.setFocusProxy(self.edit)
        self.setFocusProxy(self.edit)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.end_tells_most = path
        self.edit.textEdited.connect(self.typed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.installEventFilter(self)

    def call(self, name: str, *, hint: str = "") -> None:
        """The field's name for eyes and for screen readers, and a hint while it is empty."""
        self._label.setText(name)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)

    def name(self) -> str:
        """What it is called."""
        return self._label.text()

    def text(self) -> str:
        """What stands in it."""
        return self.edit.text()

    def put(self, text: str) -> None:
        """Fill it from the program; the cursor is kept where the text is the same."""
        if self.edit.text() != text:
            self.edit.setText(text)
            if not self.edit.hasFocus():
                self.edit.setCursorPosition(0)
            self.say(self._told, tone=self.message_tone)

    def note(self, text: str, *, tone: str = "") -> None:
        """What was understood, inside the field at its right: "Rp1.500.000", "7 dari 16", "✓"."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        set_tone(self._note, tone)

    def tell_origin(self, text: str, *, tone: str = "") -> None:
        """Where the value came from, above the field at its right: "dari NIK", "tetap"."""
        self._origin.setText(text)
        set_tone(self._origin, tone)

    def say(self, message: str, *, tone: str = "") -> None:
        """What is wrong, or what was understood, right below; `tone` is bad, warn, ok or ""."""
        self._told = message
        if not message and self.tells_whole and self.edit.too_long():
            message = self.edit.text()
        if (message, tone) == (self._message.text(), self.message_tone):
            return
        self.message_tone = tone
        self._message.setText(message)
        set_tone(self._message, tone)
        self.edit.setAccessibleDescription(message)
        self.said.emit()

    def mark(self, tone: str) -> None:
        """The frame's state: bad, warn, given (needs no typing) or ""."""
        set_tone(self.frame, tone)
        if tone == "bad" and self._secret:
            # Nobody sees what stands there: it is typed anew, not added to.
            self.edit.selectAll()

    def message(self) -> str:
        """What stands below it now."""
        return self._message.text()

    def lend_message(self) -> None:
        """Somebody else shows the message from now on, with more room for it."""
        self._message.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Light the frame while the line has the focus; copy a number without its blanks."""
        if watched is not self.edit:
            return False
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.say(self._told, tone=self.message_tone)
        elif kind == QEvent.Type.FocusIn:
            self.frame.update()
            self.reached.emit()
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.frame.update()
            if not _comes_back(event.reason()):
                # The beginning of a name tells more than its end.
                self.edit.setCursorPosition(0)
                self.left.emit()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Undo) and not self._undoes(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._bare_copy and self._copied_bare(event)
        return False

    def _undoes(self, event: QKeyEvent) -> bool:
        """Where nothing has been typed, undoing is the page's; but never by a key that is only held down."""
        undone = self.edit.isRedoAvailable() and self.undoes_alone
        return self.edit.isUndoAvailable() or undone or event.isAutoRepeat()

    def _copied_bare(self, event: QKeyEvent) -> bool:
        if not (event.matches(QKeySequence.StandardKey.Copy) and self.edit.hasSelectedText()):
            return False
        QGuiApplication.clipboard().setText(self.edit.selectedText().replace(" ", ""))
        return True


def _comes_back(reason: "QtCore.Qt.FocusReason") -> bool:
    """Whether a line is left for a moment only: typing goes on where it stopped, not at the beginning."""
    reasons = QtCore.Qt.FocusReason
    if reason in (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason, reasons.MenuBarFocusReason):
        return True
    # A page behind this one does not get it (`Window`).
    now = QApplication.focusWidget()
    return now is not None and lies_behind(now)


class Speaking(Protocol):
    """A part of a page that has something to say about what was entered."""

    message_tone: str

    @property
    def said(self) -> SignalInstance:
        """The message has changed."""
        ...

    def message(self) -> str:
        """What is wrong, or ""."""
        ...

    def lend_message(self) -> None:
        """Leave showing it to somebody else."""
        ...


def shared_message(*fields: Speaking) -> QLabel:
    """One line for the messages of fields side by side: each alone would have too little room."""
    line = ElidedLabel()
    line.setContentsMargins(2, 0, 2, 0)
    fix_height(line, MESSAGE_PX)

    def gather() -> None:
        speaking = [field for field in fields if field.message()]
        messages = [field.message() for field in speaking]
        if len(messages) > 1:
            # Both say what is wrong; what to do about it follows as soon as one of them is mended.
            messages = [_SENTENCE.split(message)[0].rstrip(".") for message in dict.fromkeys(messages)]
        line.setText(" · ".join(messages))
        tones = {field.message_tone for field in speaking}
        set_tone(line, next((tone for tone in ("bad", "warn", "ok") if tone in tones), ""))

    for field in fields:
        field.lend_message()
        field.said.connect(gather)
    return line
