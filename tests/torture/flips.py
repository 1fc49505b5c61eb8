"""Bits that tip over in the store, in backups, in the device secret, in the slots: noticed, named, mended."""

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from fieldreg.app import Desk, Home, back_up, list_backups, register_member, restore
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import SlotFile, Store, file_damage, read_device_secret
from tests.desks import KEY, OFFICER, FixedClock, form
from tests.homes import PIN, laptop_home
from tests.torture.figures import Outcome

PEOPLE_IN_BACKUP, PEOPLE_AFTER = 40, 10


def flip_bits(flips: int, *, seed: int) -> Outcome:
    """Flip single bits, one at a time, each in a fresh copy of a laptop's folder."""
    chance, tally = random.Random(seed), Counter()
    with tempfile.TemporaryDirectory() as name:
        sound = _sound_home(Path(name))
        for _ in range(flips):
            copy = Home(Path(name) / "copy")
            shutil.copytree(sound.folder, copy.folder)
            try:
                chance.choices([_store, _backup, _secret, _slots], [50, 25, 20, 5])[0](copy, chance, tally)
            except Exception as error:
                tally["a bug"] += 1
                print("flip:", repr(error))
            shutil.rmtree(copy.folder)
    return Outcome(
        name="bit flips",
        seed=seed,
        tried={
            each: tally[each] for each in ("store", "backup", "device secret", "slots", "people recovered")
        },
        must_be_zero={each: tally[each] for each in ("unnoticed", "not recovered", "a bug")},
    )


def _sound_home(folder: Path) -> Home:
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345600500")
        home, desk = laptop_home(folder / "laptop", hq, clock=FixedClock())
    _register(desk, range(PEOPLE_IN_BACKUP))
    back_up(desk, home)
    desk.clock.at_ms += 1
    back_up(desk, home)
    _register(desk, range(PEOPLE_IN_BACKUP, PEOPLE_IN_BACKUP + PEOPLE_AFTER))
    desk.close()
    return home


def _register(desk: Desk, numbers: range) -> None:
    for number in numbers:
        register_member(desk, form(number))


def _store(home: Home, chance: random.Random, tally: Counter[str]) -> None:
    tally["store"] += 1
    _flip(home.store, chance)
    tally["unnoticed"] += not file_damage(home.store, KEY)
    done = restore(home, KEY, OFFICER)
    with Store.open(home.store, KEY) as store:
        people = store.people.count()
        sound = store.check().sound and people >= PEOPLE_IN_BACKUP
    tally["people recovered"] += people
    tally["not recovered"] += not (sound and done.set_aside is not None)


def _backup(home: Home, chance: random.Random, tally: Counter[str]) -> None:
    tally["backup"] += 1
    newest, older = list_backups(home.backups)
    _flip(newest, chance)
    tally["unnoticed"] += not file_damage(newest, KEY)
    home.store.unlink()
    tally["not recovered"] += restore(home, KEY, OFFICER).backup != older


def _secret(home: Home, chance: random.Random, tally: Counter[str]) -> None:
    tally["device secret"] += 1
    _flip(home.device_secret, chance)
    try:
        read_device_secret(home.device_secret, "")
    except Fault as fault:
        tally["unnoticed"] += fault.code != "device_secret_damaged"
    else:
        tally["unnoticed"] += 1


def _slots(home: Home, chance: random.Random, tally: Counter[str]) -> None:
    """A slot opens with the right key or says that it can't; the copy beside a backup opens as ever."""
    tally["slots"] += 1
    _flip(home.keys, chance)
    for path, must_open in ((home.keys, False), (list_backups(home.backups)[0].with_suffix(".keys"), True)):
        try:
            file = SlotFile.load(path)
            secret, _ = read_device_secret(home.device_secret, file.installation)
            tally["unnoticed"] += file.unlock(OFFICER.officer_id, PIN, secret).data_key != KEY
        except Fault:
            tally["not recovered"] += must_open


def _flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
