"""Verdicts: who stands, whose number counts, and that the answer never changes by asking again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from fieldreg.domain.decisions import (
    CardVoided,
    LeaseGranted,
    RecordAccepted,
    RecordDuplicate,
    RecordRejected,
)
from fieldreg.domain.facts import MemberCancelled, MemberCorrected, NumberAssigned
from fieldreg.hq import claims, feed, intake
from tests.hq.laptop import new_id, registered


def numbers(laptop):
    """The laptop's numbers, in order."""
    for lease in laptop.decisions(LeaseGranted):
        yield from (f"{number:011d}" for number in range(int(lease.first), int(lease.last) + 1))


def record(hq, fact):
    (row,) = [row for row in hq.records() if row["member_id"] == fact.member_id]
    return row


def again(fact, kpj, **fields):
    """The same person once more, at another table."""
    return registered(fact.registration.nik, kpj, **fields)


def voided(laptop):
    """The withdrawals of this laptop's own numbers; it hears of all others' too."""
    leases = laptop.decisions(LeaseGranted)
    return [
        item
        for item in laptop.decisions(CardVoided)
        if any(lease.first <= item.kpj <= lease.last for lease in leases)
    ]


@pytest.fixture
def tables(hq, enrol):
    """Two laptops with ten numbers each."""
    return enrol(hq, numbers=10), enrol(hq, numbers=10)


class TestDuplicates:
    def test_the_first_stands_and_the_later_card_is_void(self, hq, tables, person):
        first, second = tables
        fact = person(next(numbers(first)))
        first.write(fact)
        first.sync()
        twin = again(fact, next(numbers(second)))
        second.write(twin)
        second.sync()
        assert first.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]
        assert second.decisions(RecordDuplicate) == [
            RecordDuplicate(member_id=twin.member_id, standing_kpj=fact.kpj)
        ]
        assert voided(second) == [CardVoided(kpj=twin.kpj, replaced_by=fact.kpj)]
        assert record(hq, fact)["verdict"] == "accepted"
        assert (record(hq, twin)["verdict"], record(hq, twin)["standing_kpj"]) == ("duplicate", fact.kpj)

    def test_both_in_one_push(self, hq, tables, person):
        laptop, _ = tables
        one, two, *_ = numbers(laptop)
        fact = person(one)
        twin = again(fact, two)
        laptop.write(fact)
        laptop.write(twin)
        laptop.sync()
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]
        assert laptop.decisions(RecordDuplicate) == [
            RecordDuplicate(member_id=twin.member_id, standing_kpj=one)
        ]
        assert voided(laptop) == [CardVoided(kpj=two, replaced_by=one)]

    def test_without_numbers_there_is_no_card_to_void(self, tables, person):
        first, second = tables
        fact = person()
        first.write(fact)
        first.sync()
        second.write(again(fact, None))
        second.sync()
        assert [item.standing_kpj for item in second.decisions(RecordDuplicate)] == [None]
        assert voided(second) == []

    def test_many_laptops_at_once_give_one_that_stands(self, hq, enrol, person):
        laptops = [enrol(hq, numbers=1) for _ in range(6)]
        fact = person()
        for laptop in laptops:
            laptop.write(again(fact, next(numbers(laptop))))
        with ThreadPoolExecutor(6) as threads:
            list(threads.map(lambda laptop: laptop.sync(), laptops))
        assert sum(len(laptop.decisions(RecordAccepted)) for laptop in laptops) == 1
        assert sum(len(laptop.decisions(RecordDuplicate)) for laptop in laptops) == 5
        (stands,) = {item.standing_kpj for laptop in laptops for item in laptop.decisions(RecordDuplicate)}
        (winner,) = [laptop for laptop in laptops if laptop.decisions(RecordAccepted)]
        assert stands == next(numbers(winner))

    def test_a_rejected_registration_does_not_stand(self, tables, person):
        first, second = tables
        fact = person("99999999999")
        first.write(fact)
        first.sync()
        second.write(again(fact, next(numbers(second))))
        second.sync()
        assert len(second.decisions(RecordAccepted)) == 1


