"""What HQ keeps and does not act upon waits for a person, and every act of a person is written down."""

import pytest

from fieldreg.domain.decisions import CardVoided, DeviceRevoked, LeaseGranted, RecordAccepted
from fieldreg.domain.faults import Fault
from fieldreg.hq import bodies, slices

pytestmark = pytest.mark.slow


@pytest.fixture
def revoked(own_hq, enrol, person):
    """A laptop that was revoked while two people were still on it."""
    own_hq.add_pool("12345600001", "12345600100")
    laptop = enrol(own_hq, numbers=10)
    laptop.write(person("12345600001"))
    laptop.sync()
    laptop.write(person("12345600002"))
    laptop.ask_lease(10)
    laptop.write(person("12345600003"))
    own_hq.hq.revoke(laptop.device)
    return laptop


def test_what_a_revoked_laptop_still_holds_is_taken_and_waits(own_hq, revoked):
    reply = revoked.sync()
    assert reply.receipt.seq == len(revoked.entries), "nothing of it is lost"
    assert revoked.decisions(DeviceRevoked) == [DeviceRevoked(reason="revoked")]
    assert len(revoked.decisions(RecordAccepted)) == 1
    assert len(revoked.decisions(LeaseGranted)) == 1, "no numbers for a thief"
    assert len(list(own_hq.records())) == 1
    (waiting,) = own_hq.hq.review()
    assert waiting == {
        "what": "held_back", "device": revoked.device, "name": "Laptop 1",
        "installation": revoked.installation,
        "first_seq": 3, "last_seq": 5, "facts": 3, "reason": "device_revoked",
    }  # fmt: skip


def test_a_person_lets_it_be_judged_and_only_what_came_so_far(own_hq, revoked, person):
    revoked.sync()
    assert own_hq.hq.release(revoked.device) == 3
    assert own_hq.hq.review() == []
    assert [row["verdict"] for row in own_hq.records()] == ["accepted"] * 3
    revoked.write(person("12345600004"))
    revoked.sync()
    assert len(list(own_hq.records())) == 3
    assert [waiting["facts"] for waiting in own_hq.hq.review()] == [1]
    assert len(revoked.decisions(LeaseGranted)) == 1


def test_a_restart_does_not_judge_what_is_held_back(own_hq, revoked):
    revoked.sync()
    own_hq.stop()
    own_hq.resume()
    assert len(list(own_hq.records())) == 1


def test_unreadable_facts_are_judged_again_after_an_upgrade(own_hq, enrol, person, monkeypatch):
    laptop = enrol(own_hq)
    fact = person()
    laptop.write(fact)
    with monkeypatch.context() as older:
        # the decoder of a version that does not know this form yet
        unread = bodies.Unreadable("malformed", fact.member_id)
        older.setattr(slices, "read_fact", lambda _kind, _body: unread)
        laptop.sync()
    assert [row["verdict"] for row in own_hq.records()] == ["rejected"]
    assert [(each["what"], each["facts"]) for each in own_hq.hq.review()] == [("unreadable", 1)]
    assert own_hq.hq.judge_again(laptop.device) == 1
    assert own_hq.hq.review() == []
    laptop.sync()
    assert [row["verdict"] for row in own_hq.records()] == ["accepted"]
    assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]


def test_another_branch_is_kept_and_shown(own_hq, enrol, person):
    laptop = enrol(own_hq)
    laptop.write(person())
    laptop.sync()
    clone = enrol(own_hq, key=laptop.key, installation=laptop.installation)
    clone.write(person())
    assert clone.exchange(clone.push_of(1)).fork is not None
    (kept,) = own_hq.hq.review()
    assert (kept["what"], kept["facts"], kept["first_seq"]) == ("forked", 1, 1)


def test_every_laptop_hears_of_a_withdrawn_card_once(own_hq, enrol, person):
    own_hq.add_pool("12345600001", "12345600100")
    first, second, third = (enrol(own_hq, numbers=5) for _ in range(3))
    one, two = (laptop.decisions(LeaseGranted)[0].first for laptop in (first, second))
    fact = person(one)
    first.write(fact)
    first.sync()
    twin = type(fact)(
        member_id="f" * 32, kpj=two, registration=fact.registration, amount_rp=fact.amount_rp, activation=""
    )
    second.write(twin)
    for _ in range(2):
        for laptop in (second, first, third):
            laptop.sync()
    for laptop in (first, second, third):
        assert laptop.decisions(CardVoided) == [CardVoided(kpj=two, replaced_by=one)]
    late = enrol(own_hq)
    late.sync()
    assert late.decisions(CardVoided) == [CardVoided(kpj=two, replaced_by=one)]


def test_who_did_what_is_written_down_in_the_same_transaction(own_hq, enrol):
    own_hq.add_pool("12345600001", "12345600100")
    laptop = enrol(own_hq)
    with pytest.raises(Fault):
        own_hq.add_pool("12345600050", "12345600200")
    own_hq.hq.who = "wati"
    own_hq.hq.revoke(laptop.device)
    own_hq.hq.release(laptop.device)
    own_hq.hq.judge_again(laptop.device)
    _made, *acts = own_hq.hq.acts()
    assert [(act["act"], act["target"]) for act in acts] == [
        ("pool add", "12345600001-12345600100"),
        ("enrol-code", ""),
        ("revoke", laptop.device),
        ("release", laptop.device),
        ("again", laptop.device),
    ], "what was refused was not done"
    assert [act["who"] for act in acts[2:]] == ["wati"] * 3


@pytest.mark.parametrize("act", ["revoke", "release", "judge_again"])
def test_a_device_that_is_not_there(own_hq, act):
    with pytest.raises(Fault, match="device_unknown"):
        getattr(own_hq.hq, act)("0" * 32)
