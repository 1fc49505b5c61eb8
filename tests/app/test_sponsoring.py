"""A donor's promise from HQ to a card: published, leased, drawn, given back, and never one place more."""

import shutil
from dataclasses import replace

import pytest

from fieldreg.app import (
    Proposed,
    Refused,
    Registered,
    ask_places,
    cancel_member,
    correct_member,
    form_to_correct,
    list_sponsorships,
    propose_sponsorship,
    register_member,
    return_leases,
    sponsor_name,
)
from fieldreg.app.card_making import new_issue, signed_card
from fieldreg.app.number_leases import assign_waiting_numbers, request_numbers
from fieldreg.domain.facts import MemberCorrected
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import Verdict
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.sponsorships import Sponsorship, SponsorshipForm, SponsorshipState
from fieldreg.hq import Hq, HqConfig
from tests.desks import enrolled_desk, form, sync_direct


def promise(places: int = 10, **changes: object) -> Sponsorship:
    values = {
        "code": "GNL-2026-07",
        "donor": "PT Contoh Peduli",
        "payer": Payer.CSR,
        "places": places,
        "first_month": "2026-11",
        "months": 3,
        "mou": "MOU/12/2026",
    }
    return Sponsorship(**{**values, **changes})


def sponsored_form(number: int = 0, **changes: str):
    return form(number, sponsorship="GNL-2026-07", payment_method="", payment_reference="", **changes)


@pytest.fixture
def lent(desk, hq):
    """A desk that holds 4 of 10 places."""
    hq.add_sponsorship(promise())
    sync_direct(desk, hq)
    ask_places(desk, "gnl-2026-07", 4)
    sync_direct(desk, hq)
    return desk


def standing(desk):
    (one,) = list_sponsorships(desk)
    return one


def at_hq(hq):
    (one,) = hq.sponsorships()
    return one


def codes(result):
    assert isinstance(result, Refused)
    return [problem.code for problem in result.problems]


def test_a_promise_becomes_a_place_a_card_and_a_record(lent, hq):
    before = standing(lent)
    assert (before.held, before.left, before.state) == (4, 4, SponsorshipState.LEASED)
    done = register_member(lent, sponsored_form())
    assert isinstance(done, Registered)
    person = lent.store.people.registration(done.member_id)
    assert (person.payer, person.months, person.first_month) == (Payer.CSR, 3, "2026-11")
    assert done.amount_rp == 8_400 + 8_400 + 16_800, "domain facts 1.3: CSR has the relief until December"
    assert lent.store.people.get(done.member_id).place == 1
    assert sponsor_name(lent, person.sponsorship) == "PT Contoh Peduli"
    sync_direct(lent, hq)
    assert lent.store.people.get(done.member_id).verdict is Verdict.ACCEPTED
    shown = at_hq(hq)
    assert (shown["used"], shown["leased"], shown["free"], shown["state"]) == (1, 3, 6, "leased")
    assert lent.store.check().sound


@pytest.mark.parametrize("payer", [Payer.APBN, Payer.APBD])
def test_a_public_budget_has_no_relief(desk, hq, payer):
    hq.add_sponsorship(promise(payer=payer))
    sync_direct(desk, hq)
    ask_places(desk, "GNL-2026-07")
    sync_direct(desk, hq)
    assert register_member(desk, sponsored_form()).amount_rp == 3 * 16_800


def test_the_card_bears_the_sponsors_name(lent):
    done = register_member(lent, sponsored_form())
    member, identity = lent.store.people.get(done.member_id), lent.identity()
    card = signed_card(lent, identity, member, new_issue(lent, identity, member))
    assert card.sponsor == "PT Contoh Peduli"


def test_no_place_left_is_told_at_the_field_and_asked_for_again(lent, hq):
    people = [register_member(lent, sponsored_form(number)) for number in range(4)]
    assert all(isinstance(each, Registered) for each in people)
    refused = register_member(lent, sponsored_form(4))
    assert [(problem.code, problem.field) for problem in refused.problems] == [
        ("sponsorship_places_gone", "sponsorship")
    ]
    sync_direct(lent, hq)
    assert isinstance(register_member(lent, sponsored_form(4)), Registered), "half gone, asked in time"


def test_a_quota_is_spent_to_the_last_place_and_not_beyond(lent, hq):
    registered = 0
    for number in range(14):
        registered += isinstance(register_member(lent, sponsored_form(number)), Registered)
        sync_direct(lent, hq)
    assert registered == 10
    assert at_hq(hq)["state"] == "used"
    assert standing(lent).state is SponsorshipState.USED


