"""Lay down the store of a version that is released: `python -m tests.store.frozen.make VERSION`.

Beside the file goes what opens it and what it must tell. The people are invented and the key protects
nobody. What is laid down is never made again: it is how that version wrote.
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path

from fieldreg.store import Store
from fieldreg.store.migrations import STEP_NAMES
from tests.store.lives import DECISIONS, FACTS, Life

HERE = Path(__file__).parent
KEY = b"frozen".ljust(32, b".")


def main(version: str) -> None:
    """Make VERSION.db and VERSION.json; neither may be there."""
    path, told = HERE / f"{version}.db", HERE / f"{version}.json"
    if path.exists() or told.exists():
        sys.exit(f"{version} is laid down already: a released version stays as it is")
    with Store.create(path, KEY, installation="a" * 32) as store:
        life = Life(store, random.Random(version))
        life.live(3 * (len(FACTS) + len(DECISIONS)))
        life.acknowledge()
        store.drafts.keep("registration", b'{"name": "Sutrisno Contoh Draf"}', at_ms=1)
        health = store.check()
        if not health.sound:
            sys.exit(f"not fit to be laid down: {health}")
        facts = Counter(entry.header.kind for entry in store.journal.entries())
        kinds = store.database.conn.execute("SELECT kind, count(*) FROM feed GROUP BY kind")
        said = {
            "key": KEY.hex(),
            "steps": list(STEP_NAMES),
            "head": store.journal.head().hash.hex(),
            "facts": dict(sorted(facts.items())),
            "decisions": dict(kinds),
            "people": store.people.count(),
            "numbers_left": store.leases.state().left,
        }
        store.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    told.write_text(json.dumps(said, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
