"""Bundles on a stick: the same door, and a clear answer to everything that can go wrong with a file."""

import pytest

from fieldreg import wire
from fieldreg.app import (
    Desk,
    change_key,
    read_bundle,
    read_status,
    register_member,
    request_erasure,
    write_bundle,
)
from fieldreg.app.carrying import carried_facts
from fieldreg.app.home import Home
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import enrolled_desk, form, sync_direct


@pytest.fixture
def hq(places, tmp_path):
    config = HqConfig(folder=tmp_path / "hq", database_url=places.new(tmp_path / "hq"))
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345600500")
        yield hq


@pytest.fixture
def desk(hq, tmp_path):
    desk = enrolled_desk(tmp_path / "laptop", hq, lease_size=20)
    yield desk
    desk.close()


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick.bundle"


def people(desk: Desk, *numbers: int) -> None:
    for number in numbers:
        register_member(desk, form(number))


def carry(desk, hq, stick):
    """There and back again."""
    write_bundle(desk, stick)
    taken = hq.accept_bundle(stick.read_bytes())
    stick.with_suffix(".reply").write_bytes(taken.reply)
    return taken, read_bundle(desk, stick.with_suffix(".reply"))


def fault(act, *args):
    with pytest.raises(Fault) as raised:
        act(*args)
    return raised.value.code


def test_a_laptop_that_never_has_a_line_lives_by_the_stick(desk, hq, stick):
    people(desk, 1, 2)
    taken, got = carry(desk, hq, stick)
    assert (taken.new, taken.held_seq, got.sent) == (3, 3, 3), "two people and a request for numbers"
    assert got.settled.accepted == 2
    assert got.numbers_assigned == 2
    taken, got = carry(desk, hq, stick)
    assert {row["kpj"] for row in hq.records()} == {"12345600001", "12345600002"}
    assert desk.store.journal.acknowledged() == desk.store.journal.head()
    assert desk.store.check().sound


def test_what_was_carried_is_not_yet_acknowledged(desk, hq, stick, tmp_path):
    people(desk, 1, 2)
    assert carried_facts(desk) == 0
    written = write_bundle(desk, stick)
    people(desk, 3)
    status = read_status(desk, Home(tmp_path / "laptop"))
    assert (written.facts, status.carried, status.queued) == (3, 3, 4)
    sync_direct(desk, hq)
    assert carried_facts(desk) == 0, "a later sync says so too"


def test_a_bundle_that_comes_twice_changes_nothing(desk, hq, stick):
    people(desk, 1, 2)
    write_bundle(desk, stick)
    first = hq.accept_bundle(stick.read_bytes())
    second = hq.accept_bundle(stick.read_bytes())
    assert (first.new, second.new, second.held_seq) == (3, 0, 3)
    stick.write_bytes(first.reply)
    assert read_bundle(desk, stick).news
    assert not read_bundle(desk, stick).news, "the reply was read before"
    assert len(list(hq.records())) == 2


def test_bundles_out_of_order(desk, hq, tmp_path):
    people(desk, 1)
    write_bundle(desk, tmp_path / "first")
    people(desk, 2)
    write_bundle(desk, tmp_path / "second")
    later = hq.accept_bundle((tmp_path / "second").read_bytes())
    earlier = hq.accept_bundle((tmp_path / "first").read_bytes())
    assert (later.new, earlier.new, earlier.held_seq) == (3, 0, 3)
    assert len(list(hq.records())) == 2


def test_an_older_reply_than_what_is_known_takes_nothing_back(desk, hq, stick):
    people(desk, 1)
    write_bundle(desk, stick)
    old = hq.accept_bundle(stick.read_bytes()).reply
    people(desk, 2)
    later = hq.clock() + 60_000
    hq.clock = lambda: later
    sync_direct(desk, hq)
    held = desk.store.journal.acknowledged()
    stick.write_bytes(old)
    assert not read_bundle(desk, stick).news
    assert desk.store.journal.acknowledged() == held


@pytest.mark.parametrize("days", [-5, 5])
def test_a_stick_says_of_the_clock_only_that_it_is_not_earlier(desk, hq, stick, days):
    people(desk, 1)
    write_bundle(desk, stick)
    then = hq.clock() + days * 86_400_000
    hq.clock = lambda: then
    stick.write_bytes(hq.accept_bundle(stick.read_bytes()).reply)
    now = desk.now_ms()
    read_bundle(desk, stick)
    assert desk.now_ms() == (then if days > 0 else now)


