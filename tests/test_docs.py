"""The documentation knows the program: nothing can be typed, set or answered that no page explains."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from delivery.make_reference import commands, own_options
from fieldreg.app import Settings
from fieldreg.cli.hq_main import hq_program
from fieldreg.cli.main import fieldreg_program

TOP = Path(__file__).parents[1]
REFERENCE = (TOP / "docs" / "reference.md").read_text("utf-8")
PAGES = sorted((TOP / "docs").rglob("*.md"))
VERBS = [*commands(fieldreg_program, "fieldreg"), *commands(hq_program, "fieldreg-hq")]
AGAIN = "make reference"


@pytest.mark.parametrize(("name", "verb"), VERBS, ids=[name for name, _ in VERBS])
def test_every_verb_and_option_is_explained(name, verb):
    part = re.search(rf"^### `{re.escape(name)}[ `].*?(?=^##|\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert part, AGAIN
    assert verb.help
    told = dict(re.findall(r"^- `(--[a-z-]+)[^`]*` *(.*)$", part[0], re.MULTILINE))
    assert [option.opts[0] for option in own_options(verb) if not told.get(option.opts[0])] == []


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("table", ["problem", "fault"])
def test_every_code_stands_on_the_page(table, language):
    words = tomllib.loads((TOP / "resources" / "words" / f"{language}.toml").read_text("utf-8"))
    assert [code for code in words[table] if f"| `{code}` |" not in REFERENCE] == [], AGAIN


def test_every_setting_stands_on_the_page():
    assert [each.name for each in fields(Settings) if f"| `{each.name}` |" not in REFERENCE] == [], AGAIN


def test_every_variable_that_the_program_reads_stands_on_the_page():
    source = "\n".join(path.read_text("utf-8") for path in (TOP / "fieldreg").rglob("*.py"))
    read = set(re.findall(r'"(FIELDREG_[A-Z_]+)"', source))
    assert read
    assert [name for name in read if f"| `{name}` |" not in REFERENCE] == [], AGAIN


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_verbs_that_pages_name_exist(page):
    known = {name for name, _ in VERBS}
    named = re.findall(r"`(fieldreg(?:-hq)? [a-z][a-z-]+(?: [a-z]+)?)", page.read_text("utf-8"))
    for each in named:
        assert any(each == name or each.startswith(f"{name} ") or name.startswith(each) for name in known), (
            each
        )
