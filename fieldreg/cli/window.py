"""The door to the window."""

import sys
from pathlib import Path

import click

from fieldreg.app import Home, default_home


def open_window(folder: str | None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    try:
        from fieldreg.gui import run  # noqa: PLC0415 - only here is Qt needed
    except ModuleNotFoundError as missing:
        if missing.name is None or not missing.name.startswith(("PySide6", "qtawesome")):
            raise
        click.echo("The window needs the extra `desktop`: pip install 'fieldreg[desktop]'.", err=True)
        return 1
    return run(Home(Path(folder)) if folder else default_home(), sys.argv[:1])
