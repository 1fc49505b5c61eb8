"""The power goes after any step of what is done to files and store together: the next start ends it.

Each test does its work once and begins anew from every picture that was taken on the way (`tests.killed`).
"""

import os
import shutil

import pytest

from fieldreg.app import (
    Home,
    Keyring,
    back_up,
    enrol_laptop,
    list_backups,
    make_practice_home,
    officers,
    read_enrol_answer,
    recover,
    register_member,
    remove_practice_home,
    repair_store,
    restore,
    sign_in,
    unlock,
    write_enrol_request,
)
from fieldreg.app.replacing import finish_replacing, replace_store
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq
from fieldreg.store import SlotFile, Store
from tests.desks import KEY, OFFICER, FixedClock, form
from tests.homes import PIN, laptop_home
from tests.killed import deaths

pytestmark = pytest.mark.slow

OTHER_PIN, DEWI = "424242", {"officer_id": OFFICER.officer_id}
LATER = FixedClock(1_795_000_600_000)


@pytest.fixture
def laptop(tmp_path, hq):
    """Three people, a copy, three people more."""
    home, desk = laptop_home(tmp_path / "laptop", hq, clock=FixedClock())
    for number in range(6):
        if number == 3:
            back_up(desk, home)
        register_member(desk, form(number))
    desk.close()
    return home


def told(act):
    """The code of the Fault that `act` raises, or ""."""
    try:
        act()
    except Fault as fault:
        return fault.code
    return ""


def opens(home, pin, **who):
    code = told(lambda: sign_in(home, pin, **who).close())
    assert code in {"", "pin_wrong", "officer_unknown"}
    return not code


def repaired(home):
    """As the officer does who is told that the data is damaged or not there."""
    code = told(lambda: sign_in(home, PIN).close())
    assert code in {"", "store_damaged", "store_missing"}
    if code:
        repair_store(home, unlock(home, PIN, prove=False))
    return sign_in(home, PIN)


@pytest.mark.parametrize("sound", [True, False])
def test_in_a_restore_nobody_is_lost_and_no_number_comes_twice(laptop, tmp_path, sound):
    if not sound:
        content = bytearray(laptop.store.read_bytes())
        content[-100] ^= 1  # the last page: what came before it can still be read
        laptop.store.write_bytes(content)
    with deaths(laptop.folder, tmp_path / "album") as pictures:
        done = restore(laptop, KEY, OFFICER)
    assert len(pictures) > 8
    for picture in pictures:
        home = Home(picture)
        with repaired(home) as desk:
            assert desk.store.people.count() == done.people
            assert desk.store.check().sound
            given = {member.kpj for member in desk.store.people.find("", limit=99)}
            assert register_member(desk, form(9)).kpj not in given - {None}
        left = sorted(path.name for path in home.folder.iterdir())
        assert not any(".restored-" in name for name in left)
        assert "store.db" in left


def test_a_store_never_stands_beside_the_log_of_another(tmp_path):
    home, prepared = Home(tmp_path / "laptop"), tmp_path / "laptop" / "store.db.restoring"
    home.make()
    for suffix in ("", "-wal"):
        home.store.with_name(f"store.db{suffix}").write_text(f"old{suffix}")
    prepared.write_text("new")
    with deaths(home.folder, tmp_path / "album") as pictures:
        replace_store(home, prepared)
    ended = 0
    for picture in pictures:
        finish_replacing(Home(picture))
        content = {path.name: path.read_text() for path in picture.iterdir() if "in-use" not in path.name}
        if content["store.db"] == "old":
            assert content == {"store.db": "old", "store.db-wal": "old-wal", "store.db.restoring": "new"}
            continue
        ended += 1
        (aside,) = (name for name in content if ".set-aside-" in name and not name.endswith("-wal"))
        assert content == {"store.db": "new", aside: "old", f"{aside}-wal": "old-wal"}
    assert ended > 3


