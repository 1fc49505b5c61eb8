"""Many rows in one statement, written by hand for either engine: the hot path of every push.

SQLAlchemy's own way costs more than the database does (tests/bench/bench_upload.py). PostgreSQL gets one
binary array a column, SQLite a prepared statement with its rows. A statement's text is made once.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Integer,
    LargeBinary,
    String,
    Table,
    any_,
    literal,
    text,
)

from fieldreg.hq.database import LATER

Row = dict[str, Any]
_NOTHING = "ON CONFLICT DO NOTHING"


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row], *, but: str = "") -> None:
    """Insert the rows, all with the same columns; `but` is an ON CONFLICT clause.

    PostgreSQL works on them while the caller goes on (`database.LATER`): where a key is there already, an
    IntegrityError follows, from this transaction's next question or its end.
    """
    if rows:
        _insert(connection, table, rows, but, LATER)


def insert_unless_there(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose key is new, and leave the others as they are."""
    insert_rows(connection, table, rows, but=_NOTHING)


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """As `insert_unless_there`, and wait for the answer: how many were new."""
    return _insert(connection, table, rows, _NOTHING, {}).rowcount if rows else 0


def among(connection: Connection, column: Column[Any], values: Collection[str]) -> ColumnElement[bool]:
    """Whether a text column holds one of `values`: one parameter, however many they are."""
    wanted = sorted(values)
    if _is_postgresql(connection):
        return column == any_(literal(wanted, ARRAY(String)))
    # what `IN (?, ?, …)` cannot do: one statement for any number of values
    each = text("SELECT value FROM json_each(:wanted)").bindparams(
        wanted=msgspec.json.encode(wanted).decode()
    )
    return column.in_(each)


def _insert(
    connection: Connection, table: Table, rows: Sequence[Row], but: str, options: dict[str, Any]
) -> CursorResult[Any]:
    names = tuple(rows[0])
    values: Any
    if _is_postgresql(connection):
        statement = _unnested(table, names, but)
        values = tuple([row[name] for row in rows] for name in names)
    else:
        statement = _prepared(table, names, but)
        values = [tuple([row[name] for name in names]) for row in rows]
    return connection.exec_driver_sql(statement, values, execution_options=options)


@cache
def _unnested(table: Table, names: tuple[str, ...], but: str) -> str:
    arrays = ", ".join(f"%b::{_array_of(table.c[name])}" for name in names)
    rows = f"SELECT * FROM unnest({arrays})"  # noqa: S608 - our own column names; values are bound
    return f"{_into(table, names)} {rows} {but}"


@cache
def _prepared(table: Table, names: tuple[str, ...], but: str) -> str:
    marks = ", ".join("?" for _ in names)
    return f"{_into(table, names)} VALUES ({marks}) {but}"


def _into(table: Table, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table.name} ({columns})"


def _array_of(column: Column[Any]) -> str:
    kind = column.type
    if isinstance(kind, BigInteger | Integer):
        return "bigint[]"
    return "bytea[]" if isinstance(kind, LargeBinary) else "text[]"


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
