"""The proof that HQ keeps: every chain linked anew from its first entry, erased bodies by their hash."""

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from fieldreg.hq.database import Database
from fieldreg.hq.schema import chains, entries
from fieldreg.wire import Header, entry_hash, genesis


def verify_chains(database: Database) -> Iterator[dict[str, Any]]:
    """Each installation's chain, one after another.

    Keys: device, installation, held_seq, erased (bodies), broken_at (the first seq that does not link, else
    None).
    """
    with database.read() as connection:
        query = select(chains.c.device, chains.c.installation, chains.c.seq, chains.c.hash)
        held = connection.execute(query.order_by(chains.c.device, chains.c.installation)).all()
    for chain in held:
        yield _verify(database, chain)


def _verify(database: Database, chain: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of chains
    place = {"device": chain.device, "installation": chain.installation}
    at, last, erased, broken = 0, genesis(chain.installation), 0, None
    rows = select(entries).filter_by(**place).where(entries.c.seq <= chain.seq).order_by(entries.c.seq)
    with database.read() as connection:
        streamed = connection.execution_options(yield_per=1000)
        with streamed.execute(rows) as found:
            for row in found.mappings():
                erased += row["body"] is None
                link = entry_hash(last, _header(row), _body_hash(row))
                if row["seq"] != at + 1 or link != bytes(row["hash"]):
                    broken = at + 1
                    break
                at, last = row["seq"], link
    if broken is None and (at, last) != (chain.seq, bytes(chain.hash)):
        broken = at + 1
    return {**place, "held_seq": chain.seq, "erased": erased, "broken_at": broken}


def _header(row: Any) -> Header:  # noqa: ANN401 - a row of entries
    names = ("seq", "fact_id", "kind", "officer", "at_ms", "skew_ms")
    return Header(**{name: row[name] for name in names})


def _body_hash(row: Any) -> bytes:  # noqa: ANN401 - a row of entries
    return bytes(row["body_hash"]) if row["body"] is None else hashlib.sha256(bytes(row["body"])).digest()