def test_in_an_enrolment_by_stick_both_halves_are_done_whole_or_again(hq, tmp_path):
    home, request, answer = Home(tmp_path / "laptop"), tmp_path / "daftar", tmp_path / "daftar.reply"
    code = hq.new_enrol_code()

    def ask(home):
        who = {"officer_name": "Dewi", "laptop_name": "Mobil 7", "pin": PIN}
        write_enrol_request(home, request, code=code, keyring=False, **who)

    def read(home):
        return read_enrol_answer(home, answer, pin=PIN)

    with deaths(home.folder, tmp_path / "asking") as pictures:
        ask(home)
    assert len(pictures) > 10
    for picture in pictures:
        ask(Home(picture))
    ask(home)
    answer.write_bytes(hq.enrol_by_file(request.read_bytes()).reply)
    with deaths(home.folder, tmp_path / "reading") as pictures:
        read(home).close()
    ways = set()
    for picture in map(Home, pictures):
        ways.add(told(lambda picture=picture: read(picture).close()))
        assert_enrolled(picture)
    assert ways == {"", "already_enrolled"}


def test_in_an_enrolment_by_line_hq_can_open_every_laptop_that_it_knows(tmp_path):
    home = Home(tmp_path / "laptop")
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh") as hq:
        code = hq.new_code()

        def enrol(home, url=hq.url):
            who = {"officer_name": "Dewi", "laptop_name": "Mobil 7", "pin": PIN}
            return enrol_laptop(home, hq_url=url, code=code, keyring=False, **who)

        with pytest.raises(Fault, match="hq_unreachable"):
            enrol(home, "http://127.0.0.1:1")  # set up as far as it goes alone: from here on it is one laptop
        with deaths(home.folder, tmp_path / "album") as pictures:
            enrol(home).close()
        ways = set()
        for picture in map(Home, pictures):
            ways.add(told(lambda picture=picture: enrol(picture).close()))
            assert_enrolled(picture, numbers=0)
    assert ways == {"", "already_enrolled"}


def assert_enrolled(home, *, numbers=500):
    assert SlotFile.load(home.keys).escrow
    with sign_in(home, PIN) as desk:
        assert desk.identity().name == "Mobil 7"
        assert desk.store.leases.state().left == numbers
        assert desk.store.identity_value("enrol_request") is None


def test_in_a_removal_nothing_stays_that_the_old_key_opens(laptop, tmp_path):
    gone = Keyring(laptop, PIN).add("Budi", OTHER_PIN)
    with deaths(laptop.folder, tmp_path / "album") as pictures:
        Keyring(laptop, PIN, **DEWI).remove(gone.officer_id)
    removed = 0
    for home in map(Home, pictures):
        with sign_in(home, PIN, **DEWI) as desk:
            assert desk.store.people.count() == 6
        if gone in officers(home):
            assert opens(home, OTHER_PIN, officer_id=gone.officer_id)
            Keyring(home, PIN, **DEWI).remove(gone.officer_id)
        else:
            removed += 1
        assert list_backups(home.backups)
        assert not SlotFile.load(home.keys).unsettled
        for copy in (home.store, *list_backups(home.backups)):
            with pytest.raises(Fault, match="store_key_wrong"):
                Store.open(copy, KEY)
    assert removed > 5


def test_what_keeps_a_removal_from_its_end_keeps_nobody_out(laptop):
    slots = SlotFile.load(laptop.keys)
    slots.rekeyed(KEY, b"n" * 32, hq_key=None).save(laptop.keys)
    copies = laptop.backups.rename(laptop.folder / "away")
    laptop.backups.write_text("a file where the folder should be")
    assert opens(laptop, PIN)
    assert SlotFile.load(laptop.keys).unsettled, "so the next one knows"
    laptop.backups.unlink()
    copies.rename(laptop.backups)
    assert opens(laptop, PIN)
    assert not SlotFile.load(laptop.keys).unsettled
    (copy,) = list_backups(laptop.backups)
    Store.open(copy, b"n" * 32).close()


@pytest.mark.parametrize("damage", ["gone", "nothing", "a page"])
def test_a_cut_that_spoils_the_store_in_a_removal_as_well_locks_nobody_out(laptop, tmp_path, damage):
    gone = Keyring(laptop, PIN).add("Budi", OTHER_PIN)
    with deaths(laptop.folder, tmp_path / "album") as pictures:
        Keyring(laptop, PIN, **DEWI).remove(gone.officer_id)
    for home in map(Home, pictures):
        for log in home.folder.glob("store.db-wal"):
            log.unlink()
        match damage:
            case "gone":
                home.store.unlink()
            case "nothing":
                home.store.write_bytes(bytes(8192))
            case "a page":
                content = bytearray(home.store.read_bytes())
                content[-100] ^= 1
                home.store.write_bytes(content)
        assert told(lambda home=home: sign_in(home, PIN, **DEWI)) in {
            "store_damaged",
            "store_key_wrong" if damage == "nothing" else "store_missing",
        }
        unlocked = unlock(home, PIN, prove=False, **DEWI)
        assert repair_store(home, unlocked)
        with sign_in(home, PIN, **DEWI) as desk:
            assert desk.store.people.count() >= 3
            assert desk.store.check().sound
        assert not SlotFile.load(home.keys).unsettled


