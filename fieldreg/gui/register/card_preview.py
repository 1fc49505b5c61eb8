"""A picture of the card while it is being filled in; the real one is laid out in `fieldreg.cards`."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
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
    painter.fillRect(QRectF(0, 47.2, _WIDTH_MM, 7), QColor(colours.warn_ground))
    painter.restore()
    painter.setPen(QPen(QColor(colours.line), 0.3))
    painter.drawPath(card)
    _paint_umbrella(painter, QColor(colours.gold))
    pen.write((12.5, 5.3), "KARTU PESERTA", size=3.5, colour=colours.brand_ink, bold=True)
    pen.write((12.5, 8.9), "Jaminan Sosial Ketenagakerjaan", size=2.2, colour=colours.brand_ink)
    pen.write((81.8, 5.3), "BPU", size=2.8, colour=colours.brand_ink, bold=True, right=True)
    pen.write((81.8, 8.9), "Bukan Penerima Upah", size=1.9, colour=colours.brand_ink, right=True)
    pen.write((4, 16), "Nomor peserta (KPJ)", size=2, colour=colours.ink_2)
    pen.write((4, 20.6), "••• •••• ••••", size=4.4, colour=colours.ink_2, bold=True)
    pen.write((4, 24.6), "Nama", size=2, colour=colours.ink_2)
    pen.write((4, 29), face.name or "…", size=3.7, colour=colours.ink, bold=True, width=48)
    pen.write((4, 33.4), "Tanggal lahir", size=2, colour=colours.ink_2)
    pen.write((4, 37.2), face.born or "…", size=2.8, colour=colours.ink, bold=True)
    pen.write((24.5, 33.4), "NIK", size=2, colour=colours.ink_2)
    nik = f"•••• •••• •••• {face.nik_last4 or '••••'}"
    pen.write((24.5, 37.2), nik, size=2.8, colour=colours.ink, bold=True, width=28)
    pen.write((4, 43.2), face.programmes, size=2.4, colour=colours.brand, bold=True)
    months = f"Iuran {face.months}" if face.months else ""
    pen.write((24.5, 43.2), months, size=2.3, colour=colours.ink, width=28)
    status = "Menunggu validasi pusat" if face.paid else "Menunggu pembayaran iuran"
    pen.write((4, 51.6), f"●  {status}", size=2.6, colour=colours.warn, bold=True)
    painter.setPen(QPen(QColor(colours.edge), 0.3, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(55, 15, 26, 26), 1.2, 1.2)
    pen.write((65.6, 29.3), "QR", size=3.6, colour=colours.ink_2, bold=True)


def _paint_umbrella(painter: QPainter, colour: QColor) -> None:
    """As on the card: a roof, a stick, a handle."""
    roof = QPainterPath()
    roof.moveTo(4, 6)
    roof.arcTo(QRectF(4, 2.6, 6.6, 6.8), 180, -180)
    roof.closeSubpath()
    painter.fillPath(roof, colour)
    painter.setPen(QPen(colour, 0.5))
    painter.drawLine(QLineF(7.3, 2, 7.3, 8.6))
    painter.drawArc(QRectF(7.3, 7.8, 1.4, 1.6), 180 * 16, 180 * 16)


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
        right: bool = False,
    ) -> None:
        """A line whose base begins, or `right` ends, at `at`; squeezed where it is wider than `width`."""
        path = QPainterPath()
        face = QFont(self.font)
        face.setBold(bold)
        # Fonts have whole pixels and the card has millimetres: draw large, then scale.
        face.setPixelSize(100)
        path.addText(0, 0, face, text)
        factor = size / 100
        reach = path.boundingRect().right() * factor if right else 0.0
        squeeze = min(1.0, width / (path.boundingRect().width() * factor)) if width and text.strip() else 1.0
        self.painter.save()
        self.painter.translate(at[0] - reach, at[1])
        self.painter.scale(factor * squeeze, factor)
        self.painter.fillPath(path, QColor(colour))
        self.painter.restore()
