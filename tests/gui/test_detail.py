"""Somebody looked at, corrected and cancelled by keyboard; what HQ sent back is mended by one key."""

from dataclasses import replace

import pytest
from msgspec import Raw
from PySide6.QtCore import Qt

from fieldreg.app import (
    correct_member,
    form_to_correct,
    issue_cards,
    register_member,
    sign_in,
    sync_now,
    waiting_for_cards,
)
from fieldreg.domain.decisions import RecordDuplicate, RecordRejected
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import CardState, Verdict
from fieldreg.wire import FeedItem, encode_decision
from tests.gui.market import PIN

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def recorded(laptop, signed_in, tmp_path):
    """Rukmini has a card in a PDF; the window stands on Peserta."""
    home, _hq = laptop
    window, hands = signed_in
    with sign_in(home, PIN) as desk:
        member_id = register_member(desk, RegistrationForm(
            nik="3171074107909901", name="RUKMINI CONTOH", occupation="porter", income="1500000", months="3",
            phone="081291328449", district="31.71.07", address="Gg. Mawar 4", work_regency="31.71",
            payment_method="cash", payment_reference="1", consent_version="1",
        )).member_id  # fmt: skip
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf")

    def member():
        with sign_in(home, PIN) as desk:
            return desk.store.people.get(member_id)

    def hq_says(decision):
        kind, body = encode_decision(decision)
        with sign_in(home, PIN) as desk:
            item = FeedItem(n=desk.store.cursor() + 1, kind=kind, body=Raw(body))
            with desk.store.unit() as unit:
                assert unit.apply(item, at_ms=desk.now_ms())

    window.go("people")
    hands.until(lambda: window.page("people").model.rowCount() == 1)
    return window, hands, member_id, member, hq_says


def look(hands):
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.until(lambda: hands.sees("Riwayat"))


def test_a_person_is_shown_with_all_that_happened(recorded):
    window, hands, *_ = recorded
    look(hands)
    for text in ("123 4560 0001", "317107 410790 9901", "01/07/1990 · P", "0812", "Porter", "Rp1.500.000"):
        assert hands.sees(text), text
    assert hands.sees("Didaftarkan, nomor 123 4560 0001")
    assert hands.sees("Kartu dibuat untuk dicetak")
    assert hands.sees("Dewi Contoh")
    hands.press(Qt.Key.Key_Escape)
    assert window.page("people").table.hasFocus()
    assert not hands.sees("Riwayat")
    hands.press(Qt.Key.Key_F, CTRL)
    assert window.page("people").search.edit.hasFocus()


def test_a_correction_needs_a_reason_and_stands_in_the_history(recorded):
    window, hands, _member_id, member, _ = recorded
    look(hands)
    hands.press(Qt.Key.Key_E, CTRL)
    hands.until(lambda: window.here == "correct" and hands.sees("Betulkan: Rukmini Contoh"))
    page = window.page("correct")
    assert page.field("birth_date").text() == "01/07/1990"
    assert page.field("district").text().startswith("Tanah Abang")
    assert hands.sees("Tercatat di sini, belum di kantor pusat")
    page.focus("name")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("RUKMINI BENAR")
    hands.until(lambda: hands.sees("≠ Rukmini Contoh"))
    hands.press(Qt.Key.Key_F9)
    hands.until(page.why.edit.hasFocus)
    assert member().name == "Rukmini Contoh"
    hands.type("Ejaan KTP")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: window.here == "people" and hands.sees("Dibetulkan: Ejaan KTP"))
    assert member().name == "Rukmini Benar"
    assert member().kpj == "12345600001"


def test_problems_of_a_correction_stand_beside_the_fields_and_esc_leaves_the_record(recorded):
    window, hands, _member_id, member, _ = recorded
    look(hands)
    hands.press(Qt.Key.Key_E, CTRL)
    hands.until(lambda: hands.sees("Betulkan: Rukmini Contoh"))
    page = window.page("correct")
    page.focus("name")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: page.field("name").message() == "Nama belum diisi." and not page._screen.saving)
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: window.here == "people")
    assert member().name == "Rukmini Contoh"


def test_a_registration_is_cancelled_with_a_reason(recorded):
    window, hands, _member_id, member, _ = recorded
    look(hands)
    hands.press(Qt.Key.Key_D, CTRL)
    hands.until(window.page("people").detail.reason.edit.hasFocus)
    hands.enter()
    hands.until(lambda: hands.sees("Sebabnya belum ditulis."))
    assert member().live
    hands.type("Batal ikut")
    hands.enter()
    hands.until(lambda: hands.sees("Pendaftaran dibatalkan: Batal ikut"))
    assert not member().live
    assert not hands.sees("Betulkan")


