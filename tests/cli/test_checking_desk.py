"""`fieldreg verify --keys`: a hospital's desk, with no enrolment, no PIN and nothing of anybody on it."""

import json

import pytest

from fieldreg.app import issue_cards, register_member, waiting_for_cards
from tests.desks import enrolled_desk, form, sync_direct


@pytest.fixture(scope="module")
def cards(hq, tmp_path_factory):
    """A card of each of two laptops for the same man; HQ takes the first and withdraws the second."""
    folder = tmp_path_factory.mktemp("cards")
    for name in ("stands", "withdrawn"):
        with enrolled_desk(folder / name, hq.hq) as desk:
            sync_direct(desk, hq.hq)
            register_member(desk, form(77))
            issue_cards(desk, waiting_for_cards(desk), folder / f"{name}.pdf", layout="cr80")
            sync_direct(desk, hq.hq)
    return folder


def test_a_desk_checks_by_hqs_address_and_then_without_a_line(run_json, run, hq, cards, tmp_path):
    desk = {"home": tmp_path / "desk", "FIELDREG_PIN": ""}
    code, said = run_json("verify", cards / "stands.pdf", "--keys", hq.url, **desk)
    assert (code, [each["verdict"] for each in said]) == (0, ["genuine"])
    assert said[0]["name"].startswith("Sutrisno Contoh")
    assert said[0]["voids_as_of"]
    code, said = run_json("verify", cards / "withdrawn.pdf", **desk)
    assert (code, [each["verdict"] for each in said]) == (2, ["void"])
    assert sorted(path.name for path in (tmp_path / "desk").iterdir()) == ["lists.json"]
    _code, out, err = run("verify", cards / "withdrawn.pdf", "--keys", "http://127.0.0.1:9", **desk)
    assert out.startswith("void")
    assert "cannot be reached" in err


def test_the_first_use_names_the_key_and_another_hq_is_refused(run, hq, cards, tmp_path):
    home = tmp_path / "desk"
    _code, _out, err = run("verify", cards / "stands.pdf", "--keys", hq.url, home=home)
    assert hq.hq.key.public.text in err
    _code, _out, err = run("verify", cards / "stands.pdf", home=home)
    assert "as of" in err
    assert hq.hq.key.public.text not in err
    other = run("verify", cards / "stands.pdf", "--keys", hq.url, "--hq-key", "AAAA", home=home)
    assert (other[0], "another headquarters" in other[2]) == (1, True)


def test_a_stick_from_hq_does_as_well(run_json, run, hq, cards, tmp_path):
    hq_home = {"home": hq.hq.config.folder, "program": "fieldreg-hq"}
    for extra, expected in ((("--voids",), "void"), ((), "genuine")):
        path = tmp_path / f"lists{len(extra)}.json"
        code, out, _err = run("keys", *extra, **hq_home)
        path.write_text(out, encoding="utf-8")
        assert code == 0
        home = tmp_path / f"desk{len(extra)}"
        _code, said = run_json("verify", cards / "withdrawn.pdf", "--keys", path, home=home)
        assert said[0]["verdict"] == expected
        _code, _out, err = run("verify", cards / "withdrawn.pdf", home=home)
        assert ("No list of void cards" in err) is (expected == "genuine")


def test_a_desk_without_any_list_is_told_where_to_get_one(run, cards, tmp_path):
    code, out, err = run("verify", cards / "stands.pdf", home=tmp_path / "desk")
    assert (code, out, "--keys" in err) == (1, "", True)


def test_what_hq_publishes_names_nobody(hq, run, cards):
    _code, out, _err = run("keys", "--voids", home=hq.hq.config.folder, program="fieldreg-hq")
    published = json.loads(out)
    assert published["voids"]["published"]["version"] >= 1
    assert "Sutrisno" not in out