def test_a_half_written_file_is_told_from_a_wrong_one(desk, hq, stick):
    people(desk, 1)
    write_bundle(desk, stick)
    whole = stick.read_bytes()
    for length in (1, 20, 40, 41, 60, 200, len(whole) - 1):
        assert fault(hq.accept_bundle, whole[:length]) == "bundle_damaged"
    for place in range(41, len(whole), 97):
        changed = bytearray(whole)
        changed[place] ^= 1
        assert fault(hq.accept_bundle, bytes(changed)) == "bundle_damaged"
    for content in (b"", b"PK\3\4 something else", hq.accept_bundle(whole).reply):
        assert fault(hq.accept_bundle, content) == "bundle_unknown"
    assert len(list(hq.records())) == 1


def test_a_reply_for_another_laptop(desk, hq, stick, tmp_path):
    other = enrolled_desk(tmp_path / "other", hq)
    write_bundle(desk, stick)
    stick.write_bytes(hq.accept_bundle(stick.read_bytes()).reply)
    assert fault(read_bundle, other, stick) == "bundle_not_ours"
    other.close()


def test_a_reply_that_hq_did_not_sign(desk, hq, stick):
    write_bundle(desk, stick)
    stick.write_bytes(hq.accept_bundle(stick.read_bytes()).reply)
    identity = desk.identity()
    key = wire.SigningKey(identity.signing_key)
    reply = wire.open_reply(stick.read_bytes(), key=key, hq_key=hq.key.public)
    forged = wire.seal_reply(reply, hq_key=wire.SigningKey.generate(), device_key=key.public)
    stick.write_bytes(forged)
    assert fault(read_bundle, desk, stick) == "bundle_unknown"


def test_a_bundle_for_another_headquarters(desk, tmp_path, stick, places):
    config = HqConfig(folder=tmp_path / "elsewhere", database_url=places.new(tmp_path / "elsewhere"))
    init(config, issuer="HQ Lain")
    write_bundle(desk, stick)
    with Hq(config) as other:
        assert fault(other.accept_bundle, stick.read_bytes()) == "bundle_not_ours"


def test_a_bundle_of_a_laptop_that_hq_does_not_know(desk, hq, stick):
    identity = desk.identity()
    push = wire.Push(
        device="0" * 32, installation="1" * 32, first=1, before="0" * 64, after="0" * 64, head=0, cursor=0,
        entries=(),
    )  # fmt: skip
    for device, key in (
        ("0" * 32, wire.SigningKey.generate()),
        (identity.device, wire.SigningKey.generate()),
    ):
        bundle = wire.Bundle(pushes=(push,))
        sealed = wire.seal_bundle(bundle, device=device, key=key, hq_key=hq.key.public)
        assert fault(hq.accept_bundle, sealed) == "bundle_of_stranger"
    sealed = wire.seal_bundle(
        wire.Bundle(pushes=(push,)),
        device=identity.device,
        key=wire.SigningKey(identity.signing_key),
        hq_key=hq.key.public,
    )
    assert fault(hq.accept_bundle, sealed) == "bundle_of_stranger", "pushes of another device inside"


def test_nobody_but_hq_reads_a_bundle(desk, stick):
    people(desk, 1)
    write_bundle(desk, stick)
    content = stick.read_bytes()
    assert b"Sutrisno" not in content
    assert form(1).nik.encode() not in content


def test_a_stick_that_is_gone(desk, tmp_path):
    assert fault(write_bundle, desk, tmp_path / "gone" / "file") == "folder_away"
    assert fault(read_bundle, desk, tmp_path / "gone") == "file_missing"


def test_an_evening_of_a_thousand_facts_and_its_feed_go_in_one_file(desk, hq, stick):
    from tests.people import registered  # noqa: PLC0415

    with desk.store.unit() as unit:
        for number in range(1_300):
            unit.record(registered(number, None, nik=f"317107{number:010d}"), desk.stamp())
    taken, got = carry(desk, hq, stick)
    assert (taken.facts, got.sent, got.settled.accepted) == (1_301, 1_301, 1_300)


def test_a_key_is_changed_by_the_stick_alone(desk, hq, stick):
    sync_direct(desk, hq)
    before, old = desk.identity().signing_key, stick.with_name("old.bundle")
    change_key(desk)
    write_bundle(desk, old)
    carry(desk, hq, stick)
    assert desk.identity().signing_key != before
    people(desk, 1)
    taken, _ = carry(desk, hq, stick)
    assert taken.new == 1
    assert fault(hq.accept_bundle, old.read_bytes()) == "bundle_key_retired", "and what to do about it"


def test_whoever_asks_is_erased_by_the_stick_too(desk, hq, stick):
    who = register_member(desk, form(1)).member_id
    assert not request_erasure(desk, who), "HQ has not heard of it"
    carry(desk, hq, stick)
    assert desk.store.people.get(who).name == ""
