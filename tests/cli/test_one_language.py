"""A verb speaks one language: what it prints comes out of the words, or is somebody's own."""

import ast
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from delivery.make_reference import commands
from fieldreg.assets import LANGUAGES, Words
from fieldreg.cli import main
from fieldreg.cli.hq_main import hq_program
from fieldreg.cli.main import fieldreg_program
from fieldreg.cli.person_fields import FIELDS
from fieldreg.cli.run import run_program
from fieldreg.hq import EmbeddedHq
from tests.people import nik

CLI = Path(main.__file__).parent
FILES = sorted([*CLI.glob("*verbs/*.py"), CLI / "demo" / "proofs.py", *CLI.glob("re*.py"), CLI / "run.py"])
SAYING = {"say", "term", "code", "field", "fault", "problem"}
PROSE = re.compile(r"[a-z]{2,},? [a-z]{2,}")
WORD = re.compile(r"(?<![A-Za-z])[a-z]{3,}(?![A-Za-z])")


def explains(node):
    """Whether it is no text that is printed: a docstring, an option's help, or a code of the words."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.keyword):
        return node.arg in {"help", "metavar"}
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in SAYING


def spoken(node):
    """The texts of a file that would be printed as they stand."""
    if explains(node):
        return
    if isinstance(node, ast.JoinedStr):
        whole = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
        if WORD.search(whole):
            yield whole
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and PROSE.search(node.value):
        yield node.value
    for name, children in ast.iter_fields(node):
        if name not in {"annotation", "returns"}:
            for child in children if isinstance(children, list) else [children]:
                if isinstance(child, ast.AST):
                    yield from spoken(child)


@pytest.mark.everyday
def test_no_sentence_stands_in_a_verbs_file():
    found = {file.name: list(spoken(ast.parse(file.read_text("utf-8")))) for file in FILES}
    assert {file: texts for file, texts in found.items() if texts} == {}


@pytest.mark.everyday
def test_a_sentence_in_a_verbs_file_would_be_seen():
    code = ast.parse("f(lambda: f'{n} people')\nf('nobody found')\nf(x.say('none left'))")
    assert list(spoken(code)) == [" people", "nobody found"]


def without_letters(sentence):
    """A sentence of the words with only its placeholders left."""
    return re.sub(r"(\{\w+\})|[^\W\d_]", lambda found: found[1] or "·", sentence)


@pytest.fixture
def wordless(monkeypatch):
    """Whatever the words say is printed without its letters: what is left was not said by them."""
    say = Words.say

    def say_without_letters(self, table, code, /, **values):
        sentence = self.catalogue.get(table, {}).get(code, code)
        bare = Words(self.language, {table: {code: without_letters(sentence)}})
        return say(bare, table, code, **values)

    monkeypatch.setattr(Words, "say", say_without_letters)


class Walk:
    """A laptop whose verbs are called one after another, and what each printed for a person."""

    def __init__(self, home, hq):
        self.home, self.hq = home, hq
        self.told = []

    def go(self, *words, program=fieldreg_program, stdin=None, lang="id", **environment):
        """Call a verb as somebody at a terminal does; stdout and stderr in one."""
        folders = {"FIELDREG_HOME": str(self.home), "FIELDREG_HQ_HOME": str(self.hq.hq.config.folder)}
        env = folders | {"FIELDREG_PIN": "246810"} | environment
        done = CliRunner().invoke(program, [*map(str, words), "--lang", lang], obj={}, input=stdin, env=env)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert done.exit_code in {0, 1, 2}
        self.told.append((tuple(map(str, words)), done.output))
        return done.output

    def value(self, *words, **options):
        """What the same verb gives a script."""
        return json.loads(self.go(*words, "--json", **options).splitlines()[-1])


PERSON = {
    "nik": nik(1), "name": "SITI CONTOH", "occupation": "PKL", "income": "1,5 jt", "months": 3,
    "payment_method": "tunai", "payment_reference": "K-1",
}  # fmt: skip


def walk_the_day(walk, folder):
    """Every verb at least once, as an officer, a coordinator and a branch's administrator call it."""
    go, at = walk.go, folder.joinpath
    go("enrol", "--hq", walk.hq.url, "--code", walk.hq.new_code(), "--officer", "DEWI")
    lists = at("DAFTAR.csv")
    lists.write_text(
        f"NIK,Nama,Pekerjaan,Penghasilan\n{nik(2)},BAYU CONTOH,ojek,1000000\n12,TRI CONTOH,PKL,1\n"
    )
    for words in (
        ("status",),
        ("sync",),
        ("nik", nik(1)),
        ("nik", "12"),
        ("quote", "--income", "1000000"),
        ("quote", "--income", "x"),
        ("activation", "list"),
        ("activation", "open", "--name", "A", "--place", "B", "--goal", "9"),
        ("activation", "informed", "pedagang"),
        ("activation", "dashboard"),
        ("activation", "list"),
        ("find", "zzz"),
        ("printer",),
        ("printer", "EVOLIS", "--right-mm", "1", "--back-down-mm", "1"),
        ("cards", "--out", at("none.pdf")),
        ("sponsor", "list"),
        ("sponsor", "ask"),
        ("candidates", "lists"),
        ("candidates", "list"),
        ("endings", "list"),
        ("hand-over", "waiting"),
        ("hand-over", "find", "zzz"),
    ):
        go(*words)
    go("register", "-", stdin=json.dumps(PERSON))
    go("register", "-", stdin=json.dumps(PERSON))
    go("register", "-", stdin="{")
    go("register", "-", stdin='{"x": 1}')
    who = walk.value("find", "SITI")[0]["id"]
    for words in (
        ("import", lists, "--dry-run"),
        ("import", lists, "--months", "1"),
        ("find", "CONTOH"),
        ("show", who),
        ("correct", who, "--set", "months=2", "--reason", "X"),
        ("correct", who, "--set", "x=2", "--reason", "X"),
        ("show", "nobody"),
        ("cards", "--out", at("cards.pdf")),
        ("card-backs", "3", "--out", at("backs.pdf")),
        ("card-check",),
        ("print-test", "--out", at("test.pdf")),
        ("slip", who, "--out", at("slip.pdf")),
        ("leaflet", "--out", at("leaflet.pdf")),
        ("verify", at("cards.pdf")),
        ("verify", "HC1:QQ"),
        ("hand-over", "find", "SITI"),
        ("hand-over", "give", who),
        ("hand-over", "give", who, "--identity-checked", "--consent-version", "1"),
        ("hand-over", "find", "SITI"),
        ("hand-over", "count"),
        ("hand-over", "waiting"),
        ("hand-over", "list", "--out", at("list.pdf")),
        ("candidates", "import", lists),
        ("candidates", "lists"),
        ("candidates", "list"),
        ("candidates", "accept", "CSR-1"),
        ("candidates", "refuse", "--reason", "X"),
        ("candidates", "register", "CSR-1"),
        ("sponsor", "propose", "CSR-1", "--donor", "D", "--places", "5", "--months", "1"),
        ("sponsor", "list"),
        ("sponsor", "take", "CSR-1"),
        ("sponsor", "return", "--numbers"),
        ("recap",),
        ("endings", "list", "--days", "365"),
        ("endings", "quote", who),
        ("endings", "self-pay", who),
        ("endings", "extend", "CSR-1", who),
        ("close-day", "--look"),
        ("close-day", "--out", at("day.pdf"), "--cash", "DEWI=10"),
        ("export-day", "--out", at("day.xlsx")),
        ("sync",),
        ("status",),
        ("show", who),
        ("bundle", "write", at("stick.bundle")),
        ("bundle", "read", at("stick.bundle")),
        ("backup",),
        ("restore", "--dry-run"),
        ("doctor",),
        ("officers", "list"),
        ("export-person", who, "--out", at("person.json")),
        ("cancel", who, "--reason", "X"),
        ("erase", who),
        ("change-key",),
        ("renew", "--code", "X"),
        ("activation", "join", "-"),
        ("enrol", "--file", at("request"), "--code", "X"),
        ("demo", "--list", at("no.csv"), "--out", at("demo")),
    ):
        go(*words)
    new = {"FIELDREG_NEW_PIN": "135790"}
    go("officers", "add", "BAGUS", **new)
    go("officers", "role", "BAGUS", "koordinator", FIELDREG_OFFICER="DEWI")
    go("officers", "reset-pin", "BAGUS", FIELDREG_OFFICER="DEWI", **new)
    go("officers", "hand-over", "BAGUS", FIELDREG_OFFICER="DEWI")
    code = walk.value("officers", "recovery-code", FIELDREG_OFFICER="BAGUS", FIELDREG_PIN="135790")["code"]
    go("officers", "recover", "--code", code, **new)
    go("officers", "remove", "DEWI", FIELDREG_OFFICER="BAGUS", FIELDREG_PIN="135790")


