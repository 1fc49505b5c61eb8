"""A petugas's day by keyboard alone, against a real store and a real HQ on loopback."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import read_draft, sign_in, trust_of, verify_file
from fieldreg.domain.member import CardState, Verdict
from fieldreg.gui.people.model import VERDICT
from tests.gui.market import PIN

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.everyday
def test_three_people_from_the_pin_to_hq_s_verdict(laptop, signed_in, tmp_path):
    home, hq = laptop
    window, hands = signed_in
    register_somebody_new(window, hands)
    register_with_a_reason(window, hands)
    register_after_mending(window, hands)
    find_somebody(window, hands)
    make_and_confirm_cards(window, hands, tmp_path / "kartu.pdf")
    bring_it_to_hq(window, hands)

    window.close()
    names = sorted(record["name"] for record in hq.records())
    assert names == ["Joko Contoh", "Rukmini Contoh", "Slamet Contoh"]
    with sign_in(home, PIN) as desk:
        members = desk.store.people.find("")
        assert {member.verdict for member in members} == {Verdict.ACCEPTED}
        assert {member.card for member in members} == {CardState.PRINTED}
        warned = desk.store.people.registration(members[1].member_id)
        reasons = [(warning.code, warning.reason) for warning in warned.warnings]
        assert reasons == [("nik_serial_zero", "Sudah dicek dengan KTP")]
        verdicts = verify_file(tmp_path / "kartu.pdf", trust_of(desk), now_ms=desk.now_ms())
    assert [verdict.verdict for verdict in verdicts] == ["genuine"] * 3


def register_somebody_new(window, hands):
    """Everything new; the market's own values are typed this once."""
    page = window.page("register")
    hands.type("3171074107909901")
    assert page.field("nik").text() == "317107 410790 9901"
    hands.until(lambda: page.field("birth_date").text() == "01/07/1990")
    assert page.field("sex").text() == "P"
    assert "Tanah Abang" in page.field("district").text()
    assert hands.sees("dari NIK")
    for text in ("RUKMINI CONTOH", "0812 9132 8449", "Gg. Mawar 4", "buruh ang"):
        hands.type(text)
        hands.enter()
    assert page.field("occupation").text() == "Porter"
    for text in ("Pasar Contoh", "jakarta pus", "1,5 jt"):
        hands.type(text)
        hands.enter()
    assert page.field("work_regency").text() == "Kota Administrasi Jakarta Pusat"
    hands.until(lambda: hands.sees("Rp1.500.000") and hands.sees("Rp11.400"))
    hands.type("04.00-12.00")
    hands.enter()
    hands.type("0187")
    save(page, hands)
    assert hands.sees("Baru saja: Rukmini Contoh · 123 4560 0001 · kartu masuk antrean")
    assert page.field("nik").edit.hasFocus()
    assert page.field("work_place").text() == "Pasar Contoh"
    assert hands.sees("tetap")


def register_with_a_reason(window, hands):
    """A NIK that warns; one key gives the usual reason."""
    page = window.page("register")
    hands.type("3171071203850000")
    hands.type("SLAMET CONTOH")
    hands.until(lambda: hands.sees("Nomor urut NIK 0000"))
    for name, text in (("occupation", "porter"), ("income", "2.500.000"), ("payment_reference", "0188")):
        fill(page, hands, name, text)
    hands.press(Qt.Key.Key_F10)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: page.reasons.edits() and page.reasons.edits()[0].hasFocus())
    hands.press(Qt.Key.Key_K, ALT)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Baru saja: Slamet Contoh"))


def register_after_mending(window, hands):
    """A NIK that is taken stops it; another one lets it through."""
    page = window.page("register")
    hands.type("3171074107909901")
    hands.until(lambda: "Rukmini Contoh" in page.field("nik").message())
    for name, text in (
        ("name", "Joko Contoh"), ("occupation", "ojol"), ("income", "3 jt"), ("payment_reference", "0189"),
    ):  # fmt: skip
        fill(page, hands, name, text)
    hands.press(Qt.Key.Key_F10)
    hands.press(Qt.Key.Key_F9)
    hands.until(page.field("nik").edit.hasFocus)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("3171072506789903")
    hands.until(lambda: page.field("birth_date").text() == "25/06/1978")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Baru saja: Joko Contoh"))


def find_somebody(window, hands):
    hands.press(Qt.Key.Key_F3)
    people = window.page("people")
    hands.until(lambda: people.model.rowCount() == 3)
    hands.type("ruk")
    hands.until(lambda: people.model.rowCount() == 1)
    hands.press(Qt.Key.Key_Down)
    assert people.table.hasFocus()


def make_and_confirm_cards(window, hands, path):
    hands.press(Qt.Key.Key_F4)
    cards = window.page("cards")
    hands.until(lambda: hands.sees("Setiap QR dibaca ulang"))
    fill(cards.pane, hands, "file", str(path))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("3 kartu di 2 halaman"))
    hands.press(Qt.Key.Key_T, CTRL)
    hands.until(lambda: hands.sees("3 kartu sudah di tangan."))


def bring_it_to_hq(window, hands):
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai") and hands.sees("Tidak ada yang menunggu"))
    hands.press(Qt.Key.Key_F3)
    people = window.page("people")
    hands.until(lambda: people.model.index(0, VERDICT).data() == "✓ diterima")


