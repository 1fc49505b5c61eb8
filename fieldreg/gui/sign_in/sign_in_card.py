"""Who signs in, and the PIN."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from fieldreg.gui.sign_in.officer_field import OfficerField
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Action, Card, Field, PrimaryAction, label

if TYPE_CHECKING:
    from fieldreg.app import Officer


class SignInCard(Card):
    """With `practice_pin` it offers neither practice nor help: this is practice already."""

    def __init__(self, practice_pin: str) -> None:
        super().__init__(padding=28, spacing=6)
        self._practice_pin = practice_pin
        self._title, self._note = label("title"), label("note", wrap=True)
        self._who = OfficerField()
        self._only = label("heading")
        self.pin = Field(secret=True, message_lines=2)
        self.pin.edit.installEventFilter(self)
        self._who.entered.connect(self.pin.edit.setFocus)
        self.enter = PrimaryAction("Enter")
        self._locked = label("note", wrap=True, tone="ok")
        self._locked.hide()
        for part in (self._title, self._note, self._locked):
            self.box.addWidget(part)
        self.box.addSpacing(scaled(8))
        self.box.addWidget(self._only)
        self.box.addWidget(self._who)
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
        self._who.call(self.tr("Officer: the first letter chooses"))

    def show_officers(self, officers: "tuple[Officer, ...]") -> None:
        """One by name only, several to choose."""
        self._who.show_officers(officers)
        self._only.setVisible(not self._who.several)
        self._only.setText(officers[0].name if officers else "")

    def tell_locked(self, *, locked: bool) -> None:
        """The desk was open before: nothing of what stood on its pages is lost."""
        self._locked.setVisible(locked)

    def officer_id(self) -> str:
        """Who wants to sign in."""
        return self._who.officer_id()

    def say_busy(self, *, busy: bool) -> None:
        """Opening the store takes a moment."""
        self.enter.say(self.tr("Opening…") if busy else self.tr("Sign in"))

    def show_trouble(self, message: str) -> None:
        """What is wrong."""
        self.pin.say(message, tone="bad")
        self.pin.mark("bad" if message else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """A PIN has no letters: one typed there chooses the officer, so that switching takes two keys."""
        if watched is self.pin.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            chosen = self._who.choose_by(event.text())
            if chosen:
                self.pin.put("")
            return chosen
        return False
