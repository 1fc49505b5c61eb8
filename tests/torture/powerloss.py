"""Power cuts: what the disk was told is replayed to states in which unsynced writes are partly lost.

A file holds all that was written before its last sync. Of what came after, each write may have reached
the disk whole, in some of its sectors, or not at all, in any order. A name in a folder lasts from the
folder's own sync on; before it, it may be there or not.
"""

import random
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from fieldreg.app import Home, Registered, issue_cards, register_member, waiting_for_cards
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import Store
from tests.desks import KEY, enrolled_desk, form, sync_direct
from tests.torture.figures import Outcome
from tests.torture.shim import Op, read_log, run_on_shim

SECTOR = 512
MARKS = "acknowledged"


def power_loss(states: int, *, seed: int, people: int = 60) -> Outcome:
    """Rebuild `states` crash states of one recorded afternoon with FULL, and as many with NORMAL."""
    lost, broken, refused = _replayed(states, "FULL", seed, people)
    weak, _, _ = _replayed(states, "NORMAL", seed, people)
    return Outcome(
        name="power cut",
        seed=seed,
        tried={"states": states, "registrations": people},
        must_be_zero={"acknowledged lost": lost, "chain broken": broken, "would not open": refused},
        found={"states that lose with synchronous=NORMAL": weak},
    )


def afternoon(folder: Path, synchronous: str, people: int) -> None:
    """Register, print and sync; write down each acknowledgement in a file that is recorded as well."""
    home = folder / "laptop"
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345601000")
        desk = enrolled_desk(home, hq)
        connection = desk.store.database.conn
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA wal_autocheckpoint = 60")  # so that checkpoints are cut as well
        sync_direct(desk, hq)
        with (home / MARKS).open("ab", buffering=0) as marks:
            for number in range(people):
                result = register_member(desk, form(number))
                assert isinstance(result, Registered)
                marks.write(bytes.fromhex(result.member_id))
                if number % 20 == 10:
                    issue_cards(desk, waiting_for_cards(desk), folder / "cards.pdf")
                if number % 15 == 5:
                    sync_direct(desk, hq)


def _replayed(states: int, synchronous: str, seed: int, people: int) -> tuple[int, int, int]:
    lost = broken = refused = 0
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        run_on_shim(
            __name__, str(work), synchronous, str(people), work=work, under=work / "laptop", log=work / "log"
        )
        disk, acknowledged, passed = Disk(), [], 0
        ops = list(read_log(work / "log"))
        cuts = sorted(chance.choices(range(len(ops) + 1), k=states))
        for cut in cuts:
            for op in ops[passed:cut]:
                if op.path.endswith(MARKS):
                    acknowledged.append(op.data.hex())
                else:
                    disk.take(op)
            passed = cut
            state = work / "state"
            disk.survive(state, chance)
            found, whole = _look(state, set(acknowledged))
            lost += found is not None and found > 0
            broken += not whole
            refused += found is None
            shutil.rmtree(state)
    return lost, broken, refused


def _look(state: Path, acknowledged: set[str]) -> tuple[int | None, bool]:
    """(acknowledged people that are missing or None where it does not open, chain whole)."""
    path = Home(state).store
    if not path.exists():
        return (len(acknowledged), True)
    try:
        with Store.open(path, KEY) as store:
            there = {entry for (entry,) in store.database.conn.execute("SELECT member_id FROM member")}
            return len(acknowledged - there), store.journal.first_broken() is None
    except Fault:
        return (None if acknowledged else 0), True


@dataclass
class Disk:
    """What a disk holds for sure, and what it may hold besides."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Op]] = field(default_factory=dict)
    unsure_names: set[str] = field(default_factory=set)
    before_rename: dict[str, bytearray] = field(default_factory=dict)
    """What stood under a name that was renamed over, until the folder is synced."""

    def take(self, op: Op) -> None:
        if op.kind == "s" and op.path not in self.sure:
            self.unsure_names.clear()  # a folder: its names last from now on
            self.before_rename.clear()
        elif op.kind == "s":
            for each in self.pending.pop(op.path, ()):
                _apply(self.sure[op.path], each)
        elif op.kind == "u":
            self.sure.pop(op.path, None)
            self.pending.pop(op.path, None)
        elif op.kind == "r":
            self._rename(op.path, op.data.decode())
        else:
            if op.path not in self.sure:
                self.sure[op.path] = bytearray()
                self.unsure_names.add(op.path)
            self.pending.setdefault(op.path, []).append(op)

    def survive(self, state: Path, chance: random.Random) -> None:
        """One of the many disks that a cut now may leave. The shared-memory index never survives."""
        state.mkdir()
        # How much the disk's cache had got round to: from nothing to nearly everything.
        reached = chance.random()
        for path, sure in self.sure.items():
            if path in self.before_rename and chance.random() > reached:
                (state / Path(path).name).write_bytes(self.before_rename[path])
                continue
            if path.endswith("-shm") or (path in self.unsure_names and chance.random() > reached):
                continue
            content = bytearray(sure)
            for op in self.pending.get(path, ()):
                if chance.random() < reached:
                    _apply(content, _torn(op, chance) if chance.random() < 0.1 else op)
            (state / Path(path).name).write_bytes(content)

    def _rename(self, old: str, new: str) -> None:
        if new in self.sure:
            self.before_rename[new] = self.sure[new]
        else:
            self.unsure_names.add(new)
        self.sure[new] = self.sure.pop(old, bytearray())
        self.pending[new] = self.pending.pop(old, [])
        self.unsure_names.discard(old)


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == "t":
        size = op.offset
        content[size:] = bytes(max(0, size - len(content)))
        return
    end = op.offset + len(op.data)
    content.extend(bytes(max(0, end - len(content))))
    content[op.offset : end] = op.data


def _torn(op: Op, chance: random.Random) -> Op:
    """A write of which only the first sectors arrived."""
    sectors = (len(op.data) + SECTOR - 1) // SECTOR
    return op._replace(data=op.data[: chance.randrange(sectors + 1) * SECTOR]) if op.kind == "w" else op


if __name__ == "__main__":
    afternoon(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
