"""Sign-in and first set-up: one card in the middle of the window, nothing else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.sign_in.presenter import OfficerChoice
from fieldreg.gui.theme import fix_width, scaled
from fieldreg.gui.widgets import (
    Action,
    Card,
    Field,
    PrimaryAction,
    column,
    dress_as,
    label,
    row,
    scrolling,
)

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreg.gui.sign_in.set_up_card import SetUpCard
    from fieldreg.gui.widgets import Choice

_CARD_PX = 420
_OFFICERS_A_ROW, _SHORT_NAME = 2, 18
"""Two stand side by side as long as both names are read whole."""
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
        self.sign_in = _SignIn(practice_pin)
        self._set_up_card: SetUpCard | None = None
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

    def show_officers(self, officers: tuple[OfficerChoice, ...]) -> None:
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
        first = self.set_up
        self._stack.setCurrentIndex(1)
        first.arrive()
        self.set_up_shown.emit()

    def show_busy(self, *, busy: bool) -> None:
        """Something takes a moment."""
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

    def _enter(self) -> None:
        self.pin_entered.emit(self.sign_in.officer_id(), self.sign_in.pin.text())
        self.sign_in.pin.edit.selectAll()

    def _set_up(self) -> None:
        asked = self.request_asked if self.set_up.by_stick else self.set_up_asked
        asked.emit(self.set_up.values())


class _SignIn(Card):
    """Who, and the PIN."""

    def __init__(self, practice_pin: str) -> None:
        super().__init__(padding=28, spacing=6)
        self._practice_pin = practice_pin
        self._title, self._note = label("title"), label("note", wrap=True)
        self._who: Choice | None = None
        self._officers: tuple[OfficerChoice, ...] = ()
        self._only = label("heading")
        self._place_of_choice = column()
        self.pin = Field(secret=True, message_lines=2)
        self.pin.edit.installEventFilter(self)
        self.enter = PrimaryAction("Enter")
        self._locked = label("note", wrap=True, tone="ok")
        self._locked.hide()
        for part in (self._title, self._note, self._locked):
            self.box.addWidget(part)
        self.box.addSpacing(scaled(8))
        self.box.addWidget(self._only)
        self.box.addLayout(self._place_of_choice)
        self.box.addWidget(self.pin)
        self.box.addWidget(self.enter)
        self.practise = Action("F12")
        self.practise.setVisible(not practice_pin)
        self.box.addWidget(self.practise)
        self.help = Action("F10")
        self.help.setVisible(not practice_pin)
        self.box.addWidget(self.help)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText("fieldreg")
        self._note.setText(
            self.tr("The PIN of practice is %1").replace("%1", self._practice_pin)
            if self._practice_pin
            else self.tr("Field registration of informal workers")
        )
        self._locked.setText(
            self.tr("Locked. What was being typed is kept: it is there again after the PIN.")
        )
        self.help.say(self.tr("PIN forgotten, data damaged?"))
        self.pin.call(self.tr("PIN"))
        self.enter.say(self.tr("Sign in"))
        self._name_choice()

    def show_officers(self, officers: tuple[OfficerChoice, ...]) -> None:
        """One by name only, several to choose."""
        if officers == self._officers:
            return
        self._officers = officers
        if self._who is not None:
            self._who.setParent(None)
            self._who.deleteLater()
            self._who = None
        several = len(officers) > 1
        self._only.setVisible(not several)
        self._only.setText(officers[0].name if officers else "")
        if several:
            short = all(len(officer.name) <= _SHORT_NAME for officer in officers)
            columns = _OFFICERS_A_ROW if short else 1
            from fieldreg.gui.widgets import Choice  # noqa: PLC0415  most laptops have one officer

            self._who = Choice([officer.officer_id for officer in officers], message=False, columns=columns)
            self._place_of_choice.addWidget(self._who)
            self._who.put(officers[0].officer_id)
            self._who.entered.connect(self.pin.edit.setFocus)
        self._name_choice()

    def tell_locked(self, *, locked: bool) -> None:
        """The desk was open before: nothing of what stood on its pages is lost."""
        self._locked.setVisible(locked)

    def officer_id(self) -> str:
        """Who wants to sign in."""
        if self._who is not None:
            return self._who.text()
        return self._officers[0].officer_id if self._officers else ""

    def say_busy(self, *, busy: bool) -> None:
        """Opening the store takes a moment."""
        self.enter.say(self.tr("Opening…") if busy else self.tr("Sign in"))

    def show_trouble(self, message: str) -> None:
        """What is wrong."""
        self.pin.say(message, tone="bad")
        self.pin.mark("bad" if message else "")

    def _name_choice(self) -> None:
        if self._who is not None:
            self._who.call(
                self.tr("Officer: the first letter chooses"), {o.officer_id: o.name for o in self._officers}
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """A PIN has no letters: one typed there chooses the officer, so that switching takes two keys."""
        if watched is self.pin.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._who is not None and self._choose_by(event.text())
        return False

    def _choose_by(self, letter: str) -> bool:
        """The next officer whose name begins so, from the one that is chosen; whether there is one."""
        assert self._who is not None
        if not letter.isalpha():
            return False
        ids = [o.officer_id for o in self._officers]
        at = ids.index(self.officer_id()) if self.officer_id() in ids else 0
        turned = self._officers[at + 1 :] + self._officers[: at + 1]
        named = [o for o in turned if o.name.casefold().startswith(letter.casefold())]
        if named:
            self._who.put(named[0].officer_id)
            self.pin.put("")
        return bool(named)


def _centred(card: QWidget, width: int) -> QWidget:
    around = dress_as(QWidget(), "ground")
    fix_width(card, width)
    around.setLayout(column(None, row(None, card, None), None))
    # Large text on a small screen is scrolled to.
    return scrolling(around)
