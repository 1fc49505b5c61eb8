"""Backups, and the way back: what it takes over, what it would lose, and that it deletes nothing."""

import shutil
from dataclasses import replace

import pytest

from fieldreg.app import (
    Home,
    back_up,
    back_up_if_due,
    change_key,
    erase_due,
    keep_draft,
    list_backups,
    next_sheet,
    queue_cards,
    read_draft,
    read_safekeeping,
    read_status,
    register_member,
    renew_installation,
    request_erasure,
    restore,
    sign_in,
    take_up_key,
    waiting_for_cards,
)
from fieldreg.app.backups import KEPT
from fieldreg.domain.faults import Fault
from fieldreg.store import Presence, Store
from fieldreg.wire import EnrolRequest
from tests.desks import KEY, OFFICER, FixedClock, form, sync_direct
from tests.homes import PIN, laptop_home

pytestmark = pytest.mark.slow


@pytest.fixture
def laptop(tmp_path, hq):
    home, desk = laptop_home(tmp_path / "laptop", hq, clock=FixedClock())
    for number in range(3):
        register_member(desk, form(number))
    return home, desk


def flip(path, place):
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_backup_is_whole_encrypted_and_only_the_newest_are_kept(laptop):
    home, desk = laptop
    for _ in range(KEPT + 2):
        desk.clock.at_ms += 1
        newest = back_up(desk, home)
    assert list_backups(home.backups)[0] == newest
    assert len(list_backups(home.backups)) == KEPT == len(list(home.backups.glob("*.keys")))
    assert newest.read_bytes()[:15] != b"SQLite format 3"
    with Store.open(newest, KEY) as store:
        assert store.check().sound
        assert store.people.count() == 3


def test_a_backup_is_made_when_the_newest_is_old(laptop):
    home, desk = laptop
    desk.clock.at_ms = 4_000_000_000_000
    assert back_up_if_due(desk, home)
    desk.clock.at_ms += 60_000
    assert back_up_if_due(desk, home) is None


def test_copies_go_to_a_second_folder_as_well_and_leave_those_of_other_laptops(laptop, hq, tmp_path):
    home, desk = laptop
    stick = tmp_path / "stick"
    desk.settings = replace(desk.settings, backup_folder=str(stick))
    assert back_up_if_due(desk, home)
    assert not stick.exists(), "a stick that is away is not made up"
    assert "backup_folder_away" in {problem.code for problem in read_status(desk, home).problems}
    stick.mkdir()
    other_home, other = laptop_home(tmp_path / "other", hq, clock=FixedClock())
    theirs = back_up(other, other_home, folder=stick)
    other.close()
    for _ in range(KEPT + 2):
        desk.clock.at_ms += 40 * 60_000
        back_up_if_due(desk, home)
    assert len(list_backups(stick)) == KEPT + 1
    assert theirs.exists()
    kept = read_safekeeping(desk, home)
    assert (kept.second.count, kept.second.newest_ms) == (KEPT, desk.now_ms())
    assert (kept.here.there, kept.recovery_code) == (True, False)


def test_a_copy_made_after_the_clock_went_back_is_not_the_one_that_goes(laptop):
    home, desk = laptop
    for _ in range(KEPT):
        desk.clock.at_ms += 1
        back_up(desk, home)
    desk.clock.at_ms -= 86_400_000
    newest = back_up(desk, home)
    assert newest.exists()
    assert len(list_backups(home.backups)) == KEPT


def test_a_full_disk_stops_no_work_for_a_backup(laptop):
    home, desk = laptop
    home.backups.write_text("a file where the folder should be")
    assert back_up_if_due(desk, home) is None
    with pytest.raises(Fault, match="disk_failing"):
        back_up(desk, home)


