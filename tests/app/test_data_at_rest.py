"""A whole day on a laptop, with everything that writes; then every byte of its folder is searched for people.

PDFs and exports are in clear and go where the officer says; here that is a folder of its own, which proves
that the search finds what is there.
"""

import logging
import tempfile

import pytest
from pypdfium2 import PdfDocument

from fieldreg.app import (
    Keyring,
    accept_candidates,
    ask_places,
    back_up,
    cancel_member,
    close_day,
    correct_member,
    form_to_correct,
    hand_over_card,
    import_candidates,
    import_list,
    issue_cards,
    keep_draft,
    list_candidates,
    look_after,
    next_sheet,
    queue_cards,
    refuse_candidates,
    register_candidates,
    register_member,
    restore,
    sign_in,
    waiting_for_cards,
    write_bundle,
)
from tests.app.test_candidates import write_people
from tests.app.test_sponsoring import promise
from tests.desks import OFFICER, FixedClock, form, sync_direct
from tests.homes import PIN, laptop_home
from tests.people import name, nik

pytestmark = pytest.mark.slow  # a whole day, with its PINs

REGISTERED, LISTED, DRAFTED = range(6), range(40, 46), 77
PROXY, PHONE, RECEIPT = "Parman Pengambil", "081234567890", "KW-7781"


@pytest.fixture
def day(tmp_path, hq, monkeypatch, caplog):
    """(data folder, temp folder, folder of the officer's papers, what was logged): the desk is still open."""
    caplog.set_level(logging.DEBUG)
    temp, papers = tmp_path / "temp", tmp_path / "papers"
    temp.mkdir()
    papers.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    hq.add_sponsorship(promise())
    home, desk = laptop_home(tmp_path / "laptop", hq, clock=FixedClock())
    for number in REGISTERED:
        register_member(desk, form(number, phone=PHONE, payment_reference=RECEIPT))
    people = desk.store.people.find("", limit=10)
    keep_draft(desk, form(DRAFTED))
    issue_cards(desk, waiting_for_cards(desk)[:2], papers / "cards.pdf")
    queue_cards(desk, people[2:4], printer="uji")
    assert next_sheet(desk, layout="a4", bundled_artwork=True)
    printed = next(each for each in desk.store.people.find("", limit=10) if each.card == "issued")
    hand_over_card(desk, printed, proxy=PROXY)
    first, last = people[0].member_id, people[-1].member_id
    correct_member(desk, first, form_to_correct(desk, first), reason="salah ketik")
    cancel_member(desk, last, reason="rangkap")
    listed = write_people(papers / "usulan.csv", LISTED)
    sync_direct(desk, hq)
    import_list(desk, listed, dry_run=True)
    import_candidates(desk, listed, sponsorship="GNL-2026-07", preview=True)
    import_candidates(desk, listed, sponsorship="GNL-2026-07")
    rows = list_candidates(desk)
    accept_candidates(desk, "GNL-2026-07", member_ids=[row.member_id for row in rows[:3]])
    refuse_candidates(desk, reason="pindah", member_ids=[rows[5].member_id])
    ask_places(desk, "GNL-2026-07", 3)
    sync_direct(desk, hq)
    assert register_candidates(desk, "GNL-2026-07").registered == 3
    look_after(desk, home)
    back_up(desk, home)
    write_bundle(desk, papers / "stick.fieldreg")
    close_day(desk, papers / "day.pdf", day=desk.today())
    desk.close()
    budi = Keyring(home, PIN).add("Petugas Uji", "424242")
    Keyring(home, PIN, officer_id=OFFICER.officer_id).remove(budi.officer_id)
    with sign_in(home, PIN) as again:
        key = again.store._data_key
        back_up(again, home)
    restore(home, key, OFFICER)
    with sign_in(home, PIN) as again:
        register_member(again, form(8))
        yield home, temp, papers, caplog.text


def words():
    people = [*REGISTERED, *LISTED, DRAFTED, 8]
    return [*map(nik, people), *map(name, people), PROXY, PHONE, RECEIPT, PIN]


def forms(word):
    """As it may stand in a file: either case, two encodings, backwards."""
    for text in {word, word.lower(), word.upper(), word[::-1]}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield text.encode(encoding)


def found_in(content):
    return [word for word in words() if any(form in content for form in forms(word))]


def test_nobody_can_be_read_in_the_data_folder_nor_in_temporary_files_nor_in_what_was_logged(day):
    home, temp, papers, logged = day
    files = [path for folder in (home.folder, temp) for path in folder.rglob("*") if path.is_file()]
    kinds = {path.name.split(".")[0] + path.suffix for path in files}
    assert {"store.db-wal", "keys.json"} <= kinds, "the log of an open store is among them"
    assert any("set-aside" in path.name for path in files)
    assert any(path.suffix == ".backup" for path in files)
    assert not [path for path in files if path.suffix in {".pdf", ".csv", ".xlsx", ".png"}]
    for path in files:
        assert found_in(path.read_bytes() + path.name.encode()) == [], path.name
    assert found_in(logged.encode()) == []
    assert found_in((papers / "stick.fieldreg").read_bytes()) == []
    assert found_in((papers / "usulan.csv").read_bytes()) != [], "the search sees what is in clear"
    with PdfDocument(papers / "cards.pdf") as pdf:
        printed = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert any(name(number).split()[0].upper() in printed.upper() for number in REGISTERED)


def test_the_search_finds_people_in_a_store_that_is_not_encrypted(day, tmp_path):
    home, *_ = day
    plain = tmp_path / "plain.db"
    with sign_in(home, PIN) as desk:
        conn = desk.store.database.conn
        conn.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        conn.execute("SELECT sqlcipher_export('plain')")
        conn.execute("DETACH DATABASE plain")
    assert set(map(nik, REGISTERED)) <= set(found_in(plain.read_bytes()))
