"""Member filters: built from HQ's members, told to laptops on their feeds, handed out a piece at a time."""

import hashlib
import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from fieldreg.domain.decisions import MemberFilterPublished
from fieldreg.files import read_fault
from fieldreg.hq.bulk import insert_rows
from fieldreg.hq.database import Database
from fieldreg.hq.filter_tables import filter_slices, filters
from fieldreg.hq.refusals import Refused
from fieldreg.hq.schema import devices, headquarters, members
from fieldreg.wire import FILTER_KEY_BYTES, make_filter

_SLICE = 64 * 1024
MOST_BYTES = 1024 * 1024
"""Of one answer."""
_KEPT = 3
"""Filters of a region: a laptop on a thin line finishes the one that it has begun."""
_NIK = re.compile(r"[0-9]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterBuilt:
    """A filter is published; every laptop hears of it with its next sync."""

    version: int
    region: str
    members: int
    size_bytes: int
    skipped: int
    """Lines of the file that are no NIK."""


def build(
    database: Database,
    *,
    region: str,
    file: Path | None,
    now_ms: int,
    noted: Callable[[Connection, str], None],
) -> FilterBuilt:
    """A filter of HQ's members and of the NIKs in `file`, one a line, as far as they begin with `region`.

    About 4 µs a member; nobody waits for it. `noted` hears what was built, in the transaction that publishes
    it. Raises Fault as `read_fault` makes it.
    """
    key = os.urandom(FILTER_KEY_BYTES)
    with database.read() as connection:
        newest = connection.execute(select(func.max(filters.c.version))).scalar() or 0
    version = max(now_ms, newest + 1)  # one is never taken for another, also with a clock set back
    skipped = 0

    def listed() -> Iterator[str]:
        nonlocal skipped
        skipped = 0
        for line in _lines(file) if file else ():
            nik = line.strip()
            if not _NIK.fullmatch(nik):
                skipped += bool(nik)
            elif nik.startswith(region):
                yield nik

    def everybody() -> Iterable[str]:
        return chain(_registered(database, region), listed())

    head, content = make_filter(everybody, key=key, version=version)
    row = {
        "version": version,
        "as_of_ms": now_ms,
        "region": region,
        "members": head.members,
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "key": key,
    }

    def publish(connection: Connection) -> None:
        noted(connection, f"{region or 'all'}: {head.members}")
        _publish(connection, row, content)

    database.write(publish)
    return FilterBuilt(
        version=version, region=region, members=head.members, size_bytes=len(content), skipped=skipped
    )


def due(connection: Connection, device: str, seen: int, newest: int) -> list[MemberFilterPublished]:
    """The filters after `seen` that are for the device's regions, and note that it has heard of them."""
    regions = _regions(connection, device)
    rows = connection.execute(select(filters).where(filters.c.n > seen).order_by(filters.c.n)).all()
    connection.execute(update(devices).where(devices.c.device == device).values(filters_seen=newest))
    return [
        MemberFilterPublished(
            version=row.version,
            region=row.region,
            as_of_ms=row.as_of_ms,
            members=row.members,
            size_bytes=row.size_bytes,
            sha256=row.sha256,
            key=b64encode(row.key).decode(),
        )
        for row in rows
        if not regions or row.region in regions
    ]


def assign(connection: Connection, device: str, regions: tuple[str, ...]) -> None:
    """From now on the device hears of these regions' filters alone; of none given, of all."""
    values = {"filter_regions": ",".join(regions), "filters_seen": 0}
    connection.execute(update(devices).where(devices.c.device == device).values(values))


def piece(connection: Connection, version: int, first: int, last: int) -> tuple[bytes, int]:
    """Bytes `first` to `last` (both included, at most `MOST_BYTES`) of a filter, and how many it has in all.

    Raises Refused (not_found, range_wrong).
    """
    size = connection.execute(
        select(filters.c.size_bytes).where(filters.c.version == version)
    ).scalar_one_or_none()
    if size is None:
        raise Refused("not_found")
    last = min(last, size - 1, first + MOST_BYTES - 1)
    if not 0 <= first <= last:
        raise Refused("range_wrong")
    query = select(filter_slices.c.content).where(
        filter_slices.c.version == version, filter_slices.c.n.between(first // _SLICE, last // _SLICE)
    )
    found = b"".join(connection.execute(query.order_by(filter_slices.c.n)).scalars())
    start = first % _SLICE
    return found[start : start + last - first + 1], size


def export(connection: Connection, version: int) -> Iterator[bytes]:
    """A whole filter, for a stick."""
    query = select(filter_slices.c.content).where(filter_slices.c.version == version)
    yield from connection.execute(query.order_by(filter_slices.c.n)).scalars()


def all_filters(connection: Connection) -> list[dict[str, Any]]:
    """Every filter that can still be fetched, newest first; not their keys."""
    columns = [column for column in filters.c if column.name not in {"key", "n"}]
    rows = connection.execute(select(*columns).order_by(filters.c.version.desc()))
    return [dict(row) for row in rows.mappings()]


def _publish(connection: Connection, row: dict[str, Any], content: bytes) -> None:
    claim = update(headquarters).values(filters_version=headquarters.c.filters_version + 1)
    n = connection.execute(claim.returning(headquarters.c.filters_version)).scalar_one()
    connection.execute(insert(filters).values(**row, n=n))
    pieces = (content[at : at + _SLICE] for at in range(0, len(content), _SLICE))
    rows = [{"version": row["version"], "n": at, "content": each} for at, each in enumerate(pieces)]
    for start in range(0, len(rows), 64):
        insert_rows(connection, filter_slices, rows[start : start + 64])
    mine = select(filters.c.version).where(filters.c.region == row["region"])
    old = connection.execute(mine.order_by(filters.c.version.desc()).offset(_KEPT)).scalars().all()
    for table in (filter_slices, filters):
        connection.execute(delete(table).where(table.c.version.in_(old)))


def _registered(database: Database, region: str) -> Iterator[str]:
    with database.read() as connection:
        query = select(members.c.nik).where(func.substr(members.c.nik, 1, len(region)) == region)
        found = connection.execution_options(yield_per=10_000).execute(query)
        yield from found.scalars()


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="ascii", errors="replace") as lines:
            yield from lines
    except OSError as error:
        raise read_fault(error, file.name) from None


def _regions(connection: Connection, device: str) -> list[str]:
    given = connection.execute(
        select(devices.c.filter_regions).where(devices.c.device == device)
    ).scalar_one()
    return given.split(",") if given else []
