"""Power cuts while an officer is removed: slots and store change their key, and one of both always opens."""

import random
import shutil
import sys
import tempfile
from pathlib import Path

from fieldreg.app import Home, Keyring, register_member, sign_in
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import OFFICER, form
from tests.homes import PIN, laptop_home
from tests.torture.figures import Outcome
from tests.torture.powerloss import MARKS, Disk
from tests.torture.shim import read_log, run_on_shim

PEOPLE = 12


def power_loss_in_a_key_change(states: int, *, seed: int) -> Outcome:
    """Rebuild crash states of one removal; the coordinator signs in to each with their PIN."""
    chance, locked_out, lost = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        run_on_shim(__name__, str(work), work=work, under=work / "laptop", log=work / "log")
        ops = list(read_log(work / "log"))
        begun = max(at for at, op in enumerate(ops) if op.path.endswith(MARKS)) + 1
        disk, passed = Disk(), 0
        for cut in sorted(chance.choices(range(begun, len(ops) + 1), k=states)):
            for op in ops[passed:cut]:
                disk.take(op)
            passed = cut
            state = work / "state"
            disk.survive(state, chance)
            try:
                with sign_in(Home(state), PIN, officer_id=OFFICER.officer_id) as desk:
                    lost += (
                        desk.store.people.count() != PEOPLE or desk.store.journal.first_broken() is not None
                    )
            except Fault:
                locked_out += 1
            shutil.rmtree(state)
    return Outcome(
        name="power cut in a change of the key",
        seed=seed,
        tried={"states": states},
        must_be_zero={"locked out": locked_out, "lost": lost},
    )


def removal(folder: Path) -> None:
    """A laptop with people on it, and an officer who is removed. Runs inside the shim."""
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345600500")
        home, desk = laptop_home(folder / "laptop", hq)
    for number in range(PEOPLE):
        register_member(desk, form(number))
    desk.close()
    gone = Keyring(home, PIN).add("Budi", "424242")
    keyring = Keyring(home, PIN, officer_id=OFFICER.officer_id)
    (home.folder / MARKS).write_bytes(b"now")
    keyring.remove(gone.officer_id)


if __name__ == "__main__":
    removal(Path(sys.argv[1]))
