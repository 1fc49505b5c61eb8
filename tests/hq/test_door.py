"""The one door: what is sent arrives once, in order, whatever the line does to it."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from fieldreg import wire
from fieldreg.domain.decisions import IssuerKeysPublished, RecordAccepted, RecordRejected
from fieldreg.hq import feed
from tests.hq.laptop import Laptop, new_id


def held(hq, laptop):
    """(seq, fact ids) of this laptop's persons at HQ."""
    mine = [row for row in hq.records() if row["installation"] == laptop.installation]
    return [row["fact_id"] for row in mine]


def ids(laptop):
    return [entry.id for entry in laptop.entries if entry.kind == "MemberRegistered"]


@pytest.fixture
def five(laptop, person):
    for _ in range(5):
        laptop.write(person())
    return laptop


def test_a_round_brings_receipt_time_keys_and_verdicts(hq, five):
    reply = five.sync()
    assert (reply.receipt.seq, reply.receipt.hash) == (5, five.hashes[5].hex())
    assert reply.time == reply.receipt.at
    assert isinstance(five.feed[0], IssuerKeysPublished)
    assert len(five.decisions(RecordAccepted)) == 5
    assert held(hq, five) == ids(five)


def test_the_same_push_again_changes_nothing(hq, five):
    push = five.push_of()
    first = five.exchange(push)
    again = five.exchange(push)
    assert msgspec.structs.replace(again.receipt, at=0, signature="") == msgspec.structs.replace(
        first.receipt, at=0, signature=""
    )
    assert [bytes(item.body) for item in again.feed] == [bytes(item.body) for item in first.feed]
    assert held(hq, five) == ids(five)


@pytest.mark.parametrize("first", [1, 2, 3])
def test_what_hq_has_already_is_skipped(hq, five, person, first):
    five.sync()
    five.write(person())
    five.apply(five.exchange(five.push_of(first, 6)))
    assert five.acknowledged == 6
    assert held(hq, five) == ids(five)


def test_a_push_of_the_past_alone_is_harmless(five):
    five.sync()
    assert five.exchange(five.push_of(2, 3)).receipt.seq == 5


def test_an_empty_push_only_asks(five):
    assert five.exchange(five.push_of(1, 0)).receipt.seq == 0
    five.sync()
    assert five.exchange(five.push_of(6, 5)).receipt.seq == 5
    assert five.exchange(five.push_of(4, 3)).fork is None


def test_a_gap_stores_nothing_and_says_where_to_go_on(hq, five):
    five.apply(five.exchange(five.push_of(1, 2)))
    reply = five.exchange(five.push_of(4, 5))
    assert (reply.receipt.seq, reply.receipt.hash, reply.fork) == (2, five.hashes[2].hex(), None)
    assert held(hq, five) == ids(five)[:2]
    five.sync()
    assert held(hq, five) == ids(five)


def test_twenty_equal_pushes_at_once_store_once(hq, five):
    push = five.push_of()

    def send(_):
        copy = Laptop(five.url, key=five.key, device=five.device, hq_key=five.hq_key)
        with copy.line:
            return copy.exchange(push)

    with ThreadPoolExecutor(20) as threads:
        replies = list(threads.map(send, range(20)))
    assert {reply.receipt.seq for reply in replies} == {5}
    assert all(reply.fork is None for reply in replies)
    five.sync()
    assert held(hq, five) == ids(five)
    assert len(five.decisions(RecordAccepted)) == 5


class TestFork:
    """One disk, cloned: the same installation writes two different journals."""

    @pytest.fixture
    def clone(self, five, person):
        five.sync()
        clone = Laptop(five.url, key=five.key, device=five.device, hq_key=five.hq_key)
        clone.installation, clone.cursor, clone.acknowledged = five.installation, five.cursor, 5
        clone.entries, clone.hashes = list(five.entries), list(five.hashes)
        five.write(person())
        five.sync()
        for _ in range(3):
            clone.write(person())
        yield clone
        clone.line.close()

    @pytest.mark.parametrize("first", [3, 6, 7])
    def test_the_first_difference_is_named_and_nothing_overwritten(self, hq, five, clone, first):
        before = list(hq.records())
        reply = clone.exchange(clone.push_of(first, 8))
        assert (reply.fork.seq, reply.fork.hash) == (6, five.hashes[6].hex())
        assert reply.receipt.hash == five.hashes[6].hex()
        assert list(hq.records()) == before

    def test_the_other_branch_is_kept_once(self, hq, clone):
        for _ in range(2):
            clone.exchange(clone.push_of(6, 8))
        assert branch(hq, clone) == [(seq, clone.hashes[seq]) for seq in (6, 7, 8)]

    def test_a_longer_branch_is_found_at_its_next_push(self, hq, clone):
        reply = clone.exchange(clone.push_of(8, 8))
        assert reply.fork is None
        assert reply.receipt.hash != clone.hashes[6].hex()
        assert branch(hq, clone) == []

    def test_the_first_laptop_goes_on(self, five, clone, person):
        clone.exchange(clone.push_of(6, 8))
        five.write(person())
        assert five.sync().receipt.seq == 7


def branch(hq, laptop):
    with hq.hq.database.read() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT seq, hash FROM branches WHERE installation = '{laptop.installation}' ORDER BY seq"
        )
        return [(row.seq, bytes(row.hash)) for row in rows]


