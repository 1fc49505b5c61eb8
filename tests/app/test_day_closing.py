"""A day closed on a real laptop: everything accounted for, and what comes later shows."""

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from fieldreg.app import (
    ActivationForm,
    cancel_member,
    close_day,
    confirm_printed,
    correct_member,
    count_informed,
    export_day,
    form_to_correct,
    hand_over_card,
    issue_cards,
    open_activation,
    read_day,
    register_member,
    spoil_card,
    waiting_for_cards,
)
from fieldreg.app.number_leases import assign_waiting_numbers
from fieldreg.domain.activation_facts import ActivationClosed
from fieldreg.domain.faults import Fault
from tests.cards.samples import texts
from tests.desks import OFFICER, enrolled_desk, form, sync_direct
from tests.people import nik

DAY_MS = 86_400_000


def market(desk, tmp_path):
    """Six people: cash with a gap and a double, one owed, one cancelled; cards of four kinds of fate."""
    open_activation(
        desk,
        ActivationForm(name="Aktivasi Contoh", place="Pasar Contoh", first_day=desk.today(), team=("Bagus",)),
    )
    references = ("KW-0001", "KW-0002", "KW-0002", "KW-0005", "KW-0006")
    people = [
        register_member(desk, form(number, payment_reference=reference))
        for number, reference in enumerate(references, start=1)
    ]
    people.append(register_member(desk, form(6, payment_method="nanti", payment_reference="")))
    cancel_member(desk, people[4].member_id, reason="uji")
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="a4")
    members = [desk.store.people.get(person.member_id) for person in people]
    confirm_printed(desk, members[:3])
    hand_over_card(desk, desk.store.people.get(people[0].member_id))
    spoil_card(desk, desk.store.people.get(people[1].member_id), reason="tinta")
    count_informed(desk, "ojek", 4)
    return people


def codes(report):
    return {
        each.code: [record.shown for record in each.records] for each in report.reconciliation.differences
    }


def test_the_day_is_accounted_for(desk, tmp_path):
    people = market(desk, tmp_path)
    report = close_day(desk, tmp_path / "sheet.pdf", cash_rp={OFFICER.officer_id: 200_000}, cards=1)
    figures = report.reconciliation.figures
    one = people[0].amount_rp
    assert {name: figures[name] for name in ("people", "cancelled", "cash_receipts", "cash_rp")} == {
        "people": 5,
        "cancelled": 1,
        "cash_receipts": 4,
        "cash_rp": 4 * one,
    }
    assert (figures["cards_printed"], figures["cards_handed_over"], figures["cards_spoiled"]) == (3, 1, 1)
    assert (figures["cards_in_hand"], figures["numbers_left"]) == (1, 4)
    for balance in (
        report.reconciliation.people,
        report.reconciliation.numbers,
        report.reconciliation.cards,
        report.reconciliation.facts,
    ):
        assert balance.unexplained == 0, balance
    found = codes(report)
    assert found["receipts_missing"] == ["KW-0003", "KW-0004"]
    assert found["receipts_twice"] == ["KW-0002", "KW-0002"]
    assert found["cash_to_give_back"] == ["KW-0006"]
    assert found["cash_over"] == [OFFICER.officer_id]
    assert found["cards_unconfirmed"] == sorted(people[n].kpj for n in (3, 5))
    assert found["cards_not_fetched"] == [people[2].kpj]
    assert "cards_miscounted" not in found
    assert (
        len(found["facts_waiting"])
        == desk.store.journal.head().seq - 1 - desk.store.journal.acknowledged().seq
    )
    assert report.informed == 4
    assert desk.store.check().sound


def test_the_sheet_says_so_in_words(desk, tmp_path):
    market(desk, tmp_path)
    close_day(desk, tmp_path / "sheet.pdf")
    front, *behind = texts(tmp_path / "sheet.pdf")
    for words in (
        "Aktivasi Contoh", "Petugas: Dewi, Bagus", "Terdaftar hari ini 6", "Dibatalkan 1",
        "Nomor kuitansi yang hilang 2 KW-0003, KW-0004", "Hanya diberi penjelasan 4", "Cocok",
    ):  # fmt: skip
        assert words in front, words
    assert "Selisih: Satu kuitansi untuk lebih dari satu orang (2)" in " ".join(behind)


def test_what_comes_after_the_closing_shows_on_the_next_sheet(desk, tmp_path):
    people = market(desk, tmp_path)
    first = close_day(desk, tmp_path / "sheet.pdf", cash_rp={OFFICER.officer_id: 3}, cards=1)
    assert (first.changes, first.drifted) == ((), ())
    assert read_day(desk).changes == ()
    late = register_member(desk, form(9, payment_reference="KW-0007"))
    cancel_member(desk, people[0].member_id, reason="uji")
    changed = replace(form_to_correct(desk, people[1].member_id), name="Nama Yang Benar")
    correct_member(desk, people[1].member_id, changed, reason="salah ketik")
    again = close_day(desk, tmp_path / "again.pdf")
    assert [(change.kind, change.member_id) for change in again.changes] == [
        ("MemberRegistered", late.member_id),
        ("MemberCancelled", people[0].member_id),
        ("MemberCorrected", people[1].member_id),
    ]
    assert set(again.drifted) == {"cancelled", "numbers_spoiled"}
    assert again.counted == first.counted  # what hands counted stays until they count anew
    front, *behind = texts(tmp_path / "again.pdf")
    assert "Terbitan ke-2" in front
    assert "Perubahan setelah penutupan" in " ".join(behind)
    assert "cards_void_outside" in codes(again)


