"""The page that helps before the sign-in, wired."""

from collections.abc import Callable

from fieldreg.gui.language import Language
from fieldreg.gui.rescue.page import RescuePage
from fieldreg.gui.rescue.presenter import Need, RescuePresenter
from fieldreg.gui.work import Work


class Rescue:
    """Made when somebody needs it; main thread only."""

    def __init__(
        self, language: Language, work: Work, *, left: Callable[[], None], restored: Callable[[], None]
    ) -> None:
        self.page = RescuePage(language)
        self._presenter = RescuePresenter(self.page, work, left=left, restored=restored)
        self.page.given.connect(self._presenter.do)
        self.page.chosen.connect(self._presenter.choose)
        self.page.left.connect(self._presenter.leave)

    def begin(self, *, damaged: bool) -> None:
        """Somebody has come to it."""
        self._presenter.begin(Need.DAMAGED if damaged else Need.FORGOTTEN)
        self.page.arrive()
