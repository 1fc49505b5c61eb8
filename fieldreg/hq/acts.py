"""The audit of HQ's own people: who did what, when. Only ever added to."""

from typing import Any

import uuid_utils
from sqlalchemy import Connection, insert, select

from fieldreg.hq.schema import acts

INIT = "init"
"""The first act of all; its target is the fingerprint of HQ's key."""


def note(connection: Connection, *, who: str, act: str, target: str, at_ms: int) -> None:
    """Keep an act, in the very transaction that does it. `target` is nothing personal and no secret."""
    row = {"act_id": uuid_utils.uuid7().hex, "at_ms": at_ms, "who": who, "act": act, "target": target}
    connection.execute(insert(acts).values(row))


def made_with(connection: Connection) -> str | None:
    """The fingerprint of the key that this HQ was made with, or None where that was not written down."""
    found: str | None = connection.execute(select(acts.c.target).where(acts.c.act == INIT)).scalar()
    return found


def all_acts(connection: Connection) -> list[dict[str, Any]]:
    """Every act, oldest first. Keys: at_ms, who, act, target."""
    query = select(acts.c.at_ms, acts.c.who, acts.c.act, acts.c.target).order_by(acts.c.act_id)
    return [dict(row) for row in connection.execute(query).mappings()]
