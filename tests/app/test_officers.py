"""Officers of one laptop: added, removed, reset and recovered offline; what each still opens."""

import shutil
from base64 import b64decode

import pytest

from fieldreg.app import Home, Keyring, back_up, list_backups, officers, recover, register_member, sign_in
from fieldreg.app.signing_in import unlock
from fieldreg.domain.faults import Fault
from fieldreg.store import SlotFile, Store, escrow_context, make_slot
from fieldreg.wire import SigningKey, sealing_secret, unseal
from tests.desks import KEY, OFFICER, FixedClock, form
from tests.homes import PIN, laptop_home

pytestmark = pytest.mark.slow

OTHER_PIN = "424242"


@pytest.fixture
def home(tmp_path, hq):
    home, desk = laptop_home(tmp_path / "laptop", hq)
    register_member(desk, form(1))
    desk.close()
    return home


def kinds(home, pin=PIN, **who):
    with sign_in(home, pin, **who) as desk:
        assert desk.store.check().sound
        return [entry.header.kind for entry in desk.store.journal.entries()]


def test_a_coordinator_adds_an_officer_who_signs_in_and_may_not_add_others(home):
    added = Keyring(home, PIN).add("Budi", OTHER_PIN)
    with sign_in(home, OTHER_PIN, officer_id=added.officer_id) as desk:
        assert desk.officer == added
    assert kinds(home, OTHER_PIN, officer_id=added.officer_id)[-1] == "OfficerAdded"
    with pytest.raises(Fault, match="coordinator_needed"):
        Keyring(home, OTHER_PIN, officer_id=added.officer_id)
    with pytest.raises(Fault, match="officer_name_taken"):
        Keyring(home, PIN, officer_id=OFFICER.officer_id).add("budi", OTHER_PIN)
    with pytest.raises(Fault, match="pin_too_short"):
        Keyring(home, PIN, officer_id=OFFICER.officer_id).add("Cici", "12345")


def test_a_removed_officer_opens_nothing_not_even_with_the_slots_of_before(home):
    added = Keyring(home, PIN).add("Budi", OTHER_PIN)
    with sign_in(home, PIN, officer_id=OFFICER.officer_id) as desk:
        back_up(desk, home)
    before = SlotFile.load(home.keys)
    Keyring(home, PIN, officer_id=OFFICER.officer_id).remove(added.officer_id)
    assert [each.name for each in officers(home)] == [OFFICER.name]
    with pytest.raises(Fault, match="officer_unknown"):
        sign_in(home, OTHER_PIN, officer_id=added.officer_id)
    assert kinds(home)[-1] == "OfficerRemoved"
    before.save(home.keys)
    with pytest.raises(Fault, match=r"store_damaged|store_key_wrong"):
        sign_in(home, OTHER_PIN, officer_id=added.officer_id)
    for copy in (home.store, *list_backups(home.backups)):
        with pytest.raises(Fault, match="store_key_wrong"):
            Store.open(copy, KEY)


def test_the_last_coordinator_stays(home):
    with pytest.raises(Fault, match="last_coordinator"):
        Keyring(home, PIN).remove(OFFICER.officer_id)


def test_a_coordinator_takes_their_own_access_away(home):
    other = Keyring(home, PIN).add("Cici", OTHER_PIN, role="koordinator")
    Keyring(home, PIN, officer_id=OFFICER.officer_id).remove(OFFICER.officer_id)
    assert officers(home) == (other,)
    assert not SlotFile.load(home.keys).unsettled
    assert kinds(home, OTHER_PIN)[-1] == "OfficerRemoved"


@pytest.mark.parametrize("rekeyed", [False, True])
def test_a_change_of_the_key_that_was_cut_short_is_finished_at_the_next_sign_in(home, rekeyed):
    fresh = b"n" * 32
    SlotFile.load(home.keys).rekeyed(KEY, fresh, hq_key=None).save(home.keys)
    if rekeyed:
        with Store.open(home.store, KEY) as store:
            store.change_key(fresh)
    with sign_in(home, PIN) as desk:
        assert desk.store.people.count() == 1
    assert SlotFile.load(home.keys).slots[0].sealed_before == ""
    Store.open(home.store, fresh).close()


def test_a_slot_that_somebody_slipped_in_gets_no_new_key(home, tmp_path):
    file = SlotFile.load(home.keys)
    stranger = make_slot(
        b"x" * 32, officer_id="e" * 32, name="Asing", role="koordinator", pin=PIN, device_secret=b"s" * 32
    )
    assert [slot.name for slot in file.with_slot(stranger).rekeyed(KEY, b"n" * 32, hq_key=None).slots] == [
        OFFICER.name
    ]