def save(page, hands):
    hands.press(Qt.Key.Key_F10)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: not page.field("nik").text())


@pytest.mark.everyday
def test_a_registration_costs_the_data_and_six_keys(signed_in):
    window, hands = signed_in
    page = window.page("register")
    # Yesterday's market: what sticks has been typed for somebody before.
    for name, text in (
        ("work_place", "Pasar Contoh"), ("work_hours", "04.00-12.00"),
    ):  # fmt: skip
        fill(page, hands, name, text)
    fill(page, hands, "work_regency", "jakarta pus")
    hands.enter()
    page.focus("nik")
    hands.keys = 0

    hands.type("3171074107909901")
    hands.type("RUKMINI CONTOH")
    hands.enter()
    hands.type("081291328449")
    hands.enter()
    hands.type("Gg. Mawar 4")
    hands.enter()
    hands.type("buruh ang")
    hands.enter()
    hands.type("1,5 jt")
    hands.enter()
    hands.type("0188")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.until(lambda: hands.sees("Baru saja: Rukmini Contoh"))
    assert hands.keys <= 6


def test_a_scanner_s_enter_does_not_jump_over_the_name(signed_in):
    window, hands = signed_in
    hands.type("3171074107909901")
    hands.enter()
    assert window.page("register").field("name").edit.hasFocus()


def test_locking_keeps_what_was_typed(signed_in):
    window, hands = signed_in
    hands.type("3171074107909901")
    hands.type("RUKMINI")
    hands.press(Qt.Key.Key_L, CTRL)
    hands.until(lambda: hands.sees("PIN"))
    assert window.here == ""
    assert not hands.sees("RUKMINI")
    hands.until(window.sign_in_pages.sign_in.pin.edit.hasFocus)
    hands.type("000000")
    hands.enter()
    hands.until(lambda: window.sign_in_pages.sign_in.pin.message() != "")
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: window.here == "register")
    assert window.page("register").field("name").text() == "RUKMINI"
    hands.until(window.page("register").field("name").edit.hasFocus)
    hands.type(" CONTOH")  # the name goes on where it stopped
    assert window.page("register").field("name").text() == "RUKMINI CONTOH"
    window.page("register").field("phone").setFocus()
    hands.type("0812")
    hands.press(Qt.Key.Key_F3)
    hands.until(lambda: window.here == "people")
    hands.press(Qt.Key.Key_F2)
    hands.until(window.page("register").field("phone").edit.hasFocus)
    hands.type("9132")
    assert window.page("register").field("phone").text() == "08129132"


def test_a_sync_that_fails_says_why_and_loses_nothing(laptop, signed_in):
    window, hands = signed_in
    laptop[1].stop()
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("! Belum terkirim"))
    assert not hands.sees("hq_unreachable")
    laptop[1].resume()
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai"))
    page = window.page("exchange")
    page.show_screen(replace(page._screen, status=replace(page._screen.status, queued=2)))
    assert not hands.sees("✓ Semua sudah sampai")
    assert hands.sees("✓ Pengiriman terakhir sudah sampai")


@pytest.mark.parametrize("page", ["register", "exchange", "cards"])
def test_the_window_closes_cleanly_while_it_works(signed_in, qapp, page):
    window, hands = signed_in
    window.go(page)
    hands.press(Qt.Key.Key_F9)
    window.close()
    qapp.processEvents()
    assert not window.isVisible()


def fill(page, hands, name, text):
    """Go to a field by Tab, whatever stands between, and type."""
    target = page.field(name) if hasattr(page, "field") else getattr(page, name)
    for _ in range(40):
        if target.edit.hasFocus():
            break
        hands.press(Qt.Key.Key_Tab)
    assert target.edit.hasFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type(text)


@pytest.mark.everyday
def test_a_crash_takes_nothing_that_was_typed(laptop, signed_in, opened):
    home, _hq = laptop
    _killed, hands = signed_in
    hands.type("3171074107909901")
    hands.type("RUKMINI")

    def kept():
        with sign_in(home, PIN) as desk:
            draft = read_draft(desk)
        return draft is not None and draft.name == "RUKMINI"

    hands.until(kept)
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Dewi Contoh"))
    hands.type(PIN)
    hands.enter()
    hands.until(lambda: window.here == "register" and hands.sees("isian tadi dikembalikan"))
    hands.type(" CONTOH")  # where it stopped
    assert window.page("register").field("name").text() == "RUKMINI CONTOH"


def test_the_last_person_is_taken_back_by_key(laptop, signed_in):
    window, hands = signed_in
    page = window.page("register")
    register_somebody_new(window, hands)
    hands.type("9")
    hands.press(Qt.Key.Key_Z, CTRL)  # first what was typed last …
    assert page.field("nik").text() == ""
    # A second one right behind, before the page has seen that nothing stands there, takes nobody back.
    hands.until(lambda: not page.empty.isVisible())
    hands.press(Qt.Key.Key_Z, CTRL)  # … then the person
    hands.until(lambda: hands.sees("Dibatalkan: Rukmini Contoh"))
    assert page.field("name").text() == "RUKMINI CONTOH"
    hands.press(Qt.Key.Key_F9)  # the consent stands as it was given
    hands.until(lambda: hands.sees("Baru saja: Rukmini Contoh · 123 4560 0002"))
