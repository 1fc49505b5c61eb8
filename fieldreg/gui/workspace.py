"""What an officer works in: the rail, a page, the status strip and the keys. Main thread only."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldreg.gui.exchange.rounds import Rounds, RoundsSeen
from fieldreg.gui.frame import KeysPanel, Rail, StatusPresenter, StatusSeen, StatusStrip
from fieldreg.gui.keeping import KEEPING, make_keeping
from fieldreg.gui.living import Living
from fieldreg.gui.pages import MAKERS, PLACES
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.theme import scaled
from fieldreg.gui.work import Work
from fieldreg.sync import Settled

if TYPE_CHECKING:
    from fieldreg.app import Home
    from fieldreg.gui.exchange.presenter import ExchangePresenter

STATUS_EVERY_MS = 5_000
ROUNDS_EVERY_MS = 3_000
"""How often it is asked whether a round with headquarters is due; the asking costs 50 µs."""
_RAIL_ROOM_PX = 1200
_SHOW_VERDICTS = ("people", "cards")
"""Pages on which headquarters' word is seen at once."""
_ON_RAIL = {"correct": "people", "officers": "settings", "safekeeping": "settings"}
"""Pages that are reached from another one."""


class Workspace(QWidget):
    """Made when somebody signs in for the first time; keeps its pages while the desk is locked."""

    lock_asked = Signal()

    def __init__(self, *, home: "Home", work: Work, preferences: Preferences) -> None:
        super().__init__()
        self._work, self._preferences, self._language = work, preferences, preferences.language
        self._home = home
        self._living: dict[str, Living] = {}
        self.here = ""
        self._exchange: ExchangePresenter | None = None
        self._rail, self._strip, self._pages = Rail(PLACES), StatusStrip(), QStackedWidget()
        self._keys = KeysPanel(self)
        self._status = StatusPresenter(work, home, seen=self._status_seen)
        self._seen: StatusSeen | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(STATUS_EVERY_MS)
        self._timer.timeout.connect(self._status.refresh)
        self._rounds = Rounds(
            work, automatic=lambda: preferences.auto_sync, told=self._rounds_told, ended=self._round_ended
        )
        self._round_timer = QTimer(self)
        self._round_timer.setInterval(ROUNDS_EVERY_MS)
        self._round_timer.timeout.connect(self._rounds.tick)
        self._lay_out()
        if home.is_practice:  # the form fits beneath the band as it does without
            self._strip.tighten()
        self._wire()
        self.retranslate()
        # After the first picture: nobody waits for icons.
        QTimer.singleShot(0, self, self._rail.show_icons)

    def begin(self) -> None:
        """The desk is open: go on where work stopped."""
        self.go(self.here or PLACES[0].name)
        self._timer.start()
        self._rounds.begin()
        self._round_timer.start()

    def pause(self) -> None:
        """The desk is being closed."""
        self._timer.stop()
        self._round_timer.stop()
        self._rounds.pause()
        self._keys.hide()
        for living in self._living.values():
            living.pause()

    @property
    def syncing(self) -> bool:
        """Whether an exchange with HQ is under way."""
        return self._rounds.seen.syncing

    def page(self, name: str) -> QWidget:
        """A page by its place in the rail; made now if it has not been visited."""
        return self._live(name).page

    def go(self, name: str) -> None:
        """Show a page."""
        self._keys.hide()
        living = self._live(name)
        self.here = name
        self._pages.setCurrentWidget(living.page)
        self._rail.show_here(_ON_RAIL.get(name, name))
        living.refresh()
        self._status.refresh()
        living.page.arrive()

    def retranslate(self) -> None:
        """Set the rail's texts anew."""
        self._rail.call(
            {
                "register": self.tr("Registration"),
                "people": self.tr("People"),
                "cards": self.tr("Cards"),
                "activation": self.tr("Activation"),
                "exchange": self.tr("Sync"),
                "check": self.tr("Check a card"),
                "settings": self.tr("Settings"),
                "sponsors": self.tr("Sponsors"),
            }
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The rail gives way where text is large."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._rail.show_narrow(narrow=self.width() < scaled(_RAIL_ROOM_PX))

    def _changed(self) -> None:
        self._rounds.wrote()
        self._status.refresh()

    def _rounds_told(self, seen: RoundsSeen) -> None:
        self._strip.show_rounds(seen)
        if self._exchange is not None:
            self._exchange.show()

    def _round_ended(self) -> None:
        self._status.refresh()
        synced = self._rounds.seen.synced
        if synced is not None and self.here in _SHOW_VERDICTS and synced.outcome.settled != Settled():
            self._live(self.here).refresh()

    def _status_seen(self, seen: StatusSeen) -> None:
        self._seen = seen
        self._strip.show_status(seen)
        self._rail.show_waiting("cards", seen.status.cards_waiting)
        self._rail.show_waiting("exchange", seen.status.queued)
        self._rail.show_place(seen.place)
        for living in self._living.values():
            living.status_seen(seen)

    def _primary(self) -> None:
        self._live(self.here).primary()

    def _toggle_keys(self) -> None:
        if self._keys.isVisible():
            self._keys.hide()
            return
        page = self._live(self.here).page
        everywhere = [
            ("F2 … F8 F11", self.tr("pages")),
            ("Ctrl L", self.tr("lock, or another officer")),
            ("F1", self.tr("these keys; F1 or Esc puts them away")),
        ]
        self._keys.show_keys(self.tr("Keys · %1").replace("%1", page.title.text()), page.keys() + everywhere)

    def _live(self, name: str) -> Living:
        if name not in self._living:
            living = self._make(name)
            self._living[name] = living
            self._pages.addWidget(living.page)
            self._join(living.page)
        return self._living[name]

    def _join(self, page: QWidget) -> None:
        """Where a page leads to another one."""
        from fieldreg.gui.people.page import PeoplePage  # noqa: PLC0415  loaded when a page is visited
        from fieldreg.gui.register.correct_page import CorrectPage  # noqa: PLC0415  as above

        if isinstance(page, PeoplePage):
            page.correct_asked.connect(self._correct)
        if isinstance(page, CorrectPage):
            page.left_asked.connect(partial(self.go, "people"))

    def _correct(self, member_id: str) -> None:
        from fieldreg.gui.register.correcting import CorrectPresenter  # noqa: PLC0415  loaded when it is visited

        presenter = self._live("correct").presenter
        assert isinstance(presenter, CorrectPresenter)
        presenter.correct(member_id)
        self.go("correct")

    def _make(self, name: str) -> Living:
        if name == "exchange":
            return self._make_exchange()
        if name == "settings":
            return self._make_settings()
        if name in KEEPING:
            return make_keeping(
                name,
                home=self._home,
                work=self._work,
                preferences=self._preferences,
                changed=self._changed,
                back=partial(self.go, "settings"),
            )
        living = MAKERS[name](self._language, self._work, self._changed)
        if name == "check":
            self._remember_camera(living.page)
        return living

    def _remember_camera(self, page: QWidget) -> None:
        from fieldreg.gui.check.page import CheckPage  # noqa: PLC0415  loaded when the page is visited

        assert isinstance(page, CheckPage)
        page.camera.use(self._preferences.values()["camera"])
        page.camera.chosen.connect(lambda name: self._preferences.change("camera", name, work=self._work))

    def _make_exchange(self) -> Living:
        from fieldreg.gui.exchange.carry_presenter import CarryPresenter  # noqa: PLC0415  as below
        from fieldreg.gui.exchange.page import ExchangePage  # noqa: PLC0415  loaded when the page is visited
        from fieldreg.gui.exchange.presenter import ExchangePresenter  # noqa: PLC0415  as above

        page = ExchangePage(self._language)
        presenter = self._exchange = ExchangePresenter(page, self._rounds, self._work)
        page.primary_asked.connect(presenter.sync)
        carry = CarryPresenter(page.carry, self._work, changed=self._status.refresh)
        page.carry.write_asked.connect(carry.write)
        page.carry.read_asked.connect(carry.read)

        def seen(status: StatusSeen) -> None:
            page.use_clock(status.zone, status.today)
            presenter.status_read(status.status)
            if page.isVisible():
                presenter.refresh()

        if self._seen is not None:
            seen(self._seen)  # no first picture without its figures
        return Living(
            page=page,
            presenter=(presenter, carry),
            refresh=page.carry.suggest_stick,
            primary=presenter.sync,
            status_seen=seen,
        )

    def _make_settings(self) -> Living:
        from fieldreg.gui.settings.page import SettingsPage  # noqa: PLC0415  loaded when the page is visited

        page = SettingsPage(self._language)
        page.show_values(self._preferences.values())
        page.changed.connect(
            lambda name, value: page.show_fault(self._preferences.change(name, value, work=self._work))
        )
        page.changed.connect(lambda *_: self._changed())
        page.led_to.connect(self.go)
        return Living(page=page)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self._strip)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._rail)
        box.addLayout(right, 1)

    def _wire(self) -> None:
        self._rail.chosen.connect(self.go)
        for place in PLACES:
            self._on_key(place.key, partial(self.go, place.name))
        self._on_key("F9", self._primary)
        self._on_key("F1", self._toggle_keys)
        self._on_key("Ctrl+L", self.lock_asked.emit)
        self._escape = self._on_key("Escape", self._keys.hide)
        self._escape.setEnabled(False)
        self._keys.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Esc belongs to the list of keys only while it is up."""
        if watched is self._keys and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._escape.setEnabled(event.type() == QEvent.Type.Show)
        return False

    def _on_key(self, key: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        return shortcut
