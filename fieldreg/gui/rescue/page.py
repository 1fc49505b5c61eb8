"""Help before the sign-in: one card in the middle of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreg.gui.language import Language
from fieldreg.gui.rescue.presenter import FIELDS, Need, RescueScreen
from fieldreg.gui.safekeeping.telling import Telling
from fieldreg.gui.theme import fix_width
from fieldreg.gui.widgets import (
    Action,
    Card,
    Choice,
    Field,
    PrimaryAction,
    column,
    dress_as,
    heading,
    label,
    row,
    scrolling,
)

if TYPE_CHECKING:
    from fieldreg.app import Officer

_CARD_PX = 560
_SECRET = ("new_pin", "new_pin_again", "pin")


class RescuePage(QWidget):
    """`given` carries the fields, `chosen` the other need."""

    given = Signal(dict)
    chosen = Signal(Need)
    left = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        dress_as(self, "ground")
        self._language = language
        self._screen = RescueScreen()
        self._telling = Telling()
        self._officers: tuple[Officer, ...] = ()
        self._title, self._note = heading(), label("note", wrap=True, tone="ink")
        self.need = Choice(list(Need), message=False)
        self.fields = {
            name: Field(secret=name in _SECRET)
            for name in ("code", "new_pin", "new_pin_again", "pin", "source")
        }
        self._who: Choice | None = None
        self._place_of_choice = column()
        self._plan = label("note", wrap=True, tone="ink")
        self.code = label("figure", wrap=True)
        self._fault = label("note", wrap=True, tone="bad")
        self.do, self.back = PrimaryAction("F9"), Action("Esc")
        self._lay_out()
        self._wire()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Help to get in"))
        self.need.call(
            self.tr("What happened?"),
            {
                Need.FORGOTTEN: self.tr("The coordinator's PIN is forgotten"),
                Need.DAMAGED: self.tr("The data is damaged"),
            },
        )
        names = {
            "code": self.tr("Recovery code, from paper"),
            "new_pin": self.tr("New PIN, at least 6 digits"),
            "new_pin_again": self.tr("The PIN again"),
            "pin": self.tr("PIN"),
            "source": self.tr("Folder or file of the copy"),
        }
        for name, field in self.fields.items():
            hint = self.tr("empty: this laptop's own copies") if name == "source" else ""
            field.call(names[name], hint=hint)
        self.back.say(self.tr("Back to the sign-in"))
        self._name_officers()
        self.show_screen(self._screen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def arrive(self) -> None:
        """At the first field; nothing of an earlier visit stands in any."""
        for field in self.fields.values():
            field.put("")
        self._focus_first()

    def show_screen(self, screen: RescueScreen) -> None:
        """Show this."""
        before, self._screen = self._screen, screen
        self._show_officers(screen.officers)
        self.need.put(screen.need)
        coded = screen.recovered is not None
        shown = () if coded else FIELDS[screen.need]
        self.need.setVisible(not coded)
        if self._who is not None:
            self._who.setVisible("officer_id" in shown)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
            bad = screen.fault is not None and screen.field == name
            message = self._language.words.fault(screen.fault) if screen.fault and bad else ""
            if name in screen.missing:
                message = self.tr("Not filled in yet")
            field.say(message, tone="bad")
            field.mark("bad" if message else "")
        alone = screen.fault is not None and not screen.field
        self._fault.setVisible(alone)
        if screen.fault and alone:
            self._fault.setText(self._language.words.fault(screen.fault))
        self._note.setText(self._note_text(screen))
        self.code.setVisible(coded)
        self.code.setText(screen.recovered.following if screen.recovered else "")
        self._plan.setVisible(screen.plan is not None)
        self._plan.setText(self._telling.plan(screen.plan))
        self.do.say(self._do_text(screen))
        wrong = screen.field or next(iter(screen.missing), "")
        if wrong in self.fields:
            self.fields[wrong].setFocus(Qt.FocusReason.TabFocusReason)
        elif coded:
            self.do.setFocus(Qt.FocusReason.TabFocusReason)
        elif screen.need is not before.need and not self.need.chips.isAncestorOf(self.focusWidget()):
            self._focus_first()

    def primary(self) -> None:
        """F9."""
        typed = {name: field.text() for name, field in self.fields.items()}
        who = self._who.text() if self._who else (self._officers[0].officer_id if self._officers else "")
        self.given.emit({**typed, "officer_id": who})

    def _focus_first(self) -> None:
        first = next(name for name in FIELDS[self._screen.need] if name in self.fields)
        self.fields[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_officers(self, officers: "tuple[Officer, ...]") -> None:
        if officers == self._officers:
            return
        self._officers = officers
        if self._who is not None:
            self._who.setParent(None)
            self._who.deleteLater()
            self._who = None
        if len(officers) > 1:
            self._who = Choice([officer.officer_id for officer in officers], message=False)
            self._place_of_choice.addWidget(self._who)
            self._who.put(officers[0].officer_id)
            self._who.entered.connect(self.fields["pin"].edit.setFocus)
        self._name_officers()

    def _name_officers(self) -> None:
        if self._who is not None:
            self._who.call(self.tr("Officer"), {one.officer_id: one.name for one in self._officers})

    def _note_text(self, screen: RescueScreen) -> str:
        if screen.recovered is not None:
            text = self.tr(
                "✓ %1 signs in with the new PIN. Write the next recovery code down now and keep it apart "
                "from the laptop: it is shown only once, and the one before is used up."
            )
            return text.replace("%1", screen.recovered.officer.name)
        if screen.need is Need.FORGOTTEN:
            return self.tr(
                "An officer's PIN is set anew by the coordinator: Settings, officers and PINs. "
                "Where the coordinator's own PIN is forgotten, the recovery code sets it anew."
            )
        return self.tr(
            "Nothing is deleted: the damaged file is set aside, a copy takes its place, and what the damaged "
            "file still tells is taken over. First you are told what would be lost."
        )

    def _do_text(self, screen: RescueScreen) -> str:
        if screen.busy:
            return self.tr("One moment…")
        if screen.recovered is not None:
            return self.tr("Written down: to the sign-in")
        if screen.need is Need.FORGOTTEN:
            return self.tr("Set the PIN")
        return self.tr("Go back now") if screen.plan else self.tr("Tell what would be lost")

    def _entered(self, name: str) -> None:
        """Enter goes on to the next field, and from the last one does it."""
        shown = [each for each in FIELDS[self._screen.need] if each in self.fields]
        after = shown[shown.index(name) + 1 :] if name in shown else []
        if after:
            self.fields[after[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.primary()

    def _lay_out(self) -> None:
        card = Card(padding=28, spacing=6)
        fix_width(card, _CARD_PX)
        for part in (self._title, self.need, self._note, self.code):
            card.box.addWidget(part)
        card.box.addLayout(self._place_of_choice)
        for field in self.fields.values():
            card.box.addWidget(field)
        for below in (self._plan, self._fault, self.do, self.back):
            card.box.addWidget(below)
        inside = dress_as(QWidget(), "ground")
        inside.setLayout(column(None, row(None, card, None), None))
        self.setLayout(column(scrolling(inside)))

    def _wire(self) -> None:
        self.need.typed.connect(lambda value: self.chosen.emit(Need(value)))
        self.need.entered.connect(self._focus_first)
        for name, field in self.fields.items():
            field.entered.connect(lambda name=name: self._entered(name))
        self.do.clicked.connect(self.primary)
        self.back.clicked.connect(self.left)
        primary = QShortcut(QKeySequence("F9"), self)
        primary.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        primary.activated.connect(self.primary)
