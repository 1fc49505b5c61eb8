"""Practice by keyboard: marked on every page in every theme, worked in as in earnest, left with one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from fieldreg.app import Home, Settings, save_settings
from fieldreg.gui.pages import PLACES
from fieldreg.gui.practice.sandbox import practice_folder
from fieldreg.gui.program import Program
from fieldreg.gui.theme import PALETTES
from tests.gui.hands import Hands
from tests.gui.market import PIN

pytestmark = pytest.mark.slow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp):
    """Starts programs; each is ended with whatever window it has."""
    programs = []

    def program(home):
        begun = Program(qapp, home)
        begun.begin()
        programs.append(begun)
        return begun

    yield program
    for begun in programs:
        begun.window.close()
        begun.window.deleteLater()
        begun.end()
    qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    qapp.processEvents()


@pytest.fixture
def practising(qtbot, program, tmp_path):
    """A new laptop, on which somebody practises first."""
    begun = program(Home(tmp_path / "laptop"))
    hands = hands_on(qtbot, begun)
    hands.until(lambda: hands.sees("Siapkan laptop ini") and hands.sees("Latihan dengan orang rekaan"))
    hands.press(Qt.Key.Key_F12)
    hands.until(lambda: begun.window.practising and begun.window.here == "register")
    return begun, hands_on(qtbot, begun)


def hands_on(qtbot, begun):
    qtbot.waitUntil(lambda: QApplication.activeWindow() is begun.window)
    return Hands(qtbot, begun.window)


def test_every_page_says_so_and_one_key_ends_it(qtbot, practising, tmp_path):
    begun, hands = practising
    for place in PLACES:
        begun.window.go(place.name)
        assert hands.sees("LATIHAN"), place.name
        assert hands.sees("Semua orang di sini rekaan"), place.name
    hands.press(Qt.Key.Key_L, CTRL)
    hands.until(lambda: hands.sees("PIN latihan: 123456"))
    assert hands.sees("LATIHAN")
    hands.press(Qt.Key.Key_F12)
    assert not begun.window.practising
    hands = hands_on(qtbot, begun)
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    assert not hands.sees("LATIHAN")
    assert not practice_folder(Home(tmp_path / "laptop")).exists()


@pytest.mark.slow
def test_the_form_needs_no_scrolling_beneath_the_band(qapp, practising):
    begun, _hands = practising
    begun.window.resize(1366, 768)
    begun.window.go("register")
    qapp.processEvents()
    areas = begun.window.page("register").findChildren(QScrollArea)
    assert max(area.verticalScrollBar().maximum() for area in areas) == 0


@pytest.mark.slow
@pytest.mark.parametrize("theme", PALETTES)
def test_the_band_is_seen_in_every_theme(qapp, practising, theme):
    begun, _hands = practising
    begun.window.go("settings")
    begun.window.page("settings").changed.emit("theme", theme)
    qapp.processEvents()
    picture = begun.window.grab().toImage()
    assert picture.pixelColor(900, 6).name() == PALETTES[theme].gold


def test_sync_and_mending_can_be_learnt(practising):
    begun, hands = practising
    hands.press(Qt.Key.Key_F6)
    hands.until(lambda: hands.sees("3 menunggu sejak"))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai"))
    begun.window.go("people")
    people = begun.window.page("people")
    hands.until(lambda: people.model.rowCount() == 11)
    shown = [people.model.index(row, 6).data() for row in range(11)]
    assert shown.count("! sudah terdaftar") == 2
    assert shown.count("! dikembalikan") == 1


def test_a_sponsor_has_places_to_try(practising):
    begun, hands = practising
    page = begun.window.page("register")
    hands.until(lambda: page._screen.may_be_sponsored)
    begun.window.go("sponsors")
    promises = begun.window.page("sponsors").promises.model
    hands.until(lambda: promises.rowCount() == 1)
    assert "LATIHAN-1" in [promises.index(0, column).data() for column in range(promises.columnCount())]


def test_who_was_sent_back_is_mended_and_taken(practising):
    begun, hands = practising
    hands.press(Qt.Key.Key_F3)
    people = begun.window.page("people")
    hands.until(lambda: people.model.rowCount() == 11)
    hands.press(Qt.Key.Key_M, CTRL)
    hands.until(people.mending.table.hasFocus)
    reasons = [people.mending.table.model().index(row, 2).data() for row in range(3)]
    at = next(row for row, reason in enumerate(reasons) if "tanggal lahir lain" in reason)
    for _ in range(at):
        hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.until(lambda: begun.window.here == "correct")
    form = begun.window.page("correct")
    hands.until(lambda: form.field("birth_date").text() == "05/09/1986")
    form.field("birth_date").edit.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("05/09/1988")
    hands.press(Qt.Key.Key_F9)
    hands.until(form.why.edit.hasFocus)
    hands.type("salah ketik")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: begun.window.here == "people")
    begun.window.go("exchange")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai"))
    begun.window.go("people")
    hands.until(lambda: "! dikembalikan" not in [people.model.index(row, 6).data() for row in range(11)])


@pytest.mark.slow
def test_work_goes_on_where_it_was_and_holds_nobody_of_practice(qtbot, laptop, program, tmp_path):
    home, hq = laptop
    begun = program(home)
    hands = hands_on(qtbot, begun)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.press(Qt.Key.Key_F12)
    hands.until(lambda: begun.window.practising and begun.window.here == "register")
    hands_on(qtbot, begun).press(Qt.Key.Key_F12)
    hands = hands_on(qtbot, begun)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: begun.window.here == "register")
    begun.window.go("people")
    hands.until(lambda: hands.sees("Tidak ada yang menunggu"))
    assert begun.window.page("people").model.rowCount() == 0
    assert list(hq.records()) == []


@pytest.mark.slow
def test_a_window_closed_while_practice_is_made_leaves_nothing(qtbot, program, tmp_path):
    home = Home(tmp_path / "laptop")
    begun = program(home)
    hands = hands_on(qtbot, begun)
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    hands.press(Qt.Key.Key_F12)
    hands.until(lambda: hands.sees("Menyiapkan latihan…"))
    begun.window.close()
    begun.end()
    assert not practice_folder(home).exists()


@pytest.mark.slow
def test_what_a_crash_left_behind_is_deleted_and_what_is_not_practice_is_not(qtbot, program, tmp_path):
    home = Home(tmp_path / "laptop")
    folder = home.folder / "practice"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text("somebody's own")
    save_settings(home.settings, Settings())
    begun = program(home)
    hands = hands_on(qtbot, begun)
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    hands.press(Qt.Key.Key_F12)
    hands.until(lambda: hands.sees("bukan folder latihan"))
    assert (folder / "letter.txt").exists()
    Home(folder).practice_mark.touch()
    hands.press(Qt.Key.Key_F12)
    hands.until(lambda: begun.window.practising and begun.window.here == "register")
    assert not (folder / "letter.txt").exists()