def test_a_damaged_store_is_noticed_and_rebuilt_from_backup_and_journal(laptop):
    home, desk = laptop
    back_up(desk, home)
    for number in range(3, 6):
        register_member(desk, form(number))
    desk.close()
    size = home.store.stat().st_size
    flip(home.store, size - 100)  # the last page: what came before it can still be read
    with pytest.raises(Fault, match="store_damaged"):
        sign_in(home, PIN)
    planned = restore(home, KEY, OFFICER, dry_run=True)
    with pytest.raises(Fault, match="store_damaged"):
        sign_in(home, PIN)
    done = restore(home, KEY, OFFICER)
    assert done.set_aside is not None
    assert done.set_aside.stat().st_size == size
    assert (done.people, done.facts_lost) == (planned.people, planned.facts_lost)
    with sign_in(home, PIN) as after:
        assert after.store.check().sound
        assert after.store.people.count() == done.people >= 3


def test_a_store_that_tells_nothing_costs_what_came_after_the_backup_and_says_so(laptop, hq):
    home, desk = laptop
    sync_direct(desk, hq)
    back_up(desk, home)
    lost = register_member(desk, form(7))
    desk.close()
    home.store.write_bytes(b"\0" * 8192)
    done = restore(home, KEY, OFFICER)
    assert (done.people, done.facts_lost, done.facts_recovered) == (3, None, 0)
    with sign_in(home, PIN) as after:
        # The lost person's number is never drawn again: the rest of the block is given up.
        again = register_member(after, form(8))
        assert again.kpj is None
        assert lost.kpj is not None


def test_going_back_on_a_sound_store_loses_nothing(laptop):
    home, desk = laptop
    back_up(desk, home)
    register_member(desk, form(7))
    register_member(desk, form(8))
    head = desk.store.journal.head()
    desk.close()
    done = restore(home, KEY, OFFICER)
    assert (done.facts_recovered, done.facts_lost, done.people) == (2, 0, 5)
    with sign_in(home, PIN) as after:
        assert after.store.journal.head() == head
        assert register_member(after, form(9)).kpj == "12345600006"


def test_what_follows_from_no_log_is_taken_over_as_well(laptop, hq):
    home, desk = laptop
    sync_direct(desk, hq)
    queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
    back_up(desk, home)
    change_key(desk)
    sync_direct(desk, hq)
    assert take_up_key(desk)
    key = desk.identity().signing_key
    while next_sheet(desk, layout="cr80"):
        pass
    keep_draft(desk, form(9))
    desk.close()
    restore(home, KEY, OFFICER)
    with sign_in(home, PIN) as after:
        assert after.identity().signing_key == key, "HQ takes no other, and no card of another is genuine"
        queued = after.store.print_queue.state()
        assert (queued.to_send, queued.sent) == (0, 3), "what is on paper is not printed again"
        assert read_draft(after) == form(9)


def test_a_store_that_was_renewed_since_the_backup_gives_no_number_again(laptop, hq):
    home, desk = laptop
    sync_direct(desk, hq)
    back_up(desk, home)
    request_erasure(desk, desk.store.people.by_nik(form(1).nik).member_id)
    sync_direct(desk, hq)
    assert erase_due(desk) == 1
    desk.store.start_anew("e" * 32, desk.stamp())  # a shorter journal: it has nothing after the backup's head
    desk.close()
    restore(home, KEY, OFFICER)
    with sign_in(home, PIN) as after:
        assert register_member(after, form(9)).kpj is None


@pytest.mark.parametrize("goes_on", [False, True])
def test_of_an_older_copy_in_its_place_nothing_is_taken_over(laptop, hq, tmp_path, goes_on):
    home, desk = laptop
    older = back_up(desk, home, folder=tmp_path / "stick")
    change_key(desk)
    register_member(desk, form(7))
    sync_direct(desk, hq)
    assert take_up_key(desk)
    key, head = desk.identity().signing_key, desk.store.journal.head()
    back_up(desk, home)
    desk.close()
    shutil.copyfile(older, home.store)
    with sign_in(home, PIN) as before:
        if goes_on:
            register_member(before, form(8))
    done = restore(home, KEY, OFFICER)
    assert (done.facts, done.facts_recovered, done.people) == (head.seq, 0, 4)
    with sign_in(home, PIN) as after:
        assert after.identity().signing_key == key, "HQ has retired the one before"
        assert register_member(after, form(9)).kpj is None, "nobody knows what was given to whom there"