class TestHeirs:
    """Who stands with a NIK once the one who stood has gone."""

    @pytest.fixture
    def linked(self, enrol, hq, person):
        """One who stands, and two duplicates at other tables, the older one first."""
        laptops = [enrol(hq, numbers=3) for _ in range(3)]
        fact = person(next(numbers(laptops[0])))
        facts = [fact, *(again(fact, next(numbers(laptop))) for laptop in laptops[1:])]
        for laptop, each in zip(laptops, facts, strict=True):
            laptop.write(each)
            laptop.sync()
        return laptops, facts

    @pytest.mark.parametrize("how", ["cancelled", "corrected"])
    def test_the_oldest_duplicate_stands_and_needs_a_new_number(self, hq, linked, person, how):
        (first, second, third), (stood, heir, other) = linked
        gone = MemberCancelled(member_id=stood.member_id, reason="uji")
        if how == "corrected":
            right = person().registration
            gone = MemberCorrected(member_id=stood.member_id, registration=right, amount_rp=1, reason="uji")
        first.write(gone)
        for laptop in (first, second, third):
            laptop.sync()
        told = RecordRejected(member_id=heir.member_id, reason="number_void")
        assert second.decisions(RecordRejected) == [told]
        relinked = RecordDuplicate(member_id=other.member_id, standing_kpj=None)
        assert third.decisions(RecordDuplicate)[1:] == [relinked]
        new = list(numbers(second))[1]
        second.write(NumberAssigned(member_id=heir.member_id, kpj=new))
        second.sync()
        assert second.decisions(RecordAccepted) == [RecordAccepted(member_id=heir.member_id)]
        assert (record(hq, heir)["kpj"], record(hq, other)["standing_kpj"]) == (new, new)

    def test_the_nik_is_kept_for_the_heir(self, hq, linked, enrol):
        (first, *_), (stood, heir, _) = linked
        first.write(MemberCancelled(member_id=stood.member_id, reason="uji"))
        newcomer = again(stood, None)
        first.write(newcomer)
        first.sync()
        assert record(hq, newcomer)["verdict"] == "duplicate"
        assert record(hq, heir)["reason"] == "number_void"

    def test_an_heir_without_a_number_is_accepted_at_once(self, tables, person):
        first, second = tables
        fact = person(next(numbers(first)))
        heir = again(fact, None)
        for laptop, each in ((first, fact), (second, heir)):
            laptop.write(each)
            laptop.sync()
        first.write(MemberCancelled(member_id=fact.member_id, reason="uji"))
        first.sync()
        second.sync()
        assert second.decisions(RecordAccepted) == [RecordAccepted(member_id=heir.member_id)]

    def test_two_of_one_laptop_cancelled_together_leave_the_third(self, hq, enrol, person):
        first, second = enrol(hq, numbers=3), enrol(hq)
        one, two, *_ = numbers(first)
        fact = person(one)
        twin, third = again(fact, two), again(fact, None)
        first.write(fact)
        first.write(twin)
        first.sync()
        second.write(third)
        second.sync()
        for each in (fact, twin):
            first.write(MemberCancelled(member_id=each.member_id, reason="uji"))
        first.sync()
        second.sync()
        verdicts = [record(hq, each)["verdict"] for each in (fact, twin, third)]
        assert verdicts == ["cancelled", "cancelled", "accepted"]

    def test_leaving_and_coming_at_once_end_with_one_that_stands(self, hq, linked, enrol):
        (first, *others), (stood, *_) = linked
        newcomers = [enrol(hq) for _ in range(4)]
        first.write(MemberCancelled(member_id=stood.member_id, reason="uji"))
        for laptop in newcomers:
            laptop.write(again(stood, None))
        with ThreadPoolExecutor(7) as threads:
            list(threads.map(lambda laptop: laptop.sync(), (first, *others, *newcomers)))
        rows = [row for row in hq.records() if row["nik"] == stood.registration.nik]
        stands = [row for row in rows if row["verdict"] not in {"duplicate", "cancelled"}]
        assert len(stands) == 1
        assert len(rows) == 7


