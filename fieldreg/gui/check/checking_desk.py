"""A desk that only checks cards (PLKK): the check page, HQ's lists, and no data of anybody."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.check.lists_presenter import ListsPresenter
from fieldreg.gui.check.page import CheckPage
from fieldreg.gui.check.presenter import CheckPresenter
from fieldreg.gui.check.trusting import TrustOfLists
from fieldreg.gui.language import Language
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.shown import moment
from fieldreg.gui.widgets import Action, Card, Field, column, dress_as, heading, label, row
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import CheckingLists, Home


class CheckingDesk:
    """Reached from the set-up of a new laptop; `left` is called when somebody wants that after all."""

    def __init__(
        self, home: "Home", work: Work, preferences: Preferences, *, left: Callable[[], None]
    ) -> None:
        self._preferences, self._work = preferences, work
        trusting = TrustOfLists(work, home)
        self.page = CheckingPage(preferences, work)
        lists, check = self.page.lists, self.page.check
        self._checks = CheckPresenter(check, trusting)
        self._lists = ListsPresenter(lists, trusting, took=self._took)
        check.scanned.connect(self._checks.check_text)
        check.file_chosen.connect(self._checks.check_file)
        check.stop_asked.connect(self._checks.stop)
        check.camera.seen.connect(self._checks.check_camera)
        check.camera.use(preferences.values()["camera"])
        check.camera.chosen.connect(lambda name: preferences.change("camera", name, work=work))
        lists.taken.connect(self._lists.take)
        lists.leave.clicked.connect(left)

    def begin(self) -> None:
        """Into view."""
        self.page.lists.source.put(self._preferences.values()["lists_from"])
        self._lists.begin()
        self.page.check.arrive()

    def _took(self, source: str) -> None:
        self._preferences.change("lists_from", source, work=self._work)


class CheckingPage(QWidget):
    """The lists above, the check below."""

    def __init__(self, preferences: Preferences, work: Work) -> None:
        super().__init__()
        dress_as(self, "ground")
        self.check = CheckPage(preferences.language, work)
        self.lists = ListsCard(preferences)
        self.setLayout(column(self.check, spacing=0))
        self.check.box.insertWidget(1, self.lists)
        self.check.hint.hide()
        self.lists.here.connect(self.check.hint.setVisible)


class ListsCard(Card):
    """`taken` carries where from, and HQ's key where the desk was given it; `here`, whether there are any."""

    taken = Signal(str, str)
    here = Signal(bool)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(spacing=4)
        self._preferences = preferences
        self._language: Language = preferences.language
        self._seen: CheckingLists | None = None
        self._busy = False
        self._title, self._as_of = heading(), label("note", wrap=True, tone="ink")
        self._warning = label("note", wrap=True, tone="warn")
        self._fault = label("note", wrap=True, tone="bad")
        self.source, self.hq_key = Field(message_lines=0), Field(message_lines=0)
        self.take = Action("F9", told_elsewhere=True)
        self.file, self.leave = Action("Ctrl+D"), Action("Esc")
        for part in (self._title, self._as_of, self._warning):
            self.box.addWidget(part)
        self.box.addLayout(row(self.source, self.hq_key, spacing=12))
        self.box.addWidget(self._fault)
        self.box.addLayout(row(self.take, self.file, None, self.leave))
        self.take.clicked.connect(self._take)
        self.source.entered.connect(self._take)
        self.hq_key.entered.connect(self._take)
        self.file.clicked.connect(self._choose)
        shortcut = QShortcut(QKeySequence("F9"), self)
        shortcut.activated.connect(self._take)
        self._fault.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Only checking cards"))
        self.source.call(self.tr("Headquarters' address, or a file"), hint="https://")
        self.hq_key.call(self.tr("Headquarters' key, if you were given it"), hint=self.tr("may stay empty"))
        self.take.say(self.tr("Fetching…") if self._busy else self.tr("Get the lists"))
        self.file.say(self.tr("From a file…"))
        self.leave.say(self.tr("Set up this laptop instead"))
        self.show_lists(self._seen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_lists(self, lists: "CheckingLists | None") -> None:
        """As of when, and by whose key."""
        self._seen = lists
        self._fault.hide()
        self.here.emit(lists is not None)
        if lists is None:
            self._as_of.setText(
                self.tr("No lists yet: get them once from headquarters. No data of members is kept here.")
            )
            self._warning.hide()
            return
        text = self.tr("Keys as of %1, withdrawn cards as of %2. Key of headquarters: %3")
        voids = self._moment(lists.voids_as_of_ms) if lists.voids_as_of_ms is not None else "–"
        text = text.replace("%1", self._moment(lists.keys_as_of_ms)).replace("%2", voids)
        self._as_of.setText(text.replace("%3", lists.hq_key))
        warnings = self._warnings(lists)
        self._warning.setText("\n".join(warnings))
        self._warning.setVisible(bool(warnings))

    def show_busy(self, *, busy: bool) -> None:
        """Fetching takes a moment."""
        self._busy = busy
        self.take.say(self.tr("Fetching…") if busy else self.tr("Get the lists"))

    def show_lists_fault(self, fault: Fault) -> None:
        """They could not be taken."""
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    def _warnings(self, lists: "CheckingLists") -> list[str]:
        words = self._language.words
        warnings = []
        if lists.stale:
            warnings.append(words.say("fault", lists.stale))
        if lists.first_use:
            warnings.append(self.tr("Compare the key once with headquarters, by telephone."))
        if lists.voids_as_of_ms is None:
            warnings.append(words.say("term", "void_list_missing"))
        return warnings

    def _moment(self, at_ms: int) -> str:
        return moment(at_ms, self._preferences.time_zone, today=date.min)

    def _take(self) -> None:
        self.taken.emit(self.source.text(), self.hq_key.text())

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("From a file…"), "", "JSON (*.json)")
        if path:
            self.source.put(path)
            self._take()