class TestPoison:
    """A fact that HQ cannot read is kept, answered, and holds nothing up."""

    @pytest.mark.parametrize(
        ("kind", "body", "reason"),
        [
            ("MemberRegistered", b'{"member_id":"%s","kpj":17}', "malformed"),
            (
                "MemberRegistered",
                b'{"member_id":"%s","kpj":null,"registration":{},"amount_rp":1}',
                "malformed",
            ),
            ("NumberAssigned", b'{"member_id":"%s"}', "malformed"),
            ("NumberAssigned", b'{"member_id":"%s","kpj":"12345600001"}', "member_unknown"),
            ("MemberDreamt", b'{"member_id":"%s"}', "unknown_kind"),
        ],
    )
    def test_about_a_person_is_rejected_with_a_reason(self, laptop, person, kind, body, reason):
        member_id = new_id()
        laptop.write_raw(kind, body % member_id.encode())
        laptop.write(person())
        assert laptop.sync().receipt.seq == 2
        assert laptop.decisions(RecordRejected) == [RecordRejected(member_id=member_id, reason=reason)]
        assert len(laptop.decisions(RecordAccepted)) == 1

    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            ("MemberRegistered", b"17"),
            ("MemberRegistered", b'{"member_id":17}'),
            ("MemberRegistered", b'{"member_id":"%s"}' % (b"x" * 65)),
            ("MemberRegistered", b'{"member_id":"\\u0000"}'),
            ("LeaseRequested", b'{"request_id":"%s","numbers":1}' % (b"x" * 65)),
            ("CardIssued", b'{"member_id":""}'),
            ("Nul\0Kind", b"{}"),
        ],
    )
    def test_about_nobody_is_only_kept(self, hq, laptop, person, kind, body):
        laptop.write_raw(kind, body)
        laptop.write(person())
        assert laptop.sync().receipt.seq == 2
        assert laptop.decisions(RecordRejected) == []
        with hq.hq.database.read() as connection:
            query = f"SELECT seq FROM quarantine WHERE installation = '{laptop.installation}'"
            assert connection.exec_driver_sql(query).scalars().all() == [1]

    def test_a_kind_of_a_newer_laptop_leaves_a_verdict_alone(self, laptop, person):
        fact = person()
        laptop.write(fact)
        laptop.write_raw("CardFolded", b'{"member_id":"%s"}' % fact.member_id.encode())
        laptop.sync()
        laptop.write_raw("CardFolded", b'{"member_id":"%s"}' % fact.member_id.encode())
        laptop.sync()
        assert laptop.decisions(RecordRejected) == []

    def test_a_registration_that_is_readable_the_second_time_is_judged(self, hq, laptop, person):
        fact = person()
        laptop.write_raw("MemberRegistered", b'{"member_id":"%s"}' % fact.member_id.encode())
        laptop.sync()
        laptop.write(fact)
        laptop.sync()
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]
        mine = [row for row in hq.records() if row["member_id"] == fact.member_id]
        assert [(row["seq"], row["verdict"]) for row in mine] == [(2, "accepted")]


class TestFeed:
    def test_is_paged_in_order_and_says_when_more_waits(self, laptop, person):
        for _ in range(feed.MAX_ITEMS + 20):
            laptop.write(person())
        first = laptop.apply(laptop.exchange(laptop.push_of()))
        assert (len(first.feed), first.more) == (feed.MAX_ITEMS, True)
        second = laptop.apply(laptop.exchange(laptop.push_of()))
        assert second.more is False
        assert len(laptop.decisions(RecordAccepted)) == feed.MAX_ITEMS + 20

    def test_is_bounded_in_bytes_but_a_large_item_still_goes(self, monkeypatch, laptop, person):
        monkeypatch.setattr(feed, "MAX_BYTES", 10)
        laptop.write(person())
        laptop.write(person())
        sizes = []
        while True:
            reply = laptop.apply(laptop.exchange(laptop.push_of()))
            sizes.append(len(reply.feed))
            if not reply.more:
                break
        assert sizes == [1, 1, 1]

    def test_an_old_cursor_gets_the_items_again(self, five):
        five.sync()
        known, five.feed, five.cursor = list(five.feed), [], 0
        five.sync()
        assert five.feed == known

    def test_new_issuer_keys_reach_every_laptop_once(self, hq, laptop, enrol):
        laptop.sync()
        other = enrol(hq)
        laptop.sync()
        laptop.sync()
        first, second = laptop.decisions(IssuerKeysPublished)
        assert (first.since, second.since) == (0, first.version)
        assert len(second.keys) == 1, "what is new, not the whole list again"
        assert other.key.public.text in {key.public_key for key in second.keys}
        assert second.issuer == "HQ Contoh"


@pytest.mark.parametrize(
    "change",
    [
        {"after": "0" * 64},
        {"before": "0" * 64},
        {"first": 2},
        {"entries": ()},
    ],
)
def test_a_push_whose_chain_does_not_close_is_malformed(five, change):
    push = msgspec.structs.replace(five.push_of(), **change)
    assert five.refusal(push) == (400, "malformed")


def test_an_installation_of_somebody_else_is_unknown(hq, five, enrol):
    other = enrol(hq)
    five.device, five.key = other.device, other.key
    assert five.refusal(five.push_of()) == (401, "unknown_device")


def test_wire_has_room_for_a_full_push(hq, laptop, person):
    for _ in range(wire.MAX_ENTRIES):
        laptop.write(person())
    assert laptop.sync().receipt.seq == wire.MAX_ENTRIES
    assert held(hq, laptop) == ids(laptop)
