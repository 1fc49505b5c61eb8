"""A laptop that never has a line, by the real programs: from enrolment to HQ's last word, all on a stick."""

import json
from pathlib import Path

import pytest

from tests.people import name, nik

pytestmark = pytest.mark.slow


@pytest.fixture
def world(run, run_json, tmp_path):
    return World(run, run_json, tmp_path)


class World:
    """An HQ, a laptop, and the stick between them."""

    def __init__(self, run, run_json, folder):
        self._run, self._run_json = run, run_json
        self.folder, self.home = folder, folder / "laptop"
        self.hq_home = self.new_hq("hq")
        self.at_hq("pool", "add", "12345600001", "12345600999")

    def new_hq(self, name):
        home = self.folder / name
        code, _, err = self._run("init", "--issuer", "HQ Contoh", home=home, program="fieldreg-hq")
        assert code == 0, err
        return home

    def at_hq(self, *arguments, home=None):
        return self._run_json(*arguments, home=home or self.hq_home, program="fieldreg-hq")[1]

    def told_at_hq(self, *arguments, home=None):
        code, _, err = self._run(*arguments, home=home or self.hq_home, program="fieldreg-hq")
        assert code == 1
        return err

    def here(self, *arguments, **how):
        code, value = self._run_json(*arguments, home=self.home, **how)
        assert code == 0
        return value

    def told_here(self, *arguments):
        code, _, err = self._run(*arguments, home=self.home)
        assert code == 1
        return err

    def register(self, number):
        person = {
            "nik": nik(number),
            "name": name(number),
            "occupation": "buruh angkut",
            "income": "1 jt",
            "months": "3",
            "payment_method": "tunai",
            "payment_reference": "0001",
            "consent_version": "id-1",
        }
        code, out, err = self._run("register", "--json", "-", home=self.home, stdin=json.dumps(person))
        assert code == 0, err
        return json.loads(out)

    def records(self):
        _, out, _ = self._run("records", home=self.hq_home, program="fieldreg-hq")
        return [json.loads(line) for line in out.splitlines()]


def accepted_again(world, bundle):
    """HQ's answer; the reply that is there already is replaced whole, so nobody finds half of one."""
    with Path(f"{bundle}.reply").open("rb") as reply:
        before = reply.read()
        answer = world.at_hq("bundle", "accept", bundle)
        reply.seek(0)
        assert reply.read() == before
    return answer


def test_a_laptop_without_a_line(world, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    # Enrolment: the first way there and back.
    request = stick / "daftar"
    code = world.at_hq("enrol-code")["code"]
    assert world.here("enrol", "--file", request, "--code", code) == {"request": str(request)}
    other = world.new_hq("other-hq")
    assert "enrolment code" in world.told_at_hq("enrol-file", request, home=other)
    half = stick / "separuh"
    half.write_bytes(request.read_bytes()[:200])
    assert "cut short or changed" in world.told_at_hq("enrol-file", half)
    device = world.at_hq("enrol-file", request)["device"]
    assert world.here("enrol", "--file", request)["numbers_left"] == 500
    assert "enrolled" in world.told_here("enrol", "--file", request)

    # Two days of work, two bundles; the first arrives after the second.
    assert world.register(1)["kpj"] == "12345600001"
    first, second = stick / "hari-1", stick / "hari-2"
    assert world.here("bundle", "write", first)["facts"] > 0
    world.register(2)
    world.here("bundle", "write", second)
    assert world.here("status")["carried"] > 0
    assert "sealed for another reader" in world.told_at_hq("bundle", "accept", second, home=other)
    broken = stick / "putus"
    broken.write_bytes(second.read_bytes()[:-1])
    assert "cut short or changed" in world.told_at_hq("bundle", "accept", broken)
    assert world.at_hq("bundle", "accept", second)["new"] > 0
    assert accepted_again(world, second)["new"] == 0, "twice"
    assert world.at_hq("bundle", "accept", first)["new"] == 0, "out of order"

    # HQ's member filter goes with the reply.
    (tmp_path / "members").write_text(nik(7) + "\n")
    assert world.at_hq("filter", "build", "--members", tmp_path / "members")["members"] == 3
    assert world.at_hq("filter", "list")[0]["members"] == 3
    world.at_hq("filter", "export", stick / "anggota.filter")
    world.at_hq("bundle", "accept", second)
    got = world.here("bundle", "read", f"{second}.reply")
    assert (got["accepted"], got["news"], got["filter_members"]) == (2, True, 3)
    assert world.here("bundle", "read", f"{second}.reply")["news"] is False
    assert world.here("bundle", "read", f"{first}.reply")["news"] is False
    assert world.here("status")["carried"] == 0
    assert [each["code"] for each in world.register(7)["problems"]] == ["perhaps_member"]

    # Stolen: what it still brings is kept for a person's word, and the answer says so.
    world.at_hq("revoke", device)
    third = stick / "hari-3"
    world.here("bundle", "write", third)
    assert world.at_hq("bundle", "accept", third)["new"] > 0
    world.here("bundle", "read", f"{third}.reply")
    assert [each["code"] for each in world.here("status")["problems"]][:1] == ["device_revoked"]
    assert sum(each["verdict"] == "accepted" for each in world.records()) == 2

    # The wrong file of the right stick.
    assert "no bundle of fieldreg for this purpose" in world.told_here("bundle", "read", third)

    # The stick alone will do, as in the window.
    carried = world.here("bundle", "write", stick)
    assert Path(carried["file"]).parent == stick
    assert "no file" in world.told_here("bundle", "read", stick)
    world.at_hq("bundle", "accept", carried["file"])
    assert world.here("bundle", "read", stick)["sent"] == carried["facts"]
