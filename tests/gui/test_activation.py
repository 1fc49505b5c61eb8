"""Kegiatan by keyboard: opened, joined, counted; nothing of it needs a line."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import issue_cards, register_member, sign_in, waiting_for_cards
from fieldreg.cards import ChartColours
from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.activation.presenter import BoardPresenter
from tests.desks import form
from tests.gui.market import PIN

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(laptop, signed_in):
    """Kegiatan is open; `current()` reads what the store has."""
    home, _hq = laptop
    window, hands = signed_in
    hands.press(Qt.Key.Key_F5)
    hands.until(lambda: hands.sees("Belum ada kegiatan di laptop ini"))

    def current():
        with sign_in(home, PIN) as desk:
            code = desk.store.activations.current()
            return code, desk.store.activations.get(code) if code else None

    return window.page("activation").today, hands, current


def test_an_activation_is_opened_by_keyboard_and_people_are_counted(page):
    view, hands, current = page
    hands.press(Qt.Key.Key_N, CTRL)
    hands.until(view.plan.fields["name"].edit.hasFocus)
    for text in ("", "Pasar Contoh", "2", "seratus", "Dewi Contoh, Bagus Contoh"):
        hands.type(text)
        hands.enter()
    hands.until(lambda: hands.sees("Ini bukan angka."))
    assert view.plan.fields["name"].message() != "", "told at once, not one after the other"
    assert view.plan.fields["name"].edit.hasFocus()
    hands.type("Aktivasi Pasar Contoh")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: view.plan.fields["name"].message() == "")
    assert current() == ("", None)
    assert view.plan.fields["goal"].edit.hasFocus()
    view.plan.fields["goal"].edit.selectAll()
    hands.type("300")
    hands.enter()
    hands.enter()
    hands.until(lambda: hands.sees("dari 300 orang"))
    code, plan = current()
    assert (plan.name, plan.goal, (plan.last_day - plan.first_day).days) == ("Aktivasi Pasar Contoh", 300, 1)
    assert plan.team == ("Dewi Contoh", "Bagus Contoh")
    assert hands.sees(code)
    assert not view.plan.asking()

    hands.press(Qt.Key.Key_I, CTRL)
    hands.type("por")
    hands.enter()
    hands.until(lambda: hands.sees("+1 Porter"))
    hands.enter()
    hands.until(lambda: hands.sees("2 orang hari ini"))
    hands.press(Qt.Key.Key_U, CTRL)
    hands.until(lambda: hands.sees("1 orang hari ini"))

    hands.press(Qt.Key.Key_K, CTRL)
    hands.until(lambda: hands.sees("Belum ada kegiatan di laptop ini"))
    hands.press(Qt.Key.Key_J, CTRL)
    hands.until(view.plan.code.edit.hasFocus)
    hands.type("contoh")
    hands.enter()
    hands.until(lambda: hands.sees("dari 300 orang"))
    assert current()[0] == code


def test_a_mistyped_code_is_told_beside_it(page):
    view, hands, current = page
    hands.press(Qt.Key.Key_J, CTRL)
    hands.until(view.plan.code.edit.hasFocus)
    hands.type("ABCDE-FGHJK")
    hands.enter()
    hands.until(lambda: view.plan.code.message() != "")
    assert current() == ("", None)
    assert view.plan.code.edit.hasFocus()
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: not view.plan.asking())


def test_a_day_is_counted_compared_and_closed(page, laptop, tmp_path):
    _view, hands, _current = page
    home, _hq = laptop
    with sign_in(home, PIN) as desk:
        for nik, name, receipt in (
            ("3171074107909901", "RUKMINI CONTOH", "1"),
            ("3171071203859902", "SLAMET", "3"),
        ):
            typed = RegistrationForm(
                nik=nik, name=name, occupation="porter", income="1500000", payment_method="cash",
                payment_reference=receipt, consent_version="1",
            )  # fmt: skip
            register_member(desk, typed)
    sheet = hands.window.page("activation").closing
    hands.press(Qt.Key.Key_2, CTRL)
    hands.until(lambda: len(sheet.cash) == 1 and hands.sees("1 selisih"))
    cash = next(iter(sheet.cash.values()))
    assert cash.edit.hasFocus()
    hands.press(Qt.Key.Key_Tab)
    assert sheet.cards.edit.hasFocus()
    cash.setFocus()
    hands.type("sedikit")
    hands.until(lambda: cash.message() == "Ini bukan angka.")
    cash.edit.selectAll()
    hands.type("20.000")
    hands.until(lambda: hands.sees("2 selisih"))
    first = sheet.model.data(sheet.model.index(0, 0)) + sheet.model.data(sheet.model.index(1, 0))
    assert "Uang tunai kurang" in first
    sheet.cards.setFocus()
    hands.type("3")
    hands.until(lambda: hands.sees("3 selisih"))
    rows = [[sheet.model.data(sheet.model.index(row, at)) for at in range(3)] for row in range(3)]
    assert ["+3", "dihitung 3, di catatan 0"] in [row[1:] for row in rows]
    sheet.cards.edit.selectAll()
    hands.press(Qt.Key.Key_Delete)
    hands.until(lambda: hands.sees("2 selisih"))
    sheet.file.put(str(tmp_path / "tutup.pdf"))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("2 selisih · sudah ditutup, terbitan 1"))
    assert (tmp_path / "tutup.pdf").read_bytes().startswith(b"%PDF")
    hands.press(Qt.Key.Key_E, CTRL)
    hands.until((tmp_path / "tutup.xlsx").exists)


def test_the_programmes_are_explained_on_the_screen_and_on_paper(page, tmp_path, monkeypatch):
    _view, hands, _current = page
    monkeypatch.setattr("fieldreg.gui.activation.leaflet.documents", lambda: tmp_path)
    hands.press(Qt.Key.Key_3, CTRL)
    hands.until(lambda: hands.sees("JKK · ") and hands.sees("JHT · "))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Ditulis: brosur-jkk-jkm-jht.pdf"))
    assert (tmp_path / "brosur-jkk-jkm-jht.pdf").read_bytes().startswith(b"%PDF")


def test_a_board_on_which_nothing_has_changed_is_not_drawn_again(work, tmp_path):
    boards = []

    class View:
        def show_board(self, screen):
            boards.append(screen.board)

    presenter = BoardPresenter(View(), work, colours=ChartColours, changed=lambda: None)

    def ask():
        presenter.refresh()
        work.settle()
        return boards[-1]

    nobody = ask()
    assert ask() is nobody
    assert len(boards) == 1, "what stands on the screen is left alone"
    work.program.change(lambda desk: register_member(desk, form(3))).result()
    one = ask()
    assert one.dashboard.total.registered == 1
    assert one.charts != nobody.charts
    (member,) = work.program.read(waiting_for_cards).result()
    work.program.change(lambda desk: issue_cards(desk, [member], tmp_path / "kartu.pdf")).result()
    again = ask()
    assert again is not one
    assert all(new is old for new, old in zip(again.charts, one.charts, strict=True)), "no bar has changed"
