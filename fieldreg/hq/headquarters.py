"""HQ as one value: its database, its key and its clock."""

import getpass
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta, timezone
from functools import partial
from hashlib import sha256
from typing import Self, TypeVar

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError

from fieldreg.domain.faults import Fault
from fieldreg.hq import (
    acts,
    carried,
    device_keys,
    enrol_files,
    enrolment,
    filters,
    intake,
)
from fieldreg.hq.carried import BundleAccepted
from fieldreg.hq.check_http import Register
from fieldreg.hq.checker import Checker
from fieldreg.hq.config import HqConfig, make_key, read_key
from fieldreg.hq.database import Database
from fieldreg.hq.enrol_files import EnrolledByFile
from fieldreg.hq.keys import VoidList
from fieldreg.hq.limits import Limits
from fieldreg.hq.office import Office
from fieldreg.hq.refusals import Refused
from fieldreg.hq.schema import SCHEMA_VERSION, headquarters, tables
from fieldreg.wire import (
    EnrolReply,
    EnrolRequest,
    HttpRequest,
    PublicKey,
    Push,
    Reply,
    SigningKey,
    WireError,
    key_id_of,
    verify_request,
)

Result = TypeVar("Result")
_WIB = timezone(timedelta(hours=7))
_KEYS_REMEMBERED, _KEYS_BELIEVED_MS = 20_000, 60_000
"""Of so many devices, and so long: another worker may have retired one meanwhile."""


def _system_ms() -> int:
    return time.time_ns() // 1_000_000


def _operator() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user may have no name
        return "?"


