"""What the camera sees, and which camera."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.check.camera import Camera
from fieldreg.gui.language import Language
from fieldreg.gui.theme import current_palette, fix_height, scaled
from fieldreg.gui.widgets import Action, Picker, column, label, row
from fieldreg.gui.work import Work

_PICTURE_PX = (400, 300)


class CameraPane(QWidget):
    """`seen` carries the texts of one frame, `chosen` the camera that somebody picked.

    `beside` stands in one row with `toggle`.
    The camera goes off when the page is left.
    """

    seen = Signal(tuple)
    chosen = Signal(str)

    def __init__(self, language: Language, work: Work, *, beside: Action) -> None:
        super().__init__()
        self._language = language
        self._name = ""
        self._fault_told: Fault | None = None
        self.camera = Camera(work)
        self.toggle = Action("Ctrl+M")
        self.picker = Picker()
        self.picture = _Picture()
        self._fault = label("note", wrap=True, tone="bad")
        self.setLayout(
            column(row(beside, self.toggle, None), self.picker, self.picture, self._fault, spacing=6)
        )
        self.toggle.clicked.connect(self.switch)
        self.picker.typed.connect(self._choose)
        self.camera.looked.connect(self._looked)
        self.camera.failed.connect(self._failed)
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.picker.call(self.tr("Camera"))
        self.picture.setAccessibleName(self.tr("What the camera sees"))
        self._show()

    def use(self, name: str) -> None:
        """The camera that was chosen before."""
        self._name = name

    def switch(self) -> None:
        """On, or off."""
        self._fault_told = None
        if self.camera.on:
            self.camera.stop()
        else:
            self.camera.start(self._name)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Nobody looks any more: the camera's light goes out."""
        super().hideEvent(event)
        self.camera.stop()
        self._show()

    def _choose(self, name: str) -> None:
        self._name = name
        self.camera.start(name)
        self.chosen.emit(name)

    def _looked(self, picture: QImage, texts: tuple[str, ...]) -> None:
        self.picture.show_image(picture)
        if texts:
            self.seen.emit(texts)

    def _failed(self, fault: Fault) -> None:
        self._fault_told = fault
        self._show()

    def _show(self) -> None:
        on, fault = self.camera.on, self._fault_told
        self.toggle.say(self.tr("Camera off") if on else self.tr("Camera"))
        names = self.camera.names() if on else ()
        self.picker.setVisible(len(names) > 1)
        if names:
            self.picker.offer({name: name for name in names})
            self.picker.put(self._name)
        self.picture.setVisible(on)
        if not on:
            self.picture.show_image(QImage())
        self._fault.setVisible(fault is not None)
        self._fault.setText(self._language.words.fault(fault) if fault else "")


class _Picture(QWidget):
    """The last frame, and no other."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        fix_height(self, _PICTURE_PX[1])

    def show_image(self, image: QImage) -> None:
        """Instead of the one before."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A picture that a card can be held into."""
        return QSize(scaled(_PICTURE_PX[0]), scaled(_PICTURE_PX[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Mirrored, as one sees oneself: hands find their way."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(current_palette().ground))
            if self._image.isNull():
                return
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(
                QRectF(x, y, size.width(), size.height()), self._image.flipped(Qt.Orientation.Horizontal)
            )
