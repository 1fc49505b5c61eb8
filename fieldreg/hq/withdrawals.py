"""Withdrawn cards, numbered so that every laptop hears of each."""

from collections.abc import Sequence

from sqlalchemy import Connection, update

from fieldreg.domain.decisions import CardVoided
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.schema import headquarters, voids


def keep(connection: Connection, cards: Sequence[tuple[str, CardVoided]], now_ms: int) -> None:
    """Number the cards, each with the device whose person it was; one withdrawn before is left as it is."""
    if not cards:
        return
    # Whoever numbers withdrawn cards holds this row to the end: none becomes visible before a lower one.
    count = update(headquarters).values(voids_version=headquarters.c.voids_version + len(cards))
    newest = connection.execute(count.returning(headquarters.c.voids_version)).scalar_one()
    rows = [
        {"kpj": item.kpj, "n": n, "device": device, "replaced_by": item.replaced_by, "at_ms": now_ms}
        for n, (device, item) in enumerate(cards, start=newest - len(cards) + 1)
    ]
    insert_new(connection, voids, rows)
