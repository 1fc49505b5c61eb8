"""What HQ knows, for its own people: plain values, no rows and no connections."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, case, func, select

from fieldreg.hq.database import Database
from fieldreg.hq.schema import chains, devices, entries, leases, registrations


def all_records(database: Database) -> Iterator[dict[str, Any]]:
    """Every person whom HQ was told of, one each, in the order device, installation, seq.

    Keys: device, device_name, installation, seq, fact_id, member_id, kpj, nik, name, verdict, reason,
    standing_kpj, registered_ms (true time as the laptop reckoned it), received_ms. Holds one read
    transaction open until it is exhausted or closed.
    """
    person, stands = registrations, registrations.alias("stands")
    query = (
        select(
            person.c.device,
            devices.c.name.label("device_name"),
            person.c.installation,
            person.c.seq,
            entries.c.fact_id,
            person.c.member_id,
            person.c.kpj,
            person.c.nik,
            person.c.name,
            person.c.verdict,
            person.c.reason,
            case((person.c.verdict == "duplicate", stands.c.kpj)).label("standing_kpj"),
            (entries.c.at_ms + entries.c.skew_ms).label("registered_ms"),
            entries.c.received_ms,
        )
        .select_from(person)
        .join(devices, devices.c.device == person.c.device)
        .join(
            entries,
            and_(
                entries.c.device == person.c.device,
                entries.c.installation == person.c.installation,
                entries.c.seq == person.c.seq,
            ),
        )
        .outerjoin(stands, stands.c.member_id == person.c.standing_id)
        .order_by(person.c.device, person.c.installation, person.c.seq)
    )
    with database.read() as connection:
        for row in connection.execution_options(yield_per=1000).execute(query).mappings():
            yield dict(row)


def all_devices(database: Database) -> list[dict[str, Any]]:
    """Every installation of every device, oldest first.

    Keys: device, name, enrolled_ms, revoked_ms (or None), installation, held_seq (HQ holds 1 … held_seq),
    head_seq (what the laptop said it has), judged_seq, contact_ms, numbers_leased.
    """
    leased = (
        select(func.coalesce(func.sum(leases.c.last - leases.c.first + 1), 0))
        .where(leases.c.device == devices.c.device)
        .scalar_subquery()
    )
    query = (
        select(
            devices.c.device,
            devices.c.name,
            devices.c.enrolled_ms,
            devices.c.revoked_ms,
            chains.c.installation,
            chains.c.seq.label("held_seq"),
            chains.c.head.label("head_seq"),
            chains.c.judged.label("judged_seq"),
            chains.c.contact_ms,
            leased.label("numbers_leased"),
        )
        .join(chains, chains.c.device == devices.c.device)
        .order_by(devices.c.enrolled_ms, devices.c.device, chains.c.installation)
    )
    with database.read() as connection:
        return [
            {**row, "numbers_leased": int(row["numbers_leased"])}
            for row in connection.execute(query).mappings()
        ]
