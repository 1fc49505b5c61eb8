"""The first run: plain errors beside the field, then the same PIN signs in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldreg.app import Home
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq

PIN = "135790"


@pytest.fixture
def hq(tmp_path):
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def new_laptop(tmp_path, opened):
    window, hands = opened(Home(tmp_path / "laptop"))
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    hands.until(window.sign_in_pages.set_up.fields["hq_url"].edit.hasFocus)
    return window, hands, window.sign_in_pages.set_up.fields


def test_a_laptop_is_set_up_by_keyboard_and_mended_on_the_way(new_laptop, hq):
    window, hands, fields = new_laptop
    hands.press(Qt.Key.Key_F9)
    assert fields["code"].message() == "Belum diisi"
    for text in ("http://example.org", "no code", "Dewi Contoh", "Laptop 1", PIN, "135791"):
        hands.type(text)
        hands.enter()
    assert fields["pin_again"].message() == "Kedua PIN tidak sama. Ketik sekali lagi."
    retype(hands, fields, "pin_again", PIN)
    hands.until(lambda: fields["code"].message() != "")
    retype(hands, fields, "code", hq.new_code())
    hands.until(lambda: fields["hq_url"].message() != "")
    retype(hands, fields, "hq_url", hq.url)
    hands.until(lambda: window.here == "register")
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Nomor tersisa 500"))


def test_a_pin_that_was_refused_is_typed_anew_and_not_added_to(new_laptop):
    _window, hands, fields = new_laptop
    for text in ("http://example.org", "no code", "Dewi Contoh", "Laptop 1", PIN, "135791"):
        hands.type(text)
        hands.enter()
    assert fields["pin_again"].message()
    hands.type(PIN)
    assert fields["pin_again"].text() == PIN


@pytest.mark.parametrize(
    ("code", "beside"),
    [
        ("hq_unreachable", "hq_url"),
        ("hq_address_not_https", "hq_url"),
        ("enrol_code_unknown", "code"),
        ("enrol_code_used", "code"),
    ],
)
def test_what_to_do_is_read_to_its_end(qapp, new_laptop, code, beside):
    window, _hands, fields = new_laptop
    window.sign_in_pages.show_trouble(Fault(code), field=beside)
    qapp.processEvents()
    message = fields[beside].message()
    shown = next(part for part in fields[beside].findChildren(QLabel) if part.text() == message)
    assert shown.wordWrap()
    assert shown.heightForWidth(shown.width()) <= shown.height()


def retype(hands, fields, name, text):
    fields[name].setFocus()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type(text)
    hands.press(Qt.Key.Key_F9)
