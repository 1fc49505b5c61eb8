import sqlite3

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.store import Store
from tests.people import registered, stamp

KEY = b"k" * 32


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.db", KEY, installation="a" * 32) as store:
        yield store


def test_every_commit_is_durable_in_wal_mode(store):
    conn = store.database.conn
    assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert conn.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL


def test_nothing_readable_is_on_the_disk(store, tmp_path):
    with store.unit() as unit:
        unit.record(registered(1, None, name="Tumijem Rahasia"), stamp(1))
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert b"Tumijem" not in content
        assert b"SQLite format 3" not in content
        assert b"CREATE TABLE" not in content


def test_a_wrong_key_is_told_as_such(store, tmp_path):
    store.close()
    with pytest.raises(Fault, match="store_key_wrong"):
        Store.open(tmp_path / "store.db", b"x" * 32)


def test_a_clear_database_is_refused(tmp_path):
    clear = sqlite3.connect(tmp_path / "clear.db")
    clear.execute("CREATE TABLE t (x)")
    clear.close()
    with pytest.raises(Fault, match=r"store_key_wrong|store_not_encrypted"):
        Store.open(tmp_path / "clear.db", KEY)


def test_a_missing_store_is_told_and_not_made(tmp_path):
    with pytest.raises(Fault, match="store_missing"):
        Store.open(tmp_path / "none.db", KEY)
    assert not (tmp_path / "none.db").exists()


def test_an_existing_store_is_never_overwritten(store, tmp_path):
    with pytest.raises(Fault, match="store_exists"):
        Store.create(tmp_path / "store.db", KEY, installation="b" * 32)


def test_a_newer_store_is_refused_untouched(store, tmp_path):
    store.database.conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('fieldreg', '9999', 'x')"
    )
    store.close()
    before = (tmp_path / "store.db").read_bytes()
    with pytest.raises(Fault, match="store_newer"):
        Store.open(tmp_path / "store.db", KEY)
    assert (tmp_path / "store.db").read_bytes() == before


def test_a_failed_unit_leaves_nothing(store):
    with pytest.raises(ValueError, match="outside every lease"), store.unit() as unit:
        unit.record(registered(1, None), stamp(1))
        unit.record(registered(2, "99999999999"), stamp(2))
    assert store.journal.head().seq == 0
    assert store.people.count() == 0


def test_a_second_process_waits_for_its_turn(store, tmp_path):
    with Store.open(tmp_path / "store.db", KEY) as other:
        with store.unit() as unit:
            unit.record(registered(1, None), stamp(1))
            assert other.journal.head().seq == 0  # not seen before its end
        with other.unit() as unit:
            entry = unit.record(registered(2, None), stamp(2))
    assert entry.seq == 2
    assert store.journal.first_broken() is None
