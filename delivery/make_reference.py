"""Write `docs/reference.md`: every verb, option, setting and code, out of the program itself.

Run `make reference` when one comes or goes; a test holds the page against the program.
"""

import ast
import inspect
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click

from fieldreg.app import Settings
from fieldreg.cli.hq_main import hq_program
from fieldreg.cli.main import fieldreg_program

TOP = Path(__file__).resolve().parents[1]
PAGE = TOP / "docs" / "reference.md"
_VARIABLES = {
    "FIELDREG_HOME": "the laptop's data folder, as `--home`",
    "FIELDREG_HQ_HOME": "headquarters' folder, as `--home` of `fieldreg-hq`",
    "FIELDREG_PIN": "the PIN, where nobody is there to type it",
    "FIELDREG_OFFICER": "who signs in, by name or id, where several officers share the laptop",
    "FIELDREG_NEW_PIN": "the new PIN, where a verb sets one",
    "FIELDREG_HQ_DATABASE": "headquarters' database, as `--database` of `fieldreg-hq`",
    "FIELDREG_HQ_CHECK_TOKEN": "the bearer token for the outside register that headquarters asks",
    "FIELDREG_LANG": "`id` or `en`, as `--lang`; else what the laptop's window speaks",
    "FIELDREG_DEBUG": "`1`: a mistake of the program shows where it happened",
}


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            "# Reference",
            "",
            "Made by `make reference` out of the program; do not edit.",
            "",
            "Exit codes: 0 done; 1 a fault of the world, and what to do about it; 2 a wrong input, and why.",
            *_program("fieldreg", fieldreg_program),
            *_program("fieldreg-hq", hq_program),
            "\n## Environment\n",
            "| variable | means |",
            "|---|---|",
            *(f"| `{name}` | {meaning} |" for name, meaning in _VARIABLES.items()),
            *_settings(),
            *_codes("problem", "Problems: what is wrong with an input"),
            *_codes("fault", "Faults: what happened in the world, and what to do about it"),
            "",
        ]
    )


def commands(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    """(full name, verb) of every verb, those of groups among the verbs included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def _program(name: str, group: click.Group) -> Iterator[str]:
    yield f"\n## {name}\n"
    yield "`--home`, `--json` and `--lang` go with every verb."
    for full, command in commands(group, name):
        context = click.Context(command)
        taken = [part.make_metavar(context) for part in command.params if isinstance(part, click.Argument)]
        yield f"\n### `{' '.join([full, *taken])}`\n"
        yield inspect.cleandoc(command.help or "").replace("\n\n", "\n")
        options = own_options(command)
        if options:
            yield ""
        for option in options:
            yield f"- `{', '.join((*option.opts, *option.secondary_opts))}` {_explained(option)}"


def own_options(command: click.Command) -> list[click.Option]:
    """What this verb has and others have not."""
    return [part for part in command.params if isinstance(part, click.Option) and part.name not in _COMMON]


def _explained(option: click.Option) -> str:
    """What an option is for, what it may be and what it is where nobody says."""
    parts = [_cell(option.help or "")]
    if isinstance(option.type, click.Choice):
        parts.append(" or ".join(map(str, option.type.choices)) + ".")
    if isinstance(option.default, str | int) and not option.is_flag and option.default != "":
        parts.append(f"Without it: {option.default}.")
    if option.required:
        parts.append("Must be given.")
    return " ".join(filter(None, parts))


_COMMON = {"folder", "as_json", "lang", "help"}


def _settings() -> Iterator[str]:
    yield "\n## Settings (`settings.json` in the data folder)\n"
    yield "| setting | default | means |"
    yield "|---|---|---|"
    told = _told(Settings)
    for field in fields(Settings):
        yield f"| `{field.name}` | `{field.default!r}` | {told.get(field.name, '')} |"


def _told(kind: type) -> dict[str, str]:
    """What stands below each field in the source."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    told = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
        ):
            told[field.target.id] = _cell(str(ast.literal_eval(text.value)))
    return told


def _codes(table: str, title: str) -> Iterator[str]:
    words = {
        language: tomllib.loads((TOP / "resources" / "words" / f"{language}.toml").read_text("utf-8"))[table]
        for language in ("en", "id")
    }
    yield f"\n## {title}\n"
    yield "| code | English | Indonesian |"
    yield "|---|---|---|"
    for code in sorted(words["en"]):
        yield f"| `{code}` | {_cell(words['en'][code])} | {_cell(words['id'].get(code, ''))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
