"""One field: its label above, what is wrong beside it, where its value came from inside it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.card import label
from fieldreg.gui.widgets.looks import dress_as, set_tone

HEIGHT = 38


class Field(QWidget):
    """A line of text. `typed` tells only what a person typed, never what the program put there."""

    typed = Signal(str)
    entered = Signal()
    """Enter was pressed."""
    reached = Signal()
    left = Signal()

    def __init__(
        self,
        *,
        height: int = HEIGHT,
        message_lines: int = 1,
        labelled: bool = True,
        secret: bool = False,
        look: str = "",
    ) -> None:
        super().__init__()
        self.edit = dress_as(QLineEdit(), look)
        self._label = label("label")
        if not labelled:
            self._label.hide()
        self._note = label("note")
        self._note.hide()
        self._message = ElidedLabel() if message_lines == 1 else label("message", wrap=True)
        self._message.setFixedHeight(scaled(17 * message_lines))
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.frame = dress_as(QFrame(), "field")
        self.frame.setFixedHeight(scaled(height) + 4)
        inside = QHBoxLayout(self.frame)
        inside.setContentsMargins(scaled(10), 0, scaled(10), 0)
        inside.setSpacing(scaled(6))
        inside.addWidget(self.edit, 1)
        inside.addWidget(self._note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._label, self.frame, self._message):
            box.addWidget(part)
        self.setFocusProxy(self.edit)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.textEdited.connect(self.typed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.installEventFilter(self)

    def call(self, name: str, *, hint: str = "") -> None:
        """The field's name for eyes and for screen readers, and a hint while it is empty."""
        self._label.setText(name)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)

    def text(self) -> str:
        """What stands in it."""
        return self.edit.text()

    def put(self, text: str) -> None:
        """Fill it from the program; the cursor is kept where the text is the same."""
        if self.edit.text() != text:
            self.edit.setText(text)

    def note(self, text: str, *, tone: str = "") -> None:
        """A word inside the field, at its right: "dari NIK", "tetap", "Rp1.500.000"."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        set_tone(self._note, tone)

    def say(self, message: str, *, tone: str = "") -> None:
        """What is wrong, or what was understood, right below; `tone` is bad, warn, ok or ""."""
        self._message.setText(message)
        set_tone(self._message, tone)
        self.edit.setAccessibleDescription(message)

    def mark(self, tone: str) -> None:
        """The frame's state: bad, warn, given (needs no typing) or ""."""
        set_tone(self.frame, tone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Light the frame while the line has the focus."""
        kind = event.type()
        if watched is self.edit and kind == QEvent.Type.FocusIn:
            set_tone(self.frame, "true", name="lit")
            self.reached.emit()
        elif watched is self.edit and kind == QEvent.Type.FocusOut:
            set_tone(self.frame, "false", name="lit")
            self.left.emit()
        return False

    def message(self) -> str:
        """What stands below it now."""
        return self._message.text()

    def shown_note(self) -> str:
        """What stands inside it now."""
        return self._note.text()


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        dress_as(self, "message")
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole text, also where only its beginning is seen."""
        return self._whole

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show as much of it as there is room for."""
        self._whole = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit it again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitted = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if fitted != super().text():
            super().setText(fitted)
            self.setToolTip("" if fitted == self._whole else self._whole)
