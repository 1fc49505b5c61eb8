"""A market day by verbs alone: opened, joined by a second laptop, handed over, closed, exported, recapped."""

import json

import pytest
from python_calamine import CalamineWorkbook

from tests.people import nik


def person(number, **changes):
    values = {
        "nik": nik(number), "name": "Wahyuni Contoh", "occupation": "pedagang", "income": "1 jt",
        "months": "3", "payment_method": "tunai", "payment_reference": f"KW-{number:04d}",
    }  # fmt: skip
    return json.dumps({**values, **changes})


@pytest.fixture
def laptops(run, hq, tmp_path):
    """Two enrolled laptops; each has synced once."""
    homes = [tmp_path / "satu", tmp_path / "dua"]
    for home in homes:
        assert (
            run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi Contoh", home=home)[0]
            == 0
        )
        assert run("sync", home=home)[0] == 0
    return homes


@pytest.mark.slow
def test_a_market_day_on_two_laptops(run, run_json, laptops, tmp_path):
    one, two = laptops
    about = ("--name", "Aktivasi Contoh", "--place", "Pasar Contoh", "--days", "2", "--goal", "300")
    code, opened = run_json("activation", "open", *about, "--team", "Dewi, Bagus", home=one)
    assert (code, opened["goal"], opened["team"]) == (0, 300, ["Dewi", "Bagus"])
    assert run_json("activation", "join", opened["code"].lower(), home=two) == (
        0,
        {"code": opened["code"], "name": None},
    )
    people = [run_json("register", "-", home=one, stdin=person(number))[1] for number in (71, 73)]
    run("register", "-", home=two, stdin=person(75, occupation="ojek"))
    assert run_json("activation", "informed", "ojek", "--count", "4", home=two)[1]["today"] == 4
    for home in (two, one):
        assert run("sync", home=home)[0] == 0
    _, board = run_json("activation", "dashboard", home=one)
    assert (board["total"]["registered"], board["here"]["registered"], board["other_laptops"]) == (3, 2, 1)
    assert board["total"]["informed"] == {"ojek": 4}
    assert board["includes"].startswith("this laptop + 1 more as of ")
    assert [each["code"] for each in run_json("activation", "list", home=two)[1]["activations"]] == []

    assert run("cards", "--out", tmp_path / "c.pdf", home=one)[0] == 0
    _, (found,) = run_json("hand-over", "find", nik(71), home=one)
    assert (found["id"], found["asks"], found["obstacle"]) == (
        people[0]["id"], ["phone", "district", "consent"], None,
    )  # fmt: skip
    code, _, err = run("hand-over", "give", found["id"], home=one)
    assert (code, "identity" in err) == (2, True)
    given = ("--identity-checked", "--phone", "081200000001", "--consent-version", "id-1")
    code, done = run_json("hand-over", "give", found["kpj"], *given, home=one)
    assert (code, done["still_asks"]) == (0, ["district"])
    assert run_json("hand-over", "count", home=one)[1]["handed_over"] == 1
    assert [each["id"] for each in run_json("hand-over", "waiting", home=one)[1]] == [people[1]["id"]]
    assert run_json("hand-over", "list", "--out", tmp_path / "l.pdf", home=one)[1]["people"] == 2

    closing = ("--cash", "Dewi=60.000", "--cards", "1")
    code, closed = run_json("close-day", "--out", tmp_path / "d.pdf", *closing, home=one)
    assert (code, closed["issue"], closed["figures"]["people"]) == (0, 1, 2)
    assert all(balance["unexplained"] == 0 for balance in closed["balances"].values())
    codes = {each["code"] for each in closed["differences"]}
    assert {"receipts_missing", "cash_short", "cards_unconfirmed"} <= codes
    code, _, err = run("close-day", "--out", tmp_path / "d.pdf", "--cash", "Siapa=1", home=one)
    assert (code, "Dewi Contoh" in err) == (2, True)
    assert run("close-day", home=one)[0] == 2
    assert run("cancel", people[1]["id"], "--reason", " ", home=one)[0] == 2
    run("cancel", people[1]["id"], "--reason", "uji", home=one)
    _, again = run_json("close-day", "--look", home=one)
    assert [each["kind"] for each in again["changes"]] == ["MemberCancelled"]
    assert again["file"] is None
    assert run_json("export-day", "--out", tmp_path / "d.xlsx", home=one)[1]["people"] == 2
    assert "Perubahan" in CalamineWorkbook.from_path(tmp_path / "d.xlsx").sheet_names
    assert run("export-day", "--out", tmp_path / "d.csv", "--day", "gestern", home=one)[0] == 2


@pytest.mark.slow
def test_recap_without_people_is_told(run, hq, tmp_path):
    home = tmp_path / "laptop"
    assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi", home=home)[0] == 0
    code, _, err = run("recap", "GNL-0", "--out", tmp_path / "r.pdf", home=home)
    assert (code, "protects nobody" in err) == (1, True)


@pytest.mark.slow
def test_headquarters_publishes_and_recaps(run, run_json, tmp_path):
    tool = {"program": "fieldreg-hq", "home": tmp_path / "hq"}
    assert run("init", "--issuer", "HQ Contoh", **tool)[0] == 0
    plan = ("--name", "Dari Pusat", "--place", "Solo", "--from", "2026-12-01", "--days", "2", "--goal", "50")
    code, added = run_json("activation", "add", *plan, **tool)
    _, (told,) = run_json("activation", "list", **tool)
    assert (code, told["code"], told["last_day"], told["registered"]) == (0, added["code"], "2026-12-02", 0)
    assert run("activation", "add", "--name", "", "--place", "x", "--from", "2026-12-01", **tool)[0] == 2
    code, _, err = run("recap", "GNL-0", **tool)
    assert (code, "laptop" in err) == (1, False)