def walk_headquarters(walk, folder):
    """Every verb of HQ but `serve`, which does not come back, over what the laptop brought."""
    device, at = walk.hq.devices()[0]["device"], folder.joinpath
    (proposal,) = walk.hq.hq.sponsorship_proposals()
    (asked,) = [each["member_id"] for each in walk.hq.records() if each["name"] == "Siti Contoh"]
    for words in (
        ("init", "--issuer", "HQ"),
        ("enrol-code",),
        ("enrol-file", at("none.json")),
        ("devices",),
        ("pool", "add", "62345600001", "62345600100"),
        ("pool", "add", "1", "2"),
        ("pool", "reopen"),
        ("check", "show"),
        ("check", "use", "http://127.0.0.1:9/"),
        ("check", "off"),
        ("recap",),
        ("activation", "add", "--name", "A", "--place", "B", "--from", "2026-12-01", "--goal", "9"),
        ("activation", "list"),
        ("filter", "list"),
        ("filter", "build"),
        ("filter", "list"),
        ("filter", "export", at("members.filter")),
        ("filter", "assign", device, "31"),
        ("filter", "assign", device),
        ("sponsorship", "proposals"),
        ("sponsorship", "approve", proposal["proposal_id"]),
        ("sponsorship", "add", "CSR-2", "--donor", "D", "--places", "5", "--months", "1"),
        ("sponsorship", "list"),
        ("sponsorship", "take-back", "CSR-2", device),
        ("sponsorship", "end", "CSR-2"),
        ("sponsorship", "reopen", "CSR-2"),
        ("sponsorship", "refuse", "x", "--reason", "X"),
        ("bundle", "accept", at("stick.bundle")),
        ("ledger",),
        ("ledger", "52345600001"),
        ("ledger", "12345600001"),
        ("erasures", "list"),
        ("erasures", "refuse", asked, "--reason", "X"),
        ("erasures", "do", asked),
        ("erasures", "list"),
        ("holdings", device),
        ("open-backup", at("none.db")),
        ("verify",),
        ("review",),
        ("revoke", device),
        ("devices",),
        ("review",),
        ("decide", device, "release"),
    ):
        walk.go(*words, program=hq_program)
    for words in (("records",), ("acts",), ("keys",)):
        walk.go(*words, "--json", program=hq_program)


