"""A disk that is full or breaks, at every single write and sync of a registration."""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from fieldreg.app import Desk, Registered, register_member
from fieldreg.assets import load_words
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import enrolled_desk, form, sync_direct
from tests.torture.figures import Outcome
from tests.torture.shim import DiskFault, arm, counts, run_on_shim

CLEAR = {"disk_full", "disk_failing"}


def break_the_disk(*, rounds: int = 1) -> Outcome:
    """Every way of failing at every write and every sync of a registration, checkpoints included."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        said = run_on_shim(__name__, str(work), str(rounds), work=work, under=work / "laptop")
    tally = Counter(json.loads(said.splitlines()[-1]))
    return Outcome(
        name="disk full, EIO, failing sync",
        seed=0,
        tried={each: tally[each] for each in ("faults", "registrations refused", "registrations kept")},
        must_be_zero={
            each: tally[each]
            for each in ("lost", "unclear", "not readable meanwhile", "stuck afterwards", "damage")
        },
    )


def at_every_write(folder: Path, rounds: int) -> Counter[str]:
    """The figures. Runs inside the shim."""
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    tally: Counter[str] = Counter()
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345609000")
        desk = enrolled_desk(folder / "laptop", hq)
        desk.store.database.conn.execute("PRAGMA wal_autocheckpoint = 8")  # a checkpoint in each registration
        sync_direct(desk, hq)
        table = _Table(desk, tally)
        writes = syncs = 0
        for _ in range(3):  # the longest of three: the first ones fill the log
            arm(None)
            table.serve()
            writes, syncs = max(writes, counts()[0]), max(syncs, counts()[1])
        for _ in range(rounds):
            for kind in DiskFault:
                for nth in range(1, (syncs if kind is DiskFault.BROKEN_SYNC else writes) + 1):
                    for lasting in (False, True):
                        tally["faults"] += 1
                        table.serve_while(kind, nth, lasting=lasting)
        health = desk.store.check()
        tally["damage"] = not health.sound
        desk.close()
    return tally


class _Table:
    """The officer at the table, with the queue before it."""

    def __init__(self, desk: Desk, tally: Counter[str]) -> None:
        self.desk, self.tally, self.number = desk, tally, 0
        self.acknowledged: set[str] = set()
        self.words = load_words("id")

    def serve(self) -> None:
        """One person. The same person stays at the table until they are registered."""
        result = register_member(self.desk, form(self.number % 1000))
        if isinstance(result, Registered):
            self.acknowledged.add(result.member_id)
        self.number += 1

    def serve_while(self, kind: DiskFault, nth: int, *, lasting: bool) -> None:
        arm(kind, nth, lasting=lasting)
        try:
            self.serve()
        except Fault as fault:
            self.tally["registrations refused"] += 1
            self.tally["unclear"] += fault.code not in CLEAR or len(self.words.fault(fault)) < 20
        except Exception:
            self.tally["unclear"] += 1
        else:
            self.tally["registrations kept"] += 1
        try:
            self.tally["not readable meanwhile"] += self._missing() > 0
        except Exception:
            self.tally["not readable meanwhile"] += 1
        arm(None)
        try:
            self.serve()
        except Exception:
            self.tally["stuck afterwards"] += 1
        self.tally["lost"] += self._missing()

    def _missing(self) -> int:
        rows = self.desk.store.database.conn.execute("SELECT member_id FROM member")
        return len(self.acknowledged - {each for (each,) in rows})


if __name__ == "__main__":
    print(json.dumps(at_every_write(Path(sys.argv[1]), int(sys.argv[2]))))
