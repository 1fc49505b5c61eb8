"""Sign-in and first set-up: one card in the middle of the window, nothing else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.sign_in.sign_in_card import SignInCard
from fieldreg.gui.theme import fix_width
from fieldreg.gui.widgets import column, dress_as, row, scrolling

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreg.app import Officer
    from fieldreg.gui.sign_in.set_up_card import SetUpCard
    from fieldreg.gui.widgets.type_ahead import TypeAhead

_CARD_PX = 420
_SET_UP_PX = 520


class SignInPages(QWidget):
    """`pin_entered` carries the officer and the PIN, `set_up_asked` the set-up's fields."""

    pin_entered = Signal(str, str)
    set_up_asked = Signal(dict)
    request_asked = Signal(dict)
    answer_asked = Signal(dict)
    """The set-up by a stick: out with the request, in with HQ's answer."""
    practice_asked = Signal()
    check_asked = Signal()
    """F7: only check cards, set nothing up."""
    set_up_shown = Signal()
    help_asked = Signal()
    """F10: a PIN is forgotten, or the data damaged."""

    def __init__(self, language: Language, *, practice_pin: str = "") -> None:
        """`practice_pin` is shown to everybody: this is practice already."""
        super().__init__()
        dress_as(self, "ground")
        self._language = language
        self._practice_coming = False
        self.trouble = ""
        """What kept the last one from signing in, by its code."""
        self.sign_in = SignInCard(practice_pin)
        self._set_up_card: SetUpCard | None = None
        self._ahead: TypeAhead | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(_centred(self.sign_in, _CARD_PX))
        self.sign_in.enter.clicked.connect(self._enter)
        self.sign_in.pin.entered.connect(self._enter)
        self.sign_in.practise.clicked.connect(self.practice_asked)
        self.sign_in.help.clicked.connect(self.help_asked)
        shortcut = QShortcut(QKeySequence("F9"), self)
        shortcut.activated.connect(self.primary)
        self.retranslate()

    @property
    def set_up(self) -> "SetUpCard":
        """The set-up's card; made when a laptop needs it."""
        if self._set_up_card is None:
            from fieldreg.gui.sign_in.set_up_card import SetUpCard  # noqa: PLC0415  only a new laptop needs it

            self._set_up_card = SetUpCard()
            self._set_up_card.begin.clicked.connect(self._set_up)
            self._set_up_card.answer.clicked.connect(lambda: self.answer_asked.emit(self.set_up.values()))
            self._set_up_card.practise.clicked.connect(self.practice_asked)
            self._set_up_card.check.clicked.connect(self.check_asked)
            self._set_up_card.retranslate()
            self._name_practice()
            self._stack.addWidget(_centred(self._set_up_card, _SET_UP_PX))
        return self._set_up_card

    def retranslate(self) -> None:
        """Set every text anew."""
        self.sign_in.retranslate()
        if self._set_up_card is not None:
            self._set_up_card.retranslate()
        self._name_practice()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def primary(self) -> None:
        """F9."""
        if self._stack.currentIndex() == 0:
            self._enter()
        else:
            self._set_up()

    def show_officers(self, officers: "tuple[Officer, ...]") -> None:
        """Ask who, where there are several, and for the PIN."""
        self._stack.setCurrentIndex(0)
        self.sign_in.show_officers(officers)
        self.ask_pin()

    def ask_pin(self) -> None:
        """Ready for it; what a quick hand has typed already stays."""
        if not self.sign_in.pin.edit.hasFocus():
            self.sign_in.pin.setFocus()

    def lock(self) -> None:
        """Ask for the PIN again, and tell that nothing is lost."""
        self.sign_in.tell_locked(locked=True)
        self.ask_pin()

    def forget_pin(self) -> None:
        """It has done its work, or somebody else is to type theirs."""
        self.sign_in.pin.put("")
        self.sign_in.show_trouble("")
        self.sign_in.tell_locked(locked=False)

    def show_set_up(self) -> None:
        """Ask for what a new laptop needs."""
        self._drop_keys()
        first = self.set_up
        self._stack.setCurrentIndex(1)
        first.arrive()
        self.set_up_shown.emit()

    def show_busy(self, *, busy: bool) -> None:
        """Something takes a moment; what was typed meanwhile and led nowhere is dropped at its end."""
        if not busy:
            self._drop_keys()
        if self._stack.currentIndex() == 0:
            self.sign_in.say_busy(busy=busy)
        else:
            self.set_up.say_busy(busy=busy)

    def show_trouble(self, fault: Fault | None, *, field: str) -> None:
        """Beside the field, in plain words."""
        message = self._language.words.fault(fault) if fault else ""
        self.trouble = fault.code if fault else ""
        if self._stack.currentIndex() == 0:
            self.sign_in.show_trouble(message)
        else:
            self.set_up.show_trouble(field, message)

    def show_missing(self, fields: tuple[str, ...]) -> None:
        """These are still empty."""
        self.set_up.show_missing(fields)

    def show_request(self, file: "Path") -> None:
        """The request is on the stick."""
        self.set_up.show_request(file)

    def show_practice_coming(self, *, coming: bool) -> None:
        """Making the sandbox takes a moment."""
        self._practice_coming = coming
        self._name_practice()

    def _name_practice(self) -> None:
        text = (
            self.tr("Preparing practice…")
            if self._practice_coming
            else self.tr("Practise with invented people")
        )
        for card in (self.sign_in, self._set_up_card):
            if card is not None:
                card.practise.say(text)

    def pass_keys_on(self, into: QWidget) -> None:
        """What was typed while the desk was being opened goes to the line there that has the focus."""
        if self._ahead is not None:
            self._ahead.let_go(into=into)

    def _drop_keys(self) -> None:
        if self._ahead is not None:
            self._ahead.let_go()

    def _enter(self) -> None:
        if self.sign_in.pin.text():
            if self._ahead is None:
                from fieldreg.gui.widgets.type_ahead import TypeAhead  # noqa: PLC0415  after the first picture

                self._ahead = TypeAhead(self)
            self._ahead.hold(QApplication.focusWidget())
        self.pin_entered.emit(self.sign_in.officer_id(), self.sign_in.pin.text())
        self.sign_in.pin.edit.selectAll()

    def _set_up(self) -> None:
        asked = self.request_asked if self.set_up.by_stick else self.set_up_asked
        asked.emit(self.set_up.values())


def _centred(card: QWidget, width: int) -> QWidget:
    around = dress_as(QWidget(), "ground")
    fix_width(card, width)
    around.setLayout(column(None, row(None, card, None), None))
    # Large text on a small screen is scrolled to.
    return scrolling(around)