OWN = re.compile(
    r"https?://\S+|[/\\][^\s,;:]+"  # addresses and paths
    r"|--[a-z-]+|[a-z_]+(?=: ·)"  # the option or the key of the form that a sentence is about
    r"|\b[0-9a-f]{8,}\b"  # ids
    r"|\S+\.(?:pdf|csv|xlsx|json|bundle|reply|db|toml|zip)\b"
    r"|fieldreg(?:-hq)?(?: [a-z-]+)*"
    r"|petugas|koordinator"  # the roles, as they are typed
    rf"|\b(?:{'|'.join(FIELDS)})\b"  # and the fields
)


@pytest.mark.slow
def test_every_verb_prints_only_words_and_what_people_gave(tmp_path, wordless):
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ") as hq:
        hq.add_pool("52345600001", "52345600999")
        walk = Walk(tmp_path / "laptop", hq)
        walk_the_day(walk, tmp_path)
        called = len(walk.told)
        # What the laptop kept to itself after its last sync comes to HQ as well.
        walk.go("sync", FIELDREG_PIN="135790", FIELDREG_OFFICER="BAGUS")
        walk_headquarters(walk, tmp_path)
    for program, told in ((fieldreg_program, walk.told[:called]), (hq_program, walk.told[called:])):
        lines = [f"{' '.join(words)} " for words, _ in told]
        verbs = [full.lstrip() for full, _ in commands(program, "")]
        silent = [verb for verb in verbs if not any(line.startswith(f"{verb} ") for line in lines)]
        assert silent == ([] if program is fieldreg_program else ["serve"])
    foreign = [
        (words, WORD.findall(OWN.sub("", told)), told) for words, told in walk.told if "--json" not in words
    ]
    assert [found for found in foreign if found[1]] == []


