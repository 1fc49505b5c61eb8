"""What every page gives the frame."""

from collections.abc import Callable
from dataclasses import dataclass

from fieldreg.gui.frame import StatusSeen
from fieldreg.gui.widgets import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """A page in the window, and what the frame may do with it."""

    page: Page
    presenter: object = None
    """Kept alive here: a signal of Qt holds the presenter it is connected to only weakly."""
    refresh: Callable[[], None] = lambda: None
    """Something has changed, or the page has come into view."""
    primary: Callable[[], None] = lambda: None
    """F9."""
    pause: Callable[[], None] = lambda: None
    """The desk is being closed."""
    status_seen: Callable[[StatusSeen], None] = lambda _: None
