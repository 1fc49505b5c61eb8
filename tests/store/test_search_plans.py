"""Every question of the list is answered out of an index: never by sorting, seldom by reading everybody."""

import pytest
from msgspec import Raw

from fieldreg.domain.decisions import RecordAccepted, RecordRejected
from fieldreg.domain.facts import MemberCorrected
from fieldreg.domain.member import Verdict
from fieldreg.store import Only, Store
from fieldreg.store.erasure import candidates_due, due_for_erasure
from fieldreg.store.search import find
from fieldreg.wire import FeedItem, encode_decision
from tests.people import registered, registration, stamp


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.db", b"k" * 32, installation="a" * 32) as store:
        yield store


class Told:
    """Stands for the database; tells how each question would be answered."""

    def __init__(self, store):
        self._conn, self.plans, self.conn = store.database.conn, [], self

    def execute(self, sql, values):
        rows = self._conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        self.plans += [row[3] for row in rows]
        return self._conn.execute(sql, values)


def plan(store, text="", **only):
    told = Told(store)
    find(told, text, Only(**only), before=None, limit=50)
    return told.plans


@pytest.mark.parametrize(
    ("only", "index"),
    [
        ({"occupation": "porter"}, "member_occupation"),
        ({"sponsorship": "GNL-1"}, "member_sponsor"),
        ({"verdict": "rejected"}, "member_verdict"),
        ({"verdict": "accepted", "officer": "f" * 32}, "member_verdict"),
        ({"card": "issued"}, "member_card"),
        ({"card": "printed", "occupation": "porter"}, "member_card"),
        ({"officer": "f" * 32}, "member_officer"),
    ],
)
def test_a_filter_has_its_index_in_the_order_of_the_list(store, only, index):
    plans = plan(store, **only)
    assert any(index in step for step in plans), plans
    assert not any("TEMP B-TREE" in step for step in plans), plans


@pytest.mark.parametrize("text", ["", "317107", "nur"])
@pytest.mark.parametrize("only", [{}, {"officer": "f" * 32}, {"occupation": "porter", "from_ms": 5}])
def test_the_list_itself_is_never_sorted_nor_read_whole(store, text, only):
    plans = plan(store, text, **only)
    assert not any(step.startswith("SCAN member") and "VIRTUAL" not in step for step in plans), plans
    if not text:
        assert not any("TEMP B-TREE" in step for step in plans), plans


@pytest.mark.parametrize("text", ["", "317107", "nur"])
@pytest.mark.parametrize(
    ("only", "index"),
    [
        ({"from_ms": 5, "until_ms": 9, "card": "printed"}, "member_registered (registered_at_ms>? AND"),
        ({"spoiled": True, "verdict": "accepted"}, "(kpj=? AND rowid<?)"),
    ],
)
def test_a_few_people_come_before_whatever_many_share(store, only, index, text):
    assert any(index in step for step in plan(store, text, **only)), plan(store, text, **only)


def test_cards_are_counted_without_reading_anybody(store):
    counted = []
    store.database.conn.set_trace_callback(counted.append)
    assert store.people.cards() == {}
    assert (store.print_queue.in_doubt(), store.print_queue.state().to_send) == (0, 0)
    store.database.conn.set_trace_callback(None)
    first, issued, *queued = counted
    for sql in (first, issued):
        (step,) = (row[3] for row in store.database.conn.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "COVERING INDEX member_card" in step
    for sql in queued:
        steps = [row[3] for row in store.database.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not any(step.startswith(("SCAN m", "SEARCH m USING INDEX member_")) for step in steps), steps


def test_nobody_is_looked_for_in_the_whole_journal(store):
    asked, who = [], "0" * 32
    store.database.conn.set_trace_callback(asked.append)
    store.journal.about(who)
    store.people.registration(who)
    store.candidates.candidate(who)
    store.ceremonies.handed_over(who)
    store.ceremonies.count()
    store.sponsorships.protected("GNL-1")
    store.sponsorships.used("GNL-1")
    due_for_erasure(store.database, acknowledged=1, before_ms=1)
    candidates_due(store.database, acknowledged=1, before_ms=1)
    store.database.conn.set_trace_callback(None)
    assert len(asked) >= 9
    for sql in asked:
        steps = [row[3] for row in store.database.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
        of_journal = [step for step in steps if "journal" in step]
        assert all("journal_about" in step or "rowid=?" in step for step in of_journal), (sql, steps)
        if "GNL-1" in sql:
            assert any("member_sponsor" in step for step in steps), (sql, steps)


def test_what_hq_decided_is_found_by_the_person_with_its_time(store):
    with store.unit() as unit:
        unit.record(registered(1, None), stamp(1))
        for n, decision in enumerate(
            (
                RecordRejected(member_id="m1", reason="malformed"),
                RecordAccepted(member_id="m2"),
                RecordAccepted(member_id="m1"),
            ),
            start=1,
        ):
            kind, body = encode_decision(decision)
            unit.apply(FeedItem(n=n, kind=kind, body=Raw(body)), at_ms=n * 1000)
    assert [(word.at_ms, type(word.decision)) for word in store.people.judged("m1")] == [
        (1000, RecordRejected), (3000, RecordAccepted),
    ]  # fmt: skip
    rows = store.database.conn.execute(
        "EXPLAIN QUERY PLAN SELECT at_ms FROM feed"
        " WHERE kind IN ('RecordAccepted', 'RecordDuplicate', 'RecordRejected')"
        " AND json_extract(CAST(body AS TEXT), '$.member_id') = 'm1' ORDER BY n"
    )
    assert any("feed_judged" in row[3] for row in rows)


def test_a_person_is_told_as_hq_has_them(store):
    before, after = registration(1, name="Siti"), registration(1, name="Siti Aminah")
    first = registered(1, None, name="Siti")
    with store.unit() as unit:
        unit.record(first, stamp(1))
        unit.record(
            MemberCorrected(member_id=first.member_id, registration=after, amount_rp=1, reason="KTP"),
            stamp(2),
        )
    people = store.people
    assert people.registration(first.member_id) == after
    assert people.registration(first.member_id, until_seq=1) == before
    assert people.registration(first.member_id, until_seq=0) is None
    assert people.get(first.member_id).verdict is Verdict.WAITING