class Hq(Office):
    """An open HQ. Any thread, and any number of processes over one database.

    `clock` gives UTC in milliseconds since 1970; `who` stands in the audit of acts (else the system's user);
    `register` is asked in the place of the one behind `use_check`'s URL; `workers` share what is let through.
    """

    def __init__(
        self,
        config: HqConfig,
        *,
        clock: Callable[[], int] = _system_ms,
        who: str | None = None,
        register: Register | None = None,
        workers: int = 1,
    ) -> None:
        """Open the HQ that `init` made.

        Raises Fault (hq_missing, hq_key_damaged, hq_database_malformed, hq_database_away, hq_database_empty,
        hq_key_wrong, hq_other_version).
        """
        self.config = config
        self.clock = clock
        self.who = _operator() if who is None else who
        self.key = read_key(config)
        self.database = Database(config.url)
        try:
            self.database.demand_answer()
        except Fault:
            self.database.close()
            raise
        try:
            with self.database.read() as connection:
                row = connection.execute(select(headquarters)).first()
        except DBAPIError:
            row = None
        if row is None or row.schema_version != SCHEMA_VERSION:
            self.database.close()
            raise Fault("hq_database_empty" if row is None else "hq_other_version", folder=config.folder)
        with self.database.read() as connection:
            made_with = acts.made_with(connection)
        if made_with not in {None, _fingerprint(self.key)}:
            self.database.close()
            raise Fault("hq_key_wrong", folder=config.folder)
        self.issuer: str = row.issuer
        token = os.environ.get("FIELDREG_HQ_CHECK_TOKEN", "")
        self.checker = Checker(self.database, clock, token=token, register=register)
        self.limits = Limits(workers)
        self._voids = VoidList()
        self._device_keys: dict[str, tuple[int, list[PublicKey]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the same value must not be used again."""
        self.checker.stop()
        self.database.close()

    # For laptops

    def receive(self, push: Push) -> Reply:
        """The one door (`intake.receive`). Raises WireError, Refused."""
        now, confirm = self.clock(), self.checker.in_round
        return intake.receive(self.database, self.key, push, now_ms=now, confirm=confirm)

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Make a laptop a device (`enrolment.enrol`). Raises Refused, WireError."""
        now = self.clock()
        device = self.database.write(lambda connection: enrolment.enrol(connection, self.key, request, now))
        return EnrolReply(device=device, issuer=self.issuer, hq_key=self.key.public.text, time=now)

    def enrol_by_file(self, file: bytes, *, hq_url: str = "") -> EnrolledByFile:
        """Enrol a laptop whose request came on a stick (`enrol_files.accept`). Raises Fault."""
        return enrol_files.accept(
            self.database,
            file,
            key=self.key,
            issuer=self.issuer,
            hq_url=hq_url,
            now_ms=self.clock(),
            door=self.receive,
            noted=partial(self._note, "enrol-file"),
        )

    def sender_of(self, request: HttpRequest) -> str:
        """The device that signed a request, revoked or not, by any key that HQ has certified for it.

        Raises Refused (unknown_device; key_retired: a disk from before its key was changed), WireError
        (bad_signature).
        """
        device = key_id_of(request)
        # What was read a moment ago is believed; for another key than those the table is asked again.
        read_ms, known = self._device_keys.get(device, (0, []))
        believed = known if 0 <= self.clock() - read_ms < _KEYS_BELIEVED_MS else []
        signer = _signer(request, believed) or _signer(request, self._keys_of(device))
        if signer is None:
            before = self._retired_keys_of(device)
            raise Refused("key_retired") if _signer(request, before) else WireError("bad_signature")
        self._signed_with(device, signer)
        return device

    def _keys_of(self, device: str) -> list[PublicKey]:
        with self.database.read() as connection:
            live = device_keys.live_keys(connection, device)
        if not live:
            raise Refused("unknown_device")
        if len(self._device_keys) >= _KEYS_REMEMBERED:
            self._device_keys.clear()
        self._device_keys[device] = self.clock(), live
        return live

    def _retired_keys_of(self, device: str) -> list[PublicKey]:
        with self.database.read() as connection:
            return device_keys.retired_keys(connection, device)

    def _signed_with(self, device: str, signer: PublicKey) -> None:
        """Once the newer key is in use, those before it are retired."""
        _, known = self._device_keys.get(device, (0, []))
        if not known or known[-1].raw != signer.raw:
            retire = partial(device_keys.retire_before, device=device, key=signer, now_ms=self.clock())
            self.database.write(retire)
            self._keys_of(device)

    def accept_bundle(self, file: bytes) -> BundleAccepted:
        """Take what came on a stick (`carried.accept`). Raises Fault."""
        taken = carried.accept(
            file,
            key=self.key,
            keys_of=self._keys_of,
            retired_of=self._retired_keys_of,
            held=self._held,
            door=self.receive,
        )
        self._signed_with(taken.device, taken.signer)
        self._act("bundle accept", taken.device, lambda _: None)
        return taken

    def _held(self, push: Push) -> int:
        with self.database.read() as connection:
            return intake.held_seq(connection, push)

    def filter_piece(self, device: str, version: int, first: int, last: int) -> tuple[bytes, int]:
        """Some bytes of a filter, for a laptop (`filters.piece`). Raises Refused."""
        with self.database.read() as connection:
            if enrolment.known_device(connection, device).revoked_ms is not None:
                raise Refused("device_revoked")
            return filters.piece(connection, version, first, last)


def _signer(request: HttpRequest, keys: list[PublicKey]) -> PublicKey | None:
    for key in keys:
        with suppress(WireError):
            verify_request(request, key)
            return key
    return None


def _fingerprint(key: SigningKey) -> str:
    return sha256(key.public.raw).hexdigest()[:16]


def init(config: HqConfig, *, issuer: str) -> None:
    """Make a new HQ: its key and its tables. `issuer` is the `iss` of the cards, at most 80 characters.

    Cut short anywhere, it is simply called again. A key without tables stays what laptops know HQ by, and
    gets tables. Never touches an HQ that exists. Raises Fault (hq_exists, hq_key_missing where the database
    is that of another folder's HQ, hq_key_damaged, hq_database_malformed, hq_database_away, and what
    `write_whole` raises).
    """
    database = Database(config.url)

    def found(connection: Connection) -> None:
        tables.create_all(connection)
        if connection.execute(select(headquarters.c.id)).first():
            raise Fault("hq_exists" if config.key_file.exists() else "hq_key_missing", folder=config.folder)
        connection.execute(
            insert(headquarters).values(
                id=1,
                schema_version=SCHEMA_VERSION,
                issuer=issuer,
                made_ms=_system_ms(),
                keys_version=0,
                voids_version=0,
                pools_version=0,
            )
        )
        # Before the tables are there for good, so none is ever without a key; and only by who makes them.
        made_with = _fingerprint(make_key(config))
        acts.note(connection, who=_operator(), act=acts.INIT, target=made_with, at_ms=_system_ms())

    try:
        if config.database_url:
            database.demand_answer()  # before there is a folder that belongs to no database
        config.folder.mkdir(parents=True, exist_ok=True)
        database.write(found)
    finally:
        database.close()
