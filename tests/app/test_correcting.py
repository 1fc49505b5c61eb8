"""Mending and taking back: the earlier facts stay, the newest word counts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.app import (
    Corrected,
    Refused,
    Registered,
    cancel_member,
    confirm_printed,
    correct_member,
    form_to_correct,
    hand_over_card,
    issue_cards,
    register_member,
    spoil_card,
    undo_registration,
    waiting_for_cards,
)
from fieldreg.assets import load_tables
from fieldreg.domain.faults import Fault
from fieldreg.domain.form_rules import form_of, judge_form
from fieldreg.domain.member import CardState, Verdict
from tests.desks import form, sync_direct


@pytest.fixture
def person(desk):
    return register_member(desk, form(1)).member_id


def kinds(desk, member_id):
    return [entry.header.kind for entry in desk.store.journal.about(member_id)]


def test_a_correction_keeps_number_and_history_and_is_found_by_the_new_name(desk, hq, person):
    sync_direct(desk, hq)
    before = desk.store.people.get(person)
    result = correct_member(
        desk, person, replace(form_to_correct(desk, person), name="Tumijem Benar"), reason="salah ketik"
    )
    assert isinstance(result, Corrected)
    after = desk.store.people.get(person)
    assert (after.name, after.kpj, after.verdict) == ("Tumijem Benar", before.kpj, Verdict.WAITING)
    assert [member.member_id for member in desk.store.people.find("tumijem")] == [person]
    assert desk.store.people.find("sutrisno") == ()
    assert kinds(desk, person) == ["MemberRegistered", "MemberCorrected"]
    assert desk.store.people.registration(person).name == "Tumijem Benar"
    assert desk.store.check().sound


def test_a_printed_card_must_be_made_again_after_a_correction(desk, person, tmp_path):
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "a.pdf")
    correct_member(desk, person, replace(form_to_correct(desk, person), name="Nama Benar"), reason="salah")
    assert [member.member_id for member in waiting_for_cards(desk)] == [person]


def test_a_correction_is_judged_like_a_registration(desk, person):
    other = register_member(desk, form(2)).member_id
    wrong = replace(form_to_correct(desk, other), nik=form(1).nik)
    result = correct_member(desk, other, wrong, reason="salah")
    assert isinstance(result, Refused)
    assert [problem.code for problem in result.problems if problem.code.startswith("nik_a")] == [
        "nik_already_registered"
    ]
    assert (
        correct_member(desk, other, form_to_correct(desk, other), reason=" ").problems[0].code
        == "reason_missing"
    )
    assert kinds(desk, other) == ["MemberRegistered"]


def test_a_cancelled_person_may_be_registered_again(desk, person):
    number = desk.store.people.get(person).kpj
    cancel_member(desk, person, reason="dua kali")
    gone = desk.store.people.get(person)
    assert (gone.live, gone.card) == (False, CardState.VOID)
    assert number in desk.store.void_cards()
    again = register_member(desk, form(1))
    assert isinstance(again, Registered)
    assert again.kpj != number
    with pytest.raises(Fault, match="person_unknown"):
        cancel_member(desk, person, reason="lagi")
    assert desk.store.check().sound


def test_undo_is_for_a_minute(desk):
    first = register_member(desk, form(1)).member_id
    undo_registration(desk, first)
    assert not desk.store.people.get(first).live
    second = register_member(desk, form(2)).member_id
    desk.clock.at_ms += 61_000
    with pytest.raises(Fault, match="undo_too_late"):
        undo_registration(desk, second)
    assert desk.store.people.get(second).live


def test_a_spoiled_card_waits_again_and_a_handed_over_one_is_done(desk, person, tmp_path):
    with pytest.raises(Fault, match="no_card_yet"):
        spoil_card(desk, desk.store.people.get(person), reason="x")
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "a.pdf")
    spoil_card(desk, desk.store.people.get(person), reason="tinta habis")
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "b.pdf")
    confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED))
    hand_over_card(desk, desk.store.people.get(person), proxy="Siti, istri")
    assert desk.store.people.get(person).card is CardState.HANDED_OVER
    assert kinds(desk, person) == [
        "MemberRegistered",
        "CardIssued",
        "CardSpoiled",
        "CardIssued",
        "CardPrinted",
        "CardHandedOver",
    ]
    assert desk.store.check().sound


@given(
    number=st.integers(0, 900),
    income=st.sampled_from(["1 jt", "2.750.000", "25 jt"]),
    months=st.sampled_from(["1", "3", "12"]),
    occupation=st.sampled_from(["ojol", "PKL", "tukang sulap"]),
    payment_method=st.sampled_from(["tunai", "nanti", "qris"]),
    work_hours=st.sampled_from(["", "04.00-12.00"]),
)
def test_a_registration_typed_again_is_the_same(number, **typed):
    once = judged(form(number, **typed))
    assert once is not None
    assert judged(form_of(once)) == once


def judged(typed):
    day = date(2026, 11, 21)
    return judge_form(typed, tables=load_tables(), today=day, now_ms=7, at_desk=True).registration
