"""Three months later: who ends when, and how they go on. One person, one number, whoever pays."""

from datetime import UTC, date, datetime

import pytest

from fieldreg.app import (
    Continued,
    Refused,
    SelfPaymentForm,
    ask_places,
    cancel_member,
    continue_as_self_payer,
    continue_by_sponsor,
    erase_due,
    list_endings,
    quote_self_payment,
    register_member,
    request_erasure,
)
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import Payment, PaymentMethod, Verdict
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsor_facts import MembershipContinued
from tests.app.test_sponsoring import promise, sponsored_form
from tests.desks import form, sync_direct

CASH = SelfPaymentForm(months="2", payment_method="tunai", payment_reference="K-77")


def put_clock(desk, day):
    desk.clock.at_ms = int(datetime(day.year, day.month, day.day, 5, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def three(desk, hq, monkeypatch):
    """Three sponsored people of November to January, one self-payer; HQ has them all. The clock is HQ's."""
    monkeypatch.setattr(hq, "clock", desk.clock.now_ms)
    put_clock(desk, date(2026, 11, 21))
    hq.add_sponsorship(promise())
    sync_direct(desk, hq)
    ask_places(desk, "GNL-2026-07", 5)
    sync_direct(desk, hq)
    people = [
        register_member(desk, sponsored_form(number, work_place=place))
        for number, place in enumerate(("Pasar Gede", "Pasar Legi", "Pasar Gede"))
    ]
    register_member(desk, form(9))
    sync_direct(desk, hq)
    return people


def test_sixty_thirty_and_no_days(three, desk):
    for day, left, notice in (
        (date(2026, 12, 2), 60, 60),
        (date(2026, 12, 31), 31, 60),
        (date(2027, 1, 1), 30, 30),
        (date(2027, 1, 31), 0, 0),
        (date(2027, 3, 1), -29, 0),
    ):
        put_clock(desk, day)
        endings = list_endings(desk)
        assert {(each.days_left, each.notice) for each in endings} == {(left, notice)}
        assert {each.ends_on for each in endings} == {date(2027, 1, 31)}
        assert len(endings) == 3, "the self-payer is nobody's promise"
    put_clock(desk, date(2026, 12, 1))
    assert list_endings(desk) == ()
    put_clock(desk, date(2027, 5, 2))
    assert list_endings(desk) == (), "after the months of grace"


def test_by_sponsor_and_by_market(three, desk):
    put_clock(desk, date(2027, 1, 10))
    assert len(list_endings(desk, market="gede")) == 2
    assert len(list_endings(desk, sponsorship="gnl-2026-07")) == 3
    assert list_endings(desk, sponsorship="GNL-X") == ()
    assert list_endings(desk)[0].donor == "PT Contoh Peduli"


def test_a_cancelled_person_does_not_end(three, desk):
    cancel_member(desk, three[0].member_id, reason="meninggal")
    put_clock(desk, date(2027, 1, 10))
    assert len(list_endings(desk)) == 2


def test_what_the_person_then_pays(three, desk):
    put_clock(desk, date(2027, 1, 10))
    quote, problems = quote_self_payment(desk, three[0].member_id, CASH)
    assert problems == ()
    assert [str(each.month) for each in quote.months] == ["2027-02", "2027-03"]
    assert quote.total_rp == 2 * 16_800, "the relief for other sectors is over in 2027"


def test_self_payer_keeps_person_and_number(three, desk, hq):
    before = desk.store.people.get(three[0].member_id)
    put_clock(desk, date(2027, 1, 10))
    done = continue_as_self_payer(desk, three[0].member_id, CASH)
    assert isinstance(done, Continued)
    assert (done.first_month, done.last_month, done.amount_rp) == ("2027-02", "2027-03", 33_600)
    after = desk.store.people.get(three[0].member_id)
    assert (after.kpj, after.member_id, after.card) == (before.kpj, before.member_id, before.card)
    assert len(list_endings(desk)) == 2
    sync_direct(desk, hq)
    (kept,) = desk.store.sponsorships.continuations(three[0].member_id)
    assert (kept.verdict, kept.payer, kept.payment) == (Verdict.ACCEPTED, Payer.SELF, "cash")
    assert sum(1 for _ in hq.records()) == 4, "still one person"
    assert desk.store.check().sound


def test_two_in_a_row_do_not_overlap(three, desk, hq):
    put_clock(desk, date(2027, 1, 10))
    months = [continue_as_self_payer(desk, three[0].member_id, CASH).first_month for _ in range(2)]
    assert months == ["2027-02", "2027-04"]
    sync_direct(desk, hq)
    assert {each.verdict for each in desk.store.sponsorships.continuations()} == {Verdict.ACCEPTED}


def test_whoever_comes_late_pays_from_that_month(three, desk):
    put_clock(desk, date(2027, 3, 5))
    assert continue_as_self_payer(desk, three[0].member_id, CASH).first_month == "2027-03"


def test_the_sponsor_pays_further_out_of_a_new_promise(three, desk, hq):
    put_clock(desk, date(2027, 1, 10))
    hq.add_sponsorship(promise(2, code="GNL-2027-02", first_month="2027-02"))
    sync_direct(desk, hq)
    refused = continue_by_sponsor(desk, three[0].member_id, "GNL-2027-02")
    assert isinstance(refused, Refused)
    assert refused.problems[0].code == "sponsorship_places_gone"
    ask_places(desk, "GNL-2027-02", 2)
    sync_direct(desk, hq)
    done = [continue_by_sponsor(desk, each.member_id, "GNL-2027-02") for each in three]
    assert [isinstance(each, Continued) for each in done] == [True, True, False], "two places, no third"
    assert (done[0].first_month, done[0].last_month, done[0].amount_rp) == ("2027-02", "2027-04", 3 * 16_800)
    sync_direct(desk, hq)
    by_code = {each["code"]: each for each in hq.sponsorships()}
    assert (by_code["GNL-2027-02"]["used"], by_code["GNL-2027-02"]["continued"]) == (2, 2)
    assert by_code["GNL-2026-07"]["used"] == 3, "the first promise was kept to all three"
    assert [each.sponsorship for each in list_endings(desk)] == ["GNL-2026-07"]
    again = continue_by_sponsor(desk, three[0].member_id, "GNL-2027-02")
    assert again.problems[0].code == "sponsorship_same"


def test_hq_judges_what_cannot_stand(three, desk, hq):
    def say(number, **changes):
        values = {
            "continuation_id": f"{number:032x}",
            "member_id": three[0].member_id,
            "payer": Payer.SELF,
            "programmes": (),
            "first_month": "2027-02",
            "months": 1,
            "payment": Payment(method=PaymentMethod.LATER),
            "amount_rp": 16_800,
        }
        with desk.store.unit() as unit:
            unit.record(MembershipContinued(**{**values, **changes}), desk.stamp())

    say(1, first_month="2027-01")
    say(2, member_id="f" * 32)
    say(3, payer=Payer.CSR)
    say(4, first_month="soon")
    say(5)
    say(6)
    sync_direct(desk, hq)
    reasons = {each.continuation_id[-1]: each.reason for each in desk.store.sponsorships.continuations()}
    assert reasons == {
        "1": "continuation_overlaps",
        "2": "member_unknown",
        "3": "place_missing",
        "4": "continuation_overlaps",
        "5": "",
        "6": "continuation_overlaps",
    }


def test_a_rejected_continuation_gives_its_place_back(three, desk, hq):
    put_clock(desk, date(2027, 1, 10))
    hq.add_sponsorship(promise(2, code="GNL-2027-02", first_month="2027-02"))
    sync_direct(desk, hq)
    ask_places(desk, "GNL-2027-02", 2)
    sync_direct(desk, hq)
    with desk.store.unit() as unit:
        fact = MembershipContinued(
            continuation_id="a" * 32,
            member_id=three[0].member_id,
            payer=Payer.CSR,
            programmes=promise().programmes,
            first_month="2027-02",
            months=7,
            payment=Payment(method=PaymentMethod.SPONSOR),
            amount_rp=1,
            sponsorship="GNL-2027-02",
            place=1,
        )
        unit.record(fact, desk.stamp())
    sync_direct(desk, hq)
    (kept,) = desk.store.sponsorships.continuations()
    assert kept.reason == "sponsorship_terms"
    assert {each["code"]: each["used"] for each in hq.sponsorships()}["GNL-2027-02"] == 0
    ends = {each.member_id: each.ends_on for each in list_endings(desk)}
    assert ends[three[0].member_id] == date(2027, 1, 31), "a rejected word moves no end"


def test_whom_a_sponsor_pays_for_is_not_erased_before_the_end(three, desk, hq):
    for member in desk.store.people.find("", limit=10):
        desk.store.database.conn.execute(
            "UPDATE member SET card = 'handed_over' WHERE seq = ?", (member.seq,)
        )
    put_clock(desk, date(2027, 1, 25))
    sync_direct(desk, hq)
    assert erase_due(desk) == 1, "the self-payer alone"
    assert len(list_endings(desk)) == 3
    put_clock(desk, date(2027, 3, 5))
    sync_direct(desk, hq)
    assert erase_due(desk) == 3
    assert list_endings(desk) == ()


def test_whoever_asked_to_be_erased_goes_at_once(three, desk, hq):
    continue_as_self_payer(desk, three[0].member_id, CASH)
    sync_direct(desk, hq)
    request_erasure(desk, three[0].member_id)
    sync_direct(desk, hq)
    erase_due(desk)
    assert desk.store.people.get(three[0].member_id).nik == ""
    bodies = [entry.body for entry in desk.store.journal.about(three[0].member_id)]
    assert bodies
    assert not any(bodies)
    assert desk.store.check().sound
    with pytest.raises(Fault, match="person_erased"):
        continue_as_self_payer(desk, three[0].member_id, CASH)