def test_a_forgotten_pin_is_set_anew_by_the_coordinator(home):
    added = Keyring(home, PIN).add("Budi", OTHER_PIN)
    Keyring(home, PIN, officer_id=OFFICER.officer_id).reset_pin(added.officer_id, "777777")
    with pytest.raises(Fault, match="pin_wrong"):
        sign_in(home, OTHER_PIN, officer_id=added.officer_id)
    assert kinds(home, "777777", officer_id=added.officer_id)[-1] == "PinReset"


def test_a_recovery_code_opens_once_even_without_the_device_secret(home):
    code = Keyring(home, PIN).new_recovery_code()
    home.device_secret.unlink()
    officer, following = recover(home, code.lower().replace("-", " "), "777777")
    assert officer.officer_id == OFFICER.officer_id
    assert kinds(home, "777777")[-1] == "PinReset"
    with pytest.raises(Fault, match="recovery_code_wrong"):
        recover(home, code, "888888")
    recover(home, following, "888888")
    assert kinds(home, "888888")


def test_wrong_pins_cost_time_that_a_restart_does_not_give_back(home):
    clock = FixedClock()
    for _ in range(3):
        with pytest.raises(Fault, match="pin_wrong"):
            unlock(home, "000000", clock=clock)
    with pytest.raises(Fault, match="pin_wait") as wait:
        unlock(home, PIN, clock=clock)
    assert wait.value.values == {"seconds": "5"}
    clock.at_ms += 5_000
    with pytest.raises(Fault, match="pin_wrong"):
        unlock(home, "000000", clock=clock)
    with pytest.raises(Fault) as longer:
        unlock(Home(home.folder), PIN, clock=clock)
    assert longer.value.values == {"seconds": "10"}
    clock.at_ms -= 86_400_000  # setting the clock back does not help
    with pytest.raises(Fault, match="pin_wait"):
        unlock(home, PIN, clock=clock)
    clock.at_ms += 2 * 86_400_000
    assert unlock(home, PIN, clock=clock).data_key == KEY
    assert SlotFile.load(home.keys).slots[0].failures == 0


def test_hq_opens_the_escrow_and_nobody_else(home, hq):
    with sign_in(home, PIN) as desk:
        file = desk.store.with_escrow(SlotFile.load(home.keys), desk.identity().hq_key)
    sealed, context = b64decode(file.escrow), escrow_context(file.installation)
    assert unseal(sealed, secret=sealing_secret(hq.key), context=context) == KEY
    for secret, said in ((sealing_secret(SigningKey.generate()), context), (sealing_secret(hq.key), "other")):
        with pytest.raises(Exception, match="bad_signature"):
            unseal(sealed, secret=secret, context=said)


def test_a_laptop_set_up_again_keeps_the_old_folder_readable(home, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(home.folder, copy)
    assert kinds(Home(copy))


@pytest.mark.slow
def test_a_coordinator_gives_roles_and_hands_over(home):
    added = Keyring(home, PIN).add("Budi", OTHER_PIN)
    dewi = {"officer_id": OFFICER.officer_id}
    Keyring(home, PIN, **dewi).change_role(added.officer_id, "koordinator")
    Keyring(home, OTHER_PIN, officer_id=added.officer_id).change_role(added.officer_id, "petugas")
    with pytest.raises(Fault, match="last_coordinator"):
        Keyring(home, PIN, **dewi).change_role(OFFICER.officer_id, "petugas")
    keyring = Keyring(home, PIN, **dewi)
    keyring.hand_over(added.officer_id)
    assert keyring.unlocked.officer.role == "petugas"
    assert {each.name: each.role for each in officers(home)} == {"Dewi": "petugas", "Budi": "koordinator"}
    with pytest.raises(Fault, match="coordinator_needed"):
        Keyring(home, PIN, **dewi)
    assert kinds(home, PIN, **dewi)[-2:] == ["OfficerRoleChanged"] * 2
    Keyring(home, OTHER_PIN, officer_id=added.officer_id).remove(OFFICER.officer_id)


@pytest.mark.slow
def test_nobody_is_removed_while_another_program_has_the_data_open(home):
    added = Keyring(home, PIN).add("Budi", OTHER_PIN)
    with (
        sign_in(home, OTHER_PIN, officer_id=added.officer_id),
        pytest.raises(Fault, match="store_in_use"),
    ):
        Keyring(home, PIN, officer_id=OFFICER.officer_id).remove(added.officer_id)
    assert len(officers(home)) == 2
    Keyring(home, PIN, officer_id=OFFICER.officer_id).remove(added.officer_id)