class TestNumbers:
    @pytest.mark.parametrize("kpj", ["99999999999", "123", "1234560000x", "123 4560 0001", "x" * 60])
    def test_a_number_that_is_not_leased(self, tables, person, kpj):
        laptop, _ = tables
        fact = person(kpj)
        laptop.write(fact)
        laptop.sync()
        rejected = RecordRejected(member_id=fact.member_id, reason="number_not_leased")
        assert laptop.decisions(RecordRejected) == [rejected]

    def test_a_number_of_another_laptop(self, tables, person):
        first, second = tables
        first.write(person(next(numbers(second))))
        first.sync()
        assert [item.reason for item in first.decisions(RecordRejected)] == ["number_not_leased"]

    @pytest.mark.parametrize("rounds", [1, 2])
    def test_a_number_used_twice(self, tables, person, rounds):
        laptop, _ = tables
        kpj = next(numbers(laptop))
        laptop.write(person(kpj))
        if rounds == 2:
            laptop.sync()
        laptop.write(person(kpj))
        laptop.sync()
        assert len(laptop.decisions(RecordAccepted)) == 1
        assert [item.reason for item in laptop.decisions(RecordRejected)] == ["number_used_twice"]

    @pytest.mark.parametrize("rounds", [1, 2])
    def test_a_number_given_later(self, hq, tables, person, rounds):
        laptop, _ = tables
        fact, kpj = person(), next(numbers(laptop))
        laptop.write(fact)
        if rounds == 2:
            laptop.sync()
        laptop.write(NumberAssigned(member_id=fact.member_id, kpj=kpj))
        laptop.sync()
        laptop.write(NumberAssigned(member_id=fact.member_id, kpj=kpj))
        laptop.sync()
        row = record(hq, fact)
        assert (row["kpj"], row["verdict"]) == (kpj, "accepted")
        assert laptop.decisions(RecordRejected) == []

    @pytest.mark.parametrize(
        ("kpj", "reason"), [("99999999999", "number_not_leased"), (None, "number_used_twice")]
    )
    def test_a_number_given_later_follows_the_same_rules(self, tables, person, kpj, reason):
        laptop, _ = tables
        used = next(numbers(laptop))
        laptop.write(person(used))
        fact = person()
        laptop.write(fact)
        laptop.write(NumberAssigned(member_id=fact.member_id, kpj=kpj or used))
        laptop.sync()
        assert [item.reason for item in laptop.decisions(RecordRejected)] == [reason]

    def test_a_good_number_mends_a_bad_one(self, hq, tables, person):
        laptop, _ = tables
        fact, kpj = person("99999999999"), next(numbers(laptop))
        laptop.write(fact)
        laptop.sync()
        laptop.write(NumberAssigned(member_id=fact.member_id, kpj=kpj))
        laptop.sync()
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]
        assert voided(laptop) == []
        row = record(hq, fact)
        assert (row["kpj"], row["verdict"], row["reason"]) == (kpj, "accepted", None)

    @pytest.mark.parametrize("rounds", [1, 2])
    def test_a_second_good_number_voids_the_first_card(self, tables, person, rounds):
        laptop, _ = tables
        one, two, *_ = numbers(laptop)
        fact = person(one)
        laptop.write(fact)
        if rounds == 2:
            laptop.sync()
        laptop.write(NumberAssigned(member_id=fact.member_id, kpj=two))
        laptop.sync()
        assert voided(laptop) == [CardVoided(kpj=one, replaced_by=two)]

    def test_a_duplicate_given_a_number_has_it_voided(self, tables, person):
        first, second = tables
        fact = person(next(numbers(first)))
        first.write(fact)
        first.sync()
        twin, kpj = again(fact, None), next(numbers(second))
        second.write(twin)
        second.sync()
        second.write(NumberAssigned(member_id=twin.member_id, kpj=kpj))
        second.sync()
        assert voided(second) == [CardVoided(kpj=kpj, replaced_by=fact.kpj)]

    def test_another_laptop_cannot_give_the_number(self, tables, person):
        first, second = tables
        fact = person()
        first.write(fact)
        first.sync()
        second.write(NumberAssigned(member_id=fact.member_id, kpj=next(numbers(second))))
        second.sync()
        assert [item.reason for item in second.decisions(RecordRejected)] == ["member_unknown"]