def test_what_hq_sent_back_is_mended_by_one_key(recorded):
    window, hands, member_id, member, hq_says = recorded
    hq_says(RecordRejected(member_id=member_id, reason="malformed"))
    window.go("people")
    hands.until(lambda: hands.sees("! Dikembalikan kantor pusat: 1") and hands.sees("tidak dapat membaca"))
    hands.press(Qt.Key.Key_M, CTRL)
    hands.until(lambda: hands.sees("Betulkan: Rukmini Contoh"))
    hands.type("Sesuai KTP")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: window.here == "people" and not hands.sees("! Dikembalikan kantor pusat"))
    assert member().verdict is Verdict.WAITING


def test_somebody_registered_before_is_looked_at_with_the_number_that_stands(recorded):
    window, hands, member_id, _member, hq_says = recorded
    hq_says(RecordDuplicate(member_id=member_id, standing_kpj="12345600099"))
    window.go("people")
    hands.until(lambda: hands.sees("! Dikembalikan kantor pusat: 1"))
    hands.press(Qt.Key.Key_M, CTRL)
    hands.until(lambda: hands.sees("nomor yang berlaku 123 4560 0099"))


def test_all_that_hq_sent_back_is_worked_through_by_enter(laptop, recorded):
    home, _hq = laptop
    window, hands, member_id, _member, hq_says = recorded
    with sign_in(home, PIN) as desk:
        other = register_member(desk, RegistrationForm(
            nik="3171071203859902", name="SLAMET CONTOH", occupation="porter", income="1500000",
            payment_method="later", consent_version="1",
        )).member_id  # fmt: skip
    hq_says(RecordRejected(member_id=member_id, reason="malformed"))
    hq_says(RecordDuplicate(member_id=other, standing_kpj="12345600099"))
    window.go("people")
    hands.until(lambda: hands.sees("! Dikembalikan kantor pusat: 2"))
    people = window.page("people")
    hands.press(Qt.Key.Key_M, CTRL)
    table = people.mending.table
    hands.until(table.hasFocus)
    reasons = [table.model().index(row, 2).data() for row in range(2)]
    assert reasons[0].startswith("Sudah terdaftar sebelumnya")
    assert reasons[0].endswith("(yang berlaku 123 4560 0099)")
    assert "tidak dapat membaca" in reasons[1]
    hands.enter()
    hands.until(lambda: hands.sees("nomor yang berlaku 123 4560 0099"))
    hands.press(Qt.Key.Key_Escape)
    hands.until(table.hasFocus)
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.until(lambda: hands.sees("Betulkan: Rukmini Contoh"))
    hands.type("Sesuai KTP")
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: window.here == "people" and table.model().rowCount() == 1)
    assert table.hasFocus()


def test_the_history_tells_when_hq_decided(recorded):
    _window, hands, member_id, _member, hq_says = recorded
    hq_says(RecordRejected(member_id=member_id, reason="malformed"))
    hq_says(RecordDuplicate(member_id=member_id, standing_kpj="12345600099"))
    look(hands)
    assert hands.sees("Sudah terdaftar sebelumnya, nomor yang berlaku 123 4560 0099")
    assert hands.sees("Dikembalikan: Kantor pusat tidak dapat membaca")
    assert hands.sees(" · pusat")


def test_a_spoiled_card_is_made_again_with_a_reason(recorded):
    window, hands, _member_id, member, _ = recorded
    look(hands)
    hands.press(Qt.Key.Key_R, CTRL)
    hands.until(window.page("people").detail.reason.edit.hasFocus)
    assert hands.sees("Apa yang salah dengan kartunya? Enter membuat yang baru")
    hands.type("Tinta luntur")
    hands.enter()
    hands.until(lambda: hands.sees("Kartu rusak: Tinta luntur"))
    assert member().card is CardState.WAITING
    assert not hands.sees("Cetak ulang kartu   Ctrl R")


def test_the_list_is_narrowed_and_widened_by_keys(recorded):
    window, hands, *_ = recorded
    people = window.page("people")
    hands.press(Qt.Key.Key_G, CTRL)
    hands.type("ojol")
    hands.until(people.narrowing._offer.isVisible)
    hands.enter()
    hands.until(lambda: people.model.rowCount() == 0 and hands.sees("Pekerjaan: Pengemudi ojek   ✕"))
    hands.press(Qt.Key.Key_Backspace)
    hands.until(lambda: people.model.rowCount() == 1)
    assert not hands.sees("Pekerjaan: Pengemudi ojek   ✕")


def test_what_hq_has_stays_visible_beside_a_second_correction(laptop, recorded):
    """The first correction has not been sent: HQ still has the first record."""
    home, _hq = laptop
    window, hands, member_id, member, _ = recorded
    with sign_in(home, PIN) as desk:
        sync_now(desk)
        form = form_to_correct(desk, member_id)
        correct_member(desk, member_id, replace(form, name="Rukmini Benar", months="6"), reason="KTP")
    window.page("people").correct_asked.emit(member_id)
    hands.until(lambda: hands.sees("Yang ada di kantor pusat") and hands.sees("≠ Rukmini Contoh"))
    assert hands.sees("≠ 3")
    assert window.page("correct").field("name").text() == "Rukmini Benar"
    assert member().name == "Rukmini Benar"
