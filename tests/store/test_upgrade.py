"""A store of an earlier version is copied before it is changed, and keeps its journal."""

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.store import Store, store
from fieldreg.store.migrations import STEP_NAMES, steps
from tests.killed import deaths
from tests.people import registered, stamp

KEY = b"k" * 32


@pytest.fixture
def older(tmp_path):
    """A store with two people, made before the next version was there."""
    path = tmp_path / "store.db"
    with Store.create(path, KEY, installation="a" * 32) as made, made.unit() as unit:
        for number in range(2):
            unit.record(registered(number, None), stamp(number))
    return path


@pytest.fixture
def next_version(monkeypatch):
    """The program of tomorrow: one more step. Gives the statements that the step runs."""
    statements = ["ALTER TABLE member ADD COLUMN tomorrow TEXT NOT NULL DEFAULT 'x'"]
    known = list(steps._migrations)

    @steps(name="9999_tomorrow")
    def _tomorrow(db):
        for statement in statements:
            db.conn.execute(statement)

    monkeypatch.setattr(store, "STEP_NAMES", (*STEP_NAMES, "9999_tomorrow"))
    yield statements
    steps._migrations[:] = known


def test_the_copy_comes_before_the_change(older, next_version):
    with Store.open(older, KEY) as opened:
        assert opened.people.count() == 2
        assert opened.journal.first_broken() is None
        assert opened.database.conn.execute("SELECT tomorrow FROM member").fetchall() == [("x",)] * 2
    (copy,) = older.parent.glob("store.db.before-*")
    assert copy.name == "store.db.before-9999_tomorrow"
    assert copy.read_bytes()[:15] != b"SQLite format 3"


def test_a_step_that_fails_leaves_everything_as_it_was(older, next_version):
    next_version.append("SELECT nonsense FROM nowhere")
    with pytest.raises(Exception, match="nowhere"):
        Store.open(older, KEY)
    next_version[:] = []
    with Store.open(older, KEY) as opened:
        columns = [row[1] for row in opened.database.conn.execute("PRAGMA table_info(member)")]
        assert "tomorrow" not in columns
        assert opened.people.count() == 2


def test_killed_in_between_it_is_done_by_the_next_opening(older, next_version, tmp_path_factory):
    next_version.append("UPDATE member SET tomorrow = name")
    with deaths(older.parent, tmp_path_factory.mktemp("album")) as pictures:
        Store.open(older, KEY).close()
    assert len(pictures) > 3
    for picture in pictures:
        with Store.open(picture / older.name, KEY) as opened:
            done = opened.database.conn.execute("SELECT count(*) FROM member WHERE tomorrow = name")
            assert done.fetchone() == (2,)
            assert opened.journal.first_broken() is None
        assert len(list(picture.glob("store.db.before-*"))) == 1


def test_no_copy_is_made_where_nothing_changes(older):
    Store.open(older, KEY).close()
    assert not list(older.parent.glob("store.db.before-*"))


def test_a_newer_store_is_refused_untouched(older, next_version, monkeypatch):
    Store.open(older, KEY).close()
    monkeypatch.setattr(store, "STEP_NAMES", STEP_NAMES)
    before = older.read_bytes()
    with pytest.raises(Fault, match="store_newer"):
        Store.open(older, KEY)
    assert older.read_bytes() == before
