"""Copies of a store: made while it is in use; and what a damaged file still tells."""

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from fieldreg.files import release
from fieldreg.store.engine import Database, connect, faults
from fieldreg.store.entries import Head
from fieldreg.store.journal import Journal

Row = tuple[object, ...]


def copy_store(database: Database, target: Path, data_key: bytes) -> None:
    """Write an encrypted copy with SQLite's backup API; it gets its name only once it is whole on the disk.

    Writing may go on meanwhile. Raises Fault (disk_full, disk_failing, and as `files.release` does).
    """

    def write(part: Path) -> None:
        with faults():
            copy = connect(part, data_key)
            try:
                database.conn.backup(copy)
                # One file without a log beside it, so that it can be carried away.
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()

    release(target, write)


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
    """What could be read of a damaged store after the entry and the feed item that a backup has."""

    journal: tuple[Row, ...]
    feed: tuple[Row, ...]
    receipts: tuple[Row, ...]
    beside: dict[str, tuple[Row, ...]]
    """What follows from no log: all rows of these tables, of those that could be read to the end."""
    whole: bool
    """Everything to the end could be read: nothing of the damaged file is missing."""


_BESIDE: dict[str, tuple[str, str | int]] = {
    "identity": ("name", ""),
    "draft": ("name", ""),
    "print_queue": ("n", 0),
}
"""Table -> (its key, below the first). Who this laptop is, what is typed, what is printed."""
NOTHING_SALVAGED = Salvage(journal=(), feed=(), receipts=(), beside={}, whole=False)


def salvage(path: Path, data_key: bytes, *, installation: str, after: Head, after_n: int) -> Salvage:
    """Read row by row until the end or the first damage. Never changes the file.

    Nothing of a store that has become another installation since, for its journal is another one; nor of one
    that is behind this one, or another branch of it: who this laptop is and what is printed is older there.
    """
    tables = {name: _rows(path, data_key, name, key, after) for name, (key, after) in _BESIDE.items()}
    beside = {name: rows for name, (rows, end_reached) in tables.items() if end_reached}
    if "identity" in beside and ("installation", installation.encode()) not in beside["identity"]:
        return NOTHING_SALVAGED
    journal, end_reached = _rows(path, data_key, "journal", "seq", after.seq)
    if end_reached and not journal and _newest(path, data_key, installation) not in {None, after}:
        return NOTHING_SALVAGED
    feed, feed_end_reached = _rows(path, data_key, "feed", "n", after_n)
    receipts, _ = _rows(path, data_key, "receipt", "arrival", 0)
    return Salvage(
        journal=journal,
        feed=feed,
        receipts=receipts,
        beside=beside,
        whole=end_reached and feed_end_reached,
    )


def _newest(path: Path, data_key: bytes, installation: str) -> Head | None:
    """Where the journal ends, or None where that cannot be read."""
    conn = connect(path, data_key)
    try:
        return Journal(Database(conn), installation).head()
    except sqlcipher3.dbapi2.Error:
        return None
    finally:
        conn.close()


def put_back(database: Database, found: Salvage) -> None:
    """Append salvaged rows that continue this chain, and take what is no part of it in the place of ours.

    Runs in the caller's transaction; then rebuild.
    """
    conn = database.conn
    for row in found.journal:
        conn.execute("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    for row in found.feed:
        conn.execute("INSERT INTO feed VALUES (?,?,?,?,?)", row)
    for row in found.receipts:
        conn.execute("INSERT OR REPLACE INTO receipt VALUES (?,?,?,?,?,?)", row)
    for table, rows in found.beside.items():
        conn.execute(f"DELETE FROM {table}")
        for row in rows:
            conn.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)


def _rows(
    path: Path, data_key: bytes, table: str, key: str, after: int | str
) -> tuple[tuple[Row, ...], bool]:
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
