"""Texts and lists that follow the room they have, also where it was another one a moment ago."""

import pytest
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from fieldreg.gui.theme import dress
from fieldreg.gui.widgets import Choice, Field, Suggestions, column, label, row
from fieldreg.gui.widgets.choice import beside
from fieldreg.gui.widgets.elided import ElidedLabel

pytestmark = pytest.mark.everyday


@pytest.fixture
def window(qapp, qtbot):
    dress(qapp, theme="light", text_percent=100)
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    dress(qapp, theme="light", text_percent=100)


def show(window, layout, width, height, qtbot):
    """In a window of that size, whatever its parts ask for."""
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    window.setLayout(layout)
    window.resize(width, height)
    window.show()
    qtbot.waitUntil(window.isVisible)


def test_a_title_is_whole_again_once_the_text_is_small_again(window, qtbot):
    title = ElidedLabel("title", wanting=True)
    title.setText("Peserta")
    show(window, row(title, None), 400, 60, qtbot)
    qtbot.waitUntil(lambda: QLabel.text(title) == "Peserta")
    title.setFixedWidth(title.sizeHint().width())
    usual = title.font()
    large = title.font()
    large.setPixelSize(2 * usual.pixelSize())
    title.setFont(large)
    assert QLabel.text(title) != "Peserta"
    # The width never changes: nothing but the letters tells that there is room again.
    title.setFont(usual)
    assert QLabel.text(title) == "Peserta"


def test_a_page_s_name_is_seen_before_what_stands_beside_it(window, qtbot):
    title, told = ElidedLabel("title", wanting=True, least_px=200), ElidedLabel("note", wanting=True)
    title.setText("Pendaftaran")
    told.setText("Baru saja: Siti Handayani · 123 4560 0001 · kartu masuk antrean")
    show(window, row(title, None, told), 400, 60, qtbot)
    qtbot.waitUntil(lambda: QLabel.text(told).endswith("…"))
    assert QLabel.text(title) == "Pendaftaran"


def test_suggestions_stay_below_their_field_and_as_high_as_their_rows(window, qtbot, monkeypatch):
    field = Field()
    offered = Suggestions(field)
    show(window, column(field, None), 500, 400, qtbot)
    monkeypatch.setattr(field.edit, "hasFocus", lambda: True)
    offered.offer(("Pedagang", "Pemulung"))
    wide = offered.width()

    def below():
        return offered.y() - (field.frame.mapTo(window, field.frame.rect().bottomLeft()).y())

    assert 0 < below() < 10
    last = offered.visualRect(offered.model().index(1, 0))
    assert 0 <= offered.viewport().height() - 1 - last.bottom() <= 1
    window.resize(800, 400)
    qtbot.waitUntil(lambda: offered.width() > wide)
    assert 0 < below() < 10


def test_a_text_without_width_keeps_its_line_through_another_theme(qapp, window, qtbot):
    empty = label("note", "tetap")
    show(window, row(empty, None), 400, 60, qtbot)
    empty.setFixedWidth(0)
    qtbot.waitUntil(lambda: empty.width() == 0)
    kept = empty.contentsMargins()
    assert not kept.isNull()
    dress(qapp, theme="dark", text_percent=150)
    assert empty.contentsMargins() == kept


def test_two_faults_of_one_line_stand_there_as_one_sentence(window):
    born, sex = Field(), Choice(["L", "P"])
    window.setLayout(beside(born, sex))
    born.say("Tanggal lahir tidak terbaca. Tulis seperti 31/12/1985.", tone="bad")
    sex.say("Jenis kelamin belum diisi; pilih satu.", tone="bad")
    texts = {each.text() for each in window.findChildren(ElidedLabel)}
    assert "Tanggal lahir tidak terbaca · Jenis kelamin belum diisi" in texts
