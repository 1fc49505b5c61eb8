"""A morning at the table by keyboard alone: ten people, every kind of warning, and what becomes of them.

Against a real store and a real HQ on loopback. Every person is invented.
"""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import sign_in
from fieldreg.domain.member import CardState, Verdict
from fieldreg.domain.months import Month
from tests.gui.market import PIN
from tests.gui.test_journey import ALT, CTRL, fill

pytestmark = pytest.mark.slow

TODAY = datetime.fromtimestamp(time.time_ns() // 10**9, ZoneInfo("Asia/Jakarta")).date()
CHILD = f"{(TODAY.year - 10) % 100:02d}"
FAR, PAST = Month(TODAY.year + 3, 1), Month.of(TODAY).plus(-1)
USUAL = {"occupation": "porter", "income": "2 jt", "payment_reference": "0188"}
MORNING = (
    ({"nik": "3171074107909901", "name": "RUKMINI CONTOH"}, ()),
    (
        {"nik": "3171071203850000", "name": "SLAMET CONTOH", "first_month": f"{PAST.month:02d}/{PAST.year}"},
        ("nik_serial_zero", "month_past"),
    ),
    (
        {"nik": "9999991203859903", "name": "JOKO CONTOH", "phone": "12", "first_month": ""},
        ("nik_unknown_region", "phone_unreadable"),
    ),
    (
        {"nik": "3171073913859904", "name": "AGUS CONTOH", "birth_date": "13/03/1985", "sex": "L",
         "email": "agus@"},
        ("nik_impossible_date", "email_unreadable"),
    ),
    (
        {"nik": f"31710712{3:02d}{CHILD}9905", "name": "BAGUS CONTOH"},
        ("nik_birth_year_unsure", "age_under_17"),
    ),
    (
        {"nik": "3171071203859906", "name": "SRI CONTOH", "birth_date": "13/03/1985", "sex": "P"},
        ("nik_birth_date_differs", "nik_sex_differs"),
    ),
    (
        {"nik": "3171071303859907", "name": "TONO 2 CONTOH", "occupation": "pawang hujan",
         "work_hours": "pagi"},
        ("name_has_digits", "occupation_unknown", "work_hours_unreadable"),
    ),
    (
        {"nik": "3171071403859908", "name": "BUDI CONTOH", "income": "100 rb", "payment_reference": "",
         "work_hours": "04.00-12.00"},
        ("income_looks_daily", "payment_reference_missing"),
    ),
    (
        {"nik": "3171071503859909", "name": "WAYAN CONTOH", "district": "entah", "work_regency": "entah",
         "first_month": f"{FAR.month:02d}/{FAR.year}"},
        ("district_unknown", "work_regency_unknown", "month_far"),
    ),
    (
        {"nik": "3171074107909910", "name": "RUKMINI CONTO", "work_regency": "", "first_month": ""},
        ("similar_person",),
    ),
)  # fmt: skip


def test_a_morning_of_ten_people_with_every_kind_of_warning(laptop, signed_in, tmp_path):
    home, hq = laptop
    window, hands = signed_in
    for person, warnings in MORNING:
        register(window, hands, USUAL | person, warnings)
    correct_the_first(window, hands)
    make_cards(window, hands, tmp_path / "kartu.pdf", "10 kartu")
    spoil_and_print_again(window, hands, tmp_path / "lagi.pdf")
    bring_it_to_hq(window, hands)
    window.close()

    assert len(list(hq.records())) == len(MORNING)
    with sign_in(home, PIN) as desk:
        people = desk.store.people.find("")[::-1]
        for member, (_, expected) in zip(people, MORNING, strict=True):
            recorded = desk.store.people.registration(member.member_id).warnings
            assert sorted(warning.code for warning in recorded) == sorted(expected), member.name
            assert all(warning.reason for warning in recorded), member.name
            assert member.verdict is Verdict.ACCEPTED, member.name
            assert member.card is CardState.PRINTED, member.name
        assert people[0].name == "Rukmini Benar"
        reasons = desk.store.people.registration(people[-1].member_id).warnings
        assert [reason.reason for reason in reasons] == ["Orang lain, sudah ditanyakan"]


def register(window, hands, person, warnings):
    page = window.page("register")
    hands.until(page.field("nik").edit.hasFocus)
    hands.type(person["nik"])
    hands.enter()  # as a scanner ends it
    for name, text in person.items():
        if name == "sex":
            choose(page, hands, text)
        elif name != "nik":
            fill_or_empty(page, hands, name, text)
    hands.press(Qt.Key.Key_F10)
    hands.press(Qt.Key.Key_F9)
    if warnings:
        hands.until(lambda: len(page.reasons.edits()) >= len(warnings))
        # The receipt that is missing is asked for, not explained: the hand goes on all the same.
        hands.press(Qt.Key.Key_K, ALT)
        if "similar_person" in warnings:
            hands.until(lambda: hands.sees("≠ Rukmini Benar") or hands.sees("≠ Rukmini Contoh"))
            hands.press(Qt.Key.Key_1, ALT)
        hands.press(Qt.Key.Key_F9)
    hands.until(lambda: not page.field("nik").text() and not page.field("name").text())
    first = person["name"].title().split()[0]
    hands.until(lambda: hands.sees(f"Baru saja: {first}"))


def choose(page, hands, value):
    """Go to the chips by Tab, and choose by the first letter."""
    chips = page.field("sex").chips
    for _ in range(40):
        if chips.focusProxy().hasFocus():
            break
        hands.press(Qt.Key.Key_Tab)
    hands.type({"L": "l", "P": "p"}[value])
    assert chips.value() == value


def fill_or_empty(page, hands, name, text):
    fill(page, hands, name, text)
    if not text:
        hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Escape)  # what was typed stays, whatever is offered
    assert page.field(name).text() == text