@pytest.mark.parametrize(
    ("nik", "reason"),
    [
        ("", "nik_missing"),
        ("317107570390001", "nik_wrong_length"),
        ("31710757039000123", "nik_wrong_length"),
        ("3171075703900O01", "nik_not_digits"),
        ("٣١٧١٠٧٥٧٠٣٩٠٠٠٠١", "nik_not_digits"),
        ("7777777777777777", "nik_repeated_digit"),
    ],
)
def test_a_nik_that_is_certain_nonsense(laptop, nik, reason):
    fact = registered(nik)
    laptop.write(fact)
    laptop.sync()
    assert laptop.decisions(RecordRejected) == [RecordRejected(member_id=fact.member_id, reason=reason)]


class TestAgain:
    """The same registration under a new seq: a laptop that journalled its unsent facts anew."""

    @pytest.mark.parametrize("rounds", [1, 2])
    def test_the_same_registration_is_one_record_and_one_verdict(self, hq, tables, person, rounds):
        laptop, _ = tables
        fact = person(next(numbers(laptop)))
        laptop.write(fact)
        if rounds == 2:
            laptop.sync()
        laptop.write(fact)
        laptop.sync()
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)] * rounds
        assert record(hq, fact)["seq"] == 2

    def test_from_another_device_gets_the_verdict_that_stands(self, hq, tables, person):
        first, second = tables
        standing, kpj = person(next(numbers(first))), next(numbers(second))
        twin = again(standing, kpj)
        first.write(standing)
        first.sync()
        second.write(twin)
        second.sync()
        first.write(twin)
        first.sync()
        expected = RecordDuplicate(member_id=twin.member_id, standing_kpj=standing.kpj)
        assert first.decisions(RecordDuplicate) == second.decisions(RecordDuplicate) == [expected]
        assert set(voided(first)) <= set(second.decisions(CardVoided))

    @pytest.mark.parametrize("rounds", [1, 2])
    def test_another_person_under_the_same_id_is_refused(self, hq, laptop, person, rounds):
        fact = person()
        laptop.write(fact)
        if rounds == 2:
            laptop.sync()
        laptop.write(person(member_id=fact.member_id))
        laptop.sync()
        assert [item.reason for item in laptop.decisions(RecordRejected)] == ["member_id_taken"]
        assert record(hq, fact)["nik"] == fact.registration.nik


def test_a_crash_between_storing_and_judging_is_made_good_by_the_next_round(hq, laptop, person):
    fact = person()
    laptop.write(fact)
    push = laptop.push_of()
    hq.hq.database.write(lambda work: intake.store(work, push, laptop.hashes, hq.hq.clock()))
    laptop.apply(laptop.exchange(laptop.push_of(2, 1)))
    assert laptop.acknowledged == 1
    assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]


def test_what_a_constraint_forbids_again_and_again_is_stored_all_the_same(hq, laptop, person, monkeypatch):
    def forbidden(*_, **__):
        raise IntegrityError("", {}, Exception())

    laptop.write(person())
    with monkeypatch.context() as patch:
        patch.setattr(claims, "decide", forbidden)
        laptop.apply(laptop.exchange(laptop.push_of()))
    assert laptop.acknowledged == 1
    laptop.sync()
    assert len(laptop.decisions(RecordAccepted)) == 1


def test_ids_of_any_form_are_taken(laptop, person):
    fact = person(member_id="bukan-uuid " + new_id())
    laptop.write(fact)
    laptop.sync()
    assert len(laptop.decisions(RecordAccepted)) == 1


def test_what_two_workers_decide_for_one_laptop_at_the_same_moment_neither_does_twice(hq, tables):
    listener, _ = tables
    said, database = [], hq.hq.database

    def lay(connection):
        said.append(CardVoided(kpj=f"9999999999{len(said)}", replaced_by=None))
        feed.later(connection, listener.device, said[-1:])

    with ThreadPoolExecutor(1) as other:

        def before_the_other(connection):
            lay(connection)
            following = other.submit(database.write, lay)
            while connection.dialect.name == "postgresql" and not following.done():
                # until it waits for this very transaction
                if connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar():
                    break
            return following

        database.write(before_the_other).result()
    assert len(said) == 2, "neither had to begin again"
    listener.sync()
    assert [item for item in listener.decisions(CardVoided) if item in said] == said
