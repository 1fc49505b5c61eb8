"""A store of every released version opens: nothing of it is lost, and its tables follow from its logs."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from fieldreg.store import Store
from fieldreg.store.migrations import STEP_NAMES

FROZEN = Path(__file__).parent / "frozen"
VERSIONS = sorted(path.stem for path in FROZEN.glob("*.db"))


@pytest.fixture(params=VERSIONS)
def released(request, tmp_path):
    """(a copy of the file, what it must tell)."""
    path = tmp_path / "store.db"
    shutil.copy(FROZEN / f"{request.param}.db", path)
    return path, json.loads((FROZEN / f"{request.param}.json").read_text())


def test_there_is_one_of_each():
    assert VERSIONS
    assert [path.stem for path in sorted(FROZEN.glob("*.json"))] == VERSIONS


def test_it_opens_with_everything_that_was_in_it(released):
    path, told = released
    with Store.open(path, bytes.fromhex(told["key"])) as store:
        assert store.journal.head().hash.hex() == told["head"]
        assert store.journal.first_broken() is None
        assert Counter(entry.header.kind for entry in store.journal.entries()) == told["facts"]
        feed = store.database.conn.execute("SELECT kind, count(*) FROM feed GROUP BY kind").fetchall()
        assert dict(feed) == told["decisions"]
        assert store.people.count() == told["people"]
        assert store.leases.state().left == told["numbers_left"]
        assert store.journal.acknowledged() == store.journal.head()
        assert store.drafts.read("registration") is not None
        store.make_tables_again()
        health = store.check()
        assert health.sound, health
        assert store.people.count() == told["people"]
        applied = {row["name"] for row in store.database.query("SELECT name FROM _sqlite_migrations")}
        assert applied == set(STEP_NAMES)
    # Where this version adds steps, the file as it was stays beside it.
    assert len(list(path.parent.glob("store.db.before-*"))) == (told["steps"] != list(STEP_NAMES))


def test_it_goes_on(released):
    path, told = released
    with Store.open(path, bytes.fromhex(told["key"])) as store:
        store.backup(path.with_name("copy.db"))
        assert store.erase_due(2**60) > 0
        assert store.check().sound


def test_it_has_the_schema_of_a_new_store(released, tmp_path):
    """Else a step that was released has been changed: append another one instead."""
    path, told = released
    with (
        Store.open(path, bytes.fromhex(told["key"])) as opened,
        Store.create(tmp_path / "new.db", b"n" * 32, installation="b" * 32) as new,
    ):
        assert columns(opened) == columns(new)


def columns(store):
    conn = store.database.conn
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master ORDER BY name")]
    return {
        name: conn.execute(f"SELECT name, type FROM pragma_table_info('{name}')").fetchall()
        for name in tables
    }
