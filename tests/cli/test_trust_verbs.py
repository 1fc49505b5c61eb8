"""Officers, backups, erasure, repair by the program itself; nothing personal readable in its folder."""

import json
import shutil

import pytest

from tests.cli.conftest import PIN
from tests.people import nik

pytestmark = pytest.mark.slow  # whole programs, with their PINs

PEOPLE = [
    {
        "nik": nik(number),
        "name": f"Rahayu Rahasia {number}",
        "occupation": "buruh angkut",
        "income": "1 jt",
        "months": "3",
        "phone": "081234567890",
        "payment_method": "tunai",
        "payment_reference": f"KW-{number}",
        "consent_version": "id-1",
        "reasons": {"nik_serial_zero": "contoh"},
    }
    for number in range(500, 505)
]


@pytest.fixture
def home(tmp_path, hq, run):
    home = tmp_path / "laptop"
    code, _, err = run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi", home=home)
    assert code == 0, err
    code, out, err = run(
        "register",
        "--json",
        "-",
        home=home,
        stdin="\n".join(map(json.dumps, PEOPLE)),
    )
    assert code == 0, out + err
    return home


def test_nothing_personal_can_be_read_in_the_data_folder(home, run, tmp_path):
    assert run("backup", home=home)[0] == 0
    assert run("cards", "--out", tmp_path / "cards.pdf", "--waiting", home=home)[0] == 0
    assert run("sync", home=home)[0] == 0
    assert run("find", "Rahayu", home=home)[0] == 0
    secrets = [word for person in PEOPLE for word in (person["nik"], person["name"])]
    secrets += ["Rahayu", "Rahasia", "KW-1", "081234567890", PIN]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert len(files) >= 5
    for path in files:
        content = path.read_bytes() + path.name.encode()
        for secret in secrets:
            for form in (secret, secret.lower(), secret.upper(), secret[::-1]):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert form.encode(encoding) not in content, path.name


def test_officers_come_and_go(home, run, run_json):
    code, added = run_json("officers", "add", "Budi", home=home, FIELDREG_NEW_PIN="424242")
    assert code == 0
    assert [each["name"] for each in run_json("officers", "list", home=home)[1]] == ["Dewi", "Budi"]
    as_budi = {"home": home, "FIELDREG_OFFICER": "Budi", "FIELDREG_PIN": "424242"}
    assert run("status", **as_budi)[0] == 0
    assert run("officers", "add", "Cici", **as_budi, FIELDREG_NEW_PIN="111111")[0] == 1
    as_dewi = {"home": home, "FIELDREG_OFFICER": "Dewi"}
    assert run("officers", "hand-over", "Budi", **as_dewi)[0] == 0
    assert run("officers", "role", "Dewi", "koordinator", **as_dewi)[0] == 1
    assert run("officers", "role", "Dewi", "koordinator", **as_budi)[0] == 0
    assert run("officers", "remove", "Budi", **as_dewi)[0] == 0
    assert run("status", **as_budi)[0] == 1
    assert run("sync", **as_dewi)[0] == 0
    code, told = run_json("officers", "recovery-code", home=home)
    assert run("officers", "recover", "--code", told["code"], home=home, FIELDREG_NEW_PIN="909090")[0] == 0
    assert run("status", home=home, FIELDREG_PIN="909090")[0] == 0
    assert added["role"] == "petugas"


def test_a_damaged_store_is_told_planned_and_repaired(home, run, run_json):
    assert run("backup", home=home)[0] == 0
    store = home / "store.db"
    content = bytearray(store.read_bytes())
    content[5000] ^= 1
    store.write_bytes(content)
    code, _, err = run("status", home=home)
    assert code == 1
    assert "restore" in err
    code, plan = run_json("restore", "--dry-run", home=home)
    assert (code, plan["people"], plan["set_aside"]) == (0, 5, None)
    code, done = run_json("doctor", "--repair", home=home)
    assert code == 0
    assert {"what": "file", "problem": None, "mended": True} in done
    assert len(run_json("find", "Rahayu", home=home)[1]) == 5
    assert list(home.glob("store.db.set-aside-*"))
    assert run("sync", home=home)[0] == 0


def test_everything_about_a_person_comes_out_and_the_person_goes(home, run, run_json, tmp_path):
    out = tmp_path / "person.json"
    assert run("export-person", PEOPLE[0]["nik"], "--out", out, home=home)[0] == 0
    told = json.loads(out.read_text())
    assert told["member"]["nik"] == PEOPLE[0]["nik"]
    assert PEOPLE[1]["nik"] not in out.read_text()
    code, noted = run_json("erase", PEOPLE[0]["nik"], home=home)
    assert (code, noted["erased"]) == (0, False)
    assert run("sync", home=home)[0] == 0
    found = run_json("find", "Rahayu", home=home)[1]
    assert PEOPLE[0]["nik"] not in json.dumps(found)
    assert len(found) == len(PEOPLE) - 1
    code, told, _ = run("doctor", "--lang", "id", home=home)
    assert code == 0
    assert "Berkas data: baik" in told
    assert "sound" not in told  # it is read out to the office


def test_a_copied_laptop_is_told_and_becomes_one_of_its_own(home, hq, run, run_json, tmp_path):
    twin = tmp_path / "twin"
    assert run("sync", home=home)[0] == 0
    shutil.copytree(home, twin)
    for folder, number in ((home, 510), (twin, 511)):
        person = {**PEOPLE[0], "nik": nik(number), "name": f"Kembar {number}"}
        assert run("register", "--json", "-", home=folder, stdin=json.dumps(person))[0] == 0
    assert run("sync", home=home)[0] == 0
    code, _, err = run("sync", home=twin)
    assert code == 1
    assert "fieldreg renew" in err
    code, told = run_json("renew", "--code", hq.new_code(), home=twin)
    assert (code, told["acknowledged_seq"] > 0) == (0, True)
    assert run("sync", home=twin)[0] == 0
    numbers = {run_json("find", "Kembar", home=each)[1][0]["kpj"] for each in (home, twin)}
    assert len(numbers) == 2, "the twin's number had been used: the person has another"
