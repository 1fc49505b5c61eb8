"""The whole window: one language at a time, names for screen readers, no window of its own for any part."""

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from fieldreg.app import Home, Settings, save_settings
from fieldreg.assets import resource_path
from fieldreg.gui.frame import StatusStrip
from fieldreg.gui.pages import PLACES
from tests.gui.hands import shown_texts
from tests.gui.market import PIN

SAME_IN_BOTH = re.compile(r"[\W\d_]*")


def english_only():
    """Source texts that an Indonesian screen must not show."""
    messages = ET.parse(resource_path("i18n", "fieldreg_id.ts")).iter("message")
    pairs = [(m.findtext("source"), m.findtext("translation")) for m in messages]
    translations = {text for _, text in pairs}
    return {
        source.replace("&&", "&")
        for source, text in pairs
        if source != text and source not in translations and not SAME_IN_BOTH.fullmatch(source)
    }


def pattern(texts):
    parts = [re.sub(r"%\d", ".+", re.escape(text).replace(r"%", "%")) for text in sorted(texts)]
    return re.compile("|".join(f"(?:{part})" for part in parts))


def walk(window, hands):
    """Every page with its keys, and what stands on it."""
    for place in PLACES:
        window.go(place.name)
        hands.press(Qt.Key.Key_F1)
        yield place.name, shown_texts(window)
        hands.press(Qt.Key.Key_F1)


@pytest.mark.everyday
def test_no_english_on_an_indonesian_screen_and_a_switch_at_run_time(signed_in):
    window, hands = signed_in
    english = pattern(english_only())
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("belum"))
    for name, texts in walk(window, hands):
        assert [text for text in texts if english.fullmatch(text)] == [], name
    window.go("settings")
    hands.press(Qt.Key.Key_Right)
    hands.until(lambda: hands.sees("Text size"))
    seen = {text for _, texts in walk(window, hands) for text in texts}
    assert {"Registration", "People", "Cards", "Settings", "What it gives"} <= seen
    assert not {"Pendaftaran", "Peserta", "Kartu", "Pengaturan", "Yang didapat"} & seen


@pytest.mark.everyday
def test_every_field_and_button_has_a_name(signed_in):
    window, hands = signed_in
    for _ in walk(window, hands):
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QLineEdit | QPushButton):
                assert widget.accessibleName(), (window.here, widget)


def test_a_new_laptop_speaks_one_language_and_names_every_field(opened, tmp_path):
    _window, hands = opened(Home(tmp_path / "laptop"))
    english = pattern(english_only())
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    for way in ("Siapkan", "Tulis permintaan"):
        hands.until(lambda way=way: hands.sees(way))
        assert [text for text in shown_texts(hands.window) if english.fullmatch(text)] == []
        for widget in hands.window.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QLineEdit | QPushButton):
                assert widget.accessibleName(), widget
            if widget.isVisible() and isinstance(widget, QPushButton):
                assert widget.width() >= needed(widget), widget.text()
        hands.press(Qt.Key.Key_F6)


@pytest.mark.slow
@pytest.mark.parametrize("percent", ["100", "125", "150", "175"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_word_on_a_button_or_in_the_strip_is_cut_off_at_any_text_size(signed_in, qapp, language, percent):
    window, _hands = signed_in
    settings = window.page("settings")
    settings.changed.emit("language", language)
    settings.changed.emit("text_percent", percent)
    cut = []
    for place in PLACES:
        window.go(place.name)
        qapp.processEvents()
        strip = window.findChild(StatusStrip)
        cut += [
            (place.name, part.text())
            for part in strip.findChildren(QLabel)
            if part.isVisible() and part.width() < needed(part)
        ]
        cut += [
            (place.name, button.text())
            for button in window.findChildren(QPushButton)
            if button.isVisible() and button.text() and button.width() < needed(button)
        ]
    assert cut == []


def needed(button):
    """The width of its text as it is drawn: what is chosen is bold."""
    return button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))


def test_no_part_ever_stands_outside_the_window(signed_in, qapp):
    window, hands = signed_in
    for name, _ in walk(window, hands):
        assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == [window], name
        assert qapp.activeWindow() is window


def test_the_typeface_is_the_bundled_one(signed_in):
    window, _ = signed_in
    assert QFontInfo(window.page("register").title.font()).family() == "Noto Sans"


@pytest.mark.everyday
def test_registration_needs_no_scrolling_at_1366_by_768(signed_in):
    window, hands = signed_in
    page = window.page("register")
    hands.type("3171074107909901")
    hands.until(lambda: page.field("birth_date").text() != "")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: page._screen.problems.get("consent_version") is not None)
    bar = page._columns._scroll.verticalScrollBar()
    assert bar.maximum() == 0
    assert page._columns._scroll.widget().width() <= page._columns._scroll.viewport().width()


def test_text_size_changes_at_run_time(signed_in):
    window, hands = signed_in
    before = window.page("register").title.fontMetrics().height()
    window.go("settings")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Right)
    assert window.page("register").title.fontMetrics().height() > before


def test_at_150_percent_the_refused_consent_is_wholly_in_view(laptop, opened):
    home, _hq = laptop
    save_settings(home.settings, Settings(text_percent=150))
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: window.here == "register")
    hands.until_ready()
    page = window.page("register")
    for name, text in (
        ("nik", "3171071203850000"), ("name", "Slamet Contoh"), ("occupation", "porter"), ("income", "2 jt"),
    ):  # fmt: skip
        page.focus(name)
        hands.type(text)
    hands.press(Qt.Key.Key_F9)
    chip = page.work.consent_version
    hands.until(chip.hasFocus)

    def in_view():
        view = page._columns._scroll.viewport()
        return view.rect().contains(chip.rect().translated(chip.mapTo(view, chip.rect().topLeft())))

    hands.until(in_view)


def test_of_a_long_place_the_end_that_tells_it_apart_is_seen_until_one_goes_there(signed_in):
    window, _hands = signed_in
    field = window.page("register").field("work_regency")
    place = "Kota Administrasi Jakarta Pusat"
    field.put(place)
    assert field.edit.shown_text().startswith("…")
    assert field.edit.shown_text().endswith("Pusat")
    assert field.edit.text() == place
    field.setFocus()
    assert field.edit.shown_text() == place
