"""What HQ makes of corrections and cancellations: judged anew, numbers never reused, NIKs given back."""

from dataclasses import replace

import pytest

from fieldreg.app import cancel_member, correct_member, form_to_correct, register_member
from fieldreg.app.number_leases import assign_waiting_numbers
from fieldreg.domain.facts import MemberCancelled
from fieldreg.domain.member import Verdict
from tests.desks import enrolled_desk, form, sync_direct
from tests.people import nik


@pytest.fixture
def other(tmp_path, hq):
    """A second laptop with numbers of its own."""
    with enrolled_desk(tmp_path / "other", hq, lease_size=10) as desk:
        sync_direct(desk, hq)
        yield desk


def at_hq(hq, member_id):
    return next(each for each in hq.records() if each["member_id"] == member_id)


def verdict(desk, member_id):
    return desk.store.people.get(member_id).verdict


def correct(desk, member_id, **changes):
    correct_member(
        desk, member_id, replace(form_to_correct(desk, member_id), **changes), reason="salah ketik"
    )


def test_a_corrected_name_is_accepted_anew(desk, hq):
    person = register_member(desk, form(1)).member_id
    sync_direct(desk, hq)
    correct(desk, person, name="Nama Yang Benar")
    sync_direct(desk, hq)
    assert (at_hq(hq, person)["name"], verdict(desk, person)) == ("Nama Yang Benar", Verdict.ACCEPTED)


def test_a_corrected_nik_gives_the_wrong_one_back(desk, other, hq):
    person = register_member(desk, form(1)).member_id
    sync_direct(desk, hq)
    correct(desk, person, nik=nik(2), birth_date="")
    sync_direct(desk, hq)
    rightful = register_member(other, form(1)).member_id
    sync_direct(other, hq)
    assert (at_hq(hq, person)["nik"], verdict(desk, person)) == (nik(2), Verdict.ACCEPTED)
    assert verdict(other, rightful) is Verdict.ACCEPTED


def test_a_duplicate_by_a_slip_is_mended_with_a_new_number(desk, other, hq):
    register_member(desk, form(1))
    sync_direct(desk, hq)
    slipped = register_member(other, form(1, name="Orang Kedua"))
    sync_direct(other, hq)
    assert verdict(other, slipped.member_id) is Verdict.DUPLICATE
    correct(other, slipped.member_id, nik=nik(3), birth_date="")
    sync_direct(other, hq)
    assert other.store.people.get(slipped.member_id).reason == "number_void"
    assert assign_waiting_numbers(other) == 1
    sync_direct(other, hq)
    mended = other.store.people.get(slipped.member_id)
    assert (mended.verdict, mended.kpj != slipped.kpj) == (Verdict.ACCEPTED, True)
    assert at_hq(hq, slipped.member_id)["kpj"] == mended.kpj


@pytest.mark.parametrize("told_first", [True, False])
def test_a_cancelled_registration_frees_the_nik_and_voids_the_card_everywhere(desk, other, hq, told_first):
    person = register_member(desk, form(1))
    if told_first:
        sync_direct(desk, hq)
    cancel_member(desk, person.member_id, reason="uji")
    sync_direct(desk, hq)
    assert at_hq(hq, person.member_id)["verdict"] == "cancelled"
    again = register_member(other, form(1)).member_id
    sync_direct(other, hq)
    assert verdict(other, again) is Verdict.ACCEPTED
    assert person.kpj in other.store.void_cards()


def test_somebody_else_cannot_cancel_or_correct(desk, other, hq):
    """A laptop's word counts for its own people only, whatever it claims."""
    person = register_member(desk, form(1)).member_id
    sync_direct(desk, hq)
    with other.store.unit() as unit:
        unit.record(MemberCancelled(member_id=person, reason="jahat"), other.stamp())
    sync_direct(other, hq)
    assert at_hq(hq, person)["verdict"] == "accepted"
