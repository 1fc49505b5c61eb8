"""The window: sign-in, or the rail, a page and the status strip. Main thread only."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from fieldreg.gui.frame import KeysPanel, Rail, StatusPresenter, StatusSeen, StatusStrip
from fieldreg.gui.language import Language
from fieldreg.gui.pages import MAKERS, PLACES, Living
from fieldreg.gui.preferences import Preferences
from fieldreg.gui.sign_in.pages import SignInPages
from fieldreg.gui.sign_in.presenter import SignInPresenter
from fieldreg.gui.theme import scaled
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Home, Officer
    from fieldreg.gui.exchange.presenter import ExchangePresenter

STATUS_EVERY_MS = 5_000
_RAIL_ROOM_PX = 1200
_SIGNED_OUT, _SIGNED_IN = 0, 1


class Window(QMainWindow):
    """`closing` is called once, when the window goes: what runs behind it is to be stopped."""

    def __init__(
        self,
        *,
        home: "Home",
        work: Work,
        language: Language,
        preferences: Preferences,
        closing: Callable[[], None],
    ) -> None:
        super().__init__()
        self._work, self._language, self._preferences, self._closing = work, language, preferences, closing
        self._living: dict[str, Living] = {}
        self._here = ""
        self._exchange: ExchangePresenter | None = None
        self._rail, self._strip = Rail(PLACES), StatusStrip()
        self._pages, self._outer = QStackedWidget(), QStackedWidget()
        self.sign_in_pages = SignInPages(language)
        self._keys = KeysPanel(self)
        self._status = StatusPresenter(work, home, seen=self._status_seen)
        self._sign_in = SignInPresenter(self.sign_in_pages, work, signed_in=self._signed_in)
        self._lay_out()
        self._wire()
        self.retranslate()
        self._sign_in.begin()

    def page(self, name: str) -> QWidget:
        """A page by its place in the rail; made now if it has not been visited."""
        return self._live(name).page

    @property
    def here(self) -> str:
        """The page in view; "" on the sign-in."""
        return self._here if self._outer.currentIndex() == _SIGNED_IN else ""

    def go(self, name: str) -> None:
        """Show a page."""
        if self._outer.currentIndex() != _SIGNED_IN:
            return
        self._keys.hide()
        living = self._live(name)
        self._here = name
        self._pages.setCurrentWidget(living.page)
        self._rail.show_here(name)
        living.refresh()
        self._status.refresh()
        living.page.arrive()

    def lock(self) -> None:
        """Back to the PIN; what stands in the form stays."""
        if self._outer.currentIndex() == _SIGNED_IN:
            self._timer.stop()
            self._keys.hide()
            self._outer.setCurrentIndex(_SIGNED_OUT)
            self.sign_in_pages.ask_pin()
            self._work.lock(done=self._sign_in.begin)

    def retranslate(self) -> None:
        """Set the frame's own texts anew."""
        self.setWindowTitle("fieldreg")
        self._rail.call(
            {
                "register": self.tr("Registration"),
                "people": self.tr("People"),
                "cards": self.tr("Cards"),
                "exchange": self.tr("Sync"),
                "check": self.tr("Check a card"),
                "settings": self.tr("Settings"),
            }
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The rail gives way where text is large."""
        super().resizeEvent(event)
        self._rail.show_narrow(narrow=self.width() < scaled(_RAIL_ROOM_PX))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Gone from the screen at once; the workers end what they are at."""
        self._timer.stop()
        self.hide()
        self._closing()
        event.accept()

    # What happens

    def _signed_in(self, _officer: "Officer") -> None:
        self.sign_in_pages.forget_pin()
        self._outer.setCurrentIndex(_SIGNED_IN)
        self.go(self._here or PLACES[0].name)
        self._timer.start()

    def _changed(self) -> None:
        self._status.refresh()

    def _status_seen(self, seen: StatusSeen) -> None:
        exchange = self._exchange
        self._strip.show_status(
            seen,
            syncing=bool(exchange and exchange.syncing),
            failed=bool(exchange and exchange.fault),
        )
        self._rail.show_waiting("cards", seen.status.cards_waiting)
        self._rail.show_waiting("exchange", seen.status.queued)
        self._rail.show_place(seen.place)
        for living in self._living.values():
            living.status_seen(seen)

    def _primary(self) -> None:
        if self._outer.currentIndex() == _SIGNED_OUT:
            self.sign_in_pages.primary()
        elif self._here:
            self._live(self._here).primary()

    def _toggle_keys(self) -> None:
        if self._keys.isVisible() or self._outer.currentIndex() == _SIGNED_OUT:
            self._keys.hide()
            return
        page = self._live(self._here).page
        everywhere = [
            ("F2 … F8", self.tr("pages")),
            ("Ctrl L", self.tr("lock")),
            ("F1", self.tr("these keys")),
        ]
        self._keys.show_keys(self.tr("Keys: %1").replace("%1", page.title.text()), page.keys() + everywhere)

    # How it is put together

    def _live(self, name: str) -> Living:
        if name not in self._living:
            living = self._make(name)
            self._living[name] = living
            self._pages.addWidget(living.page)
        return self._living[name]

    def _make(self, name: str) -> Living:
        if name == "exchange":
            return self._make_exchange()
        if name == "settings":
            return self._make_settings()
        return MAKERS[name](self._language, self._work, self._changed)

    def _make_exchange(self) -> Living:
        from fieldreg.gui.exchange.page import ExchangePage  # noqa: PLC0415  loaded when the page is visited
        from fieldreg.gui.exchange.presenter import ExchangePresenter  # noqa: PLC0415  as above

        page = ExchangePage(self._language)
        presenter = self._exchange = ExchangePresenter(page, self._work, changed=self._changed)
        page.primary_asked.connect(presenter.sync)

        def seen(status: StatusSeen) -> None:
            page.use_clock(status.zone, status.today)
            presenter.status_read(status.status)

        return Living(page=page, presenter=presenter, primary=presenter.sync, status_seen=seen)

    def _make_settings(self) -> Living:
        from fieldreg.gui.settings.page import SettingsPage  # noqa: PLC0415  loaded when the page is visited

        page = SettingsPage(self._language)
        page.show_values(self._preferences.values())
        page.changed.connect(
            lambda name, value: page.show_fault(self._preferences.change(name, value, work=self._work))
        )
        page.changed.connect(lambda *_: self._changed())
        return Living(page=page)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self._strip)
        working = QWidget()
        box = QHBoxLayout(working)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._rail)
        box.addLayout(right, 1)
        self._outer.addWidget(self.sign_in_pages)
        self._outer.addWidget(working)
        self.setCentralWidget(self._outer)

    def _wire(self) -> None:
        self.sign_in_pages.pin_entered.connect(
            lambda officer, pin: self._sign_in.sign_in(officer_id=officer, pin=pin)
        )
        self.sign_in_pages.set_up_asked.connect(self._sign_in.set_up)
        self._rail.chosen.connect(self.go)
        for place in PLACES:
            self._on_key(place.key, partial(self.go, place.name))
        self._on_key("F9", self._primary)
        self._on_key("F1", self._toggle_keys)
        self._on_key("Ctrl+L", self.lock)
        escape = self._on_key("Escape", self._keys.hide)
        escape.setEnabled(False)
        self._keys.installEventFilter(self)
        self._escape = escape
        self._timer = QTimer(self)
        self._timer.setInterval(STATUS_EVERY_MS)
        self._timer.timeout.connect(self._status.refresh)
        # After the first picture: the icons are the slowest part of the look.
        QTimer.singleShot(0, self, self._rail.show_icons)

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