def test_the_next_day_stands_for_itself_and_the_old_one_can_still_be_read(desk, tmp_path):
    market(desk, tmp_path)
    day = desk.today()
    closed = close_day(desk, tmp_path / "sheet.pdf").reconciliation.figures
    desk.clock.at_ms += DAY_MS
    register_member(desk, form(20, payment_reference="KW-0009"))
    today = read_day(desk)
    assert (today.reconciliation.figures["people"], today.closings) == (1, ())
    assert codes(today)["receipts_missing"] == ["KW-0007", "KW-0008"]
    assert today.reconciliation.cards.whole == 1  # what lay in hand over night
    before = read_day(desk, day)
    assert (before.drifted, before.changes) == ((), ())
    assert before.reconciliation.figures["cash_rp"] == closed["cash_rp"]
    with pytest.raises(Fault, match="closing_of_tomorrow"):
        read_day(desk, desk.today() + timedelta(days=1))


def test_headquarters_knows_how_the_day_was_closed(desk, hq, tmp_path):
    market(desk, tmp_path)
    close_day(desk, tmp_path / "sheet.pdf", cash_rp={OFFICER.officer_id: 5})
    sync_direct(desk, hq)
    (told,) = hq.activations()
    (closing,) = told["closings"]
    assert closing["figures"]["people"] == 5
    assert "receipts_missing" in closing["differences"]
    assert codes(read_day(desk)).get("facts_waiting") is None


def test_a_sheet_that_cannot_be_written_closes_nothing(desk, tmp_path):
    market(desk, tmp_path)
    with pytest.raises(Fault, match="cannot_write_file"):
        close_day(desk, tmp_path / "nowhere" / "sheet.pdf")
    assert desk.store.activations.closings(desk.today()) == ()


def test_the_closing_bears_nobodys_name():
    assert {"registration", "member_id", "name"}.isdisjoint(ActivationClosed.__slots__)


def test_the_workbook_holds_people_figures_and_differences(desk, tmp_path):
    market(desk, tmp_path)
    close_day(desk, tmp_path / "sheet.pdf")
    export_day(desk, read_day(desk), tmp_path / "day.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "day.xlsx")
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert list(sheets) == ["Ringkasan", "Peserta", "Selisih", "Kuitansi", "Perubahan"]
    people = sheets["Peserta"]
    assert [row[2] for row in people[3:9]] == [f"Sutrisno Contoh {letter}" for letter in "BCDEFG"]
    amount = people[2].index("Iuran (Rp)")
    assert (
        people[9][amount]
        == sum(row[amount] for row in people[3:9])
        == read_day(desk).reconciliation.cash_rp + 33_600
    )
    assert ["Selisih", "Nomor kuitansi yang hilang", "KW-0003", 0] in sheets["Selisih"]
    written = str(sheets)
    assert all(form(number).nik not in written for number in range(1, 7))
    assert "081200000000" not in written


def test_no_cell_runs_as_a_formula(desk, tmp_path):
    register_member(desk, form(1, name="=HYPERLINK(1)", payment_reference="@SUM(A1)"))
    report = read_day(desk)
    export_day(desk, report, tmp_path / "day.csv")
    rows = list(csv.reader((tmp_path / "day.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK" in cell.upper() for cell in cells)
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
    export_day(desk, report, tmp_path / "day.xlsx")
    shown = str(CalamineWorkbook.from_path(tmp_path / "day.xlsx").get_sheet_by_name("Peserta").to_python())
    assert "@SUM(A1)" in shown  # as text


def test_a_day_that_was_is_named_by_its_date(desk):
    assert read_day(desk, date(2020, 1, 1)).reconciliation.figures["people"] == 0


def test_a_number_that_headquarters_replaced_is_spoiled_and_the_card_withdrawn(desk, hq, tmp_path):
    with enrolled_desk(tmp_path / "other", hq, lease_size=10) as other:
        sync_direct(other, hq)
        register_member(other, form(1))
        sync_direct(other, hq)
    slipped = register_member(desk, form(1, name="Orang Kedua"))
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="cr80")
    hand_over_card(desk, desk.store.people.get(slipped.member_id))
    sync_direct(desk, hq)
    assert codes(read_day(desk))["people_sent_back"] == [slipped.kpj]
    assert codes(read_day(desk))["cards_void_outside"] == [slipped.kpj]
    mended = replace(form_to_correct(desk, slipped.member_id), nik=nik(3), birth_date="")
    correct_member(desk, slipped.member_id, mended, reason="NIK salah")
    sync_direct(desk, hq)
    assert assign_waiting_numbers(desk) == 1
    report = read_day(desk)
    numbers = {part.code: part.count for part in report.reconciliation.numbers.parts}
    assert (numbers["numbers_used"], numbers["numbers_spoiled"]) == (1, 1)
    assert report.reconciliation.numbers.unexplained == 0
    assert "people_sent_back" not in codes(report)


def test_a_restored_disk_gives_its_block_up_and_the_sums_still_hold(desk):
    register_member(desk, form(1))
    desk.store.abandon_numbers(desk.stamp())
    balance = read_day(desk).reconciliation.numbers
    assert {part.code: part.count for part in balance.parts} == {
        "numbers_used": 1,
        "numbers_spoiled": 0,
        "numbers_given_up": 9,
        "numbers_unrecorded": 0,
        "numbers_left": 0,
    }
