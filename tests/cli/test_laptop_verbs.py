"""What a script gets from each verb, and how bad input is told."""

import json

import pytest

from fieldreg.hq import EmbeddedHq
from tests.people import nik

PERSON = {
    "nik": nik(1),
    "name": "SITI CONTOH",
    "occupation": "PKL",
    "income": "1,5 jt",
    "months": 3,
    "first_month": "2026-11",
    "payment_method": "tunai",
    "payment_reference": "K-1",
}


def test_nik_says_what_it_knows(run_json):
    code, value = run_json("nik", "3171076508859903")
    assert code == 0
    assert value == {
        "nik": "3171076508859903",
        "birth_date": "1985-08-25",
        "sex": "P",
        "district": {"code": "31.71.07", "name": "Tanah Abang"},
        "problems": [],
    }


def test_a_blocked_nik_is_bad_input(run_json):
    code, value = run_json("nik", "31710765O8850003")
    assert code == 2
    assert [(each["code"], each["severity"]) for each in value["problems"]] == [("nik_not_digits", "block")]


@pytest.mark.parametrize(
    ("arguments", "total"),
    [
        (("--income", "1000000", "--months", "12", "--from", "2026-11"), 184_800),
        (("--income", "1000000", "--months", "12", "--from", "2026-11", "--sector", "transport"), 159_600),
        (("--income", "1 jt", "--months", "12", "--from", "2026-11", "--payer", "apbd"), 201_600),
        (("--income", "3000000", "--from", "2026-11", "--programmes", "JKK,JKM,JHT"), 77_150),
        (("--income", "3000000", "--from", "2027-01", "--programmes", "JKK,JKM,JHT"), 95_300),
    ],
)
def test_quote_is_exact(run_json, arguments, total):
    code, value = run_json("quote", *arguments)
    assert (code, value["total_rp"]) == (0, total)
    assert total == sum(
        sum(month[key] for key in ("jkk_rp", "jkm_rp", "jht_rp")) for month in value["months"]
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--income", "abc"), "income"),
        (("--income", "1000000", "--months", "0"), "months"),
        (("--income", "1000000", "--from", "2026-13"), "first_month"),
        (("--income", "1000000", "--programmes", "JKK"), "programmes"),
        (("--income", "1000000", "--from", "1990-01"), "first_month"),
    ],
)
def test_a_quote_that_cannot_be_says_which_field(run, arguments, told):
    code, out, err = run("quote", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"{told}: ")


def test_nothing_headless_loads_qt(run):
    code, _out, err = run("nik", "3171076508859903", PYTHONPROFILEIMPORTTIME="1")
    assert code == 0
    for heavy in ("PySide6", "fastapi", "sqlalchemy", "reportlab", "requests", "sqlite_utils"):
        assert f" {heavy}\n" not in err


def test_the_day_of_a_laptop_by_verbs(run, run_json, hq, tmp_path):
    """register, find, show, status, cards, verify, close-day, sync, doctor: one after another."""
    home = tmp_path / "home"
    assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), home=home)[0] == 0
    code, person = run_json("register", "-", home=home, stdin=json.dumps(PERSON))
    assert (code, person["problems"]) == (0, [])
    assert (len(person["kpj"]), person["amount_rp"]) == (11, 11_400 + 11_400 + 22_800)

    code, again = run_json("register", "-", home=home, stdin=json.dumps(PERSON))
    assert code == 2
    assert again["id"] is None
    assert [each["code"] for each in again["problems"]] == ["nik_already_registered"]

    _code, found = run_json("find", "siti", home=home)
    assert [(each["id"], each["name"], each["verdict"]) for each in found] == [
        (person["id"], "Siti Contoh", "waiting")
    ]

    _code, shown = run_json("show", person["kpj"], home=home)
    _code, told, _err = run("show", person["kpj"], home=home)
    assert "  programmes: JKK, JKM\n" in told
    assert not set("{}()[]") & set(told)
    assert "None" not in told
    assert shown["registration"]["occupation"] == "pedagang"
    assert [event["kind"] for event in shown["history"]] == ["MemberRegistered"]

    _code, status = run_json("status", home=home)
    assert (status["queued"], status["numbers_left"]) == (1, 499)
    assert status["head_seq"] == status["acknowledged_seq"] + 1

    pdf = tmp_path / "cards.pdf"
    code, cards = run_json("cards", "--out", pdf, "--layout", "cr80", home=home)
    assert (code, cards["cards"], cards["read_back"], cards["pages"]) == (0, 1, 1, 2)

    code, verdicts = run_json("verify", pdf, home=home)
    assert code == 0
    assert [(each["verdict"], each["kpj"], each["name"]) for each in verdicts] == [
        ("genuine", person["kpj"], "Siti Contoh")
    ]

    code, synced = run_json("sync", home=home)
    assert (code, synced["sent"], synced["accepted"], synced["rejected"]) == (0, 2, 1, 0)
    assert synced["receipt"]["seq"] == synced["acknowledged_seq"]
    record = next(each for each in hq.records() if each["member_id"] == person["id"])
    assert (record["nik"], record["name"], record["kpj"], record["verdict"]) == (
        nik(1),
        "Siti Contoh",
        person["kpj"],
        "accepted",
    )

    code, _out, err = run("close-day", "--out", tmp_path / "sheet.pdf", home=home)
    assert (code, err) == (0, "")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")

    code, findings = run_json("doctor", home=home)
    assert code == 0
    assert {each["what"] for each in findings} >= {"file", "chain", "tables", "keys"}
    assert not [each for each in findings if each["problem"] and each["problem"]["severity"] == "block"]


