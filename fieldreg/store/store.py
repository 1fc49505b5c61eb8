"""The store: one encrypted file with both logs and the tables made from them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from fieldreg.domain.clocks import Anchor
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from fieldreg.domain.facts import NumbersAbandoned
from fieldreg.domain.faults import Fault
from fieldreg.store.activations import Activations
from fieldreg.store.backup import NOTHING_SALVAGED, Salvage, copy_store, put_back, salvage
from fieldreg.store.candidates import Candidates
from fieldreg.store.ceremonies import Ceremonies
from fieldreg.store.day import Days
from fieldreg.store.drafts import Drafts
from fieldreg.store.engine import (
    Database,
    IntegrityError,
    change_key,
    faults,
    open_database,
    transaction,
)
from fieldreg.store.erasure import candidates_due, due_for_erasure, erase, forget_words
from fieldreg.store.identity import Identity, read_identity
from fieldreg.store.journal import Journal
from fieldreg.store.leases import Leases
from fieldreg.store.member_filters import MemberFilters
from fieldreg.store.migrations import STEP_NAMES, steps
from fieldreg.store.people import People
from fieldreg.store.print_queue import PrintQueue
from fieldreg.store.rebuild import Item, differing_tables, rebuild
from fieldreg.store.renewal import chain_anew
from fieldreg.store.slots import SlotFile
from fieldreg.store.sponsorships import Sponsorships
from fieldreg.store.unit import CLOCK_ANCHOR, Stamp, Unit
from fieldreg.wire import WireError

NEXT_INSTALLATION = "next_installation"
"""Under this name of `Unit.set_identity`: what this laptop has asked HQ to be, and is not yet."""


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

    def __init__(self, database: Database, installation: str, data_key: bytes) -> None:
        self.database = database
        self._data_key = data_key
        self.installation = installation
        self.journal = Journal(database, installation)
        self.people = People(database)
        self.drafts = Drafts(database)
        self.leases = Leases(database)
        self.sponsorships = Sponsorships(database)
        self.candidates = Candidates(database)
        self.member_filters = MemberFilters(database, self.path.parent / "filters")
        self.activations = Activations(database)
        self.days = Days(database)
        self.ceremonies = Ceremonies(database)
        self.print_queue = PrintQueue(database)

    @classmethod
    def create(cls, path: Path, data_key: bytes, *, installation: str) -> "Store":
        """A new, empty store. The file must not exist."""
        database = open_database(path, data_key, create=True)
        steps.apply(database)
        with transaction(database):
            database.conn.execute("INSERT INTO identity VALUES ('installation', ?)", (installation.encode(),))
        return cls(database, installation, data_key)

    @classmethod
    def open(cls, path: Path, data_key: bytes) -> "Store":
        """An existing store, brought up to this version's schema."""
        database = open_database(path, data_key)
        try:
            with faults():
                _bring_up(database, path, data_key)
                row = database.conn.execute(
                    "SELECT value FROM identity WHERE name = 'installation'"
                ).fetchone()
                _demand_whole(row)
        except BaseException:
            database.conn.close()
            raise
        return cls(database, row[0].decode(), data_key)

    def close(self) -> None:
        """Close the file and let go of the key. What was committed is safe with or without it."""
        self.member_filters.close()
        self.database.conn.close()
        self._data_key = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One transaction: all of it is on the disk when the block ends, or none of it."""
        with transaction(self.database):
            yield Unit(self.database, self.journal, self.leases)

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.database.conn.execute("PRAGMA database_list").fetchone()[2])

    def backup(self, target: Path) -> None:
        """An encrypted copy under the same key, made beside what goes on. Raises Fault (disk_full, …)."""
        copy_store(self.database, target, self._data_key)

    def change_key(self, data_key: bytes) -> None:
        """Encrypt all of it anew: who knows the old key opens nothing of this file any more."""
        change_key(self.database, data_key)
        self._data_key = data_key

    def start_anew(self, installation: str, stamp: Stamp) -> None:
        """Become an installation of its own after a copied or restored disk: one transaction.

        Every fact goes into a new chain; the old chain is kept aside; no number is drawn from old blocks.
        HQ knows `installation` by now.
        """
        journal = Journal(self.database, installation)
        with transaction(self.database):
            chain_anew(self.database, previous=self.installation, installation=installation)
            unit = Unit(self.database, journal, self.leases)
            unit.record(NumbersAbandoned(reason="forked"), stamp)
            unit.drop_identity(NEXT_INSTALLATION)
        self.installation, self.journal = installation, journal

    def take_over(self, damaged: Path, stamp: Stamp) -> Salvage:
        """Append what a damaged file still tells after this copy of it, as far as its chain holds.

        Where not everything could be read, or the chain does not go on, the old blocks are given up, for
        they may have been drawn further than we know.
        """
        found = salvage(
            damaged,
            self._data_key,
            installation=self.installation,
            after=self.journal.head(),
            after_n=self.cursor(),
        )
        try:
            with transaction(self.database):
                put_back(self.database, found)
                self._demand_chain()
                rebuild(self.database)
        except (Fault, IntegrityError, ValueError, WireError):
            found = NOTHING_SALVAGED
        if not found.whole:
            self.abandon_numbers(stamp)
        return found

    def abandon_numbers(self, stamp: Stamp) -> None:
        """Draw no more from the blocks that this store knows: it does not know how far they were drawn."""
        with self.unit() as unit:
            unit.record(NumbersAbandoned(reason="restored"), stamp)

    def _demand_chain(self) -> None:
        if self.journal.first_broken() is not None:
            raise ValueError("what was salvaged does not link to this chain")

    def make_tables_again(self) -> None:
        """Fold both logs into the tables again (`doctor --repair`)."""
        with transaction(self.database):
            rebuild(self.database)

    def erase_due(self, before_ms: int) -> int:
        """Erase people whose facts are all at HQ and older than `before_ms`, or who asked for it.

        Members and people on lists alike. Returns how many. The chain still verifies, and the tables still
        follow from the logs.
        """
        at_hq = self.journal.acknowledged().seq
        due = [
            *due_for_erasure(self.database, acknowledged=at_hq, before_ms=before_ms),
            *candidates_due(self.database, acknowledged=at_hq, before_ms=before_ms),
        ]
        if due:
            self.database.conn.execute("PRAGMA secure_delete = ON")  # freed pages are overwritten
            with transaction(self.database):
                for member_id in due:
                    erase(self.database, member_id)
                forget_words(self.database)
        return len(due)

    def identity(self) -> Identity | None:
        """Who this laptop is, or None before enrolment."""
        return read_identity(self.database)

    def identity_value(self, name: str) -> bytes | None:
        """What `Unit.set_identity` kept under this name, or None."""
        row = self.database.conn.execute("SELECT value FROM identity WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None

    def signing_key(self) -> bytes:
        """The secret of this laptop's Ed25519 key, made when it was set up."""
        (raw,) = self.database.conn.execute(
            "SELECT value FROM identity WHERE name = 'signing_key'"
        ).fetchone()
        return bytes(raw)

    def clock_anchor(self) -> Anchor | None:
        """What is known of this laptop's clock; None before HQ has first told the time."""
        row = self.identity_value(CLOCK_ANCHOR)
        return msgspec.json.decode(row, type=Anchor) if row else None

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

    def decisions_about(self, member_id: str, kpj: str | None) -> tuple[Item, ...]:
        """What HQ said about one person, oldest first."""
        rows = self.database.conn.execute(
            "SELECT n, kind, body, after_seq FROM feed"
            " WHERE json_extract(CAST(body AS TEXT), '$.member_id') = ?"
            " OR json_extract(CAST(body AS TEXT), '$.kpj') = ? ORDER BY n",
            (member_id, kpj),
        )
        return tuple(Item._make(row) for row in rows)

    def with_escrow(self, file: SlotFile, hq_key: bytes) -> SlotFile:
        """The slots with this store's data key sealed to HQ as well."""
        return file.with_escrow(self._data_key, hq_key=hq_key)

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


def _demand_whole(sign: object) -> None:
    if not sign:
        raise Fault("store_unreadable")  # the power went while it was being made


def _bring_up(database: Database, path: Path, data_key: bytes) -> None:
    """Apply the steps that are missing, after a copy; a store with more steps than ours stays untouched."""
    _demand_whole("_sqlite_migrations" in database.table_names())
    applied = {row["name"] for row in database.query("SELECT name FROM _sqlite_migrations")}
    if not applied <= set(STEP_NAMES):
        raise Fault("store_newer")
    missing = [name for name in STEP_NAMES if name not in applied]
    if not missing:
        return
    copy_store(database, path.with_name(f"{path.name}.before-{missing[0]}"), data_key)
    steps.apply(database)
