"""A line of text to type in, with a … where it is too long to be seen whole."""

from PySide6 import QtCore
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from fieldreg.gui.widgets.looks import set_tone

_INSET_PX = 2
"""Between a line edit's edge and its text (Qt's own)."""


class Line(QLineEdit):
    """Under the cursor it scrolls as every line does; left alone it shows that there is more."""

    end_tells_most = False
    """Of a path; of a name it is the beginning. The … stands on the other side."""

    def __init__(self) -> None:
        super().__init__()
        # Not polished for that: the style sheet has not seen it yet.
        self.setProperty("empty", "true")
        self.textChanged.connect(self._tell_empty)

    def shown_text(self) -> str:
        """What can be read of the text now."""
        if self.hasFocus() or not self.text() or self.echoMode() != QLineEdit.EchoMode.Normal:
            return self.text()
        room = self.contentsRect().width() - 2 * _INSET_PX
        modes = QtCore.Qt.TextElideMode
        mode = modes.ElideLeft if self.end_tells_most else modes.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, room)

    def too_long(self) -> bool:
        """Whether it ends in … while it is left alone."""
        room = self.contentsRect().width() - 2 * _INSET_PX
        return self.fontMetrics().horizontalAdvance(self.text()) > room

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The frame around it is a widget of its own, so the text is all there is to paint."""
        shown = self.shown_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            rect = self.contentsRect().adjusted(_INSET_PX, 0, -_INSET_PX, 0)
            sides = QtCore.Qt.AlignmentFlag
            painter.drawText(rect, sides.AlignVCenter | sides.AlignLeft, shown)

    def _tell_empty(self, text: str) -> None:
        # A hint stands in slanted letters: nobody takes it for what was typed.
        set_tone(self, "false" if text else "true", name="empty")
