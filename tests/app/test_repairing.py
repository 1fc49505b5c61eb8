"""`doctor --repair`: tables from the logs, the file from a backup."""

import pytest

from fieldreg.app import examine, register_member, repair, repair_store
from fieldreg.app.signing_in import unlock
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import SlotFile
from tests.desks import form
from tests.homes import PIN, laptop_home


@pytest.fixture
def laptop(tmp_path):
    config = HqConfig(folder=tmp_path / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345600500")
        home, desk = laptop_home(tmp_path / "laptop", hq)
    register_member(desk, form(1))
    yield home, desk
    desk.close()


def test_tables_that_differ_are_made_again_from_the_logs(laptop):
    home, desk = laptop
    desk.store.database.conn.execute("UPDATE member SET name = 'Orang Lain'")
    desk.store.database.conn.execute("UPDATE lease SET drawn = 0")
    mended, findings = repair(desk, home)
    assert mended == ("tables", "reserve", "backup")
    assert all(finding.what != "tables" or finding.problem is None for finding in findings)
    assert desk.store.check().sound
    assert desk.store.people.find("Sutrisno")[0].name == form(1).name
    assert repair(desk, home)[0] == ()


def test_a_sound_store_is_left_alone(laptop):
    home, desk = laptop
    desk.close()
    assert repair_store(home, unlock(home, PIN)) is None


def test_a_renewed_laptop_with_a_keyring_is_examined_as_any_other(laptop, monkeypatch):
    home, desk = laptop
    slots = SlotFile.load(home.keys)
    home.device_secret.unlink()
    monkeypatch.setattr("fieldreg.store.device_secret._from_keyring", {slots.installation: b"s" * 32}.get)
    desk.store.start_anew("e" * 32, desk.stamp())
    (keys,) = (finding for finding in examine(desk, home) if finding.what == "keys")
    assert keys.problem is None
