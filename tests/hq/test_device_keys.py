"""A laptop's key is changed: vouched for by the old one, in use at once; old cards stay what they were."""

from dataclasses import replace

import pytest

from fieldreg import wire
from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.domain.facts import SigningKeyMade
from fieldreg.hq import Hq, Refused
from tests.hq.laptop import Laptop

pytestmark = pytest.mark.slow


def next_key(laptop, *, old=None, device=None):
    """A new key, and the fact that it follows."""
    new = wire.SigningKey.generate()
    by_old, by_new = wire.sign_key_change(device=device or laptop.device, new=new, old=old or laptop.key)
    return new, SigningKeyMade(public_key=new.public.text, by_old=by_old, by_new=by_new)


def listed(hq):
    return {key.public_key: key for key in hq.hq.published_keys().keys}


@pytest.fixture
def laptop(own_hq, enrol):
    laptop = enrol(own_hq)
    laptop.sync()
    return laptop


def change(laptop):
    new, fact = next_key(laptop)
    laptop.write(fact)
    laptop.sync()
    return new


def test_the_new_key_is_on_the_list_in_the_same_round_and_alone(own_hq, laptop, enrol):
    enrol(own_hq)
    new = change(laptop)
    last = laptop.decisions(IssuerKeysPublished)[-1]
    assert [key.public_key for key in last.keys] == [new.public.text]
    assert last.since > 0


def test_either_key_signs_until_the_new_one_has(own_hq, laptop, person):
    old, new = laptop.key, change(laptop)
    laptop.write(person())
    laptop.sync()
    laptop.key = new
    laptop.write(person())
    laptop.sync()
    assert laptop.refusal(laptop.push_of(), key=old) == (401, "key_retired")
    retired, current = listed(own_hq)[old.public.text], listed(own_hq)[new.public.text]
    assert current.revoked_at_ms is None
    assert retired.revoked_at_ms > own_hq.hq.clock(), "a clock ahead of its time must not spoil a card"
    assert own_hq.devices()[0]["device"] == laptop.device


def test_a_key_that_one_worker_retired_the_others_believe_for_a_minute_at_most(own_hq, laptop):
    def signed(key):
        request = wire.HttpRequest(method="POST", path="/v1/sync", body=b"{}")
        request.headers |= {"Content-Type": "application/json", "Content-Encoding": "identity"}
        wire.sign_request(request, key, key_id=laptop.device)
        return request

    with Hq(own_hq.hq.config) as worker:
        assert worker.sender_of(signed(laptop.key)) == laptop.device
        new = change(laptop)
        own_hq.hq.sender_of(signed(new))
        later = worker.clock() + 61_000
        worker.clock = lambda: later
        with pytest.raises(Refused, match="key_retired"):
            worker.sender_of(signed(laptop.key))
        assert worker.sender_of(signed(new)) == laptop.device


def test_other_laptops_hear_of_what_changed_and_no_more(own_hq, laptop, enrol):
    other = enrol(own_hq)
    other.sync()
    assert len(other.decisions(IssuerKeysPublished)[0].keys) == 2, "the whole list, once"
    enrol(own_hq)
    other.sync()
    assert [len(each.keys) for each in other.decisions(IssuerKeysPublished)] == [2, 1]
    old, new = laptop.key, change(laptop)
    laptop.key = new
    laptop.sync()
    other.sync()
    assert {key.public_key for key in other.decisions(IssuerKeysPublished)[-1].keys} == {
        old.public.text,
        new.public.text,
    }


def test_the_new_key_carries_a_bundle_too(own_hq, laptop, person):
    new = change(laptop)
    laptop.key = new
    laptop.write(person())
    bundle = wire.seal_bundle(
        wire.Bundle(pushes=(laptop.push_of(),)), device=laptop.device, key=new, hq_key=laptop.hq_key
    )
    taken = own_hq.hq.accept_bundle(bundle)
    assert taken.new == 1
    reply = wire.open_reply(taken.reply, key=new, hq_key=laptop.hq_key)
    assert reply.replies[-1].receipt.seq == 2


@pytest.mark.parametrize(
    "forge",
    [
        lambda laptop: next_key(laptop, old=wire.SigningKey.generate())[1],
        lambda laptop: next_key(laptop, device="f" * 32)[1],
        lambda laptop: replace(next_key(laptop)[1], by_new=next_key(laptop)[1].by_new),
        lambda laptop: replace(next_key(laptop)[1], by_old="!"),
        lambda laptop: replace(next_key(laptop)[1], public_key="AAAA"),
    ],
)
def test_a_key_that_nobody_vouches_for_is_not_certified(own_hq, laptop, forge):
    laptop.write(forge(laptop))
    laptop.sync()
    assert set(listed(own_hq)) == {laptop.key.public.text}
    assert [each["reason"] for each in own_hq.hq.review()] == ["bad_signature"]


def test_a_key_of_another_laptop_is_not_taken_over(own_hq, laptop, enrol):
    other = enrol(own_hq)
    by_old, by_new = wire.sign_key_change(device=laptop.device, new=other.key, old=laptop.key)
    laptop.write(SigningKeyMade(public_key=other.key.public.text, by_old=by_old, by_new=by_new))
    laptop.sync()
    assert laptop.refusal(laptop.push_of(), key=other.key) == (401, "bad_signature")


def test_a_second_new_key_takes_the_place_of_one_never_used(own_hq, laptop):
    first, second = change(laptop), change(laptop)
    laptop.key = second
    laptop.sync()
    ends = {text: key.revoked_at_ms for text, key in listed(own_hq).items()}
    assert ends[second.public.text] is None
    assert ends[first.public.text] is not None
    assert laptop.refusal(laptop.push_of(), key=first) == (401, "key_retired")


def test_a_disk_from_before_the_change_is_told_so_and_counts_again_with_a_code(own_hq, laptop, person):
    old, new = laptop.key, change(laptop)
    laptop.key = new
    laptop.sync()
    assert laptop.refusal(laptop.push_of(), key=old) == (401, "key_retired")
    restored = Laptop(own_hq.url, key=old)
    assert restored.enrol(own_hq.new_code()).status_code == 200
    assert restored.device == laptop.device
    restored.write(person())
    assert restored.sync().receipt.seq == 1
    assert laptop.refusal(laptop.push_of(), key=new) == (401, "key_retired")
    assert listed(own_hq)[old.public.text].revoked_at_ms is None
    restored.line.close()


def test_revoked_all_its_keys_end(own_hq, laptop):
    change(laptop)
    own_hq.hq.revoke(laptop.device)
    assert all(key.revoked_at_ms <= own_hq.hq.clock() for key in listed(own_hq).values())


def test_a_new_installation_under_the_new_key_is_the_same_device(own_hq, laptop, enrol):
    laptop.key = change(laptop)
    laptop.sync()
    again = enrol(own_hq, key=laptop.key)
    assert again.device == laptop.device


def test_an_hq_that_went_back_takes_the_old_key_and_learns_the_new_one_again(
    own_hq, own_url, places, laptop, person
):
    own_hq.stop()
    copy = places.copy(own_url)
    own_hq.resume()
    old, new = laptop.key, change(laptop)
    laptop.key = new
    laptop.sync()
    own_hq.stop()
    places.bring_back(own_url, copy)
    own_hq.resume()
    assert laptop.refusal(laptop.push_of(), key=new) == (401, "bad_signature")
    laptop.key = old
    laptop.write(person())
    laptop.sync()
    laptop.key = new
    laptop.write(person())
    assert laptop.sync().receipt.seq == 3
