"""A laptop changes its signing key by itself, and finds back where HQ has forgotten it."""

import pytest

from fieldreg.app import (
    change_key,
    fall_back,
    read_bundle,
    register_member,
    renew_installation,
    sync_now,
    take_up_key,
    write_bundle,
)
from fieldreg.domain.faults import Fault
from fieldreg.wire import SigningKey
from tests.desks import enrolled_desk, form, sync_direct

REFUSED = Fault("hq_refused", reason="bad_signature")


def key_of(desk):
    return desk.identity().signing_key


def test_the_key_is_taken_up_once_hq_has_certified_it(desk, hq):
    sync_direct(desk, hq)
    old = key_of(desk)
    change_key(desk)
    assert not take_up_key(desk), "HQ has not heard of it"
    sync_direct(desk, hq)
    assert key_of(desk) == old
    assert take_up_key(desk)
    assert key_of(desk) != old
    assert not take_up_key(desk)
    listed = {key.public_key for key in hq.published_keys().keys}
    assert {SigningKey(old).public.text, SigningKey(key_of(desk)).public.text} <= listed
    assert desk.store.check().sound


def test_of_two_made_the_last_counts(desk, hq):
    sync_direct(desk, hq)
    change_key(desk)
    change_key(desk)
    sync_direct(desk, hq)
    assert take_up_key(desk)
    register_member(desk, form(1))
    sync_direct(desk, hq)


def test_an_hq_that_forgot_the_key_is_taught_it_again(desk, hq):
    sync_direct(desk, hq)
    old = key_of(desk)
    change_key(desk)
    sync_direct(desk, hq)
    take_up_key(desk)
    new = key_of(desk)
    assert not fall_back(desk, Fault("hq_unreachable"))
    assert not fall_back(desk, Fault("hq_refused", reason="unknown_device"))
    assert fall_back(desk, REFUSED)
    assert key_of(desk) == old
    assert not fall_back(desk, REFUSED), "once: else it would never end"
    assert take_up_key(desk)
    assert key_of(desk) == new


def test_replies_on_sticks_from_before_the_change_are_still_for_this_laptop(desk, hq, tmp_path):
    def answered(name):
        bundle, reply = tmp_path / name, tmp_path / f"{name}.reply"
        write_bundle(desk, bundle)
        reply.write_bytes(hq.accept_bundle(bundle.read_bytes()).reply)
        return reply

    sync_direct(desk, hq)
    old = key_of(desk)
    change_key(desk)
    first = answered("first")
    register_member(desk, form(1))
    second = answered("second")
    assert read_bundle(desk, first).news
    assert key_of(desk) != old
    assert not read_bundle(desk, first).news, "taken again it changes nothing"
    assert read_bundle(desk, second).settled.accepted == 1


@pytest.mark.slow
def test_over_a_real_line_also_after_hq_went_back(tmp_path):
    from fieldreg.hq import EmbeddedHq  # noqa: PLC0415 - only here

    with EmbeddedHq.start(tmp_path / "hq") as hq:
        hq.add_pool("12345600001", "12345600100")
        with enrolled_desk(tmp_path / "laptop", hq.hq, lease_size=10) as desk:
            with desk.store.unit() as unit:
                unit.set_identity("hq_url", hq.url.encode())
            sync_now(desk)
            hq.stop()
            database = tmp_path / "hq" / "hq.sqlite"
            copy = database.read_bytes()
            hq.resume()
            old = key_of(desk)
            change_key(desk)
            sync_now(desk)
            new = key_of(desk)
            assert new != old
            register_member(desk, form(1))
            sync_now(desk)
            hq.stop()
            database.write_bytes(copy)
            hq.resume()
            register_member(desk, form(2))
            assert sync_now(desk).outcome.acknowledged == desk.store.journal.head().seq
            assert key_of(desk) == new
            sync_now(desk)
            assert [row["verdict"] for row in hq.records()] == ["accepted", "accepted"]


@pytest.mark.slow
def test_an_hq_that_forgot_the_laptop_and_never_saw_this_key_takes_it_with_a_new_code(tmp_path):
    from fieldreg.hq import EmbeddedHq  # noqa: PLC0415 - only here

    with EmbeddedHq.start(tmp_path / "hq") as hq:
        hq.stop()
        database = tmp_path / "hq" / "hq.sqlite"
        before = database.read_bytes()
        hq.resume()
        with enrolled_desk(tmp_path / "laptop", hq.hq) as desk:
            with desk.store.unit() as unit:
                unit.set_identity("hq_url", hq.url.encode())
            change_key(desk)
            sync_now(desk)
            register_member(desk, form(1))
            sync_now(desk)
            hq.stop()
            database.write_bytes(before)
            hq.resume()
            with pytest.raises(Fault, match="unknown_device"):
                sync_now(desk)
            renew_installation(desk, hq.new_code())
            sync_now(desk)
            assert [row["verdict"] for row in hq.records()] == ["accepted"]
            assert [each["device"] for each in hq.devices()] == [desk.identity().device]
            assert desk.store.check().sound
