import ast
import shutil
import string
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from fieldreg.assets import LANGUAGES, load_occupations, load_rates, load_tables, load_words, resource_path
from fieldreg.domain.contribution import Rates
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem
from fieldreg.domain.programmes import Payer, Programme, Sector

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fieldreg"


def catalogue(language):
    return tomllib.loads(resource_path("words", f"{language}.toml").read_text("utf-8"))


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_resources_are_found_in_the_checkout():
    assert resource_path("rates", "bpu.toml") == ROOT / "resources" / "rates" / "bpu.toml"
    assert resource_path().is_dir()


@pytest.mark.parametrize("place", ["fieldreg/resources", "resources"])
def test_resources_are_found_inside_an_installed_package_and_beside_a_frozen_one(tmp_path, place):
    copied_package(tmp_path)
    shutil.copytree(ROOT / "resources" / "words", tmp_path / place / "words")
    answer = run(tmp_path, "from fieldreg.assets import resource_path; print(resource_path())")
    assert Path(answer.stdout.strip()).resolve() == (tmp_path / place).resolve()


def test_a_folder_of_that_name_beside_an_installed_package_is_not_taken_for_ours(tmp_path):
    copied_package(tmp_path)
    (tmp_path / "resources").mkdir()
    answer = run(
        tmp_path,
        "from fieldreg.assets import resource_path\n"
        "from fieldreg.domain.faults import Fault\n"
        "try: resource_path()\n"
        "except Fault as fault: print(fault.code)",
    )
    assert answer.stdout.strip() == "resources_missing"


def copied_package(folder):
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("assets", "domain"):
        shutil.copytree(PACKAGE / name, folder / "fieldreg" / name, ignore=ignore)
    (folder / "fieldreg" / "__init__.py").touch()


def run(folder, code):
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )


def test_tables_are_loaded_once():
    assert load_tables() is load_tables()


def test_loading_tables_pulls_in_nothing_but_the_standard_library():
    code = (
        "import sys; before = set(sys.modules)\n"
        "from fieldreg.assets import load_tables, load_words\n"
        "load_tables(); load_words('id')\n"
        "new = {name.split('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    assert run(ROOT, code).stdout.strip() == "['fieldreg']"


def test_every_rule_of_the_rates_can_be_priced():
    rates = load_rates()
    assert isinstance(rates, Rates)
    assert [rule.since for rule in rates.rules] == sorted(rule.since for rule in rates.rules)
    for rule in rates.rules:
        starts = [band.from_rp for band in rule.bands]
        assert starts[0] == 0
        assert starts == sorted(set(starts))
    for relief in rates.reliefs:
        assert relief.first <= relief.last
        assert relief.sectors <= set(Sector)
        assert relief.programmes <= set(Programme)
        assert relief.excluded_payers <= set(Payer)


def test_no_rounding_is_hidden_in_the_rates():
    rates = load_rates()
    for rule in rates.rules:
        for band in rule.bands:
            jkk = band.base_rp * rule.jkk_permille
            assert jkk % 1000 == band.base_rp * rule.jht_permille % 1000 == 0
            for relief in rates.reliefs:
                assert jkk // 1000 * relief.pays_percent % 100 == rule.jkm_rp * relief.pays_percent % 100 == 0


def test_a_legal_source_stands_above_every_rule():
    blocks = resource_path("rates", "bpu.toml").read_text("utf-8").split("# Source: ")[1:]
    assert len(blocks) == 2
    for block in blocks:
        assert block.startswith("PP ")
        assert "[[" in block


def test_regions_carry_their_licence():
    readme = resource_path("regions", "README.md").read_text("utf-8")
    assert "Open Database License" in readme
    assert "idn-area-data" in readme


def test_retired_regions_name_their_successors():
    rows = resource_path("regions", "retired.csv").read_text("utf-8").splitlines()[1:]
    names = load_tables().regions.names
    for row in rows:
        _, _, now = row.split(",")
        assert not now or now in names


def test_every_occupation_has_a_label():
    assert all(occupation.label for occupation in load_occupations().all)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_of_words_is_sorted(language):
    for table, rows in catalogue(language).items():
        assert list(rows) == sorted(rows), table


def test_both_languages_say_the_same_things():
    first, second = (catalogue(language) for language in LANGUAGES)
    assert first.keys() == second.keys()
    for table, rows in first.items():
        assert rows.keys() == second[table].keys()
        for code, sentence in rows.items():
            assert placeholders(sentence) == placeholders(second[table][code]), code


def codes_raised(*callables):
    """Code -> the values given with it, for every call with a literal code in the package."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in callables:
                continue
            codes = [
                c.value
                for c in ast.walk(node.args[0])
                if isinstance(c, ast.Constant) and isinstance(c.value, str)
            ]
            for code in codes:
                if code.isidentifier():
                    found.setdefault(code, set()).update(word.arg for word in node.keywords if word.arg)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_words(language):
    used = codes_raised("Problem", "block", "warn", "_warn")
    assert len(used) > 40
    assert not set(used) - set(catalogue(language)["problem"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_words(language):
    used = codes_raised("Fault")
    assert not set(used) - set(catalogue(language)["fault"])


def test_words_are_found_and_filled():
    words = load_words("en")
    assert words.problem(Problem("nik_wrong_length", "nik", values={"digits": "15"})) == (
        "A NIK has 16 digits; this has 15."
    )
    most = Problem("places_out_of_range", "places", values={"most": "100000"})
    assert load_words("id").problem(most) == "Harus 1 sampai 100.000 tempat."
    # A value may be called as the arguments are: the code of a region, the code of a sponsorship.
    unknown = words.problem(Problem("nik_unknown_region", "nik", values={"code": "999999"}))
    assert "999999" in unknown
    assert words.code("nik_wrong_length") == "A NIK has 16 digits; this has …."
    assert words.term("self") == "The member"
    assert "Install" in words.fault(Fault("resources_missing"))


def test_a_number_that_is_still_to_come_is_a_dash():
    held = Problem("nik_already_registered", "nik", values={"name": "Tagor Contoh", "kpj": ""})
    assert load_words("id").problem(held).endswith("Tagor Contoh, nomor –. Lihat di Peserta.")


def test_a_code_without_words_stands_for_itself():
    assert load_words("id").problem(Problem("no_such_code", "nik")) == "no_such_code"
    assert load_words("id").say("no_such_table", "code") == "code"


def test_an_unknown_language_is_indonesian():
    assert load_words("xx").language == "id"
    assert load_words() == load_words("id")


@pytest.mark.parametrize(
    ("minutes", "indonesian", "english"),
    [
        ("-1440", "mundur 1 hari", "1 day back"),
        ("+125", "maju 2 jam 5 menit", "2 hours 5 minutes forward"),
        ("+576181", "maju 400 hari 3 jam", "400 days 3 hours forward"),
        ("+60", "maju 1 jam", "1 hour forward"),
        ("-0", "mundur kurang dari 1 menit", "less than 1 minute back"),
    ],
)
def test_how_far_a_clock_was_set_is_said_in_days_and_hours(minutes, indonesian, english):
    problem = Problem("clock_moved", "", values={"minutes": minutes})
    assert f"digeser {indonesian} selagi" in load_words("id").problem(problem)
    assert f"set {english} while" in load_words("en").problem(problem)
