"""Which language a verb speaks: what was asked for, else what was chosen in the settings, else English."""

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click

LANGUAGE_VARIABLE = "FIELDREG_LANG"
_SPOKEN = ("en", "id")

language_option = click.option(
    "--lang",
    type=click.Choice(_SPOKEN),
    envvar=LANGUAGE_VARIABLE,
    help="Else as chosen in this laptop's settings; English where nobody has chosen.",
)


def language_of(asked: str | None, settings: Path | None) -> str:
    """`asked`, else what the laptop's settings say where they were ever saved, else English."""
    if asked:
        return asked
    if settings is None or not settings.exists():
        return "en"
    from fieldreg.app import load_settings  # noqa: PLC0415 - only where somebody has chosen

    return load_settings(settings).language


def language_asked(arguments: Sequence[str]) -> str | None:
    """What `--lang` says among arguments that could not be read as a whole, else the environment."""
    given = [after for before, after in pairwise(arguments) if before == "--lang"]
    given += [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    given.append(os.environ.get(LANGUAGE_VARIABLE, ""))
    return next((each for each in given if each in _SPOKEN), None)
