"""Columns, and the list of keys, when the text size changes while the window stands."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from fieldreg.domain.member import Verdict
from fieldreg.gui.frame import KeysPanel
from fieldreg.gui.people.mending import MendPane
from fieldreg.gui.theme import dress, scaled
from fieldreg.gui.widgets import FittingColumns, Row, RowsModel, WholeCell, column, plain_table

_NAME, _PAYER, _MONTHS, _LEFT, _STATE = range(5)
_WIDTHS_PX = {_PAYER: 148, _MONTHS: 180, _LEFT: 84, _STATE: 214}
_WIDE_PX, _HIGH_PX = 1100, 500


@pytest.fixture
def resized(qapp):
    """Another text size for all that stands; 100 % again at the end."""

    def resized(percent):
        dress(qapp, theme="light", text_percent=percent)
        qapp.processEvents()
        qapp.processEvents()

    resized(100)
    yield resized
    resized(100)


def test_columns_keep_their_widths_when_one_goes_and_its_text_is_told_below(qtbot, resized):
    # What is told below takes its room from the table, and the table fits its columns while Qt does too.
    window = QWidget()
    qtbot.addWidget(window)
    page, model = QWidget(window), RowsModel()
    model.call(("Sponsor", "Pembayar", "Untuk", "Sisa", "Status"))
    model.show_rows([Row(("Pemerintah Kota", "APBD", "6 bulan sejak Nov 2026", "0", "disetujui"))])
    table = plain_table(model)
    FittingColumns(table, stretch=(_NAME,), widths_px=_WIDTHS_PX, first_to_go=(_PAYER, _MONTHS))
    whole = WholeCell(table, model)
    page.setLayout(column(table, whole))
    page.resize(_WIDE_PX, _HIGH_PX)
    window.show()
    table.selectRow(0)
    for percent in (100, 175, 150, 100):
        resized(percent)
        seen = [at for at in _WIDTHS_PX if not table.isColumnHidden(at)]
        assert [table.columnWidth(at) for at in seen] == [scaled(_WIDTHS_PX[at]) for at in seen], percent
        assert table.isColumnHidden(_PAYER) == (percent > 100) == whole.isVisible()


def test_why_somebody_was_sent_back_is_told_whole_where_its_column_is_too_narrow(qtbot, resized, indonesian):
    window = QWidget()
    qtbot.addWidget(window)
    pane = MendPane(indonesian)
    pane.setParent(window)
    pane.retranslate()
    pane.resize(_WIDE_PX, _HIGH_PX)
    window.show()
    reason = "register_birth_date_differs"
    pane.show_people(
        tuple(
            SimpleNamespace(
                name=name, kpj="99900000207", verdict=Verdict.REJECTED, reason=reason, member_id=name
            )
            for name in ("Agus Contoh", "Siti Contoh")
        )
    )
    for percent in (100, 175, 100):
        resized(percent)
        table = pane.table
        assert sum(map(table.columnWidth, range(table.model().columnCount()))) == table.viewport().width()
        assert pane._whole.isVisible() == (percent > 100)
    assert pane._whole.text() == table.model().index(0, 2).data()


def test_the_keys_are_put_away_when_the_text_size_changes(qtbot, resized):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(_WIDE_PX, _HIGH_PX)
    window.show()
    panel = KeysPanel(window)
    panel.show_keys("Tombol", [("F1", "daftar tombol ini")])
    assert panel.isVisible()
    resized(150)
    assert not panel.isVisible(), "it was laid out for smaller text"
