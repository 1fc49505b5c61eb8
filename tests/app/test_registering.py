"""One person at the table."""

from dataclasses import replace

import pytest
from msgspec import Raw

from fieldreg.app import Refused, Registered, check_registration, register_member
from fieldreg.app.number_leases import assign_waiting_numbers
from fieldreg.domain.decisions import DeviceRevoked
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState, Verdict
from fieldreg.wire import FeedItem, encode_decision
from tests.desks import form, sync_direct
from tests.people import nik


def codes(problems):
    return [problem.code for problem in problems]


def test_a_registration_is_number_fact_and_row_at_once(desk):
    result = register_member(desk, form(1))
    assert isinstance(result, Registered)
    assert (result.kpj, result.problems) == ("12345600001", ())
    member = desk.store.people.get(result.member_id)
    assert (member.kpj, member.nik, member.card, member.verdict) == (
        result.kpj,
        nik(1),
        CardState.WAITING,
        Verdict.WAITING,
    )
    (entry,) = desk.store.journal.about(result.member_id)
    assert (entry.header.kind, entry.header.officer) == ("MemberRegistered", desk.officer.officer_id)


def test_the_same_nik_is_refused_with_who_holds_it(desk):
    first = register_member(desk, form(1))
    result = register_member(desk, form(1, name="Orang Lain"))
    assert isinstance(result, Refused)
    (problem,) = result.problems
    assert (problem.code, problem.values["kpj"]) == ("nik_already_registered", first.kpj)
    assert desk.store.leases.state().left == 9


def test_somebody_much_alike_is_asked_about_and_the_reason_is_kept(desk):
    register_member(desk, form(1, name="Rukmini Prasetyo"))
    twin = form(1, name="Rukmini Prasetya", nik=nik(1)[:15] + "8", birth_date="02-01-1962")
    assert codes(check_registration(desk, twin).problems) == ["similar_person"]
    result = register_member(desk, replace(twin, reasons={"similar_person": "saudara kembar"}))
    assert isinstance(result, Registered)
    kept = desk.store.people.registration(result.member_id).warnings
    assert [(each.code, each.reason) for each in kept] == [("similar_person", "saudara kembar")]


def test_without_numbers_people_are_registered_and_get_theirs_later(desk, hq):
    people = [register_member(desk, form(number)) for number in range(12)]
    assert [bool(each.kpj) for each in people] == [True] * 10 + [False] * 2
    sync_direct(desk, hq)  # the request went out at half of the block; this brings the grant
    assert assign_waiting_numbers(desk) == 2
    late = [desk.store.people.get(each.member_id) for each in people[10:]]
    assert [(each.kpj, each.card) for each in late] == [
        ("12345600011", CardState.WAITING),
        ("12345600012", CardState.WAITING),
    ]
    sync_direct(desk, hq)
    assert {each["kpj"] for each in hq.records()} == {f"{12345600001 + n:011d}" for n in range(12)}
    assert desk.store.check().sound


def test_numbers_are_asked_for_once_at_half_of_the_block(desk):
    for number in range(8):
        register_member(desk, form(number))
    kinds = [entry.header.kind for entry in desk.store.journal.entries()]
    assert kinds.count("LeaseRequested") == 2  # at enrolment, and at half
    assert desk.store.leases.state().requested == 10


def test_a_revoked_laptop_registers_nobody(desk):
    kind, body = encode_decision(DeviceRevoked(reason="stolen"))
    with desk.store.unit() as unit:
        unit.apply(FeedItem(n=unit.cursor() + 1, kind=kind, body=Raw(body)), at_ms=0)
    with pytest.raises(Fault, match="device_revoked"):
        register_member(desk, form(1))
    assert desk.store.people.count() == 0


def test_a_wrong_clock_is_corrected_after_a_sync_and_both_times_are_kept(desk, hq):
    hq.clock = lambda: desk.clock.now_ms() + 86_400_000
    sync_direct(desk, hq)
    result = register_member(desk, form(1))
    (entry,) = desk.store.journal.about(result.member_id)
    assert (entry.header.at_ms, entry.header.skew_ms) == (desk.clock.now_ms(), 86_400_000)
    assert desk.store.people.get(result.member_id).registered_at_ms == desk.clock.now_ms() + 86_400_000