def correct_the_first(window, hands):
    hands.press(Qt.Key.Key_F3)
    people = window.page("people")
    hands.until(lambda: people.model.rowCount() == len(MORNING))
    hands.type("rukmini contoh")
    hands.until(lambda: people.model.rowCount() == 1)
    hands.enter()
    hands.until(lambda: hands.sees("Riwayat"))
    hands.press(Qt.Key.Key_E, CTRL)
    hands.until(lambda: hands.sees("Betulkan: Rukmini Contoh"))
    hands.type("Ejaan KTP")
    page = window.page("correct")
    fill(page, hands, "name", "RUKMINI BENAR")
    hands.until(lambda: hands.sees("≠ Rukmini Contoh"))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: window.here == "people" and hands.sees("Dibetulkan: Ejaan KTP"))


def make_cards(window, hands, path, told):
    hands.press(Qt.Key.Key_F4)
    cards = window.page("cards")
    hands.until(lambda: hands.sees("Setiap QR dibaca ulang"))
    fill(cards.pane, hands, "file", str(path))
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees(f"{told} di ") and hands.sees("Semua di tangan   Ctrl T"))
    hands.press(Qt.Key.Key_T, CTRL)
    hands.until(lambda: hands.sees(f"{len(MORNING)} kartu sudah di tangan."))


def spoil_and_print_again(window, hands, path):
    hands.press(Qt.Key.Key_F3)
    hands.until(lambda: hands.sees("✓ di tangan"))  # still at the person that was corrected
    hands.press(Qt.Key.Key_R, CTRL)
    hands.until(window.page("people").detail.reason.edit.hasFocus)
    hands.type("Tinta luntur")
    hands.enter()
    hands.until(lambda: hands.sees("Kartu rusak: Tinta luntur"))
    make_cards(window, hands, path, "1 kartu")


def bring_it_to_hq(window, hands):
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("✓ Semua sudah sampai") and hands.sees("Tidak ada yang menunggu"))
