"""The two pages behind the settings, wired: officers, copies and recovery."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldreg.gui.frame import StatusSeen
from fieldreg.gui.living import Living
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Home
    from fieldreg.domain.faults import Fault

KEEPING = ("officers", "safekeeping")


def make_keeping(
    name: str,
    *,
    home: "Home",
    work: Work,
    preferences: Preferences,
    changed: Callable[[], None],
    back: Callable[[], None],
) -> Living:
    """One of the two; `back` leads to the settings."""
    if name == "officers":
        return _make_officers(work, preferences, changed, back)
    return _make_safekeeping(home, work, preferences, changed, back)


def _make_officers(
    work: Work, preferences: Preferences, changed: Callable[[], None], back: Callable[[], None]
) -> Living:
    from fieldreg.gui.officers.page import OfficersPage  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.officers.presenter import OfficersPresenter  # noqa: PLC0415  as above

    page = OfficersPage(preferences.language)
    presenter = OfficersPresenter(page, work, changed=changed)
    page.chosen.connect(presenter.choose)
    page.asked.connect(presenter.begin)
    page.given.connect(presenter.do)
    page.left_act.connect(presenter.cancel)
    page.left_asked.connect(back)
    return Living(
        page=page,
        presenter=presenter,
        refresh=presenter.refresh,
        primary=page.primary,
        pause=presenter.cancel,
    )


def _make_safekeeping(
    home: "Home",
    work: Work,
    preferences: Preferences,
    changed: Callable[[], None],
    back: Callable[[], None],
) -> Living:
    from fieldreg.gui.safekeeping.page import SafekeepingPage  # noqa: PLC0415  as above
    from fieldreg.gui.safekeeping.presenter import SafekeepingPresenter  # noqa: PLC0415  as above

    page = SafekeepingPage(preferences.language)

    def set_folder(folder: str) -> "Fault | None":
        return preferences.change("backup_folder", folder, work=work)

    def use_clock(seen: StatusSeen) -> None:
        page.use_clock(seen.zone, seen.today)

    presenter = SafekeepingPresenter(page, work, home, set_folder=set_folder, changed=changed)
    page.asked.connect(presenter.begin)
    page.given.connect(presenter.do)
    page.left_act.connect(presenter.cancel)
    page.left_asked.connect(back)
    return Living(
        page=page,
        presenter=presenter,
        refresh=presenter.refresh,
        primary=page.primary,
        pause=presenter.cancel,
        status_seen=use_clock,
    )
