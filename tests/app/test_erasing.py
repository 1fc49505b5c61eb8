"""Retention and erasure: the person goes, chain and counts stay; everything about one comes out."""

import json
import shutil
from contextlib import contextmanager

import pytest

from fieldreg.app import (
    accept_candidates,
    ask_places,
    confirm_printed,
    erase_due,
    export_person,
    import_candidates,
    issue_cards,
    list_candidates,
    refuse_candidates,
    register_candidates,
    register_member,
    renew_installation,
    request_erasure,
    waiting_for_cards,
)
from fieldreg.app.outbox import StoreOutbox
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import Store
from fieldreg.wire import EnrolRequest, SigningKey, read_enrol_code
from tests.app.test_candidates import write_people
from tests.app.test_sponsoring import promise
from tests.desks import KEY, FixedClock, form, sync_direct
from tests.homes import laptop_home
from tests.people import nik

pytestmark = pytest.mark.slow

DAY_MS = 86_400_000


@pytest.fixture
def desk(tmp_path, hq):
    _home, desk = laptop_home(tmp_path / "laptop", hq, clock=FixedClock())
    for number in range(3):
        register_member(desk, form(number))
    cards = waiting_for_cards(desk)
    issue_cards(desk, cards, tmp_path / "cards.pdf")
    confirm_printed(desk, [desk.store.people.get(each.member_id) for each in cards])
    yield desk
    desk.close()


def test_nobody_goes_before_hq_has_them_and_the_days_have_passed(desk, hq):
    desk.clock.at_ms += 100 * DAY_MS
    assert erase_due(desk) == 0
    sync_direct(desk, hq)
    desk.clock.at_ms -= 80 * DAY_MS
    assert erase_due(desk) == 0


def test_after_retention_the_person_is_gone_and_everything_still_holds(desk, hq):
    sync_direct(desk, hq)
    number = desk.store.people.find("Sutrisno")[0].kpj
    desk.clock.at_ms += 31 * DAY_MS
    assert erase_due(desk) == 3
    assert erase_due(desk) == 0
    assert desk.store.check().sound, "the chain verifies and the tables follow from the logs"
    assert desk.store.people.find("Sutrisno") == ()
    assert desk.store.people.find(nik(0)) == ()
    assert desk.store.people.count() == 3
    kept = desk.store.people.by_kpj(number)
    assert (kept.nik, kept.name, kept.phone, kept.reference) == ("", "", "", "")
    assert kept.amount_rp > 0
    assert kept.occupation
    assert desk.store.people.registration(kept.member_id) is None
    # Numbers that were drawn stay drawn, also when the tables are made again.
    desk.store.make_tables_again()
    assert register_member(desk, form(9)).kpj == "12345600004"
    sync_direct(desk, hq)


@pytest.mark.parametrize("renewed", [False, True])
def test_nothing_of_an_erased_person_is_left_in_the_decrypted_file(desk, hq, renewed):
    sync_direct(desk, hq)
    if renewed:

        def enrol(code, installation, key, name):
            return hq.enrol(
                EnrolRequest(
                    secret=code.secret, installation=installation, public_key=key.public.text, name=name
                )
            )

        renew_installation(desk, hq.new_enrol_code(), enrol=enrol)
        sync_direct(desk, hq)
    conn = desk.store.database.conn
    index = "SELECT group_concat(hex(block), '') FROM member_words_data"
    assert b"sutrisno".hex().upper() in conn.execute(index).fetchone()[0]
    desk.clock.at_ms += 31 * DAY_MS
    erase_due(desk)
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    everything = repr(
        [
            conn.execute(f"SELECT * FROM {table}").fetchall()
            for table in tables
            if table != "member_words"  # contentless: cannot be read, see the search below
        ]
    )
    for number in range(3):
        assert nik(number) not in everything
    assert "Sutrisno" not in everything
    assert b"sutrisno".hex().upper() not in conn.execute(index).fetchone()[0]
    assert not conn.execute("SELECT 1 FROM member_words WHERE member_words MATCH 'sutrisno'").fetchall()


def test_whoever_asks_is_erased_once_hq_has_everything(desk, hq):
    who = desk.store.people.find("")[0]
    assert not request_erasure(desk, who.member_id, reason="diminta sendiri")
    sync_direct(desk, hq)
    assert erase_due(desk) == 1
    assert desk.store.people.get(who.member_id).name == ""
    assert desk.store.check().sound
    with pytest.raises(Fault, match="person_unknown"):
        request_erasure(desk, "0" * 32)


def test_everything_about_one_person_comes_out_and_nothing_about_others(desk, hq):
    sync_direct(desk, hq)
    who, other = desk.store.people.find("")[:2]
    told = export_person(desk, who.member_id)
    text = json.dumps(told)
    assert who.nik in text
    assert other.nik not in text
    assert [fact["kind"] for fact in told["facts"]] == ["MemberRegistered", "CardIssued", "CardPrinted"]
    assert [each["kind"] for each in told["decisions_of_headquarters"]] == ["RecordAccepted"]


