"""A command that a page tells somebody to type is one that the program takes."""

import re
import shlex
from pathlib import Path

import click
import pytest

from fieldreg.cli.hq_main import hq_program
from fieldreg.cli.main import fieldreg_program

TOP = Path(__file__).parents[1]
PAGES = [
    page
    for page in [TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))]
    # The one is made out of the program, the others tell why and quote what is no command.
    if page.name != "reference.md" and page.parent.name != "decisions"
]
PROGRAMS = {"fieldreg": fieldreg_program, "fieldreg-hq": hq_program}
COMMAND = re.compile(
    r"`((?:fieldreg|fieldreg-hq) [^`]+)`|^ {0,4}((?:fieldreg|fieldreg-hq) .+)$", re.MULTILINE
)


def commands_on(page):
    """Each command of a page in words; `a | b` stands for one of several."""
    for found in COMMAND.finditer(page.read_text("utf-8")):
        program, *rest = re.split(r"\s+(?=\S)", " ".join((found[1] or found[2]).split()), maxsplit=1)
        for part in "".join(rest).split(" | "):
            given = re.sub(r"(--[a-z-]+) …", r"\1 X", part).replace("…", "").replace("'", "")
            yield [program, *shlex.split(given)]


def verbs_meant(group, words):
    """The commands that words begin with, `open|join` being two, and the words behind them."""
    context = click.Context(group)
    for name in words[0].split("|"):
        command = group.get_command(context, name)
        assert command is not None, words
        if isinstance(command, click.Group) and len(words) > 1:
            yield from verbs_meant(command, words[1:])
        else:
            yield command, words[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_command_on_the_page_can_be_typed(page):
    for program, *words in commands_on(page):
        if not words or words[0].startswith(("-", "opens")):
            continue
        for command, rest in verbs_meant(PROGRAMS[program], words):
            if isinstance(command, click.Group):
                continue
            # What must be given is often left out in prose; what is given must be taken.
            _, too_many, _ = command.make_parser(click.Context(command)).parse_args(list(rest))
            assert too_many == [], (command.name, rest)


def test_commands_are_found():
    found = [command for page in PAGES for command in commands_on(page)]
    assert ["fieldreg", "close-day", "--look"] in found
    assert len(found) > 80
