"""A laptop is lost: HQ says whom it held, and opens the backup that was on a stick."""

import json

import pytest

from fieldreg.hq import EmbeddedHq
from tests.cli.test_trust_verbs import PEOPLE


@pytest.fixture(scope="module")
def lost(tmp_path_factory, run):
    """(HQ's folder, the stick): four people are at HQ, the fifth is on the stick alone."""
    folder = tmp_path_factory.mktemp("lost")
    home, stick = folder / "laptop", folder / "stick"
    with EmbeddedHq.start(folder / "hq", issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345600999")
        assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), home=home)[0] == 0
        lines = [json.dumps(each) for each in PEOPLE]
        assert run("register", "--json", "-", home=home, stdin="\n".join(lines[:4]))[0] == 0
        assert run("sync", home=home)[0] == 0
        assert run("register", "--json", "-", home=home, stdin=lines[4])[0] == 0
        code, _, err = run("backup", "--to", stick, home=home)
        assert code == 0, err
    return folder / "hq", stick


def test_hq_tells_whom_the_laptop_held(lost, run_json):
    (device,) = {each["device"] for each in run_json("devices", home=lost[0], program="fieldreg-hq")[1]}
    code, told = run_json("holdings", device, home=lost[0], program="fieldreg-hq")
    assert code == 0
    assert {each["nik"] for each in told["people"]} == {each["nik"] for each in PEOPLE[:4]}


def test_hq_opens_the_backup_and_sees_what_it_lacks(lost, run):
    (backup,) = lost[1].glob("*.backup")
    before = backup.read_bytes()
    code, out, err = run("open-backup", backup, home=lost[0], program="fieldreg-hq")
    assert code == 0, err
    facts = [json.loads(line) for line in out.splitlines()]
    lacking = [fact for fact in facts if not fact["at_hq"] and fact["kind"] == "MemberRegistered"]
    assert [fact["body"]["registration"]["nik"] for fact in lacking] == [PEOPLE[4]["nik"]]
    assert backup.read_bytes() == before


def test_another_hq_opens_nothing(lost, run, tmp_path):
    run("init", "--issuer", "Lain", home=tmp_path / "other", program="fieldreg-hq")
    (backup,) = lost[1].glob("*.backup")
    code, out, err = run("open-backup", backup, home=tmp_path / "other", program="fieldreg-hq")
    assert (code, out) == (1, "")
    assert "sealed" in err
