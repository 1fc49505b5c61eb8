"""Copies of a store: made while it is in use; and what a damaged file still tells."""

import os
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from fieldreg.domain.faults import Fault
from fieldreg.files import sync_folder
from fieldreg.store.engine import Database, connect, faults

Row = tuple[object, ...]


def copy_store(database: Database, target: Path, data_key: bytes) -> None:
    """Write an encrypted copy with SQLite's backup API; it gets its name only once it is whole on the disk.

    Writing may go on meanwhile. Raises Fault (disk_full, disk_failing).
    """
    fresh = target.with_name(target.name + ".new")
    try:
        fresh.unlink(missing_ok=True)
        with faults():
            copy = connect(fresh, data_key)
            try:
                database.conn.backup(copy)
                # One file without a log beside it, so that it can be carried away.
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise Fault("disk_failing") from error
    finally:
        fresh.unlink(missing_ok=True)


def file_damage(path: Path, data_key: bytes) -> bool:
    """Whether some page is not as it was written (SQLCipher's HMACs). Reads all of it, changes nothing."""
    conn = connect(path, data_key)
    try:
        return bool(conn.execute("PRAGMA cipher_integrity_check").fetchall())
    except sqlcipher3.dbapi2.Error:
        return True
    finally:
        conn.close()


def finish_log(path: Path, data_key: bytes) -> None:
    """Write what the log holds into the file, as the next opening would.

    A power cut may leave pages half written that stand whole in the log: they are no damage.
    """
    conn = connect(path, data_key)
    try:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlcipher3.dbapi2.Error:
        pass  # the check that follows says what is wrong
    finally:
        conn.close()


def readable_head(path: Path, data_key: bytes) -> int | None:
    """The newest seq that a perhaps damaged store still names, or None where it tells nothing."""
    conn = connect(path, data_key)
    try:
        (seq,) = conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
        return int(seq)
    except sqlcipher3.dbapi2.Error:
        return None
    finally:
        conn.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What could be read of a damaged store after the seq and the feed item that a backup has."""

    journal: tuple[Row, ...]
    feed: tuple[Row, ...]
    receipts: tuple[Row, ...]
    whole: bool
    """Everything to the end could be read: nothing of the damaged file is missing."""


def salvage(path: Path, data_key: bytes, *, after_seq: int, after_n: int) -> Salvage:
    """Read row by row until the end or the first damage. Never changes the file."""
    journal, end_reached = _rows(path, data_key, "journal", "seq", after_seq)
    feed, feed_end_reached = _rows(path, data_key, "feed", "n", after_n)
    receipts, _ = _rows(path, data_key, "receipt", "arrival", 0)
    return Salvage(journal=journal, feed=feed, receipts=receipts, whole=end_reached and feed_end_reached)


def put_back(database: Database, found: Salvage) -> None:
    """Append salvaged rows that continue this chain. Runs in the caller's transaction; then rebuild."""
    conn = database.conn
    for row in found.journal:
        conn.execute("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    for row in found.feed:
        conn.execute("INSERT INTO feed VALUES (?,?,?,?,?)", row)
    for row in found.receipts:
        conn.execute("INSERT OR REPLACE INTO receipt VALUES (?,?,?,?,?,?)", row)


def _rows(path: Path, data_key: bytes, table: str, key: str, after: int) -> tuple[tuple[Row, ...], bool]:
    rows: list[Row] = []
    try:
        conn = connect(path, data_key)
    except sqlcipher3.dbapi2.Error:
        return (), False
    try:
        # extend keeps what was read before the damage
        rows.extend(conn.execute(f"SELECT * FROM {table} WHERE {key} > ? ORDER BY {key}", (after,)))
    except sqlcipher3.dbapi2.Error:
        return tuple(rows), False
    finally:
        conn.close()
    return tuple(rows), True