def test_an_unknown_or_ended_sponsorship_registers_nobody(lent, hq):
    assert "sponsorship_unknown" in codes(register_member(lent, form(1, sponsorship="GNL-9")))
    hq.end_sponsorship("GNL-2026-07")
    sync_direct(lent, hq)
    assert "sponsorship_ended" in codes(register_member(lent, sponsored_form(1)))
    with pytest.raises(Fault, match="sponsorship_ended"):
        ask_places(lent, "GNL-2026-07")


def test_nobody_joins_before_the_first_month_nor_is_insured_backwards(desk, hq):
    hq.add_sponsorship(promise(first_month="2026-12"))
    hq.add_sponsorship(promise(code="GNL-OLD", first_month="2026-10"))
    sync_direct(desk, hq)
    for code in ("GNL-2026-07", "GNL-OLD"):
        ask_places(desk, code)
    sync_direct(desk, hq)
    later = register_member(desk, sponsored_form(1))
    now = register_member(desk, form(2, sponsorship="GNL-OLD", payment_method="", payment_reference=""))
    first = [desk.store.people.registration(each.member_id).first_month for each in (later, now)]
    assert first == ["2026-12", "2026-11"]


def test_somebody_it_was_not_meant_for_is_a_warning(desk, hq):
    hq.add_sponsorship(promise(kinds=("art",), region="33.72"))
    sync_direct(desk, hq)
    ask_places(desk, "GNL-2026-07")
    sync_direct(desk, hq)
    done = register_member(desk, sponsored_form(1, district="31.71.07"))
    told = {problem.code for problem in done.problems}
    assert {"sponsorship_other_kind", "sponsorship_other_region"} <= told


def test_a_cancelled_person_gives_the_place_back(lent, hq):
    people = [register_member(lent, sponsored_form(number)) for number in range(4)]
    sync_direct(lent, hq)
    cancel_member(lent, people[1].member_id, reason="salah orang")
    again = register_member(lent, sponsored_form(9))
    assert lent.store.people.get(again.member_id).place == 2
    sync_direct(lent, hq)
    assert lent.store.people.get(again.member_id).verdict is Verdict.ACCEPTED
    assert at_hq(hq)["used"] == 4
    assert lent.store.check().sound


def test_a_correction_keeps_takes_or_gives_back_the_place(lent, hq):
    done = register_member(lent, sponsored_form())
    kept = form_to_correct(lent, done.member_id)
    correct_member(lent, done.member_id, kept, reason="alamat")
    assert lent.store.people.get(done.member_id).place == 1
    correct_member(lent, done.member_id, form(), reason="bayar sendiri")
    assert lent.store.people.get(done.member_id).place is None
    sync_direct(lent, hq)
    assert at_hq(hq)["used"] == 0
    correct_member(lent, done.member_id, sponsored_form(), reason="sponsor lagi")
    sync_direct(lent, hq)
    assert lent.store.people.get(done.member_id).verdict is Verdict.ACCEPTED
    assert at_hq(hq)["used"] == 1


def test_the_unused_rest_goes_back_and_another_laptop_gets_it(lent, hq, tmp_path):
    register_member(lent, sponsored_form())
    with enrolled_desk(tmp_path / "other", hq, lease_size=10) as other:
        sync_direct(other, hq)
        ask_places(other, "GNL-2026-07", 10)
        sync_direct(other, hq)
        assert standing(other).left == 6
        assert return_leases(lent) == 3
        assert standing(lent).left == 0
        sync_direct(lent, hq)
        with lent.store.unit() as unit:
            request_numbers(lent, unit)
        assert standing(lent).requested == 0, "what was returned is not asked for by itself"
        ask_places(other, "GNL-2026-07", 10)
        sync_direct(other, hq)
        assert standing(other).left == 9
    assert lent.store.check().sound


def test_a_place_that_was_not_leased_is_refused_and_another_given(lent, hq):
    done = register_member(lent, sponsored_form())
    hq.take_back_places("GNL-2026-07", lent.identity().device)
    sync_direct(lent, hq)
    member = lent.store.people.get(done.member_id)
    assert (member.verdict, member.reason) == (Verdict.REJECTED, "place_not_leased")
    assign_waiting_numbers(lent)  # another one of places that HQ took back as well
    sync_direct(lent, hq)
    assert lent.store.people.get(done.member_id).verdict is Verdict.REJECTED
    assert at_hq(hq)["used"] == 0


def test_terms_that_differ_from_the_promise_are_sent_back(lent, hq):
    done = register_member(lent, sponsored_form())
    with lent.store.unit() as unit:
        person = replace(lent.store.people.registration(done.member_id), months=12)
        unit.record(
            MemberCorrected(member_id=done.member_id, registration=person, amount_rp=1, reason="x", place=1),
            lent.stamp(),
        )
    sync_direct(lent, hq)
    assert lent.store.people.get(done.member_id).reason == "sponsorship_terms"