def test_a_damaged_backup_is_passed_over_for_an_older_one(laptop):
    home, desk = laptop
    old = back_up(desk, home)
    desk.clock.at_ms += 1
    flip(back_up(desk, home), 5000)
    desk.close()
    assert restore(home, KEY, OFFICER, dry_run=True).backup == old
    flip(old, 5000)
    with pytest.raises(Fault, match="backup_damaged"):
        restore(home, KEY, OFFICER)
    with pytest.raises(Fault, match="no_backup"):
        restore(home, KEY, OFFICER, backup=home.folder / "nowhere")


def test_a_fork_is_answered_by_an_installation_of_its_own(laptop, hq, tmp_path):
    home, desk = laptop
    copy = back_up(desk, home)
    register_member(desk, form(7))
    sync_direct(desk, hq)
    desk.close()
    twin_home = Home(tmp_path / "twin")
    twin_home.make()
    twin_home.store.write_bytes(copy.read_bytes())
    twin_home.keys.write_bytes(home.keys.read_bytes())
    twin_home.device_secret.write_bytes(home.device_secret.read_bytes())
    with sign_in(twin_home, PIN, clock=FixedClock()) as twin:
        register_member(twin, form(8))  # draws the number that form(7) has
        with pytest.raises(Fault, match="journal_forked"):
            sync_direct(twin, hq)
        chain = twin.store.installation

        def enrol(code, installation, key, name):
            return hq.enrol(
                EnrolRequest(
                    secret=code.secret, installation=installation, public_key=key.public.text, name=name
                )
            )

        renew_installation(twin, hq.new_enrol_code(), enrol=enrol)
        assert twin.store.installation != chain
        sync_direct(twin, hq)
        assert twin.store.check().sound
        (past,) = twin.store.database.conn.execute(
            "SELECT count(*) FROM past_journal WHERE installation = ?", (chain,)
        ).fetchone()
        assert past > 0
    assert len({record["member_id"] for record in hq.records()}) == 5


def test_nothing_is_restored_under_a_program_that_has_the_data_open(laptop):
    home, desk = laptop
    back_up(desk, home)
    desk.close()
    with sign_in(home, PIN) as open_elsewhere:
        assert restore(home, KEY, OFFICER, dry_run=True).people == 3
        with pytest.raises(Fault, match="store_in_use"):
            restore(home, KEY, OFFICER)
        register_member(open_elsewhere, form(8))
    assert restore(home, KEY, OFFICER).people == 4
    with Presence.alone(home.in_use), pytest.raises(Fault, match="store_taken"):
        sign_in(home, PIN)
    with sign_in(home, PIN) as after:
        assert after.store.people.count() == 4


PAGE = 4096


def cut_short(home, desk, tmp_path):
    """The folder as a power cut leaves it: the last people stand in the log alone. And which pages do."""
    desk.store.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for number in range(20, 26):
        register_member(desk, form(number))
    image = Home(tmp_path / "image")
    shutil.copytree(home.folder, image.folder)
    log = image.store.with_name("store.db-wal").read_bytes()
    frames = range(32, len(log) - 24, 24 + PAGE)
    return image, {int.from_bytes(log[at : at + 4], "big") for at in frames}


@pytest.mark.parametrize("torn", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_page_that_a_power_cut_tore_is_whole_in_the_log(laptop, tmp_path, torn):
    home, desk = laptop
    image, in_log = cut_short(home, desk, tmp_path)
    pages = range(1, image.store.stat().st_size // PAGE + 1)
    page = next(each for each in reversed(pages) if (each in in_log) == torn)
    flip(image.store, (page - 1) * PAGE + 100)
    if torn:
        with sign_in(image, PIN) as after:
            assert after.store.people.count() == 9
            assert after.store.check().sound
    else:
        with pytest.raises(Fault, match="store_damaged"):
            sign_in(image, PIN)
