"""The pictures of the window in README and in the guides, from the same scenes as all others.

QT_QPA_PLATFORM=offscreen python -m tests.pictures.for_docs [FOLDER]
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from fieldreg.gui.window import Window
from tests.pictures.album import SIZE, Album, Look, application
from tests.pictures.parts import take_parts

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
_LOOK = Look("id", 100, "light")
_WHOLE = (0, 0, *SIZE)
_PAGE = (212, 0, 1366, 728)
"""Without the rail and the strip."""
_SCENES = {
    "register-filled": ("pendaftaran", _WHOLE),
    "register-doubts": ("peringatan", _WHOLE),
    "register-alike": ("mirip", _PAGE),
    "people-detail": ("peserta", _WHOLE),
    "practice-people-mending": ("dikembalikan", (212, 26, 1366, 300)),
    "cards-in-hand": ("halaman-kartu", _WHOLE),
    "activation-board": ("kegiatan", _WHOLE),
    "exchange-done": ("sinkronisasi", _WHOLE),
    "check-genuine": ("periksa", _WHOLE),
}
"""Scene -> the picture's name and what is cut out of it: left, top, right, bottom in pixels."""
_PARTS = ("door", "register", "people", "cards", "activation", "line", "check")
_COLOURS = 128
"""A window has few: a picture of 50 KB instead of 150."""


class _Chosen(Album):
    """Takes only what the papers show."""

    def take(self, window: Window, name: str, *, toggled: Callable[[], None] = lambda: None) -> None:
        """One state, if it is wanted."""
        if name in _SCENES:
            super().take(window, name, toggled=toggled)


def main(folder: Path = FOLDER) -> None:
    """Make them anew."""
    with tempfile.TemporaryDirectory() as scratch:
        take_parts(_Chosen(application(), Path(scratch), (_LOOK,)), _PARTS)
        for scene, (name, cut) in _SCENES.items():
            with Image.open(Path(scratch) / f"{scene}-{_LOOK}.png") as seen:
                few = seen.convert("RGB").crop(cut).quantize(_COLOURS, dither=Image.Dither.NONE)
                few.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*(Path(each) for each in sys.argv[1:2]))
