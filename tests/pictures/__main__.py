"""Every page in all its looks, and in every state that matters.

    QT_QPA_PLATFORM=offscreen python -m tests.pictures FOLDER [PART …]

The people are invented; all else is real.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldreg.gui.theme import PALETTES
from tests.pictures.activation import activation_scenes
from tests.pictures.album import Album, Look, close, open_practice, settle
from tests.pictures.cards import card_scenes
from tests.pictures.check import check_scenes
from tests.pictures.door import door_scenes
from tests.pictures.every_page import every_page
from tests.pictures.keeping import keeping_scenes
from tests.pictures.line import line_scenes
from tests.pictures.queue import people_scenes, register_scenes
from tests.pictures.sponsors import sponsor_scenes

_LOOKS = (
    *(Look("id", 100, theme) for theme in PALETTES),
    Look("id", 150, "light"),
    Look("en", 100, "light"),
    Look("en", 150, "light"),
    Look("id", 175, "light"),
)
"""Every theme, language and size at least once."""


def main(folder: Path, parts: tuple[str, ...] = ()) -> None:
    """Make them all, or only these parts."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(["pictures"])
    assert isinstance(application, QApplication)
    album = Album(application, folder, _LOOKS)
    before = os.environ.get("HOME", "")
    for name in parts or tuple(_PARTS):
        with tempfile.TemporaryDirectory() as scratch:
            # The papers go into a home of their own.
            os.environ["HOME"] = scratch
            (Path(scratch) / "Documents").mkdir()
            _PARTS[name](album, Path(scratch))
    os.environ["HOME"] = before


def practice_scenes(album: Album, scratch: Path) -> None:
    """The pages of a market day beneath the band of practice."""
    application = album.application
    window = open_practice(application, scratch)
    for name in ("activation", "sponsors", "check", "settings", "officers", "safekeeping"):
        window.go(name)
        settle(application)
        album.take(window, f"practice-{name}")
    close(application, window)


_PARTS: dict[str, Callable[[Album, Path], None]] = {
    "pages": every_page,
    "door": door_scenes,
    "register": register_scenes,
    "people": people_scenes,
    "line": line_scenes,
    "activation": activation_scenes,
    "sponsors": sponsor_scenes,
    "cards": card_scenes,
    "check": check_scenes,
    "keeping": keeping_scenes,
    "practice": practice_scenes,
}
"""By the part's name."""


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"), tuple(sys.argv[2:]))
