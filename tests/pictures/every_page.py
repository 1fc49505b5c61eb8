"""Each page of the rail and the locked window, as on a market day, in every language, size and theme."""

import itertools
from pathlib import Path

from fieldreg.app import register_member, sign_in
from fieldreg.gui.pages import PLACES
from fieldreg.gui.practice.people import JUDGED, WAITING
from fieldreg.gui.theme import PALETTES
from tests.gui.market import PIN, market
from tests.pictures.album import Album, Look, close, enter, open_at, settle

EVERY_LOOK = tuple(itertools.starmap(Look, itertools.product(("id", "en"), (100, 150), PALETTES)))


def every_page(album: Album, scratch: Path) -> None:
    """Taken page by page, so that each is drawn once before it is dressed anew."""
    application = album.application
    every = Album(application, album.folder, EVERY_LOOK)
    with market(scratch) as (home, _hq):
        with sign_in(home, PIN) as desk:
            for person in (*JUDGED, *WAITING):
                register_member(desk, person)
        window = open_at(application, home)
        enter(application, window)
        for place in PLACES:
            window.go(place.name)
            settle(application)
            every.take(window, f"page-{place.name}")
        window.lock()
        settle(application)
        every.take(window, "page-locked")
        close(application, window)
