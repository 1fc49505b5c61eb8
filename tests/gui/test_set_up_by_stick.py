"""The first run without a line, by keyboard: a request out, the answer back, a set-up that was cut short."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import Home
from fieldreg.hq import EmbeddedHq

PIN = "135790"
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.slow


@pytest.fixture
def hq(tmp_path):
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def by_stick(hands):
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    hands.press(Qt.Key.Key_F6)
    hands.until(lambda: hands.sees("Tulis permintaan"))


def ask(hands, stick, hq, name="Laptop 1"):
    for text in (str(stick), hq.new_code(), "Dewi Contoh", name, PIN, PIN):
        hands.type(text)
        hands.enter()
    hands.until(lambda: hands.sees("sudah ditulis"))


def answer(file, hq):
    file.with_name(file.name + ".reply").write_bytes(hq.hq.enrol_by_file(file.read_bytes()).reply)


def test_a_stick_there_and_back_sets_a_laptop_up(opened, tmp_path, hq, stick):
    window, hands = opened(Home(tmp_path / "laptop"))
    by_stick(hands)
    hands.press(Qt.Key.Key_F9)
    assert hands.sees("Belum diisi")
    ask(hands, stick, hq)
    (file,) = stick.iterdir()
    hands.press(Qt.Key.Key_O, CTRL)
    place = window.sign_in_pages.set_up.fields["place"]
    hands.until(lambda: "belum ada jawaban" in place.message())
    answer(file, hq)
    hands.press(Qt.Key.Key_O, CTRL)
    hands.until(lambda: window.here == "register")
    hands.until(lambda: hands.sees("Nomor tersisa 500"))


def test_a_day_later_the_pin_leads_back_to_the_set_up_and_the_answer_is_found_among_others(
    opened, tmp_path, hq, stick
):
    for name in ("Laptop 0", "Laptop 1"):
        window, hands = opened(Home(tmp_path / name))
        by_stick(hands)
        ask(hands, stick, hq, name)
        window.close()
    for file in sorted(stick.iterdir()):
        answer(file, hq)
    window, hands = opened(Home(tmp_path / "Laptop 1"))
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: hands.sees("belum selesai"))
    assert window.here == ""
    hands.press(Qt.Key.Key_F6)
    fields = window.sign_in_pages.set_up.fields
    hands.until(fields["place"].edit.hasFocus)
    hands.type(str(stick))
    fields["pin"].setFocus()
    hands.type(PIN)
    hands.press(Qt.Key.Key_O, CTRL)
    hands.until(lambda: window.here == "register")
    assert {device["name"] for device in hq.devices()} == {"Laptop 0", "Laptop 1"}
