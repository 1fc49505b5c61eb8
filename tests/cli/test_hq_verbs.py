"""Headquarters by its verbs: made, given numbers, asked for codes, devices, records and keys."""

import json
import socket
import subprocess
import sys
import time

import pytest
import requests


@pytest.fixture(scope="module")
def hq_home(run, run_json, tmp_path_factory):
    """An HQ with a hundred numbers."""
    home = tmp_path_factory.mktemp("hq-verbs")
    code, out, _err = run("init", "--issuer", "HQ Contoh", home=home, program="fieldreg-hq")
    assert (code, "made" in out) == (0, True)
    code, value = run_json("pool", "add", "32345600001", "32345600100", home=home, program="fieldreg-hq")
    assert (code, value["numbers"]) == (0, 100)
    return home


def test_an_hq_is_never_made_twice(run, hq_home):
    code, _out, err = run("init", "--issuer", "Lain", home=hq_home, program="fieldreg-hq")
    assert code == 1
    assert "already" in err


def test_a_backup_without_its_keys_is_said_to_have_none(run, hq_home, tmp_path):
    backup = tmp_path / "laptop.backup"
    for missing in ("laptop.backup", "laptop.keys"):
        code, _out, err = run("open-backup", backup, home=hq_home, program="fieldreg-hq")
        assert (code, missing in err) == (1, True)
        backup.touch()


def test_numbers_overlapping_or_malformed_are_refused(run, hq_home):
    assert run("pool", "add", "32345600050", "32345600200", home=hq_home, program="fieldreg-hq")[0] == 1
    code, _out, err = run("pool", "add", "123", "32345600200", home=hq_home, program="fieldreg-hq")
    assert (code, err.startswith("first: ")) == (2, True)
    assert run("pool", "add", "42345600200", "42345600100", home=hq_home, program="fieldreg-hq")[0] == 2


def test_a_laptop_enrols_over_the_served_line(run, run_json, hq_home, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = "from fieldreg.cli.hq_main import run; run()"
    server = subprocess.Popen(
        [sys.executable, "-c", command, "--home", hq_home, "serve", "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                assert requests.get(f"http://127.0.0.1:{port}/v1/health", timeout=5).ok
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        code, _out, err = run("serve", "--port", port, home=hq_home, program="fieldreg-hq")
        assert (code, "serving" in err, f"{port} is taken" in err) == (1, False, True)
        _code, issued = run_json("enrol-code", "--name", "Laptop 1", home=hq_home, program="fieldreg-hq")
        url = f"http://127.0.0.1:{port}"
        code, enrolled = run_json("enrol", "--hq", url, "--code", issued["code"], home=tmp_path / "laptop")
        assert (code, enrolled["issuer"], enrolled["numbers_left"]) == (0, "HQ Contoh", 100)
    finally:
        server.terminate()
        assert server.wait(20) is not None
    _code, devices = run_json("devices", home=hq_home, program="fieldreg-hq")
    assert [(each["device"], each["name"], each["numbers_leased"]) for each in devices] == [
        (enrolled["device"], "Laptop 1", 100)
    ]
    assert run("records", home=hq_home, program="fieldreg-hq")[1] == ""
    _code, keys = run_json("keys", home=hq_home, program="fieldreg-hq")
    assert "HQ Contoh" in json.dumps(keys)
    assert run("revoke", enrolled["device"], home=hq_home, program="fieldreg-hq")[0] == 0
    assert run("revoke", "nobody", home=hq_home, program="fieldreg-hq")[0] == 1
