"""What goes wrong at a terminal: folders for files, codes that nobody knows, a pipe that closes, Ctrl+C."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from fieldreg.cli.output import tell, tell_json
from fieldreg.cli.run import run_program
from tests.people import nik

FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def home(run, hq, tmp_path_factory):
    """A laptop of its own: others count what stands on the shared one."""
    home = tmp_path_factory.mktemp("home-of-mistakes")
    assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi", home=home)[0] == 0
    return home


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("register", "{folder}"), 2, "FILE: This is a folder"),
        (("register", "{folder}/none.json"), 1, "none.json. Check its name"),
        (("register", "{latin}"), 2, "not UTF-8"),
        (("import", "{folder}"), 2, "FILE: This is a folder"),
        (("candidates", "import", "{folder}"), 2, "FILE: This is a folder"),
        (("candidates", "list", "--list", "zz"), 2, "candidates lists"),
        (("candidates", "refuse", "--reason", "x", "--list", "zz"), 2, "candidates lists"),
        (("cards", "--out", "{folder}/none/c.pdf"), 1, "This folder is not there"),
        (("close-day", "--out", "{folder}/none/c.pdf"), 1, "This folder is not there"),
        (("backup", "--to", "{latin}"), 2, "--to: This is a file"),
        (("verify", "{folder}"), 2, "This is a folder"),
        (("card-check", "{folder}"), 2, "ARTWORK: This is a folder"),
        (("sponsor", "return", "--code", "NO"), 1, "no sponsorship NO"),
        (("hand-over", "count", "--sponsorship", "NO"), 1, "no sponsorship NO"),
        (("endings", "list", "--sponsorship", "NO"), 1, "no sponsorship NO"),
        (("activation", "dashboard", "XX"), 1, "mistyped"),
        (("correct", "x", "--reason", "y"), 2, "--set: This option is needed"),
        (("correct", "x", "--set", "name", "--reason", "y"), 2, "FIELD=VALUE"),
        (("correct", "x", "--set", "nick=1", "--reason", "y"), 2, "There are: nik, name,"),
        (("officers", "remove", "Nobody"), 2, "There are: Dewi"),
        (("printer", "Nobody"), 2, "Nobody"),
        (("leaflet", "--out", "x.pdf", "--month", "1999-01"), 2, "01/1999"),
        (("status", "--home", "{latin}"), 2, "--home: This is a file"),
    ],
    ids=lambda each: " ".join(each[:2]) if isinstance(each, tuple) else None,
)
def test_what_is_wrong_is_said_and_what_to_do(run, home, tmp_path, words, code, told):
    latin = tmp_path / "latin.json"
    latin.write_bytes('{"name": "André"}'.encode("latin-1"))
    got, out, err = run(*(each.format(folder=tmp_path, latin=latin) for each in words), home=home)
    assert (got, out) == (code, "")
    assert told in err


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"nik": "1"}\n{"nik": }\n', "line 2, column 9"),
        ('{\n"nik": "1",\n"name" "X"}', "line 3, column 8"),
        ("", "line 1, column 1"),
        ("[" * 100_000, "line 1, column 1"),
    ],
    ids=["second line", "one object", "nothing", "too deep"],
)
def test_json_says_where_it_is_wrong_and_nobody_is_registered(run, run_json, home, text, where):
    before = run_json("status", home=home)[1]["registered"]
    code, out, err = run("register", "-", home=home, stdin=text)
    assert (code, out, where in err) == (2, "", True)
    assert run_json("status", home=home)[1]["registered"] == before


@pytest.mark.parametrize("verb", [("import",), ("candidates", "import")], ids=" ".join)
def test_a_line_that_is_taken_for_nobody_is_told(run, home, tmp_path, verb):
    file = tmp_path / "list.csv"
    file.write_text(f"NIK,Nama,Pekerjaan,Penghasilan\n{nik(95)},TRI CONTOH,PKL,1000000\nJumlah,1,,\n")
    code, out, _err = run(*verb, file, "--dry-run", home=home)
    assert (code, "line 3 not read (Total): Jumlah" in out) == (0, True)


def test_whoever_stops_reading_stops_no_registration(home, run_json, tmp_path):
    """`fieldreg register FILE | head -1` takes everybody."""
    people = [
        {
            "nik": nik(number), "name": "TRI CONTOH", "occupation": "PKL", "income": "1,5 jt", "months": 1,
            "payment_method": "tunai", "payment_reference": f"P-{number}",
        }
        for number in range(90, 93)
    ]  # fmt: skip
    file = tmp_path / "people.json"
    file.write_text(json.dumps(people))
    before = run_json("status", home=home)[1]["registered"]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "fieldreg", "register", str(file), "--home", str(home)],
            stdout=closed,
            stderr=subprocess.PIPE,
            env={**os.environ, "FIELDREG_PIN": "246810"},
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")
    assert run_json("status", home=home)[1]["registered"] == before + 3


@click.command()
def interrupted():
    raise KeyboardInterrupt


@click.command()
def mistaken():
    raise AssertionError("nobody foresaw this")


@pytest.mark.everyday
@pytest.mark.parametrize(("language", "told"), [("en", "Stopped."), ("id", "Dihentikan.")])
def test_control_c_says_that_nothing_is_lost(monkeypatch, capsys, language, told):
    monkeypatch.setattr("sys.argv", ["fieldreg"])
    monkeypatch.setenv("FIELDREG_LANG", language)
    with pytest.raises(SystemExit) as done:
        run_program(interrupted, laptop=True)
    assert (done.value.code, told in capsys.readouterr().err) == (1, True)


@pytest.mark.everyday
@pytest.mark.parametrize(
    ("language", "told"), [("en", "mistake of its own"), ("id", "kesalahan pada fieldreg")]
)
def test_what_nobody_foresaw_is_no_traceback(monkeypatch, capsys, language, told):
    monkeypatch.setattr("sys.argv", ["fieldreg"])
    monkeypatch.delenv("FIELDREG_DEBUG", raising=False)
    monkeypatch.setenv("FIELDREG_LANG", language)
    with pytest.raises(SystemExit) as done:
        run_program(mistaken, laptop=True)
    err = capsys.readouterr().err
    assert (done.value.code, told in err, "Traceback" in err) == (1, True, False)


@pytest.mark.everyday
@pytest.mark.skipif(not FULL.exists(), reason="this system has no full disk to offer")
def test_a_full_disk_is_not_taken_for_a_closed_pipe(monkeypatch):
    # Unbuffered, so that nothing is left for the closing to write.
    full = io.TextIOWrapper(FULL.open("wb", buffering=0), encoding="utf-8", write_through=True)
    monkeypatch.setattr("sys.stdout", full)
    with pytest.raises(OSError, match="No space"):
        tell("anything")


@pytest.mark.everyday
def test_json_is_whole_where_the_console_lacks_letters(monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr("sys.stdout", narrow)
    tell_json({"name": "Łukasz"})
    narrow.flush()
    assert json.loads(narrow.buffer.getvalue()) == {"name": "Łukasz"}
