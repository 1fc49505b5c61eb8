"""Every page in all its looks, and in every state that matters.

    PYTHONPATH=tests/then QT_QPA_PLATFORM=offscreen python -m tests.pictures FOLDER [PART …]

The people are invented and the day is the tests'; all else is real.
"""

import sys
from pathlib import Path

from fieldreg.gui.theme import PALETTES
from tests.pictures.album import Album, Look, application
from tests.pictures.parts import take_parts

_LOOKS = (
    *(Look("id", 100, theme) for theme in PALETTES),
    Look("id", 150, "light"),
    Look("en", 100, "light"),
    Look("en", 150, "light"),
    Look("id", 175, "light"),
)
"""Every theme, language and size at least once."""


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots")
    target.mkdir(parents=True, exist_ok=True)
    take_parts(Album(application(), target, _LOOKS), sys.argv[2:])
