"""Which language a verb speaks: what was asked for, else this laptop's own, else English."""

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fieldreg.app import Home

LANGUAGE_VARIABLE = "FIELDREG_LANG"
_SPOKEN = ("en", "id")

language_option = click.option(
    "--lang",
    type=click.Choice(_SPOKEN),
    envvar=LANGUAGE_VARIABLE,
    help="Else as this laptop's window; English where no laptop is set up.",
)


def language_of(asked: str | None, home: "Home | None") -> str:
    """`asked`, else what the window speaks on a laptop that is set up or has been set, else English."""
    if asked:
        return asked
    if home is None or not (home.keys.exists() or home.settings.exists()):
        return "en"
    from fieldreg.app import load_settings  # noqa: PLC0415 - not for who asks for a language

    return load_settings(home.settings).language


def language_asked(arguments: Sequence[str]) -> str | None:
    """What `--lang` says among arguments that could not be read as a whole, else the environment."""
    given = [after for before, after in pairwise(arguments) if before == "--lang"]
    given += [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    given.append(os.environ.get(LANGUAGE_VARIABLE, ""))
    return next((each for each in given if each in _SPOKEN), None)
