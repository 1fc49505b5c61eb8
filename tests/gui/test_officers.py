"""Officers by keyboard: added, reset, given roles, removed; by a coordinator alone, with their PIN."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import officers
from fieldreg.gui.officers.presenter import Act, OfficersPresenter, OfficersScreen
from tests.gui.market import OFFICER, PIN

NEW = "515151"
CTRL = Qt.KeyboardModifier.ControlModifier


class View:
    screen = OfficersScreen()

    def show_screen(self, screen):
        self.screen = screen


@pytest.fixture
def desk(work):
    """A presenter that has found out who is here."""
    view = View()
    presenter = OfficersPresenter(view, work, changed=lambda: None)
    presenter.refresh()
    work.settle()
    return presenter, view, work


def do(desk, act, **values):
    presenter, view, work = desk
    presenter.begin(act)
    presenter.do({"own_pin": PIN, **values})
    work.settle()
    return view.screen


def add(desk, name="Budi"):
    return do(desk, Act.ADD, name=name, pin=NEW, pin_again=NEW)


def test_what_is_missing_or_wrong_is_told_beside_its_field(desk):
    presenter, view, work = desk
    presenter.begin(Act.ADD)
    presenter.do({})
    assert view.screen.missing == ("name", "pin", "pin_again", "own_pin")
    presenter.do({"name": "Budi", "pin": NEW, "pin_again": "515152", "own_pin": PIN})
    assert view.screen.field == "pin_again"
    for own_pin, field in (("000000", "own_pin"), (PIN, "name")):
        presenter.do({"name": OFFICER, "pin": NEW, "pin_again": NEW, "own_pin": own_pin})
        work.settle()
        assert view.screen.field == field
        assert view.screen.act is Act.ADD, "what was typed can be mended"


@pytest.mark.slow
def test_an_officer_comes_gets_a_new_pin_and_a_role_and_goes(desk):
    presenter, _view, work = desk
    assert [one.name for one in add(desk).officers] == [OFFICER, "Budi"]
    budi = officers(work.program.home)[1].officer_id
    presenter.choose(budi)
    assert do(desk, Act.RESET_PIN, pin="616161", pin_again="616161").done is Act.RESET_PIN
    assert do(desk, Act.CHANGE_ROLE).person.role == "koordinator"
    assert do(desk, Act.REMOVE).officers[-1].name == OFFICER
    assert work.program.change(lambda desk: desk.store.check().sound).result(), "the desk is open anew"


@pytest.mark.slow
def test_whoever_hands_over_does_nothing_here_any_more(desk):
    presenter, view, work = desk
    add(desk)
    presenter.choose(officers(work.program.home)[1].officer_id)
    screen = do(desk, Act.HAND_OVER)
    assert not screen.allowed
    assert not any(screen.offers(act) for act in Act)
    presenter.begin(Act.ADD)
    assert view.screen.act is None


@pytest.mark.slow
def test_nobody_removes_or_degrades_the_only_coordinator(desk):
    _presenter, view, _work = desk
    assert [act for act in Act if view.screen.offers(act)] == [Act.ADD, Act.RESET_PIN]


@pytest.mark.slow
def test_a_desk_that_was_locked_meanwhile_stays_locked(desk):
    presenter, view, work = desk
    work.program.lock().result()
    presenter.begin(Act.ADD)
    presenter.do({"name": "Budi", "pin": NEW, "pin_again": NEW, "own_pin": PIN})
    work.settle()
    assert len(officers(work.program.home)) == 2
    with pytest.raises(Exception, match="locked"):
        work.program.read(lambda desk: desk.officer).result()
    assert not view.screen.busy


@pytest.mark.slow
def test_where_text_is_large_an_act_comes_into_sight_below_the_list(signed_in):
    window, hands = signed_in
    window.page("settings").changed.emit("text_percent", "175")
    try:
        window.go("officers")
        page = window.page("officers")
        hands.until(page.acts[Act.ADD].isVisible)
        hands.press(Qt.Key.Key_N, CTRL)
        name = page.form.fields["name"]
        hands.until(lambda: page.form.y() > page.list.parentWidget().y() and name.edit.hasFocus())
        hands.until(lambda: not page.form.title.visibleRegion().isEmpty() and whole(name.edit))
        hands.press(Qt.Key.Key_F9)
        hands.until(lambda: name.message() and whole(name.edit) and whole(name._message))
        assert name.sizeHint().height() == name.height(), "nothing is squeezed"
    finally:
        window.page("settings").changed.emit("text_percent", "100")


def whole(part):
    return part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.slow
def test_an_officer_is_added_by_keyboard_and_signs_in(laptop, signed_in):
    window, hands = signed_in
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_U, CTRL)
    hands.until(lambda: window.here == "officers")
    page = window.page("officers")
    hands.until(lambda: page.list.model().stringList() == [f"{OFFICER} (Anda) · koordinator"])
    hands.press(Qt.Key.Key_N, CTRL)
    hands.until(page.form.fields["name"].edit.hasFocus)
    for text in ("Budi Contoh", NEW, NEW, PIN):
        hands.type(text)
        hands.enter()
    hands.until(lambda: page.list.model().rowCount() == 2)
    assert [one.name for one in officers(laptop[0])] == [OFFICER, "Budi Contoh"]
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: window.here == "settings")
