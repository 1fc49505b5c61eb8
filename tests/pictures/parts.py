"""Which scenes there are, by the part of the window that they show."""

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.pictures.activation import activation_scenes
from tests.pictures.album import Album, close, open_practice, settle
from tests.pictures.cards import card_scenes
from tests.pictures.check import check_scenes
from tests.pictures.door import door_scenes
from tests.pictures.every_page import every_page
from tests.pictures.keeping import keeping_scenes
from tests.pictures.line import line_scenes
from tests.pictures.queue import people_scenes, register_scenes
from tests.pictures.sponsors import sponsor_scenes


def take_parts(album: Album, names: Iterable[str] = ()) -> None:
    """All parts, or only these, each in a home of its own: that is where papers go."""
    before = os.environ.get("HOME", "")
    for name in names or tuple(_PARTS):
        with tempfile.TemporaryDirectory() as scratch:
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
