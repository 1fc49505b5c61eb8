"""Who signs in, and the PIN."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from fieldreg.gui.sign_in.presenter import OfficerChoice
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Action, Card, Field, PrimaryAction, column, label

if TYPE_CHECKING:
    from fieldreg.gui.widgets import Choice

_OFFICERS_A_ROW, _SHORT_NAME = 2, 18
"""Two stand side by side as long as both names are read whole."""


class SignInCard(Card):
    """With `practice_pin` it offers neither practice nor help: this is practice already."""

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
