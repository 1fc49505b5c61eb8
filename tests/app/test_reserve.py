"""A disk that is really full: the person on the screen is saved, and work goes on after room is made."""

import subprocess
import sys

import pytest

from fieldreg.app import Home, Registered, read_status, register_member, sign_in
from fieldreg.app.reserve import RESERVE_BYTES, has_reserve, keep_reserve, with_reserve
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import form
from tests.homes import PIN, laptop_home


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk of its own needs Linux and root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_the_person_on_the_screen_is_not_lost(small_disk, tmp_path):
    config = HqConfig(folder=tmp_path / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345600500")
        home, desk = laptop_home(small_disk / "laptop", hq)
    keep_reserve(home)
    assert has_reserve(home)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while file.write(bytes(4096)):
            pass
    # Some registrations still fit into the log that is there; then the reserve is given up for one.
    number = 0
    while has_reserve(home):
        assert isinstance(register_member(desk, form(number)), Registered)
        number += 1
    with filler.open("ab", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while file.write(bytes(4096)):
            pass
    with pytest.raises(Fault, match="disk_full"):
        while True:
            register_member(desk, form(number))
            number += 1
    assert desk.store.people.count() == number
    filler.unlink()
    assert isinstance(register_member(desk, form(number)), Registered)
    assert desk.store.check().sound
    keep_reserve(home)
    assert has_reserve(home)
    desk.close()


def test_a_full_disk_keeps_nobody_out(small_disk, tmp_path):
    config = HqConfig(folder=tmp_path / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345600500")
        home, desk = laptop_home(small_disk / "laptop", hq)
    register_member(desk, form(1))
    keep_reserve(home)
    desk.close()
    with (small_disk / "filler").open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while file.write(bytes(4096)):
            pass
    with sign_in(home, PIN) as again:
        assert again.store.people.count() == 1
        assert isinstance(register_member(again, form(2)), Registered)
        assert "disk_low" in {problem.code for problem in read_status(again, home).problems}


def test_other_faults_leave_the_reserve_alone(tmp_path):
    home = Home(tmp_path)
    keep_reserve(home)
    assert home.reserve.stat().st_size == RESERVE_BYTES

    def failing():
        raise Fault("disk_failing")

    with pytest.raises(Fault, match="disk_failing"):
        with_reserve(home, failing)
    assert has_reserve(home)
