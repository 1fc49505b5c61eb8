"""Frames of a camera, as Qt brings them, become verdicts; nothing stays of a frame."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from fieldreg.app import issue_cards, register_member, sign_in, waiting_for_cards
from fieldreg.cards import read_cards, render_pages
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.cards.printing import image_of
from fieldreg.gui.check.camera import Camera
from fieldreg.gui.check.presenter import CheckPresenter
from tests.gui.market import PIN

# Of a system without hardware video: FFmpeg looks for each in turn.
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "No RHI backend")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def multimedia(qapp):
    # It wants libpulse0 on Linux; what is said where that is missing is tested below.
    return pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)


@pytest.fixture
def card(laptop, tmp_path):
    """A genuine card: its text, and what a webcam of 640 × 480 sees of it held close."""
    with sign_in(laptop[0], PIN) as desk:
        register_member(desk, RegistrationForm(
            nik="3171074107909901", name="RUKMINI CONTOH", occupation="porter", income="1500000",
            payment_method="cash", payment_reference="1", consent_version="1",
        ))  # fmt: skip
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf", layout="cr80")
    (token,) = read_cards(tmp_path / "kartu.pdf")
    front = image_of(next(render_pages((tmp_path / "kartu.pdf").read_bytes(), dpi=270)))
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(QColor("#806040"))
    with QPainter(picture) as painter:
        painter.drawImage(-270, -40, front)
    return token, picture


def test_a_frame_is_read_and_judged(card, signed_in, multimedia):
    window, hands = signed_in
    hands.press(Qt.Key.Key_F7)
    page = window.page("check")
    camera = page.camera.camera
    camera._sink = multimedia.QVideoSink(camera)  # on, without a device
    camera.take(multimedia.QVideoFrame(card[1]))
    hands.until(lambda: hands.sees("✓ Asli"))
    assert hands.sees("Rukmini Contoh · 123 4560 0001 · 01/07/1990")
    hands.press(Qt.Key.Key_F2)
    assert not camera.on, "its light goes out when the page is left"
    assert page.camera.picture._image.isNull()


class Work:
    """Keeps what is asked aside until the test lets it through."""

    def __init__(self):
        self.waiting = []

    def aside(self, task, *, done, failed):
        self.waiting.append((task, done))


def test_one_frame_at_a_time_and_none_after_the_end(card, multimedia):
    work, seen = Work(), []
    camera = Camera(work)
    camera.looked.connect(lambda _picture, texts: seen.append(texts))
    frame = multimedia.QVideoFrame(card[1])
    camera.take(frame)
    assert work.waiting == [], "off"
    camera._sink = multimedia.QVideoSink(camera)
    for _ in range(3):
        camera.take(frame)
    ((task, done),) = work.waiting
    done(task())
    assert seen == [(card[0],)]
    camera.take(frame)
    camera.stop()
    task, done = work.waiting[-1]
    done(task())
    assert len(seen) == 1


def test_the_same_card_held_still_is_judged_once():
    asked = []

    class Trusting:
        def judge(self, ask, *, done, failed):
            asked.append(ask)

    class View:
        show_verdicts = show_fault = show_reading = staticmethod(print)

    presenter = CheckPresenter(View, Trusting())
    for texts in (("A",), ("A",), ("B",), ("A",)):
        presenter.check_camera(texts)
    assert len(asked) == 3


def test_no_camera_is_said_in_words(signed_in, multimedia):
    window, hands = signed_in
    if multimedia.QMediaDevices.videoInputs():
        pytest.skip("this machine has a camera")
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_M, CTRL)
    hands.until(lambda: hands.sees("Tidak ada kamera yang ditemukan."))
    assert not window.page("check").camera.camera.on


def test_a_missing_library_is_said_in_words(qapp, monkeypatch):
    told = []
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    camera = Camera(Work())
    camera.failed.connect(told.append)
    camera.start()
    assert [fault.code for fault in told] == ["camera_library_missing"]
    with pytest.raises(Fault, match="camera_library_missing"):
        camera.names()
