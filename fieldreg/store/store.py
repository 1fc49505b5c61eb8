"""The store: one encrypted file with both logs and the tables made from them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from fieldreg.domain.faults import Fault
from fieldreg.store.day import DayCounts, counts_since
from fieldreg.store.engine import Database, faults, open_database, transaction
from fieldreg.store.identity import Identity, read_identity
from fieldreg.store.journal import Journal
from fieldreg.store.leases import Leases
from fieldreg.store.migrations import STEP_NAMES, steps
from fieldreg.store.people import People
from fieldreg.store.rebuild import differing_tables
from fieldreg.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a full check found; every field empty is good."""

    damage: tuple[str, ...]
    """SQLCipher's and SQLite's own complaints about the file."""
    chain_broken_at: int | None
    """The first journal entry whose hash does not hold."""
    tables_differing: tuple[str, ...]
    """Tables that differ from what the two logs make of them."""

    @property
    def sound(self) -> bool:
        """Nothing found."""
        return not self.damage and self.chain_broken_at is None and not self.tables_differing


class Store:
    """Belongs to the thread that opened it. Reads anywhere; writes through `unit()` alone.

    Raises Fault where the disk or the file is at fault: disk_full, disk_failing, store_busy,
    store_unreadable, store_key_wrong, store_missing, store_newer.
    """

    def __init__(self, database: Database, installation: str) -> None:
        self.database = database
        self.installation = installation
        self.journal = Journal(database, installation)
        self.people = People(database)
        self.leases = Leases(database)

    @classmethod
    def create(cls, path: Path, data_key: bytes, *, installation: str) -> "Store":
        """A new, empty store. The file must not exist."""
        database = open_database(path, data_key, create=True)
        steps.apply(database)
        with transaction(database):
            database.conn.execute("INSERT INTO identity VALUES ('installation', ?)", (installation.encode(),))
        return cls(database, installation)

    @classmethod
    def open(cls, path: Path, data_key: bytes) -> "Store":
        """An existing store, brought up to this version's schema."""
        database = open_database(path, data_key)
        try:
            with faults():
                _bring_up(database)
                row = database.conn.execute(
                    "SELECT value FROM identity WHERE name = 'installation'"
                ).fetchone()
            if row is None:
                raise Fault("store_unreadable")
        except BaseException:
            database.conn.close()
            raise
        return cls(database, row[0].decode())

    def close(self) -> None:
        """Close the file. What was committed is safe with or without it."""
        self.database.conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One transaction: all of it is on the disk when the block ends, or none of it."""
        with transaction(self.database):
            yield Unit(self.database, self.journal, self.leases)

    def identity(self) -> Identity | None:
        """Who this laptop is, or None before enrolment."""
        return read_identity(self.database)

    def signing_key(self) -> bytes:
        """The secret of this laptop's Ed25519 key, made when it was set up."""
        (raw,) = self.database.conn.execute(
            "SELECT value FROM identity WHERE name = 'signing_key'"
        ).fetchone()
        return bytes(raw)

    def clock_skew_ms(self) -> int:
        """What to add to this laptop's clock for HQ's time, as of the last reply (ms)."""
        row = self.database.conn.execute("SELECT value FROM identity WHERE name = 'clock_skew_ms'").fetchone()
        return int(row[0]) if row else 0

    def cursor(self) -> int:
        """The last item of HQ's feed that was applied."""
        return Unit(self.database, self.journal, self.leases).cursor()

    def issuer_keys(self) -> IssuerKeysPublished | None:
        """HQ's list of issuers as last published to this laptop, or None before the first sync."""
        conn = self.database.conn
        row = conn.execute("SELECT issuer, as_of_ms FROM issuer").fetchone()
        if row is None:
            return None
        keys = conn.execute(
            "SELECT kid, public_key, valid_from_ms, revoked_at_ms FROM issuer_key ORDER BY kid"
        )
        return IssuerKeysPublished(
            issuer=row[0],
            as_of_ms=row[1],
            keys=tuple(
                IssuerKey(kid=kid, public_key=key, valid_from_ms=start, revoked_at_ms=end)
                for kid, key, start, end in keys
            ),
        )

    def void_cards(self) -> dict[str, str | None]:
        """Cards that no longer count: number -> the number that stands."""
        return dict(self.database.conn.execute("SELECT kpj, replaced_by FROM void_card"))

    def revoked(self) -> str | None:
        """Why HQ has revoked this laptop, or None."""
        row = self.database.conn.execute("SELECT reason FROM revocation").fetchone()
        return row[0] if row else None

    def counts_since(self, since_ms: int) -> DayCounts:
        """The counts of a day that began at `since_ms`."""
        return counts_since(self.database, since_ms)

    def check(self) -> Health:
        """Read everything: the file, the chain, the tables against the logs. Seconds for a large store."""
        conn = self.database.conn
        damage = [row[0] for row in conn.execute("PRAGMA cipher_integrity_check")]
        damage += [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return Health(
            damage=tuple(damage),
            chain_broken_at=self.journal.first_broken(),
            tables_differing=differing_tables(self.database),
        )


def _bring_up(database: Database) -> None:
    """Apply the steps that are missing; a store that knows more steps than we do is left untouched."""
    if "_sqlite_migrations" not in database.table_names():
        raise Fault("store_unreadable")  # the power went while it was being made
    applied = {row["name"] for row in database.query("SELECT name FROM _sqlite_migrations")}
    if not applied <= set(STEP_NAMES):
        raise Fault("store_newer")
    steps.apply(database)
