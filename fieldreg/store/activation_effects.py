"""What facts and decisions about activations do to the tables: a part of the fold in `effects.py`."""

from collections.abc import Callable
from typing import Any

import msgspec

from fieldreg.domain.activation_facts import (
    ActivationClosed,
    ActivationCounted,
    ActivationJoined,
    ActivationOpened,
    ActivationPublished,
    PeopleInformed,
)
from fieldreg.domain.activations import Activation
from fieldreg.store.engine import Database
from fieldreg.wire import Header, encode_decision, encode_fact

DERIVED = ("activation", "current_activation", "informed", "team_count", "day_closing")
"""The tables that are made here."""


def _opened(database: Database, _header: Header, fact: ActivationOpened) -> None:
    _plan(database, fact.activation)
    _take_part(database, fact.activation.code)


def _joined(database: Database, _header: Header, fact: ActivationJoined) -> None:
    _take_part(database, fact.code)


def _informed(database: Database, _header: Header, fact: PeopleInformed) -> None:
    database.conn.execute(
        "INSERT INTO informed VALUES (?, ?, ?, ?)"
        " ON CONFLICT (activation, day, occupation) DO UPDATE SET count = count + excluded.count",
        (fact.activation, fact.day.isoformat(), fact.occupation, fact.count),
    )


def _closed(database: Database, header: Header, fact: ActivationClosed) -> None:
    at_ms = header.at_ms + header.skew_ms
    row = (header.seq, fact.day.isoformat(), at_ms, header.officer, encode_fact(fact)[1])
    database.conn.execute("INSERT INTO day_closing VALUES (?, ?, ?, ?, ?)", row)


def _published(database: Database, _n: int, item: ActivationPublished) -> None:
    _plan(database, item.activation)


def _counted(database: Database, _n: int, item: ActivationCounted) -> None:
    row = (item.code, encode_decision(item)[1])
    database.conn.execute("INSERT OR REPLACE INTO team_count VALUES (?, ?)", row)


def _plan(database: Database, activation: Activation) -> None:
    row = (activation.code, msgspec.json.encode(activation, order="deterministic"))
    database.conn.execute("INSERT OR REPLACE INTO activation VALUES (?, ?)", row)


def _take_part(database: Database, code: str) -> None:
    database.conn.execute("INSERT OR REPLACE INTO current_activation VALUES (1, ?)", (code,))


ON_FACT: dict[type, Callable[[Database, Header, Any], None]] = {
    ActivationOpened: _opened,
    ActivationJoined: _joined,
    PeopleInformed: _informed,
    ActivationClosed: _closed,
}
ON_DECISION: dict[type, Callable[[Database, int, Any], None]] = {
    ActivationPublished: _published,
    ActivationCounted: _counted,
}
