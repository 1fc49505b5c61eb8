"""A picture of the card while it is being filled in; the real one is laid out in `fieldreg.cards`."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldreg.gui.theme import palette_of

_WIDTH_MM, _HEIGHT_MM = 85.6, 53.98


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """What stands on the card; the words on a card are always Indonesian."""

    name: str = ""
    born: str = ""
    nik_last4: str = ""
    programmes: str = "JKK · JKM"
    months: str = ""
    paid: bool = True


class CardPreview(QWidget):
    """Keeps the shape of a CR80 card at any width."""

    def __init__(self) -> None:
        super().__init__()
        self._face = CardFace()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_face(self, face: CardFace) -> None:
        """Draw this from now on."""
        if face != self._face:
            self._face = face
            self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """It does."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """As a card is."""
        return round(width * _HEIGHT_MM / _WIDTH_MM)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A readable card."""
        return QSize(280, self.heightForWidth(280))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """In millimetres of the card."""
        scale = min(self.width() / _WIDTH_MM, self.height() / _HEIGHT_MM)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((self.width() - _WIDTH_MM * scale) / 2, 0)
            painter.scale(scale, scale)
            _paint(painter, self._face, self.font())


def _paint(painter: QPainter, face: CardFace, font: QFont) -> None:
    # A picture of paper: it is light in every theme.
    colours, pen = palette_of("light"), _Pen(painter, font)
    card = QPainterPath()
    card.addRoundedRect(QRectF(0.2, 0.2, _WIDTH_MM - 0.4, _HEIGHT_MM - 0.4), 3.2, 3.2)
    painter.fillPath(card, QColor(colours.paper))
    painter.save()
    painter.setClipPath(card)
    painter.fillRect(QRectF(0, 0, _WIDTH_MM, 11), QColor(colours.brand))
    painter.fillRect(QRectF(0, 11, _WIDTH_MM, 0.9), QColor(colours.gold))
    painter.restore()
    painter.setPen(QPen(QColor(colours.line), 0.3))
    painter.drawPath(card)
    pen.write((4, 6.4), "KARTU PESERTA", size=3.3, colour=colours.brand_ink, bold=True)
    subtitle = "Jaminan Sosial Ketenagakerjaan · Bukan Penerima Upah"
    pen.write((4, 9.6), subtitle, size=1.9, colour=colours.brand_ink)
    pen.write((4, 16.4), "Nomor peserta (KPJ)", size=1.9, colour=colours.ink_2)
    pen.write((4, 21.2), "••• •••• ••••", size=4.2, colour=colours.ink_2, bold=True)
    pen.write((4, 26.2), "Nama", size=1.9, colour=colours.ink_2)
    pen.write((4, 30.4), face.name.upper() or "…", size=3.4, colour=colours.ink, bold=True, width=50)
    pen.write((4, 35.2), "Lahir", size=1.9, colour=colours.ink_2)
    pen.write((4, 38.8), face.born or "…", size=2.8, colour=colours.ink, bold=True)
    pen.write((27, 35.2), "NIK", size=1.9, colour=colours.ink_2)
    pen.write((27, 38.8), f"•••• {face.nik_last4 or '••••'}", size=2.8, colour=colours.ink, bold=True)
    pen.write((4, 44.4), face.programmes, size=2.6, colour=colours.brand, bold=True)
    pen.write((27, 44.4), face.months, size=2.4, colour=colours.ink)
    status = "Menunggu validasi pusat" if face.paid else "Menunggu pembayaran iuran"
    pen.write((4, 50.2), status, size=2.2, colour=colours.ink_2)
    painter.setPen(QPen(QColor(colours.edge), 0.3, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(58, 16, 23.5, 23.5), 1.2, 1.2)
    pen.write((66.9, 28.9), "QR", size=3.6, colour=colours.ink_2, bold=True)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes in millimetres of the card."""

    painter: QPainter
    font: QFont

    def write(
        self,
        at: tuple[float, float],
        text: str,
        *,
        size: float,
        colour: str,
        bold: bool = False,
        width: float = 0,
    ) -> None:
        """A line whose base stands at `at`; squeezed where it is wider than `width`."""
        path = QPainterPath()
        face = QFont(self.font)
        face.setBold(bold)
        # Fonts have whole pixels and the card has millimetres: draw large, then scale.
        face.setPixelSize(100)
        path.addText(0, 0, face, text)
        factor = size / 100
        squeeze = min(1.0, width / (path.boundingRect().width() * factor)) if width and text.strip() else 1.0
        self.painter.save()
        self.painter.translate(*at)
        self.painter.scale(factor * squeeze, factor)
        self.painter.fillPath(path, QColor(colour))
        self.painter.restore()
