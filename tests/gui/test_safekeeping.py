"""Copies, the recovery code and the way back, from the window."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import list_backups, officers, register_member
from fieldreg.domain.faults import Fault
from fieldreg.gui.rescue.presenter import Need, RescuePresenter, RescueScreen
from fieldreg.gui.safekeeping.presenter import SafeAct, SafekeepingPresenter, SafekeepingScreen
from tests.desks import form
from tests.gui.market import PIN

NEW = "515151"
CTRL = Qt.KeyboardModifier.ControlModifier


class View:
    screen = None

    def show_screen(self, screen):
        self.screen = screen


@pytest.fixture
def desk(work):
    view, folder = View(), []
    view.screen = SafekeepingScreen()

    def set_folder(name):
        folder.append(name)
        work.program.change(lambda desk: keep(desk, name)).result()
        work.program.read(lambda desk: keep(desk, name)).result()

    def keep(desk, name):
        desk.settings = desk.settings.__class__(backup_folder=name)

    presenter = SafekeepingPresenter(
        view, work, work.program.home, set_folder=set_folder, changed=lambda: None
    )
    presenter.refresh()
    work.settle()
    return presenter, view, work


def damage(store):
    content = bytearray(store.read_bytes())
    content[5000] ^= 1
    store.write_bytes(content)


@pytest.mark.slow
def test_a_copy_is_made_here_and_on_the_stick(desk, tmp_path):
    presenter, view, work = desk
    presenter.begin(SafeAct.FOLDER)
    presenter.do({"folder": str(tmp_path / "away")})
    assert view.screen.field == "folder"
    stick = tmp_path / "stick"
    stick.mkdir()
    presenter.do({"folder": str(stick)})
    work.settle()
    assert view.screen.copied == 2
    assert view.screen.kept.second.count == len(list_backups(stick)) == 1
    presenter.do({})
    work.settle()
    assert view.screen.kept.second.count == 2


@pytest.mark.slow
def test_a_recovery_code_is_shown_once_and_only_to_a_coordinator(desk):
    presenter, view, work = desk
    assert not view.screen.kept.recovery_code
    presenter.begin(SafeAct.CODE)
    presenter.do({"own_pin": "000000"})
    work.settle()
    assert view.screen.field == "own_pin"
    presenter.do({"own_pin": PIN})
    work.settle()
    code = view.screen.code
    assert len(code.replace("-", "")) == 24
    assert view.screen.kept.recovery_code
    presenter.cancel()
    assert view.screen.code == ""
    assert work.program.recover(code, NEW).result().following != code


def test_going_back_first_tells_what_would_be_lost(desk):
    presenter, view, work = desk
    presenter.copy_now()
    work.settle()
    work.program.change(lambda desk: register_member(desk, form(3))).result()
    presenter.begin(SafeAct.RESTORE)
    presenter.do({"own_pin": PIN})
    work.settle()
    assert (view.screen.plan.facts_recovered, view.screen.plan.facts_lost) == (1, 0)
    assert view.screen.restored is None
    presenter.do({"own_pin": PIN})
    work.settle()
    assert view.screen.restored.set_aside.exists()
    assert work.program.read(lambda desk: desk.store.people.count()).result() == 1


@pytest.mark.slow
def test_an_installation_that_forked_begins_anew_from_here(desk, laptop):
    presenter, view, work = desk
    _home, hq = laptop
    before = work.program.read(lambda desk: desk.store.installation).result()
    presenter.begin(SafeAct.RENEW)
    presenter.do({"code": "no code"})
    work.settle()
    assert view.screen.field == "code"
    presenter.do({"code": hq.new_code()})
    work.settle()
    assert view.screen.renewed
    assert work.program.change(lambda desk: desk.store.installation).result() != before
    assert work.program.sync().result().outcome.sent > 0


@pytest.fixture
def rescue(work):
    """Nobody is signed in."""
    code = work.program.manage(PIN, "", lambda keyring: keyring.new_recovery_code()).result()
    work.program.change(lambda desk: register_member(desk, form(3))).result()
    work.program.lock().result()
    view, told = View(), []
    view.screen = RescueScreen()
    presenter = RescuePresenter(
        view, work, left=lambda: told.append("left"), restored=lambda: told.append("restored")
    )
    return presenter, view, work, told, code


@pytest.mark.slow
def test_a_forgotten_pin_is_set_anew_by_the_code(rescue):
    presenter, view, work, told, code = rescue
    presenter.begin(Need.FORGOTTEN)
    presenter.do({})
    assert view.screen.missing == ("code", "new_pin", "new_pin_again")
    for given, field in (
        ({"code": "X", "new_pin": NEW, "new_pin_again": NEW}, "code"),
        ({"code": code, "new_pin": "1", "new_pin_again": "1"}, "new_pin"),
        ({"code": code, "new_pin": NEW, "new_pin_again": PIN}, "new_pin_again"),
    ):
        presenter.do(given)
        work.settle()
        assert view.screen.field == field
    presenter.do({"code": code, "new_pin": NEW, "new_pin_again": NEW})
    work.settle()
    assert len(view.screen.recovered.following) == len(code)
    presenter.do({})
    assert (told, view.screen.recovered) == (["left"], None)
    assert work.program.sign_in(NEW).result().role == "koordinator"


@pytest.mark.slow
def test_damaged_data_is_restored_before_anybody_is_in(rescue):
    presenter, view, work, told, _code = rescue
    work.program.sign_in(PIN).result()
    work.program.lock().result()
    damage(work.program.home.store)
    with pytest.raises(Fault, match="store_damaged"):
        work.program.sign_in(PIN).result()
    presenter.begin(Need.DAMAGED)
    presenter.do({"officer_id": "", "pin": PIN})  # quicker than the officers' names
    work.settle()
    assert view.screen.plan.people == 1
    (officer,) = officers(work.program.home)
    given = {"officer_id": officer.officer_id, "pin": PIN}
    presenter.do({**given, "pin": "000000"})
    work.settle()
    assert view.screen.field == "pin"
    presenter.do({**given, "source": "/nowhere"})
    work.settle()
    assert view.screen.field == "source"
    presenter.do(given)
    work.settle()
    assert view.screen.plan.people == 1
    presenter.do(given)
    work.settle()
    assert told == ["restored"]
    assert work.program.read(lambda desk: desk.store.people.count()).result() == 1


@pytest.mark.slow
def test_a_damaged_laptop_is_helped_by_keyboard(laptop, opened):
    home, _hq = laptop
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: window.here == "register")
    hands.until(lambda: bool(list_backups(home.backups)))
    window.lock()
    hands.until(lambda: window.here == "")
    hands.until(window.sign_in_pages.sign_in.pin.edit.hasFocus)
    damage(home.store)
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: hands.sees("F10"))
    hands.until(lambda: window.sign_in_pages.trouble == "store_damaged")
    hands.press(Qt.Key.Key_F10)
    hands.until(lambda: bool(window._rescue and window._rescue.page.form.fields["pin"].edit.hasFocus()))
    hands.type(PIN)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("orang akan ada kembali"))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: window.here == "register")


@pytest.mark.slow
def test_a_copy_is_made_by_two_keys(laptop, signed_in):
    window, hands = signed_in
    before = len(list_backups(laptop[0].backups))
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_B, CTRL)
    hands.until(lambda: window.here == "safekeeping")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: len(list_backups(laptop[0].backups)) == before + 1)
    hands.until(lambda: hands.sees("✓"))


@pytest.mark.slow
def test_where_text_is_large_each_act_comes_into_sight(signed_in):
    window, hands = signed_in
    window.page("settings").changed.emit("text_percent", "175")
    try:
        window.go("safekeeping")
        page = window.page("safekeeping")
        for key, first in ((Qt.Key.Key_U, "folder"), (Qt.Key.Key_K, "own_pin"), (Qt.Key.Key_E, "code")):
            edit = page.form.fields[first].edit
            hands.until(page.copy.hasFocus)
            hands.press(key, CTRL)
            hands.until(
                lambda edit=edit: edit.hasFocus() and edit.visibleRegion().boundingRect() == edit.rect()
            )
            hands.until(lambda: page.form.y() > page.copy.parentWidget().y())
            hands.press(Qt.Key.Key_Escape)
        hands.until(page.copy.hasFocus)
        hands.press(Qt.Key.Key_R, CTRL)
        hands.until(page.form.fields["own_pin"].edit.hasFocus)
        hands.type(PIN)
        hands.press(Qt.Key.Key_F9)
        hands.until(lambda: hands.sees("orang akan ada kembali"))
        # What would be lost, and the key that does it all the same.
        do = page.form.do
        hands.until(lambda: do.visibleRegion().boundingRect() == do.rect())
    finally:
        window.page("settings").changed.emit("text_percent", "100")
