"""The window's shell by keyboard: the line, the stick, officers who take turns, languages, closing."""

from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import (
    Home,
    Keyring,
    Settings,
    enrol_laptop,
    register_member,
    save_settings,
    sign_in,
    sync_now,
)
from fieldreg.domain.member import Verdict
from fieldreg.gui import workspace
from fieldreg.hq.listening import listen
from tests.desks import form
from tests.gui.market import PIN
from tests.people import nik

pytestmark = pytest.mark.slow
CTRL = Qt.KeyboardModifier.ControlModifier
OTHER_PIN = "975310"


def enter(window, hands, pin=PIN):
    hands.until(window.sign_in_pages.sign_in.pin.edit.hasFocus)
    hands.type(pin)
    hands.enter()
    hands.until(lambda: window.here != "")


def register(home, *numbers):
    with sign_in(home, PIN) as desk:
        for number in numbers:
            register_member(desk, form(number))


@pytest.fixture
def two_officers(laptop):
    home, _hq = laptop
    Keyring(home, PIN).add("Rudi Contoh", OTHER_PIN)
    return home


def test_officers_take_turns_by_two_keys_and_the_draft_stays(two_officers, opened):
    window, hands = opened(two_officers)
    hands.until(lambda: hands.sees("Rudi Contoh"))
    hands.type("d")
    enter(window, hands)
    hands.until(lambda: hands.sees("Petugas: Dewi Contoh"))
    hands.type("3171074107909901")
    hands.type("RUKMINI")
    hands.keys = 0
    hands.press(Qt.Key.Key_L, CTRL)
    hands.until(window.sign_in_pages.sign_in.pin.edit.hasFocus)
    hands.press(Qt.Key.Key_R)
    assert hands.keys == 2
    enter(window, hands, OTHER_PIN)
    hands.until(lambda: hands.sees("Petugas: Rudi Contoh"))
    assert window.page("register").field("name").text() == "RUKMINI"


def test_rounds_begin_by_themselves_and_leave_the_hands_alone(laptop, opened, monkeypatch):
    home, hq = laptop
    save_settings(home.settings, Settings(auto_sync=True))
    register(home, 1)
    monkeypatch.setattr(workspace, "ROUNDS_EVERY_MS", 20)
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    enter(window, hands)
    page = window.page("register")
    for digit in "3171074107909901":
        hands.type(digit)
        hands.qtbot.wait(10)
    hands.until(lambda: hands.sees("Tidak ada yang menunggu"))
    assert [record["name"] for record in hq.records()] == ["Sutrisno Contoh B"]
    assert page.field("nik").text() == "317107 410790 9901"
    hands.press(Qt.Key.Key_F6)
    hands.until(lambda: hands.sees("Berjalan otomatis dalam 1"))
    hq.stop()
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("! Belum terkirim"))
    hands.until(lambda: hands.sees("Berjalan otomatis dalam satu menit"))
    hq.resume()
    hands.until(lambda: hands.sees("✓ Semua sudah sampai"))  # nobody pressed anything


def test_switched_off_in_the_settings_nothing_begins(laptop, signed_in):
    window, hands = signed_in
    hands.press(Qt.Key.Key_F6)
    hands.until(lambda: hands.sees("Tidak berjalan otomatis"))
    window.go("settings")
    window.page("settings").changed.emit("auto_sync", "yes")
    window.go("exchange")
    window._workspace._rounds.tick()
    hands.until(lambda: not hands.sees("Tidak berjalan otomatis"))


def test_a_stick_by_keyboard(laptop, signed_in, tmp_path):
    home, hq = laptop
    window, hands = signed_in
    register(home, 1, 2)
    stick = tmp_path / "stick"
    stick.mkdir()
    hands.press(Qt.Key.Key_F6)
    page = window.page("exchange")
    page.carry.place.put("")
    hands.press(Qt.Key.Key_B, CTRL)
    hands.until(lambda: hands.sees("Ketik letak flashdisk"))
    hands.until(page.carry.place.edit.hasFocus)
    hands.type(str(stick))
    hands.press(Qt.Key.Key_B, CTRL)
    hands.until(lambda: hands.sees("dibawa, belum diterima"))
    hands.until(lambda: hands.sees("di antaranya ada di flashdisk"))
    (file,) = stick.iterdir()
    file.with_name(file.name + ".reply").write_bytes(hq.hq.accept_bundle(file.read_bytes()).reply)
    hands.press(Qt.Key.Key_O, CTRL)
    hands.until(lambda: hands.sees("2 diterima") and hands.sees("Tidak ada yang menunggu"))
    assert len(list(hq.records())) == 2


