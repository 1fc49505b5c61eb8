"""A copied or restored disk becomes an installation of its own: its journal is chained anew.

HQ never overwrites: it holds the first branch that came. What this laptop has goes into a new chain,
which HQ takes from the start; whom it knows already keeps the verdict that stands. The old chain and
its receipts stay in `past_journal` and `past_receipt`.
"""

import hashlib

from fieldreg.store.engine import Database
from fieldreg.store.rebuild import rebuild
from fieldreg.wire import Header, entry_hash, genesis


def chain_anew(database: Database, *, previous: str, installation: str) -> None:
    """Move the journal into a chain of `installation`. Runs in the caller's transaction.

    Facts keep their id, officer and time. Those whose body was erased have long been at HQ, and stay behind.
    """
    conn = database.conn
    conn.execute("INSERT INTO past_journal SELECT ?, * FROM journal", (previous,))
    conn.execute("INSERT INTO past_receipt SELECT ?, * FROM receipt", (previous,))
    conn.execute("DELETE FROM journal")
    conn.execute("DELETE FROM receipt")
    # Decisions stay behind the same facts, which are counted anew.
    conn.execute(
        "UPDATE feed SET after_seq = (SELECT count(*) FROM past_journal AS past"
        " WHERE past.installation = ? AND past.seq <= feed.after_seq AND past.body IS NOT NULL)",
        (previous,),
    )
    conn.execute("UPDATE identity SET value = ? WHERE name = 'installation'", (installation.encode(),))
    chained = genesis(installation)
    kept = conn.execute(
        "SELECT fact_id, kind, officer, at_ms, skew_ms, body, about FROM past_journal"
        " WHERE installation = ? AND body IS NOT NULL ORDER BY seq",
        (previous,),
    ).fetchall()
    for seq, (fact_id, kind, officer, at_ms, skew_ms, body, about) in enumerate(kept, start=1):
        header = Header(seq=seq, fact_id=fact_id, kind=kind, officer=officer, at_ms=at_ms, skew_ms=skew_ms)
        body_hash = hashlib.sha256(body).digest()
        chained = entry_hash(chained, header, body_hash)
        conn.execute(
            "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,NULL)",
            (seq, fact_id, kind, officer, at_ms, skew_ms, body, body_hash, chained, about),
        )
    rebuild(database)
