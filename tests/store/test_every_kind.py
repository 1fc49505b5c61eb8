"""Whatever happened, in whatever order: the tables are what the two logs make of them."""

import random

import pytest

from fieldreg.domain.facts import ErasureRequested
from fieldreg.store import Store
from tests.people import nik
from tests.store.lives import DECISION_KINDS, DECISIONS, FACT_KINDS, FACTS, Life

KEY = b"k" * 32
ENOUGH = 3 * (len(FACTS) + len(DECISIONS))


def test_every_kind_stands_here():
    assert FACTS.keys() == FACT_KINDS
    assert DECISIONS.keys() == DECISION_KINDS


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 40))])
def test_the_tables_follow_from_the_logs_with_every_kind_of_fact(tmp_path, seed):
    with Store.create(tmp_path / "store.db", KEY, installation="a" * 32) as store:
        life = Life(store, random.Random(seed))
        life.live(ENOUGH)
        health = store.check()
        assert health.sound, health
        before = store.database.conn.execute("SELECT * FROM member_words WHERE member_words MATCH 'contoh'")
        found = len(before.fetchall())
        store.make_tables_again()
        again = store.database.conn.execute("SELECT * FROM member_words WHERE member_words MATCH 'contoh'")
        assert len(again.fetchall()) == found > 0
        life.acknowledge()
        assert store.erase_due(2**60) > 0
        assert store.check().sound, "also once people are erased"
        kinds = {entry.header.kind for entry in store.journal.entries()}
        assert kinds == {kind.__name__ for kind in FACT_KINDS}


@pytest.mark.parametrize("seed", [2, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12))])
def test_nothing_of_anybody_is_left_when_everybody_has_asked_to_be_erased(tmp_path, seed):
    with Store.create(tmp_path / "store.db", KEY, installation="a" * 32) as store:
        life = Life(store, random.Random(seed))
        life.live(ENOUGH)
        conn = store.database.conn
        people = conn.execute("SELECT member_id FROM member UNION SELECT member_id FROM candidate").fetchall()
        assert "Sutrisno" in everything(conn)
        for (who,) in people:
            with store.unit() as unit:
                unit.record(ErasureRequested(member_id=who, reason=""), life.stamp())
        life.acknowledge()
        assert store.erase_due(0) == len(people)
        left = everything(conn)
        for word in ("Sutrisno", "Parman", "0812000", "KW-1", *map(nik, range(1, life.niks + 1))):
            assert word not in left, word
        assert store.check().sound


def everything(conn):
    """All that the decrypted file tells, but for the word index, which keeps no text."""
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    told = (conn.execute(f"SELECT * FROM {table}").fetchall() for table in tables if table != "member_words")
    return repr(list(told))
