"""Facts that a laptop brings again: after a copied or restored disk its journal is chained anew.

A fact keeps its id, so one that was judged in another chain of the same device is not judged twice: told in
between of a correction or a number that another has followed since, HQ would go back to it.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select

from fieldreg.hq.bulk import among
from fieldreg.hq.schema import chains, entries


def repeated_facts(
    connection: Connection, *, device: str, installation: str, fact_ids: Collection[str]
) -> set[str]:
    """Those of these facts that have their verdict in another chain of the device."""
    query = (
        select(entries.c.fact_id)
        .join(
            chains,
            (chains.c.device == entries.c.device) & (chains.c.installation == entries.c.installation),
        )
        .where(
            entries.c.device == device,
            entries.c.installation != installation,
            entries.c.seq <= chains.c.judged,
            among(connection, entries.c.fact_id, fact_ids),
        )
    )
    return set(connection.execute(query).scalars())
