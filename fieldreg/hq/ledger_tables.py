"""HQ's tables about what became of numbers; and the constraints that keep blocks apart, whoever writes.

PostgreSQL has a constraint for that; SQLite gets a trigger that refuses as a constraint does. Either way it
is the database that says no, not a question asked before.
"""

from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, event

from fieldreg.hq.schema import leases, pools, tables

_ID, _KPJ, _WORD = String(32), String(11), String(64)

card_fates = Table(
    "card_fates",
    tables,
    Column("kpj", _KPJ, primary_key=True),
    Column("device", _ID, nullable=False),
    Column("state", _WORD, nullable=False, comment="printed, spoiled or handed_over: the last word"),
    Column("printed", Integer, nullable=False, comment="how often"),
    Column("spoiled", Integer, nullable=False),
    Column("at_ms", BigInteger, nullable=False, comment="of the last word, in true time"),
    comment="what laptops said of the paper that bears a number",
)

lease_returns = Table(
    "lease_returns",
    tables,
    Column("device", _ID, primary_key=True),
    Column("lease_id", _ID, primary_key=True),
    Column("first", BigInteger, primary_key=True, autoincrement=False),
    Column("last", BigInteger, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("next", BigInteger, comment="the next to lease out again; NULL until a person allows it"),
    comment="rests of blocks that laptops gave back",
)


def _kept_apart(table: Table) -> None:
    """No two rows of the table share a number; a block whose last is before its first has none."""

    @event.listens_for(table, "after_create")
    def made(_table: Table, connection: Connection, **_rest: object) -> None:
        for statement in _CONSTRAINTS.get(connection.dialect.name, ()):
            connection.exec_driver_sql(statement.format(name=table.name))


_TRIGGER = """
    CREATE TRIGGER {{name}}_apart_{moment} AFTER {when} ON {{name}}
    WHEN NEW.first <= NEW.last AND EXISTS (
        SELECT 1 FROM {{name}}
        WHERE rowid <> NEW.rowid AND first <= NEW.last AND last >= NEW.first AND first <= last
    )
    BEGIN SELECT RAISE(ABORT, '{{name}} overlap'); END
"""
_CONSTRAINTS = {
    "postgresql": (
        (
            "ALTER TABLE {name} ADD CONSTRAINT {name}_apart"
            ' EXCLUDE USING gist (int8range("first", "last" + 1) WITH &&)'
        ),
    ),
    "sqlite": (
        _TRIGGER.format(moment="insert", when="INSERT"),
        _TRIGGER.format(moment="update", when="UPDATE OF first, last"),
    ),
}

for _table in (pools, leases):
    _kept_apart(_table)
