"""A line of text that ends in … where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from fieldreg.gui.widgets.looks import dress_as


class ElidedLabel(QLabel):
    """Takes the width it is given; the whole text is its tool tip where it does not fit."""

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
        room = self.contentsRect().width()
        fitted = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if fitted != super().text():
            super().setText(fitted)
            self.setToolTip("" if fitted == self._whole else self._whole)
