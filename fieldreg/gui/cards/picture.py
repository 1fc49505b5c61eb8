"""A card as a printer gets it, front and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldreg.gui.cards.printing import image_of
from fieldreg.gui.theme import palette_of, scaled

if TYPE_CHECKING:
    from fieldreg.cards import Raster

_SHAPE = 53.98 / 85.6
_CORNER = 3.18 / 85.6
_GAP_PX = 10


class CardPicture(QWidget):
    """Two sides beside each other, at any width."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: tuple[QImage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_sides(self, front: "Raster", back: "Raster") -> None:
        """Show this card."""
        self._sides = (image_of(front), image_of(back))
        self.update()

    def clear(self) -> None:
        """No card."""
        self._sides = ()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Two readable cards."""
        width = scaled(560)
        return QSize(width, _height(width))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """As high as two cards of this width are."""
        super().resizeEvent(event)
        self.setFixedHeight(_height(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Rounded as the plastic is; paper is light in every theme."""
        width = (self.width() - _GAP_PX) / 2
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            for at in range(2):
                self._paint(painter, at, QRectF(at * (width + _GAP_PX), 0, width, width * _SHAPE))

    def _paint(self, painter: QPainter, at: int, place: QRectF) -> None:
        colours = palette_of("light")
        outline = QPainterPath()
        corner = place.width() * _CORNER
        outline.addRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        if at < len(self._sides):
            ratio = self.devicePixelRatioF()
            # Scaled beforehand, which averages: painting would drop every other dot of a letter.
            image = self._sides[at].scaledToWidth(
                max(1, round(place.width() * ratio)), Qt.TransformationMode.SmoothTransformation
            )
            painter.save()
            painter.setClipPath(outline)
            painter.drawImage(place, image)
            painter.restore()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawPath(outline)


def _height(width: int) -> int:
    return round((width - _GAP_PX) / 2 * _SHAPE)