WRONG_CALLS = [
    ("nik",),
    ("nik", "1", "2"),
    ("nikk", "1"),
    ("xyz",),
    ("nik", "1", "--foo"),
    ("nik", "1", "--hom"),
    ("nik", "1", "--json=1"),
    ("find", "--limit", "0"),
    ("find", "--limit"),
    ("cards", "--out", "."),
    ("cards", "--out", "x.pdf", "--layout", "x"),
    ("printer", "X", "--right-mm", "x"),
    ("demo", "--out", __file__),
]


def call(monkeypatch, capsys, *words):
    """A call at the door of the program: (exit code, what was printed)."""
    monkeypatch.setattr("sys.argv", ["fieldreg", *words])
    with pytest.raises(SystemExit) as done:
        run_program(fieldreg_program, laptop=True, window=lambda _: 0)
    out, err = capsys.readouterr()
    return done.value.code, out + err


@pytest.mark.everyday
@pytest.mark.parametrize("words", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_told_in_words_too(words, monkeypatch, capsys, wordless):
    code, told = call(monkeypatch, capsys, *words, "--lang", "id")
    last = told.splitlines()[-1]
    assert code == 2
    assert "·" in last
    assert WORD.findall(re.sub(r"^[\w-]+: ", "", OWN.sub("", last))) in ([], ["cr80", "a4"], ["nik"])


@pytest.mark.everyday
def test_a_laptop_that_is_set_up_speaks_as_its_window(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("FIELDREG_LANG", raising=False)
    monkeypatch.setenv("FIELDREG_HOME", str(tmp_path))
    (tmp_path / "keys.json").touch()
    assert "harus 16 angka" in call(monkeypatch, capsys, "nik", "1")[1]


@pytest.mark.everyday
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_say_which_language_where_nobody_asks(language, monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("FIELDREG_LANG", raising=False)
    monkeypatch.setenv("FIELDREG_HOME", str(tmp_path))
    english, indonesian = "has 16 digits", "harus 16 angka"
    assert english in call(monkeypatch, capsys, "nik", "1")[1]
    (tmp_path / "settings.json").write_text(json.dumps({"language": language}))
    assert (indonesian if language == "id" else english) in call(monkeypatch, capsys, "nik", "1")[1]
    assert ("Cara pakai" if language == "id" else "Usage") in call(monkeypatch, capsys, "nik")[1]
    other = "en" if language == "id" else "id"
    assert (indonesian if other == "id" else english) in call(
        monkeypatch, capsys, "--lang", other, "nik", "1"
    )[1]
