"""The Solo programme by its verbs: a promise, a list, members, cards, endings. The real programs."""

import json

import pytest

from fieldreg.hq import EmbeddedHq
from tests.app.test_candidates import write_people
from tests.people import nik

pytestmark = pytest.mark.slow  # some thirty programs, one after another


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hq-of-sponsors")


@pytest.fixture(scope="module")
def hq(folder):
    with EmbeddedHq.start(folder, issuer="HQ Contoh") as hq:
        hq.add_pool("62345600001", "62345699999")
        yield hq


@pytest.fixture(scope="module")
def home(run, hq, tmp_path_factory):
    home = tmp_path_factory.mktemp("home-of-sponsors")
    assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi", home=home)[0] == 0
    return home


@pytest.fixture(scope="module")
def say(run_json, home):
    """A verb of the laptop that must succeed; its value."""

    def call(*words):
        code, value = run_json(*words, home=home)
        assert code == 0, value
        return value

    return call


@pytest.fixture(scope="module")
def hq_say(run_json, folder):
    """A verb of headquarters that must succeed; its value."""

    def call(*words):
        code, value = run_json(*words, home=folder, program="fieldreg-hq")
        assert code == 0, value
        return value

    return call


@pytest.fixture(scope="module")
def promised(say, hq_say):
    """Six places, proposed by the coordinator, approved by HQ."""
    terms = ("--donor", "Bank Contoh", "--places", "6", "--months", "3")
    made = say("sponsor", "propose", "csr-solo", *terms)
    assert (made["code"], made["places"]) == ("CSR-SOLO", 6)
    say("sync")
    (waiting,) = hq_say("sponsorship", "proposals")
    assert waiting["donor"] == "Bank Contoh"
    hq_say("sponsorship", "approve", waiting["proposal_id"])
    say("sync")


@pytest.fixture(scope="module")
def registered(promised, say, tmp_path_factory):
    """Eight rows: one to mend, one refused, six registered."""
    here = tmp_path_factory.mktemp("list")
    path, report = write_people(here / "usulan.csv", range(900, 908), bad={903}), here / "laporan.xlsx"
    preview = say("candidates", "import", path, "--dry-run")
    assert (preview["list_id"], preview["proposed"], preview["faulty"]) == (None, 7, 1)
    read = say("candidates", "import", path, "--sponsorship", "csr-solo", "--report", report)
    assert (read["proposed"], read["known"], read["faulty"], report.is_file()) == (7, 0, 1, True)
    (shown,) = say("candidates", "lists")
    assert shown["rows"] == shown["proposed"] + shown["known"] + shown["faulty"] == 8
    assert shown["faults"] == {"name_missing": 1}
    people = say("candidates", "list")
    no = say("candidates", "refuse", "--reason", "pindah", "--ids", people[0]["id"])
    assert no == {"refused": 1}
    assert say("candidates", "accept", "CSR-SOLO") == {"accepted": 6}
    say("sync")
    done = say("candidates", "register", "CSR-SOLO")
    say("sync")
    return done


def test_a_list_becomes_members_and_the_quota_is_used(registered, say, hq_say, run, home):
    assert (registered["registered"], registered["waiting"], registered["refused"]) == (6, 0, [])
    assert say("status")["quota_left"]["CSR-SOLO"] == {"left": 0, "held": 6, "state": "used"}
    asks = say("sponsor", "ask", "--code", "CSR-SOLO")
    assert [each["ask"] for each in asks] == [["phone", "district", "consent"]] * 6
    promise = next(each for each in hq_say("sponsorship", "list") if each["code"] == "CSR-SOLO")
    assert (promise["used"], promise["free"], promise["state"]) == (6, 0, "used")
    person = {"nik": nik(950), "name": "A B", "income": "1 jt", "sponsorship": "csr-solo"}
    code, out, _err = run("register", "-", "--json", home=home, stdin=json.dumps(person))
    told = [each["code"] for each in json.loads(out)["problems"]]
    assert (code, "sponsorship_places_gone" in told) == (2, True)


def test_they_go_on_by_themselves_or_by_a_new_promise(registered, say, hq_say, run, run_json, home, folder):
    who = say("endings", "list", "--days", "366")[0]["kpj"]
    priced = say("endings", "quote", who, "--months", "2")
    pays = ("--months", "2", "--method", "cash", "--reference", "K-1")
    (went_on,) = say("endings", "self-pay", who, *pays)
    assert went_on["amount_rp"] == priced["total_rp"]
    assert len(say("endings", "list", "--days", "366")) == 5

    again = ("sponsorship", "add", "CSR-SOLO-2", "--donor", "Bank Contoh", "--places", "4", "--months", "1")
    hq_say(*again)
    say("sync")
    assert say("sponsor", "take", "CSR-SOLO-2", "--places", "4") == {"requested": 4}
    say("sync")
    code, extended = run_json("endings", "extend", "CSR-SOLO-2", "--all-of", "CSR-SOLO", home=home)
    assert (code, [bool(each["problems"]) for each in extended]) == (2, [False] * 4 + [True])
    assert say("sponsor", "return") == {"returned": 0}
    say("sync")
    (device,) = hq_say("devices")
    assert hq_say("sponsorship", "take-back", "CSR-SOLO-2", device["device"])["places"] == 0
    hq_say("sponsorship", "end", "CSR-SOLO-2")
    hq_say("sponsorship", "reopen", "CSR-SOLO-2")
    code, _out, err = run(*again, home=folder, program="fieldreg-hq")
    assert (code, "CSR-SOLO-2" in err) == (1, True)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("candidates", "import", "x.csv", "--column", "=nik"), "column"),
        (("candidates", "refuse", "--reason", " "), "reason"),
        (("endings", "extend", "GNL-1"), "all-of"),
        (("sponsor", "propose", "a b", "--donor", "D", "--places", "1", "--months", "1"), "code"),
    ],
)
def test_bad_input_says_which(run, home, words, field):
    code, out, err = run(*words, home=home)
    assert (code, out) == (2, "")
    assert err.startswith(f"{field}: ")