def test_a_sync_with_refusals_that_are_mended_and_sent_again(laptop, signed_in, tmp_path):
    home, hq = laptop
    window, hands = signed_in
    elsewhere = enrol_laptop(
        Home(tmp_path / "other"), hq_url=hq.url, code=hq.new_code(), pin=PIN, officer_name="Lain",
        laptop_name="Laptop 2", keyring=False,
    )  # fmt: skip
    with elsewhere as other:
        sync_now(other)
        register_member(other, form(1))
        sync_now(other)
    with sign_in(home, PIN) as desk:
        # Somebody else's NIK was typed by mistake: the name is another.
        register_member(desk, form(1, name="Bambang Contoh"))
        register_member(desk, form(2))
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("1 sudah terdaftar"))
    hands.press(Qt.Key.Key_F3)
    hands.until(lambda: hands.sees("! Dikembalikan kantor pusat: 1"))
    hands.press(Qt.Key.Key_M, CTRL)
    hands.until(lambda: hands.sees("Riwayat"))
    hands.press(Qt.Key.Key_E, CTRL)
    hands.until(lambda: window.here == "correct" and hands.sees("Betulkan: Bambang Contoh"))
    page = window.page("correct")
    page.focus("nik")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type(nik(3))
    for name, text in (("birth_date", "04/01/1962"), ("address", "Gg. Mawar 4"), ("phone", "081291328449")):
        page.focus(name)
        hands.press(Qt.Key.Key_A, CTRL)
        hands.type(text)
    hands.press(Qt.Key.Key_F9)
    hands.until(page.why.edit.hasFocus)
    hands.type("NIK salah ketik")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: window.here == "people" and not hands.sees("! Dikembalikan kantor pusat"))
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Pengiriman terakhir sudah sampai") and not window._workspace.syncing)
    # The number had been withdrawn with the first verdict; the new one goes with the next round.
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("1 diterima") and hands.sees("Tidak ada yang menunggu"))
    window.close()
    with sign_in(home, PIN) as desk:
        assert {member.verdict for member in desk.store.people.find("")} == {Verdict.ACCEPTED}


def test_the_language_changes_in_the_middle_of_somebody(signed_in):
    window, hands = signed_in
    page = window.page("register")
    hands.type("3171074107909901")
    hands.type("RUKMINI CONTOH")
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_Right)
    hands.until(lambda: hands.sees("Text size"))
    hands.press(Qt.Key.Key_F2)
    hands.until(lambda: hands.sees("Registration"))
    assert page.field("name").text() == "RUKMINI CONTOH"
    assert page.field("nik").text() == "317107 410790 9901"
    assert not hands.sees("Pendaftaran")
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_Left)
    hands.until(lambda: hands.sees("Ukuran huruf"))


def test_the_window_closes_while_hq_says_nothing(laptop, signed_in, opened):
    home, hq = laptop
    window, hands = signed_in
    register(home, 1)
    port = urlsplit(hq.url).port
    hq.stop()
    with listen("127.0.0.1", port) as mute:
        hands.press(Qt.Key.Key_F6)
        hands.press(Qt.Key.Key_F9)
        with mute.accept()[0]:
            window.close()
    hq.resume()
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    enter(window, hands)
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai") and hands.sees("1 diterima"))
    assert len(list(hq.records())) == 1


def test_locking_in_the_middle_of_a_round_tells_of_no_failure(laptop, signed_in):
    home, hq = laptop
    window, hands = signed_in
    register(home, *range(5))
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.press(Qt.Key.Key_L, CTRL)
    enter(window, hands)
    assert window.here == "exchange"
    hands.until(lambda: not window._workspace.syncing)
    assert not hands.sees("! Belum terkirim")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai"))
    assert len(list(hq.records())) == 5