def test_a_list_gives_a_verdict_for_every_row_and_a_report(run_json, home, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "NIK;Nama;Pekerjaan;Penghasilan\n"
        f"{nik(40)};Agus Contoh;porter;1 jt\n"
        f"{nik(41)[:15]};Budi Contoh;porter;1 jt\n"
        f"{nik(42)};;porter;1 jt\n"
        f"{nik(40)};Agus Contoh;porter;1 jt\n",
        encoding="utf-8",
    )
    faults = [None, "nik_wrong_length", "name_missing", "duplicate_in_list"]
    code, dry = run_json("import", path, "--dry-run", home=home)
    assert (code, [row["fault"] for row in dry["rows"]], dry["rows"][0]["id"]) == (0, faults, None)

    report = tmp_path / "report.xlsx"
    code, value = run_json("import", path, "--report", report, home=home)
    assert ([row["fault"] for row in value["rows"]], value["taken"], value["refused"]) == (faults, 1, 3)
    assert value["rows"][0]["kpj"]
    assert report.stat().st_size > 1000

    code, again = run_json("import", path, home=home)
    assert [row["fault"] for row in again["rows"]] == [
        "nik_already_registered",
        "nik_wrong_length",
        "name_missing",
        "nik_already_registered",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("cards", "--out", "x.pdf"), 1, "No card is waiting"),
        (("show", "nobody"), 2, "id: "),
        (("verify", "missing.pdf"), 1, "no file missing.pdf"),
        (("import", "missing.csv"), 1, "There is no file missing.csv"),
        (("demo", "--out", "/proc/nowhere"), 1, "/proc/nowhere"),
    ],
)
def test_what_cannot_be_done_is_told_in_plain_words(run, home, tmp_path, arguments, code, told):
    run("cards", "--out", tmp_path / "all.pdf", home=home)  # nobody waits for a card after this
    got, out, err = run(*arguments, home=home)
    assert (got, out) == (code, "")
    assert told in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "cannot be read"),
        ("[1]", "JSON object"),
        ('{"nick": "1"}', "nick: "),
        ('{"reasons": 1}', "reasons: "),
    ],
)
def test_json_that_is_none_is_told(run, home, text, told):
    code, _out, err = run("register", "-", home=home, stdin=text)
    assert code == 2
    assert told in err


def test_a_wrong_pin_and_a_laptop_that_is_not_set_up(run, home, tmp_path):
    assert run("status", home=home, FIELDREG_PIN="000000")[0::2] == (1, "Wrong PIN. Type it once more.\n")
    code, _out, err = run("status", home=tmp_path / "none")
    assert (code, "not set up" in err) == (1, True)


def test_hq_away_is_told_and_loses_nothing(run, run_json, tmp_path):
    with EmbeddedHq.start(tmp_path / "hq") as hq:
        hq.add_pool("22345600001", "22345600999")
        home = tmp_path / "home"
        assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), home=home)[0] == 0
    run_json("register", "-", home=home, stdin=json.dumps(PERSON))
    code, out, err = run("sync", home=home)
    assert (code, out) == (1, "")
    assert "cannot be reached" in err
    assert run_json("status", home=home)[1]["queued"] == 1


@pytest.mark.parametrize("code", ["", "ABC", "00000-00000-00000-00000"])
def test_an_enrolment_code_that_is_none(run, hq, tmp_path, code):
    got, _out, err = run("enrol", "--hq", hq.url, "--code", code, home=tmp_path / "h")
    assert got == 1
    assert err.strip()


def test_the_words_come_in_indonesian_too(run):
    code, out, _err = run("nik", "1", "--lang", "id")
    assert code == 2
    assert "angka" in out
