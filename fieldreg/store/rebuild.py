"""The tables, made again from the two logs: proof that the logs hold everything."""

from collections.abc import Iterator
from typing import NamedTuple

from fieldreg.store.effects import DERIVED, apply_decision, apply_fact
from fieldreg.store.engine import Database
from fieldreg.store.journal import Journal
from fieldreg.wire import WireError, decode_decision, decode_fact

_COMPARED = tuple(table for table in DERIVED if table != "member_words")
"""The word index keeps no text to compare; `member` holds the names."""


def differing_tables(database: Database) -> tuple[str, ...]:
    """The tables that a fold over both logs would make differently. Leaves everything as it was."""
    conn = database.conn
    before = {table: _content(database, table) for table in _COMPARED}
    conn.execute("BEGIN IMMEDIATE")
    try:
        rebuild(database)
        return tuple(table for table in _COMPARED if _content(database, table) != before[table])
    finally:
        conn.execute("ROLLBACK")


def rebuild(database: Database) -> None:
    """Empty every derived table and fold both logs into them again. Runs in the caller's transaction."""
    for table in DERIVED:
        database.conn.execute(f"DELETE FROM {table}")
    feed = _feed(database)
    waiting = next(feed, None)
    for header, body in Journal(database, "").folded():
        # Decisions come right after the head upon which they came.
        while waiting and waiting.after_seq < header.seq:
            _decide(database, waiting)
            waiting = next(feed, None)
        apply_fact(database, header, decode_fact(header.kind, body))
    while waiting:
        _decide(database, waiting)
        waiting = next(feed, None)


class Item(NamedTuple):
    """One item of HQ's feed, as it came."""

    n: int
    kind: str
    body: bytes
    after_seq: int


def _feed(database: Database) -> Iterator[Item]:
    return map(Item._make, database.conn.execute("SELECT n, kind, body, after_seq FROM feed ORDER BY n"))


def _decide(database: Database, item: Item) -> None:
    try:
        decision = decode_decision(item.kind, item.body)
    except WireError as error:
        if error.code != "unknown_kind":
            raise
        return
    apply_decision(database, item.n, decision)


def _content(database: Database, table: str) -> list[tuple[object, ...]]:
    return sorted(database.conn.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