def test_a_coordinator_proposes_and_hq_decides(desk, hq):
    typed = SponsorshipForm(
        code="csr-solo-1", donor="Bank Contoh", payer="CSR", places="1.000", months="3", kinds="art"
    )
    made = propose_sponsorship(desk, typed)
    assert isinstance(made, Proposed)
    assert standing(desk).state is SponsorshipState.PROPOSED
    sync_direct(desk, hq)
    (waiting,) = hq.sponsorship_proposals()
    assert (waiting["code"], waiting["places"], waiting["donor"]) == ("CSR-SOLO-1", 1000, "Bank Contoh")
    hq.approve_sponsorship(waiting["proposal_id"])
    assert hq.sponsorship_proposals() == []
    sync_direct(desk, hq)
    assert standing(desk).state is SponsorshipState.PROMISED
    with pytest.raises(Fault, match="proposal_unknown"):
        hq.approve_sponsorship(waiting["proposal_id"])


def test_what_hq_does_not_approve_says_why(desk, hq):
    made = propose_sponsorship(desk, SponsorshipForm(code="X1", donor="D", places="5", months="1"))
    sync_direct(desk, hq)
    hq.refuse_sponsorship(made.proposal_id, "MoU belum ditandatangani")
    sync_direct(desk, hq)
    shown = standing(desk)
    assert (shown.state, shown.refused) == (SponsorshipState.REFUSED, "MoU belum ditandatangani")


def test_a_proposal_is_judged_while_it_is_typed(desk):
    result = propose_sponsorship(
        desk, SponsorshipForm(code="ada spasi", payer="self", places="0", months="13", programmes="JHT")
    )
    assert set(codes(result)) == {
        "sponsorship_code",
        "donor_missing",
        "sponsor_unknown",
        "places_out_of_range",
        "months_out_of_range",
        "programmes_compulsory",
    }


def test_the_same_code_is_not_promised_twice(hq):
    hq.add_sponsorship(promise())
    with pytest.raises(Fault, match="sponsorship_exists"):
        hq.add_sponsorship(promise(programmes=(Programme.JKK, Programme.JKM, Programme.JHT)))
    with pytest.raises(Fault, match="sponsorship_malformed"):
        hq.add_sponsorship(promise(code="B", places=0))


def test_a_place_that_went_back_and_came_again_is_given_once(lent, hq):
    """It lies in two leases of this laptop then: the old one, that was drawn, and one of its own."""
    people = [register_member(lent, sponsored_form(number)) for number in range(3)]
    cancel_member(lent, people[1].member_id, reason="salah orang")
    assert return_leases(lent) == 2
    sync_direct(lent, hq)
    for _ in range(10):
        ask_places(lent, "GNL-2026-07", 10)
        sync_direct(lent, hq)
    again = [register_member(lent, sponsored_form(number)) for number in range(10, 25)]
    taken = [each for each in again if isinstance(each, Registered)]
    places = [member.place for member in lent.store.people.find("", limit=50) if member.live]
    assert sorted(places) == list(range(1, 11))
    assert len(taken) == 8
    sync_direct(lent, hq)
    assert at_hq(hq)["used"] == 10
    assert not lent.store.people.to_mend()
    assert lent.store.check().sound


def test_an_hq_that_forgot_a_lease_and_gives_its_places_again_makes_nobody_share(desk, tmp_path):
    """The laptop holds places of which HQ knows nothing any more; reopened, HQ leases them once more."""
    folder, copy = tmp_path / "hq", tmp_path / "copy"
    with Hq(HqConfig(folder=folder)) as hq:
        hq.add_sponsorship(promise())
        sync_direct(desk, hq)
    shutil.copytree(folder, copy)
    with Hq(HqConfig(folder=folder)) as hq:
        ask_places(desk, "GNL-2026-07", 4)
        sync_direct(desk, hq)
    assert isinstance(register_member(desk, sponsored_form(0)), Registered)
    with Hq(HqConfig(folder=copy)) as restored:
        restored.add_pool("22345600001", "22345600500")
        sync_direct(desk, restored)
        assert isinstance(register_member(desk, sponsored_form(1)), Registered)
        restored.reopen_sponsorship("GNL-2026-07")
        for number in range(2, 14):
            sync_direct(desk, restored)
            ask_places(desk, "GNL-2026-07", 4)
            register_member(desk, sponsored_form(number))
        for _ in range(3):
            sync_direct(desk, restored)
            assign_waiting_numbers(desk)
        people = desk.store.people.find("", limit=50)
        assert len({each.place for each in people}) == len(people) >= 8
        assert {(each.verdict, each.reason) for each in people} == {(Verdict.ACCEPTED, "")}
        assert restored.sponsorships()[0]["used"] == len(people)
    assert desk.store.check().sound
