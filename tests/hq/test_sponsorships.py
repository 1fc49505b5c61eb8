"""A donor's promise at HQ: each place to one laptop and one member, whatever is sent or forgotten."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from fieldreg.domain.decisions import (
    LeaseGranted,
    RecordAccepted,
    RecordRejected,
    SponsorshipPublished,
)
from fieldreg.domain.facts import LeaseRequested, LeaseReturned, MemberCancelled
from fieldreg.domain.member import Payment, PaymentMethod
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsor_facts import PlaceAssigned, SponsorshipProposed
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq.sponsorship_tables import places as place_table
from tests.hq.laptop import new_id

CODE = "GNL-2026-07"


def promise(places=12, **changes):
    terms = {"donor": "PT Contoh Peduli", "payer": Payer.CSR, "first_month": "2026-11", "months": 3}
    return Sponsorship(**{"code": CODE, "places": places, **terms, **changes})


def ask(laptop, places, *, request_id=None, code=CODE):
    laptop.write(LeaseRequested(request_id=request_id or new_id(), numbers=places, sponsorship=code))


def held(laptop):
    """The places that were leased to it, in order."""
    leases = [each for each in laptop.decisions(LeaseGranted) if each.sponsorship]
    return [place for each in leases for place in range(int(each.first), int(each.last) + 1)]


@pytest.fixture
def sponsored(person):
    """A registration that the sponsorship pays, with a place."""

    def made(place, **fields):
        fact = person(**fields)
        terms = {"payer": Payer.CSR, "sponsorship": CODE, "payment": Payment(method=PaymentMethod.SPONSOR)}
        return replace(fact, place=place, registration=replace(fact.registration, **terms))

    return made


@pytest.fixture
def promised(own_hq):
    own_hq.hq.add_sponsorship(promise())
    return own_hq


def shown(hq):
    return next(each for each in hq.hq.sponsorships() if each["code"] == CODE)


def verdicts(laptop):
    said = {each.member_id: "accepted" for each in laptop.decisions(RecordAccepted)}
    return said | {each.member_id: each.reason for each in laptop.decisions(RecordRejected)}


def test_every_laptop_hears_of_it_once_and_of_its_end(promised, enrol):
    laptops = [enrol(promised) for _ in range(2)]
    for laptop in laptops:
        laptop.sync()
        laptop.sync()
        (told,) = laptop.decisions(SponsorshipPublished)
        assert (told.sponsorship, told.proposal_id) == (promise(), "")
    promised.hq.end_sponsorship(CODE)
    laptops[0].sync()
    assert laptops[0].decisions(SponsorshipPublished)[-1].sponsorship.ended


def test_one_request_gets_one_run_however_often_it_is_sent(promised, enrol):
    laptop, request_id = enrol(promised), new_id()
    for _ in range(3):
        ask(laptop, 5, request_id=request_id)
        laptop.sync()
    assert held(laptop) == [1, 2, 3, 4, 5]


def test_laptops_that_ask_at_once_share_what_there_is(promised, enrol):
    laptops = [enrol(promised) for _ in range(6)]
    for laptop in laptops:
        ask(laptop, 5)
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda laptop: laptop.sync(), laptops))
    assert sorted(place for laptop in laptops for place in held(laptop)) == list(range(1, 13))


def test_requests_beyond_the_promise_wait_for_what_comes_back(promised, enrol, sponsored):
    first, second = enrol(promised), enrol(promised)
    ask(first, 12)
    first.sync()
    ask(second, 4)
    second.sync()
    assert held(second) == []
    (lease,) = [each for each in first.decisions(LeaseGranted) if each.sponsorship]
    first.write(sponsored(1))
    rest = {"first": "00000000002", "last": lease.last, "sponsorship": CODE}
    first.write(LeaseReturned(lease_id=lease.lease_id, **rest))
    first.sync()
    second.sync()
    second.sync()
    assert held(second) == [2, 3, 4, 5]
    assert (shown(promised)["used"], shown(promised)["leased"], shown(promised)["free"]) == (1, 4, 7)


def test_each_place_is_one_members_and_only_of_the_laptop_that_has_it(promised, enrol, sponsored):
    first, second = enrol(promised), enrol(promised)
    for laptop in (first, second):
        ask(laptop, 3)
        laptop.sync()
    good, twice, foreign, none, far = (sponsored(place) for place in (1, 1, 4, None, 10**12))
    for fact in (good, twice, foreign, none, far):
        first.write(fact)
    first.sync()
    assert verdicts(first) == {
        good.member_id: "accepted",
        twice.member_id: "place_used_twice",
        foreign.member_id: "place_not_leased",
        none.member_id: "place_missing",
        far.member_id: "place_not_leased",
    }
    first.write(PlaceAssigned(member_id=twice.member_id, sponsorship=CODE, place=2))
    first.sync()
    assert first.decisions(RecordAccepted)[-1].member_id == twice.member_id
    assert shown(promised)["used"] == 2


def test_a_cancelled_members_place_can_be_given_in_the_same_breath(promised, enrol, sponsored):
    laptop = enrol(promised)
    ask(laptop, 1)
    laptop.sync()
    one, other = sponsored(1), sponsored(1)
    for fact in (one, MemberCancelled(member_id=one.member_id, reason="salah"), other):
        laptop.write(fact)
    laptop.sync()
    assert verdicts(laptop) == {other.member_id: "accepted"}


def test_terms_other_than_promised_are_sent_back(promised, enrol, sponsored):
    laptop = enrol(promised)
    ask(laptop, 4)
    laptop.sync()
    wrong = [
        replace(fact, registration=replace(fact.registration, **change))
        for fact, change in (
            (sponsored(1), {"months": 4}),
            (sponsored(2), {"payer": Payer.APBD}),
            (sponsored(3), {"first_month": "2026-10"}),
            (sponsored(4), {"first_month": "kapan-kapan"}),
        )
    ]
    for fact in wrong:
        laptop.write(fact)
    laptop.sync()
    assert set(verdicts(laptop).values()) == {"sponsorship_terms"}


def test_the_database_itself_knows_no_place_more(promised, enrol, sponsored):
    """What no code of ours can overspend: a row for each place, a member in one of them at most."""
    laptop = enrol(promised)
    ask(laptop, 3)
    laptop.sync()
    fact = sponsored(1)
    laptop.write(fact)
    laptop.sync()
    two = update(place_table).where(place_table.c.place == 2).values(member_id=fact.member_id)
    with pytest.raises(IntegrityError):
        promised.hq.database.write(lambda work: work.execute(two))
    with promised.hq.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM places")).scalar() == 12


def test_an_hq_that_forgot_leases_closes_and_whoever_uses_a_place_has_it(
    own_hq, own_url, places, enrol, sponsored
):
    own_hq.hq.add_sponsorship(promise())
    laptop, other = enrol(own_hq), enrol(own_hq)
    laptop.sync()
    other.sync()
    own_hq.stop()
    copy = places.copy(own_url)
    own_hq.resume()
    ask(laptop, 4)
    laptop.sync()
    assert held(laptop) == [1, 2, 3, 4]
    own_hq.stop()
    places.bring_back(own_url, copy)
    own_hq.resume()
    laptop.acknowledged = 0
    fact = sponsored(2)
    laptop.write(fact)
    laptop.sync()
    assert verdicts(laptop) == {fact.member_id: "accepted"}
    assert shown(own_hq)["closed"]
    ask(other, 12)
    other.sync()
    assert held(other) == []
    own_hq.hq.reopen_sponsorship(CODE)
    other.sync()
    other.sync()
    assert 2 not in held(other)
    assert shown(own_hq)["used"] == 1


def test_a_lost_laptops_idle_places_are_taken_back(promised, enrol, sponsored):
    laptop = enrol(promised)
    ask(laptop, 5)
    laptop.sync()
    laptop.write(sponsored(1))
    laptop.sync()
    assert promised.hq.take_back_places(CODE, laptop.device) == 4
    late = sponsored(2)
    laptop.write(late)
    laptop.sync()
    assert verdicts(laptop)[late.member_id] == "place_not_leased"


@pytest.mark.parametrize(
    "change",
    [
        {"code": "kecil"},
        {"donor": ""},
        {"places": 10**9},
        {"months": 0},
        {"first_month": "x"},
        {"payer": Payer.SELF},
        {"programmes": ()},
        {"mou": "a\0b"},
    ],
)
def test_a_proposal_that_cannot_be_kept_is_nobodys_to_approve(promised, enrol, change):
    laptop = enrol(promised)
    plan = replace(promise(), **{"code": "NEW", **change})
    laptop.write(SponsorshipProposed(proposal_id=new_id(), sponsorship=plan))
    laptop.sync()
    assert promised.hq.sponsorship_proposals() == []


def test_every_act_of_a_person_is_kept(promised, enrol):
    laptop, proposal_id = enrol(promised), new_id()
    laptop.write(SponsorshipProposed(proposal_id=proposal_id, sponsorship=promise(code=CODE)))
    laptop.sync()
    made = promised.hq.approve_sponsorship(proposal_id, code="gnl-2026-08")
    assert made.code == "GNL-2026-08"
    laptop.sync()
    assert laptop.decisions(SponsorshipPublished)[-1].proposal_id == proposal_id
    acts = [each["act"] for each in promised.hq.acts()]
    assert "sponsorship add" in acts
    assert "sponsorship approve" in acts
