import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from fieldreg.domain.decisions import LeaseGranted
from fieldreg.domain.facts import (
    CardIssued,
    CardPrinted,
    LeaseRequested,
    NumberAssigned,
    NumbersAbandoned,
    OfficerAdded,
)
from fieldreg.store import Store
from fieldreg.wire import FeedItem, encode_decision
from tests.people import name, registered, stamp

KEY = b"k" * 32


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.db", KEY, installation="a" * 32) as store:
        yield store


def grant(n, first, last, *, request=""):
    kind, body = encode_decision(LeaseGranted(lease_id=f"L{n}", request_id=request, first=first, last=last))
    return FeedItem(n=n, kind=kind, body=Raw(body))


def a_morning(store):
    """One of every kind of fact, and a grant between them."""
    with store.unit() as unit:
        unit.record(OfficerAdded(officer_id="f" * 32, name="Dewi", role="koordinator"), stamp(1))
        unit.record(LeaseRequested(request_id="r" * 32, numbers=10), stamp(2))
        unit.record(registered(10, None), stamp(3))
    with store.unit() as unit:
        unit.apply(grant(1, "12345600001", "12345600010", request="r" * 32), at_ms=0)
    with store.unit() as unit:
        unit.record(NumberAssigned(member_id=f"{10:032x}", kpj=unit.draw_number()), stamp(4))
        unit.record(registered(11, unit.draw_number()), stamp(5))
        card = {"member_id": f"{11:032x}", "kpj": "12345600002"}
        unit.record(CardIssued(**card, kid="00", issued_at_ms=1, expires_at_ms=2), stamp(6))
        unit.record(CardPrinted(**card), stamp(7))


def test_the_chain_holds_and_the_tables_follow_from_the_logs(store):
    a_morning(store)
    health = store.check()
    assert health.sound, health
    assert store.journal.head().seq == 7


def test_the_check_changes_nothing(store):
    a_morning(store)
    before = list(store.database.conn.execute("SELECT * FROM member"))
    store.check()
    assert list(store.database.conn.execute("SELECT * FROM member")) == before
    assert [member.name for member in store.people.find("sutrisno")] == [
        name(11),
        name(10),
    ]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET officer = 'somebody else' WHERE seq = 3",
        "UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 3",
        "UPDATE journal SET kind = 'MemberCancelled' WHERE seq = 3",
        "UPDATE journal SET body = CAST('{}' AS BLOB) WHERE seq = 3",
        "UPDATE journal SET fact_id = 'x' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
    ],
)
def test_a_changed_entry_is_found(store, change):
    a_morning(store)
    store.database.conn.execute(change)
    assert store.journal.first_broken() == 3


def test_an_erased_body_leaves_the_chain_whole(store):
    a_morning(store)
    store.database.conn.execute("UPDATE journal SET body = NULL WHERE seq = 3")
    assert store.journal.first_broken() is None


@pytest.mark.parametrize(
    "change", ["UPDATE member SET name = 'X'", "DELETE FROM card", "UPDATE lease SET drawn = 0"]
)
def test_a_table_that_was_tampered_with_is_named(store, change):
    a_morning(store)
    store.database.conn.execute(change)
    named = change.split()[1] if change.startswith("UPDATE") else change.split()[2]
    assert store.check().tables_differing == (named,)


@given(seqs=st.lists(st.integers(1, 30), unique=True, min_size=1, max_size=6))
def test_paging_through_the_journal_gives_every_entry_once(tmp_path_factory, seqs):
    with Store.create(tmp_path_factory.mktemp("s") / "s.db", KEY, installation="a" * 32) as store:
        with store.unit() as unit:
            for number in seqs:
                unit.record(registered(number, None), stamp(number))
        pages, position = [], 0
        while page := list(store.journal.entries(position + 1, limit=2)):
            pages += page
            position = page[-1].seq
        assert [entry.header.fact_id for entry in pages] == [f"{number:032x}" for number in seqs]


def test_a_feed_item_counts_once_and_none_may_be_missing(store):
    with store.unit() as unit:
        assert unit.apply(grant(1, "12345600001", "12345600010"), at_ms=0)
        assert not unit.apply(grant(1, "12345600001", "12345600010"), at_ms=0)
    with pytest.raises(ValueError, match="malformed"), store.unit() as unit:
        unit.apply(grant(3, "12345600011", "12345600020"), at_ms=0)
    assert store.cursor() == 1


def test_a_decision_of_a_newer_hq_is_kept_without_effect(store):
    with store.unit() as unit:
        unit.apply(FeedItem(n=1, kind="SomethingNew", body=Raw(b'{"x":1}')), at_ms=0)
    assert store.cursor() == 1
    assert store.check().sound


@pytest.mark.parametrize(("given_up", "left"), [(False, 20), (True, 0)])
def test_an_hq_that_forgot_its_answer_gives_a_second_block_that_counts(store, given_up, left):
    with store.unit() as unit:
        unit.record(LeaseRequested(request_id="r" * 32, numbers=10), stamp(1))
    with store.unit() as unit:
        unit.apply(grant(1, "12345600001", "12345600010", request="r" * 32), at_ms=0)
    if given_up:  # the disk was copied: the second answer may be meant for its twin
        with store.unit() as unit:
            unit.record(NumbersAbandoned(reason="restored"), stamp(2))
    with store.unit() as unit:
        unit.apply(grant(2, "22345600001", "22345600010", request="r" * 32), at_ms=0)
    assert store.leases.state().left == left
    assert store.check().sound
