"""Where papers and spreadsheets go unless an officer says otherwise: the folder for documents."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> Path:
    """The folder of whoever is signed in to the machine; their home where nobody has made that folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() and folder.is_absolute() else Path.home()


def todays_file(name: str) -> Path:
    """A PDF in it that bears today's date: kartu-2026-11-21.pdf."""
    return documents() / f"{name}-{date.today():%Y-%m-%d}.pdf"  # noqa: DTZ011  a name for people
