"""A line of text that ends in … where there is no room."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.looks import dress_as, set_by_name


class ElidedLabel(QLabel):
    """Takes the width it is given; the whole text is its tool tip where it does not fit.

    `wanting` asks for the width of its text, and does with less, but for `least_px` of it at 100 %.
    """

    def __init__(self, look: str = "message", *, wanting: bool = False, least_px: int = 0) -> None:
        super().__init__()
        self._wanting, self._least_px = wanting, least_px
        self._whole = ""
        dress_as(self, look)
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
        """Next to nothing, where no least width was asked for."""
        least = min(scaled(self._least_px), self.sizeHint().width()) if self._least_px else 0
        return QSize(least, super().minimumSizeHint().height())

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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another text size may leave the width as it is, as on a page that is not in view."""
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitted, room = self._whole, self.contentsRect().width()
        if fitted:
            elide = QtCore.Qt.TextElideMode.ElideRight
            fitted = self.fontMetrics().elidedText(self._whole, elide, room)
        if fitted != super().text():
            super().setText(fitted)
            self.setToolTip("" if fitted == self._whole else self._whole)
