"""HQ's state in Prometheus's text format: read from the database, so every worker tells the same."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from fieldreg.hq.erasure_tables import erasures
from fieldreg.hq.schema import (
    acts,
    branches,
    chains,
    checks,
    devices,
    headquarters,
    lease_requests,
    pools,
    quarantine,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics(connection: Connection) -> str:
    """One figure a line. Nothing personal; all of it cheap however many people HQ holds."""
    lines = []
    for name, meaning, value in _figures(connection):
        lines += [f"# HELP {name} {meaning}", f"# TYPE {name} gauge", f"{name} {value}"]
    return "\n".join(lines) + "\n"


def _figures(connection: Connection) -> Iterator[tuple[str, str, int]]:
    total = connection.execute(
        select(
            func.coalesce(func.sum(chains.c.seq), 0),
            func.coalesce(func.sum(chains.c.seq - chains.c.judged), 0),
            func.coalesce(func.sum(chains.c.head - chains.c.seq), 0),
            func.coalesce(func.max(chains.c.contact_ms), 0),
        )
    ).one()
    held, unjudged, missing, contact = (int(value) for value in total)
    left = select(func.coalesce(func.sum(pools.c.last - pools.c.next + 1), 0)).where(
        pools.c.closed_ms.is_(None)
    )
    revoked = devices.c.revoked_ms.is_not(None)

    def count(query: object) -> int:
        return int(connection.execute(query).scalar_one())  # type: ignore[call-overload]

    yield "fieldreg_hq_devices", "Laptops ever enrolled.", count(select(func.count()).select_from(devices))
    yield (
        "fieldreg_hq_devices_revoked",
        "Those that were revoked.",
        count(select(func.count()).select_from(devices).where(revoked)),
    )
    yield "fieldreg_hq_facts_held", "Facts that HQ has receipted.", held
    yield "fieldreg_hq_facts_unjudged", "Those that have no verdict yet, held back ones included.", unjudged
    yield "fieldreg_hq_facts_missing", "Facts that laptops said they have and HQ has not.", missing
    for name, meaning, table in (
        ("facts_unreadable", "Facts that say nothing to this version (review).", quarantine),
        ("facts_forked", "Facts on another branch of a copied disk (review).", branches),
        ("acts", "Acts of HQ's own people.", acts),
    ):
        yield f"fieldreg_hq_{name}", meaning, count(select(func.count()).select_from(table))
    waiting = select(func.count()).select_from(lease_requests).where(lease_requests.c.lease_id.is_(None))
    yield "fieldreg_hq_lease_requests_waiting", "Requests that no pool can serve.", count(waiting)
    yield "fieldreg_hq_numbers_left", "Membership numbers that are in no laptop's hands.", count(left)
    yield (
        "fieldreg_hq_cards_withdrawn",
        "Cards that no longer count.",
        count(select(headquarters.c.voids_version)),
    )
    waiting_for = checks.c.state == "waiting"
    yield (
        "fieldreg_hq_checks_waiting",
        "People about whom the outside register has not answered.",
        count(select(func.count()).select_from(checks).where(waiting_for)),
    )
    yield (
        "fieldreg_hq_checks_oldest_seconds",
        "Since when the longest of them waits (Unix time), or 0.",
        count(select(func.coalesce(func.min(checks.c.asked_ms), 0)).where(waiting_for)) // 1000,
    )
    asked = select(func.count()).select_from(erasures).where(erasures.c.state == "waiting")
    yield "fieldreg_hq_erasures_waiting", "People who asked to be erased and have no answer.", count(asked)
    yield "fieldreg_hq_last_contact_seconds", "When a laptop was last heard of (Unix time).", contact // 1000
