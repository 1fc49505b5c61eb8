"""A camera's frames as texts of QRs. Qt's multimedia is loaded when the camera is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from PySide6.QtMultimedia import (
        QCamera,
        QCameraDevice,
        QCameraFormat,
        QMediaCaptureSession,
        QVideoFrame,
        QVideoSink,
    )

_WIDTH, _HEIGHT = 640, 480
"""Enough for a card that fills the picture (docs/decisions/card-qr.md), and fast on any laptop."""


class Camera(QObject):
    """Off until `start`. One frame at a time is looked at, on another thread; none is kept."""

    looked = Signal(object, object)
    """(picture, texts): a frame as QImage for the screen, and the QRs that were found in it."""
    failed = Signal(object)
    """A Fault: camera_missing, camera_library_missing, camera_failed."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._camera: QCamera | None = None
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None
        self._busy = False

    @property
    def on(self) -> bool:
        """Whether frames are looked at."""
        return self._sink is not None

    def names(self) -> tuple[str, ...]:
        """The cameras that there are. Raises Fault (camera_library_missing)."""
        return tuple(device.description() for device in _devices())

    def start(self, name: str = "") -> None:
        """Look through the camera of this name, else through the system's usual one."""
        self.stop()
        try:
            devices = _devices()
            if not devices:
                raise Fault("camera_missing")  # noqa: TRY301  told where every other is
        except Fault as fault:
            self.failed.emit(fault)
            return
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink  # noqa: PLC0415  as said above

        device = next((each for each in devices if each.description() == name), devices[0])
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self.take, Qt.ConnectionType.QueuedConnection)
        self._camera = QCamera(device, self)
        self._camera.setCameraFormat(_closest(device))
        self._camera.errorOccurred.connect(self._trouble)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()

    def stop(self) -> None:
        """Its light goes out; a frame that is being looked at is forgotten."""
        if self._camera is not None:
            self._camera.stop()
        for part in (self._session, self._camera, self._sink):
            if part is not None:
                part.deleteLater()
        self._session = self._camera = self._sink = None

    def take(self, frame: "QVideoFrame") -> None:
        """A frame has come; while one is being looked at, the others pass by."""
        if self._busy or not self.on or not frame.isValid():
            return
        self._busy = True
        self._work.aside(lambda: _look(frame), done=self._seen, failed=self._not_seen)

    def _seen(self, found: tuple[QImage, tuple[str, ...]]) -> None:
        self._busy = False
        if self.on:
            self.looked.emit(*found)

    def _not_seen(self, _fault: Fault) -> None:
        self._busy = False

    def _trouble(self) -> None:
        self.stop()
        # Windows says no more than that it cannot be opened: taken by another program, or forbidden.
        self.failed.emit(Fault("camera_failed"))


def _look(frame: "QVideoFrame") -> tuple[QImage, tuple[str, ...]]:
    """On a thread of its own: the colours of a camera become a picture, and that is searched."""
    from fieldreg.cards import read_grey  # noqa: PLC0415  loaded by now

    picture = frame.toImage()
    if max(picture.width(), picture.height()) > 2 * _WIDTH:
        picture = picture.scaled(2 * _WIDTH, 2 * _WIDTH, Qt.AspectRatioMode.KeepAspectRatio)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    texts = read_grey(
        bytes(grey.constBits()), width=grey.width(), height=grey.height(), bytes_a_line=grey.bytesPerLine()
    )
    return picture, tuple(texts)


def _devices() -> "list[QCameraDevice]":
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415  as said above
    except ImportError:
        # On Linux without libpulse0, or in an installation that left multimedia out.
        raise Fault("camera_library_missing") from None
    usual = QMediaDevices.defaultVideoInput()
    return sorted(QMediaDevices.videoInputs(), key=lambda device: device != usual)


def _closest(device: "QCameraDevice") -> "QCameraFormat":
    """The format nearest to 640 × 480, the faster of two alike; the camera's own where it names none."""
    from PySide6.QtMultimedia import QCameraFormat  # noqa: PLC0415  as said above

    return min(
        device.videoFormats(),
        key=lambda each: (
            abs(each.resolution().width() - _WIDTH) + abs(each.resolution().height() - _HEIGHT),
            -each.maxFrameRate(),
        ),
        default=QCameraFormat(),
    )
