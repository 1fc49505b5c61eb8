"""Headquarters' verbs about people and numbers: the register, the ledger, erasure, the proof."""

import json

import pytest
from click.testing import CliRunner

from fieldreg.cli.hq_main import hq_program
from fieldreg.domain.facts import ErasureRequested
from fieldreg.hq import EmbeddedHq
from tests.hq.laptop import Laptop, registered


@pytest.fixture
def home(tmp_path):
    """An HQ that somebody was registered with, who then asked to be erased."""
    folder = tmp_path / "hq"
    with EmbeddedHq.start(folder, issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345600100")
        laptop = Laptop(hq.url)
        laptop.enrol(hq.new_code())
        laptop.ask_lease(10)
        laptop.sync()
        laptop.write(registered("3171075703909901", "12345600001", member_id="m1"))
        laptop.write(ErasureRequested(member_id="m1", reason="diminta"))
        laptop.sync()
        laptop.line.close()
    return folder


@pytest.fixture
def run(home):
    """A verb of `fieldreg-hq` on that HQ, in this process: (exit code, stdout, stderr)."""

    def call(*words):
        done = CliRunner().invoke(hq_program, ["--home", str(home), *words], obj={})
        return done.exit_code, done.stdout, done.stderr

    return call


@pytest.fixture
def hq(run):
    """The same with `--json`: (exit code, the value)."""

    def call(*words):
        code, out, _err = run(*words, "--json")
        return code, json.loads(out)

    return call


def test_the_register_is_set_shown_and_turned_off(run, hq):
    assert hq("check", "use", "https://register.example/confirm")[0] == 0
    assert hq("check", "show") == (
        0,
        {"url": "https://register.example/confirm", "waiting": 0, "passed": 0, "refused": 0},
    )
    code, _out, err = run("check", "use", "http://10.0.0.7/")
    assert (code, "https" in err) == (1, True)
    assert hq("check", "off") == (0, {"url": None})
    assert run("check", "show")[1].startswith("no register")


def test_the_ledger_of_one_number_of_a_laptop_and_of_all(run, hq):
    code, fate = hq("ledger", "123 4560 0001")
    assert (code, fate["fate"], fate["member_id"]) == (0, "registered", "m1")
    code, all_of_it = hq("ledger")
    (lease,) = all_of_it["leases"]
    assert (code, all_of_it["counts"], all_of_it["strays"]) == (0, {"registered": 1, "unused": 9}, [])
    assert hq("ledger", "--lease", lease["lease_id"])[1]["counts"] == all_of_it["counts"]
    assert hq("ledger", "--device", "f" * 32)[1]["leases"] == []
    assert run("ledger", "12")[0] == 2
    assert "all: 1 registered, 9 unused" in run("ledger")[1]
    assert hq("pool", "reopen") == (0, {"numbers": 0})


def test_somebody_is_erased_by_a_persons_word_and_the_proof_holds(run, hq):
    code, (asked,) = hq("erasures", "list")
    assert (code, asked["state"], asked["kpj"]) == (0, "waiting", "12345600001")
    assert hq("erasures", "refuse", "m1", "--reason", "klaim berjalan")[0] == 0
    assert hq("erasures", "do", "m1") == (0, {"member_id": "m1", "erased": 2})
    assert run("erasures", "refuse", "m1", "--reason", "x")[0] == 1
    assert run("erasures", "do", "m2")[0] == 1
    assert "done" in run("erasures", "list")[1]
    code, (chain,) = hq("verify")
    assert (code, chain["erased"], chain["broken_at"]) == (0, 2, None)
    for words in (("check", "use", "https://register.example/"), ("check", "off"), ("pool", "reopen")):
        assert run(*words)[0] == 0
    out = run("acts")[1]
    acts = [json.loads(line)["act"] for line in out.splitlines()]
    assert {"check use", "check off", "pool reopen", "erasures do", "erasures refuse"} <= set(acts)


def test_a_journal_that_was_touched_is_told_by_the_exit_code(run, home):
    import sqlite3  # noqa: PLC0415 - only here: somebody tampers

    with sqlite3.connect(home / "hq.sqlite") as database:
        database.execute("UPDATE entries SET officer = 'lain' WHERE seq = 1")
    database.close()
    code, out, _err = run("verify")
    assert (code, "broken at 1" in out) == (1, True)
