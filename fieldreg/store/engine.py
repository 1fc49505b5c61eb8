"""Opening the encrypted database: SQLCipher with a raw key, WAL and synchronous=FULL.

The only file that knows that two SQLite libraries exist: sqlite-utils is led to SQLCipher before it
is imported, because its own choice would silently ignore the key and write clear text.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
import sqlcipher3.dbapi2

from fieldreg.domain.faults import Fault

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

import sqlite_utils  # noqa: E402 - only now, see above

Database = sqlite_utils.Database

KEY_BYTES = 32
_CLEAR_HEADER = b"SQLite format 3\0"
_BUSY_MS = 10_000
"""How long a second process (the command line beside the window) waits for the other's transaction."""


def open_database(path: Path, data_key: bytes, *, create: bool = False) -> Database:
    """A connection for one thread.

    Raises Fault: store_missing, store_key_wrong, store_not_encrypted, disk_full, store_unreadable.
    """
    if create == path.exists():
        raise Fault("store_exists" if create else "store_missing")
    if len(data_key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    with faults():
        conn = connect(path, data_key)
        try:
            _demand(conn.execute("PRAGMA cipher_version").fetchone(), "store_not_encrypted")
            conn.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            _prove_key(conn)
            conn.execute("PRAGMA journal_mode = WAL")
            # FULL: a power cut loses no acknowledged commit (NORMAL loses them, see shared measurements
            # in docs/decisions/store.md).
            conn.execute("PRAGMA synchronous = FULL")
            conn.execute("PRAGMA foreign_keys = ON")
            # Temporary tables and sorts would otherwise be files in clear text.
            conn.execute("PRAGMA temp_store = MEMORY")
            database = Database(conn)
        except BaseException:
            conn.close()
            raise
    with path.open("rb") as file:
        if file.read(len(_CLEAR_HEADER)) == _CLEAR_HEADER:
            conn.close()
            raise Fault("store_not_encrypted")
    return database


def connect(path: Path, data_key: bytes) -> sqlcipher3.Connection:
    """A bare connection; nothing is read yet, so the key is not proven."""
    conn = sqlcipher3.connect(str(path), isolation_level=None)
    # A raw key is not a passphrase: no derivation, 0.3 ms instead of 100.
    conn.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    # It would write about pages and keys to stderr; what went wrong is told by the exception.
    conn.execute("PRAGMA cipher_log_level = NONE")
    return conn


def change_key(database: Database, data_key: bytes) -> None:
    """Encrypt everything under a new key; a power cut leaves the whole file under the old one or the new."""
    with faults():
        database.conn.execute(f"PRAGMA rekey = \"x'{data_key.hex()}'\"")
        # The log still holds pages under the old key.
        database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Everything inside is committed as one, durably, or not at all.

    Takes the write lock at once, so that what is read inside is still true at the commit, also
    with a second process at work. Raises Fault where the disk is full or fails.
    """
    with faults():
        database.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.conn.execute("COMMIT")
        except BaseException:
            if database.conn.in_transaction:
                database.conn.execute("ROLLBACK")
            raise


@contextmanager
def faults() -> Iterator[None]:
    """Turn what the disk does to us into a Fault; a mistake of ours stays an exception."""
    try:
        yield
    except sqlcipher3.dbapi2.OperationalError as error:
        raise Fault(_fault_code(str(error))) from error
    except sqlcipher3.dbapi2.IntegrityError:
        raise
    except sqlcipher3.dbapi2.DatabaseError as error:
        raise Fault("store_unreadable") from error


IntegrityError = sqlcipher3.dbapi2.IntegrityError


def _demand(condition: object, code: str) -> None:
    if not condition:
        raise Fault(code)


def _prove_key(conn: sqlcipher3.Connection) -> None:
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.dbapi2.DatabaseError as error:
        if "not a database" in str(error):
            raise Fault("store_key_wrong") from None
        raise


def _fault_code(message: str) -> str:
    message = message.lower()
    if "full" in message:
        return "disk_full"
    if "locked" in message or "busy" in message:
        return "store_busy"
    if "readonly" in message or "read-only" in message:
        return "store_readonly"
    if "i/o" in message or "unable to open" in message:
        return "disk_failing"
    raise ValueError(f"a mistake in our SQL: {message}")
