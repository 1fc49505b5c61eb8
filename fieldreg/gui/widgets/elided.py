"""A line of text that ends in … where there is no room."""

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from fieldreg.gui.widgets.looks import dress_as, set_by_name


class ElidedLabel(QLabel):
    """Takes the width it is given; the whole text is its tool tip where it does not fit.

    `wanting` asks for the width of its text, and does with less.
    """

    def __init__(self, look: str = "message", *, wanting: bool = False) -> None:
        super().__init__()
        dress_as(self, look)
        self._wanting = wanting
        self._whole = ""
        set_by_name(self, textFormat="PlainText")
        across = QSizePolicy.Policy.Maximum if wanting else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole text, also where only its beginning is seen."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The whole text, where it is wanted."""
        hint = super().sizeHint()
        if self._wanting:
            margins = self.contentsMargins()
            around = margins.left() + margins.right() + 2
            hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + around)
        return hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Next to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show as much of it as there is room for."""
        self._whole = text
        self._fit()
        if self._wanting:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit it again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitted, room = self._whole, self.contentsRect().width()
        if fitted:
            elide = QtCore.Qt.TextElideMode.ElideRight
            fitted = self.fontMetrics().elidedText(self._whole, elide, room)
        if fitted != super().text():
            super().setText(fitted)
            self.setToolTip("" if fitted == self._whole else self._whole)
