"""Help before the sign-in: one card in the middle of the window."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreg.gui.act_form import ActForm
from fieldreg.gui.language import Language
from fieldreg.gui.rescue.presenter import FIELDS, Need, RescueScreen
from fieldreg.gui.safekeeping.telling import Telling
from fieldreg.gui.sign_in.officer_field import OfficerField
from fieldreg.gui.theme import fix_width
from fieldreg.gui.widgets import Choice, column, dress_as, label, row, scrolling

_CARD_PX = 560
_FIELDS = ("code", "new_pin", "new_pin_again", "pin", "source")
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
        self.need = Choice(list(Need), message=False)
        self.form = ActForm(language, _FIELDS, secret=_SECRET, paths=("source",), padding=28)
        self.who = OfficerField()
        self._plan = label("note", wrap=True, tone="ink")
        self.code = label("figure", wrap=True)
        self._lay_out()
        self._wire()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.form.title.setText(self.tr("Help to get in"))
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
        for name, field in self.form.fields.items():
            hint = self.tr("empty: this laptop's own copies") if name == "source" else ""
            field.call(names[name], hint=hint)
        self.form.leave.say(self.tr("Back to the sign-in"))
        self.who.call(self.tr("Officer"))
        self.show_screen(self._screen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def arrive(self) -> None:
        """At the first field; nothing of an earlier visit stands in any."""
        self.form.clear()
        self.form.focus()

    def show_screen(self, screen: RescueScreen) -> None:
        """Show this."""
        before, self._screen = self._screen, screen
        self.who.show_officers(screen.officers)
        self.need.put(screen.need)
        coded = screen.recovered is not None
        shown = () if coded else FIELDS[screen.need]
        self.need.setVisible(not coded)
        self.who.setVisible(self.who.several and "officer_id" in shown)
        moved = screen.need is not before.need and not self.need.chips.isAncestorOf(self.focusWidget())
        self.form.ask(shown, screen, fresh=False)
        self.form.note.setText(self._note_text(screen))
        self.code.setVisible(coded)
        self.code.setText(screen.recovered.following if screen.recovered else "")
        self._plan.setVisible(screen.plan is not None)
        self._plan.setText(self._telling.plan(screen.plan))
        self.form.say(self._do_text(screen), busy=screen.busy)
        self.form.leave.setVisible(not coded)
        if screen.plan and not before.plan:
            self._area.show_part(self.form.do, above_all=self._plan)
        if coded:
            self.form.do.setFocus(Qt.FocusReason.TabFocusReason)
        elif moved and not (screen.field or screen.missing):
            self.form.focus()

    def primary(self) -> None:
        """F9."""
        self.given.emit({**self.form.values(), "officer_id": self.who.officer_id()})

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
        if screen.recovered is not None:
            return self.tr("Written down: to the sign-in")
        if screen.need is Need.FORGOTTEN:
            return self.tr("Set the PIN")
        return self.tr("Go back now") if screen.plan else self.tr("Tell what would be lost")

    def _lay_out(self) -> None:
        form = self.form
        fix_width(form, _CARD_PX)
        form.place(self.need, before=form.note)
        form.place(self.code, before=form.fields["code"])
        form.place(self.who, before=form.fields["code"])
        form.place(self._plan, before=form.fault)
        inside = dress_as(QWidget(), "ground")
        inside.setLayout(column(None, row(None, form, None), None))
        self._area = scrolling(inside)
        self.setLayout(column(self._area))

    def _wire(self) -> None:
        self.need.typed.connect(lambda value: self.chosen.emit(Need(value)))
        self.need.entered.connect(self.form.focus)
        self.who.entered.connect(self.form.fields["pin"].edit.setFocus)
        self.form.given.connect(self.primary)
        self.form.leave.clicked.connect(self.left)
        for key, act in (("F9", self.primary), ("Escape", self.left.emit)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
