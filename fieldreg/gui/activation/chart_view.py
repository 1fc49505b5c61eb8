"""A chart in the window: as wide as its letters need, a little smaller where there is less room."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldreg.gui.theme import cap_width, scaled

_PERCENT, _PERCENT_AT_LEAST = 145, 125
"""A chart's letters, made for paper, as large as the labels of the window; and how small they may become.

A column that is narrower than the least leaves the column beside it and stands below, at its full width.
"""


class ChartView(QWidget):
    """Keeps the drawing's proportions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, svg: bytes) -> None:
        """Show this."""
        self._drawing.load(svg)
        cap_width(self, self._drawing.defaultSize().width() * _PERCENT // 100)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As it is best read."""
        return self._sized(_PERCENT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As it can still be read."""
        return QSize(self._sized(_PERCENT_AT_LEAST).width(), 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """In proportion."""
        size = self._drawing.defaultSize()
        return size.height() * width // max(size.width(), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw it."""
        painter = QPainter(self)
        height = self.heightForWidth(self.width())
        self._drawing.render(painter, QRectF(0, 0, self.width(), min(height, self.height())))
        painter.end()

    def _sized(self, percent: int) -> QSize:
        size = self._drawing.defaultSize()
        return QSize(scaled(size.width() * percent // 100), scaled(size.height() * percent // 100))