def test_an_hq_that_went_back_too_far_is_told_plainly(desk, hq):
    sync_direct(desk, hq)
    desk.clock.at_ms += 31 * DAY_MS
    erase_due(desk)
    with pytest.raises(Fault, match="facts_erased"):
        StoreOutbox(desk).push_after(0, most=100)


def test_an_hq_that_went_back_too_far_takes_what_is_left_in_a_new_chain(desk, hq):
    def enrol(code, installation, key, name):
        request = EnrolRequest(
            secret=code.secret, installation=installation, public_key=key.public.text, name=name
        )
        return older.enrol(request)

    sync_direct(desk, hq)
    desk.clock.at_ms += 31 * DAY_MS
    assert erase_due(desk) == 3
    left = register_member(desk, form(9)).member_id
    with older_hq(desk, hq) as older:
        with pytest.raises(Fault, match="facts_erased"):
            sync_direct(desk, older)
        renew_installation(desk, older.new_enrol_code(), enrol=enrol)
        sync_direct(desk, older)
        assert [row["member_id"] for row in older.records()] == [left]
        assert desk.store.journal.acknowledged() == desk.store.journal.head()
        assert desk.store.check().sound


@contextmanager
def older_hq(desk, hq):
    """An HQ as `hq` was when it had enrolled this laptop, and had heard nothing of it."""
    folder = hq.config.folder.with_name("older")
    folder.mkdir()
    shutil.copy(hq.config.key_file, folder)
    config = HqConfig(folder=folder)
    init(config, issuer="HQ Contoh")
    identity = desk.identity()
    with Hq(config, clock=desk.clock.now_ms) as older:
        code = read_enrol_code(older.new_enrol_code())
        older.enrol(
            EnrolRequest(
                secret=code.secret,
                installation=identity.installation,
                public_key=SigningKey(identity.signing_key).public.text,
                name=identity.name,
            )
        )
        yield older


def test_an_erased_store_opens_again(desk, hq):
    sync_direct(desk, hq)
    desk.clock.at_ms += 31 * DAY_MS
    erase_due(desk)
    with Store.open(desk.store.path, KEY) as again:
        assert again.check().sound


@pytest.fixture
def listed(desk, hq, tmp_path):
    """Five on a list for an open promise: one accepted, one refused, the others undecided."""
    hq.add_sponsorship(promise())
    sync_direct(desk, hq)
    path = write_people(tmp_path / "usulan.csv", range(40, 45))
    import_candidates(desk, path, sponsorship="GNL-2026-07")
    rows = list_candidates(desk)
    accept_candidates(desk, "GNL-2026-07", member_ids=[rows[0].member_id])
    refuse_candidates(desk, reason="pindah", member_ids=[rows[1].member_id])
    sync_direct(desk, hq)
    return rows


def named(desk):
    return [row.name != "" for row in list_candidates(desk)]


def test_whom_a_list_proposed_goes_when_nobody_is_about_to_need_them(desk, hq, listed):
    assert erase_due(desk) == 0
    desk.clock.at_ms += 31 * DAY_MS
    assert erase_due(desk) == 3 + 1, "the three members, and who was refused"
    assert named(desk) == [True, False, True, True, True]
    hq.end_sponsorship("GNL-2026-07")
    later = desk.now_ms()
    hq.clock = lambda: later
    sync_direct(desk, hq)
    assert erase_due(desk) == 4
    everything = repr([entry.body for entry in desk.store.journal.entries()]) + repr(list_candidates(desk))
    for number in range(40, 45):
        assert nik(number) not in everything
    assert desk.store.check().sound, "the chain verifies and the tables follow from the logs"
    assert erase_due(desk) == 0


@pytest.mark.slow
def test_whoever_is_on_a_list_may_ask_for_what_is_known_and_to_be_erased(desk, hq, listed):
    told = export_person(desk, listed[2].member_id)
    assert (told["member"], told["candidate"]["nik"]) == (None, listed[2].nik)
    assert listed[2].nik in json.dumps(told["facts"])
    assert listed[3].nik not in json.dumps(told)
    assert not request_erasure(desk, listed[2].member_id)
    sync_direct(desk, hq)
    assert erase_due(desk) == 1
    assert named(desk) == [True, True, False, True, True]
    assert desk.store.check().sound


@pytest.mark.slow
def test_hq_names_whom_a_lost_laptop_had_on_lists(desk, hq, listed):
    device = desk.identity().device
    told = hq.candidates(device)
    assert [each["nik"] for each in told] == [row.nik for row in listed]
    assert hq.candidates("0" * 32) == []
    ask_places(desk, "GNL-2026-07", 1)
    sync_direct(desk, hq)
    assert register_candidates(desk, "GNL-2026-07").registered == 1
    sync_direct(desk, hq)
    assert [each["member_id"] for each in hq.candidates(device)] == [row.member_id for row in listed[1:]]
