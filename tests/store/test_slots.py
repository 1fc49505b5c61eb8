import stat

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.store import SecretPlace, SlotFile, make_device_secret, make_slot, read_device_secret, slots

OFFICER = {"officer_id": "d" * 32, "name": "Dewi", "role": "koordinator"}


@pytest.fixture
def file():
    slot = make_slot(b"k" * 32, pin="123456", device_secret=b"s" * 32, **OFFICER)
    return SlotFile(installation="a" * 32, slots=(slot,))


def test_the_pin_opens(file, tmp_path):
    file.save(tmp_path / "keys.json")
    again = SlotFile.load(tmp_path / "keys.json")
    assert again.unlock("d" * 32, "123456", b"s" * 32).data_key == b"k" * 32
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(("pin", "secret"), [("123457", b"s" * 32), ("123456", b"t" * 32), ("", b"s" * 32)])
def test_neither_pin_nor_disk_alone_opens(file, pin, secret):
    with pytest.raises(Fault, match="pin_wrong"):
        file.unlock("d" * 32, pin, secret)


def test_a_try_costs_what_the_decision_says():
    assert (slots._MEMORY_KIB, slots._PASSES, slots._LANES) == (64 * 1024, 3, 2)  # docs/decisions/keys.md


def test_an_unknown_officer_is_told(file):
    with pytest.raises(Fault, match="officer_unknown"):
        file.unlock("e" * 32, "123456", b"s" * 32)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"installation": 1}'])
def test_a_damaged_file_is_told(tmp_path, content):
    (tmp_path / "keys.json").write_bytes(content)
    with pytest.raises(Fault, match="keys_unreadable"):
        SlotFile.load(tmp_path / "keys.json")


def test_the_device_secret_goes_to_a_private_file_without_a_keyring(tmp_path):
    secret = make_device_secret(tmp_path / "secret", "a" * 32)
    assert read_device_secret(tmp_path / "secret", "a" * 32) == (secret, SecretPlace.FILE)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    (tmp_path / "secret").unlink()
    with pytest.raises(Fault, match="device_secret_missing"):
        read_device_secret(tmp_path / "secret", "a" * 32)