def test_an_officer_has_one_pin_that_opens_whenever_theirs_is_changed(laptop, tmp_path):
    def acts():
        added = Keyring(laptop, PIN).add("Budi", OTHER_PIN)
        yield added.officer_id, {OTHER_PIN}
        Keyring(laptop, PIN, **DEWI).reset_pin(added.officer_id, "777777")
        yield added.officer_id, {OTHER_PIN, "777777"}
        Keyring(laptop, PIN, **DEWI).hand_over(added.officer_id)
        yield added.officer_id, {"777777"}
        Keyring(laptop, "777777", officer_id=added.officer_id).hand_over(OFFICER.officer_id)
        yield added.officer_id, {"777777"}

    steps, at = acts(), 0
    while True:
        with deaths(laptop.folder, tmp_path / f"album-{at}") as pictures:
            done = next(steps, None)
        if done is None:
            break
        whose, pins = done
        for home in map(Home, pictures):
            assert opens(home, PIN, **DEWI)
            known = {each.officer_id for each in officers(home)}
            assert sum(opens(home, pin, officer_id=whose) for pin in pins) == (whose in known)
            assert "koordinator" in {each.role for each in officers(home)}
        at += 1
    assert at == 4


@pytest.mark.parametrize("secret_lost", [False, True])
def test_in_a_recovery_the_code_opens_until_the_new_pin_does(laptop, tmp_path, secret_lost):
    code = Keyring(laptop, PIN).new_recovery_code()
    if secret_lost:
        laptop.device_secret.unlink()
    with deaths(laptop.folder, tmp_path / "album") as pictures:
        recover(laptop, code, "888888")
    ways = set()
    for home in map(Home, pictures):
        ways.add(told(lambda home=home: recover(home, code, "888888")))
        assert opens(home, "888888")
        assert SlotFile.load(home.keys).recovery
    assert ways == {"", "recovery_code_wrong"}


def test_of_a_copy_that_was_cut_short_nothing_stays_for_ever(laptop, tmp_path):
    with sign_in(laptop, PIN, clock=LATER) as desk, deaths(laptop.folder, tmp_path / "album") as pictures:
        back_up(desk, laptop)
    assert len(pictures) > 4
    for home in map(Home, pictures):
        for path in home.backups.iterdir():
            os.utime(path, (1, 1))  # long ago
        with sign_in(home, PIN, clock=FixedClock(LATER.at_ms + 1)) as desk:
            for _ in range(5):
                desk.clock.at_ms += 1
                back_up(desk, home)
        names = [path.name for path in home.backups.iterdir()]
        assert sorted(name.rpartition(".")[2] for name in names) == ["backup"] * 5 + ["keys"] * 5, names


def test_practice_can_begin_again_whatever_its_making_and_its_end_left(tmp_path):
    folder = tmp_path / "practice"
    with deaths(folder, tmp_path / "album") as pictures:
        home = make_practice_home(folder)
        (folder / "hq").mkdir()
        (folder / "hq" / "keys").write_text("x")
        remove_practice_home(home)
    assert len(pictures) > 3
    for picture in pictures:
        remove_practice_home(Home(picture))
        make_practice_home(picture)


def test_pictures_are_of_every_step(tmp_path):
    """Else the others could not fail."""
    folder = tmp_path / "home"
    folder.mkdir()
    with deaths(folder, tmp_path / "album") as pictures:
        with Store.create(folder / "store.db", KEY, installation="a" * 32) as store:
            before = len(pictures)
            for number in range(3):
                store.drafts.keep("x", bytes([number]), at_ms=1)
            assert len(pictures) == before + 3
        shutil.copyfile(folder / "store.db", folder / "copy")
        (folder / "copy").rename(folder / "other")
    for number, picture in enumerate(pictures[before : before + 3]):
        with Store.open(picture / "store.db", KEY) as store:
            assert store.drafts.read("x").content == bytes([number])
    assert [path.name for path in pictures[-1].iterdir() if path.name != "store.db"] == ["other"]
