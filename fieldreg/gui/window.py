"""The window: the sign-in, or the workspace behind it. Main thread only."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from fieldreg.gui.preferences import Preferences
from fieldreg.gui.sign_in.pages import SignInPages
from fieldreg.gui.sign_in.presenter import SignInPresenter
from fieldreg.gui.widgets import column
from fieldreg.gui.widgets.stacked import lies_behind
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Home, Officer
    from fieldreg.gui.check.checking_desk import CheckingDesk
    from fieldreg.gui.idle import Idle
    from fieldreg.gui.rescue.rescue import Rescue
    from fieldreg.gui.workspace import Workspace


_DAMAGED = ("store_damaged", "store_missing", "store_unreadable", "store_key_wrong")
_FIRST_PICTURE_MS = 25
"""So long the window has the processor to itself: until it is painted and takes keys."""


class Window(QMainWindow):
    """`closing` is called once, when the window goes: what runs behind it is to be stopped.

    `practice_pin` signs in by itself at the start, and puts the band of practice above everything.
    """

    practice_toggled = Signal()
    """F12: begin to practise, or leave practice."""

    def __init__(
        self,
        *,
        home: "Home",
        work: Work,
        preferences: Preferences,
        closing: Callable[[], None],
        practice_pin: str = "",
    ) -> None:
        super().__init__()
        self._home, self._work, self._preferences, self._closing = home, work, preferences, closing
        self._workspace: Workspace | None = None
        self._rescue: Rescue | None = None
        self._checking: CheckingDesk | None = None
        self._idle: Idle | None = None
        self._begun = self._closed = False
        self.practising = bool(practice_pin)
        self.sign_in_pages = SignInPages(preferences.language, practice_pin=practice_pin)
        self._sign_in = SignInPresenter(self.sign_in_pages, work, signed_in=self._signed_in)
        self.sign_in_pages.pin_entered.connect(self._sign_in.sign_in)
        self.sign_in_pages.set_up_asked.connect(self._sign_in.set_up)
        self.sign_in_pages.request_asked.connect(self._sign_in.ask_by_stick)
        self.sign_in_pages.answer_asked.connect(self._sign_in.answer_by_stick)
        self.sign_in_pages.practice_asked.connect(self.practice_toggled)
        self.sign_in_pages.help_asked.connect(self._help)
        self.sign_in_pages.check_asked.connect(self._check_only)
        self.sign_in_pages.set_up_shown.connect(self._go_on_checking)
        self._outer = QStackedWidget()
        self._outer.addWidget(self.sign_in_pages)
        if practice_pin:
            self._show_practice(practice_pin)
        else:
            self.setCentralWidget(self._outer)
            self.setWindowTitle("fieldreg")
        self.sign_in_pages.ask_pin()

    @property
    def here(self) -> str:
        """The page in view; "" on the sign-in."""
        workspace = self._workspace
        return workspace.here if workspace and self._outer.currentWidget() is workspace else ""

    def page(self, name: str) -> QWidget:
        """A page of the workspace; somebody has signed in."""
        return self._opened().page(name)

    def go(self, name: str) -> None:
        """Show a page; nothing happens on the sign-in."""
        if self.here:
            self._opened().go(name)

    def lock(self) -> None:
        """Back to the PIN; what stands in the form stays."""
        if self.here:
            self._opened().pause()
            self._outer.setCurrentWidget(self.sign_in_pages)
            self.sign_in_pages.lock()
            self._work.lock(done=self._sign_in.begin)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """The first picture first; then find out who may sign in, which loads the whole program."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(_FIRST_PICTURE_MS, self, self._begin)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Gone from the screen at once; the workers end what they are at."""
        event.accept()
        if self._closed:
            return
        self._closed = True
        if self._workspace is not None:
            self._workspace.pause()
        self.hide()
        self._closing()

    def _begin(self) -> None:
        from fieldreg.app import SystemClock  # noqa: PLC0415  after the first picture
        from fieldreg.gui.idle import Idle  # noqa: PLC0415  as above

        clock = SystemClock()
        self._idle = Idle(
            self.windowHandle(),
            lambda: self._preferences.lock_after_ms,
            steady_ms=lambda: clock.reading().steady_ms,
            passed=self._nobody_is_here,
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_focus)
        self._sign_in.begin()

    def _show_practice(self, pin: str) -> None:
        from fieldreg.gui.practice.band import PracticeBand  # noqa: PLC0415  only practice has it

        band, whole = PracticeBand(), QWidget()
        band.left_asked.connect(self.practice_toggled)
        leave = QShortcut(QKeySequence("F12"), self)
        leave.activated.connect(self.practice_toggled)
        whole.setLayout(column(band, self._outer, spacing=0))
        self.setCentralWidget(whole)
        self.setWindowTitle("fieldreg – LATIHAN")
        self._sign_in.sign_in("", pin)

    def _help(self) -> None:
        if self._rescue is None:
            from fieldreg.gui.rescue.rescue import Rescue  # noqa: PLC0415  hardly ever needed

            self._rescue = Rescue(
                self._preferences.language, self._work, left=self._to_sign_in, restored=self._enter
            )
            self._outer.addWidget(self._rescue.page)
        self._outer.setCurrentWidget(self._rescue.page)
        self._rescue.begin(damaged=self.sign_in_pages.trouble in _DAMAGED)

    def _go_on_checking(self) -> None:
        # A desk that has taken HQ's lists before is there to check: no set-up in its way.
        if self._checking is None and self._home.lists.is_file():
            self._check_only()

    def _check_only(self) -> None:
        if self._checking is None:
            from fieldreg.gui.check.checking_desk import CheckingDesk  # noqa: PLC0415  only a new laptop offers it

            self._checking = CheckingDesk(self._home, self._work, self._preferences, left=self._to_sign_in)
            self._outer.addWidget(self._checking.page)
        self._outer.setCurrentWidget(self._checking.page)
        self._checking.begin()

    def _to_sign_in(self) -> None:
        self._outer.setCurrentWidget(self.sign_in_pages)
        self._sign_in.begin()

    def _keep_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """A page that is not in view does not take the keys, whatever its workers have found out.

        Qt lets it: the digits of a PIN went into the form behind the lock.
        """
        if before is None or now is None or now.isVisible() or not before.isVisible():
            return
        if self.isAncestorOf(before) and self.isAncestorOf(now) and lies_behind(now):
            before.setFocus()

    def _nobody_is_here(self) -> bool:
        """Whether the desk is locked for that."""
        assert self._idle is not None
        if not self.here:
            return False
        if self._opened().syncing:
            # Locking would end the exchange half-way: it locks when the line is quiet.
            self._idle.begin()
            return False
        self.lock()
        return True

    def _signed_in(self, _officer: "Officer") -> None:
        self._enter()

    def _enter(self) -> None:
        self.sign_in_pages.forget_pin()
        workspace = self._opened()
        self._outer.setCurrentWidget(workspace)
        workspace.begin()
        self.sign_in_pages.pass_keys_on(workspace)
        if self._idle is not None:
            self._idle.begin()

    def _opened(self) -> "Workspace":
        if self._workspace is None:
            from fieldreg.gui.workspace import Workspace  # noqa: PLC0415  loaded behind the sign-in

            self._workspace = Workspace(home=self._home, work=self._work, preferences=self._preferences)
            self._workspace.lock_asked.connect(self.lock)
            self._outer.addWidget(self._workspace)
        return self._workspace
