"""Copies and the way back: how it stands on the left, what is asked for on the right."""

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldreg.gui.language import Language
from fieldreg.gui.safekeeping.presenter import FIELDS, SafeAct, SafekeepingScreen
from fieldreg.gui.safekeeping.telling import Telling
from fieldreg.gui.widgets import Action, Card, Field, Page, PrimaryAction, heading, label, row, two_columns

_KEYS = {
    SafeAct.FOLDER: "Ctrl+U",
    SafeAct.CODE: "Ctrl+K",
    SafeAct.RESTORE: "Ctrl+R",
    SafeAct.RENEW: "Ctrl+E",
}
_FOLDERS = ("folder", "source")


class SafekeepingPage(Page):
    """`asked` carries an act, `given` the fields of the one that was asked for."""

    asked = Signal(SafeAct)
    given = Signal(dict)
    left_act = Signal()
    left_asked = Signal()
    """Back to the settings."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = SafekeepingScreen()
        self._telling = Telling()
        self._copies_title, self._here, self._second = heading(), label("note", wrap=True), label(wrap=True)
        self._code_title, self._code_state = heading(), label("note", wrap=True)
        self._back_title, self._back_note = heading(), label("note", wrap=True)
        self._told = label("note", wrap=True, tone="ok")
        self.copy = PrimaryAction("F9")
        self.acts = {act: Action(key) for act, key in _KEYS.items()}
        self._form_title, self._form_note = heading(), label("note", wrap=True, tone="ink")
        self.fields = {name: Field(secret=name == "own_pin") for name in (*_FOLDERS, "own_pin", "code")}
        self.choose = Action("Ctrl+O")
        self._plan = label("note", wrap=True, tone="ink")
        self.code = label("figure", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._fault = label("note", wrap=True, tone="bad")
        self.do = PrimaryAction("F9")
        self._form = Card(spacing=6)
        self._lay_out()
        self._wire()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Copies and recovery"))
        self._copies_title.setText(self.tr("Encrypted copies"))
        self._code_title.setText(self.tr("Recovery code"))
        self._back_title.setText(self.tr("The way back"))
        self._back_note.setText(
            self.tr("A copy brings back what was there; nothing is deleted, the present data is set aside.")
        )
        self.choose.say(self.tr("Choose a folder…"))
        for act, action in self.acts.items():
            action.say(self._name_of(act))
        self.fields["folder"].call(
            self.tr("Folder on a stick or another disk"), hint=self.tr("empty: no second folder")
        )
        self.fields["source"].call(
            self.tr("Folder or file of the copy"), hint=self.tr("empty: this laptop's own copies")
        )
        self.fields["own_pin"].call(self.tr("Your own PIN"))
        self.fields["code"].call(self.tr("New code from headquarters"))
        self.show_screen(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        acts = [(key.replace("+", " "), self._name_of(act).lower()) for act, key in _KEYS.items()]
        return [
            ("F9", self.tr("copy now, or do what was asked for")),
            *acts,
            ("Ctrl O", self.tr("choose a folder")),
            ("Esc", self.tr("leave it; back to the settings")),
        ]

    def arrive(self) -> None:
        """F9 is all it takes."""
        self.copy.setFocus(Qt.FocusReason.TabFocusReason)

    def use_clock(self, zone: ZoneInfo, today: date) -> None:
        """Times are shown in the market's zone."""
        if (zone, today) != (self._telling.zone, self._telling.today):
            self._telling.zone, self._telling.today = zone, today
            self.show_screen(self._screen)

    def show_screen(self, screen: SafekeepingScreen) -> None:
        """Show this."""
        before, self._screen = self._screen, screen
        telling = self._telling
        self._here.setText(telling.copies_here(screen.kept))
        self._second.setText(telling.copies_there(screen.kept))
        self._code_state.setText(telling.code_state(screen.kept))
        told = telling.done(screen)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.copy.say(self.tr("One moment…") if screen.busy and screen.act is None else self.tr("Copy now"))
        self.copy.setVisible(screen.act is None)
        self._show_form(screen, fresh=screen.act is not before.act)
        if before.act is not None and screen.act is None:
            self.arrive()

    def primary(self) -> None:
        """F9."""
        self.given.emit({name: field.text() for name, field in self.fields.items()})

    def _show_form(self, screen: SafekeepingScreen, *, fresh: bool) -> None:
        act = screen.act
        alone = screen.fault is not None and not (screen.field and act)
        self._fault.setVisible(alone)
        if screen.fault and alone:
            self._fault.setText(self._language.words.fault(screen.fault))
        self._form.setVisible(act is not None)
        if act is None:
            return
        shown = FIELDS[act] if not screen.code else ()
        for name, field in self.fields.items():
            field.setVisible(name in shown)
            if fresh:
                field.put("")
            bad = screen.fault is not None and screen.field == name
            message = self._language.words.fault(screen.fault) if screen.fault and bad else ""
            if name in screen.missing:
                message = self.tr("Not filled in yet")
            field.say(message, tone="bad")
            field.mark("bad" if message else "")
        if fresh and act is SafeAct.FOLDER and screen.kept and screen.kept.second:
            self.fields["folder"].put(str(screen.kept.second.folder))
        self.choose.setVisible(any(name in shown for name in _FOLDERS))
        self._form_title.setText(self._name_of(act))
        self._form_note.setText(self._telling.consequence(act, coded=bool(screen.code)))
        self.code.setVisible(bool(screen.code))
        self.code.setText(screen.code)
        self._plan.setVisible(screen.plan is not None)
        self._plan.setText(self._telling.plan(screen.plan))
        self.do.setVisible(not screen.code)
        self.do.say(self._do_text(screen, act))
        wrong = screen.field or next(iter(screen.missing), "")
        if (fresh or wrong) and shown:
            self.fields[wrong if wrong in shown else shown[-1 if act is SafeAct.RESTORE else 0]].setFocus(
                Qt.FocusReason.TabFocusReason
            )

    def _do_text(self, screen: SafekeepingScreen, act: SafeAct) -> str:
        if screen.busy:
            return self.tr("One moment…")
        if act is SafeAct.RESTORE:
            return self.tr("Go back now") if screen.plan else self.tr("Tell what would be lost")
        return self._name_of(act)

    def _choose(self) -> None:
        act = self._screen.act
        name = next((name for name in FIELDS[act] if name in _FOLDERS), "") if act else ""
        if not name:
            return
        folder = QFileDialog.getExistingDirectory(self, self.choose.text(), self.fields[name].text())
        if folder:
            self.fields[name].put(folder)

    def _entered(self, name: str) -> None:
        """Enter goes on to the next field, and from the last one does it."""
        shown = FIELDS[self._screen.act] if self._screen.act else ()
        after = shown[shown.index(name) + 1 :] if name in shown else ()
        if after:
            self.fields[after[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.primary()

    def _leave(self) -> None:
        if self._screen.act is not None:
            self.left_act.emit()
        else:
            self.left_asked.emit()

    def _name_of(self, act: SafeAct) -> str:
        return {
            SafeAct.FOLDER: self.tr("Second folder"),
            SafeAct.CODE: self.tr("New recovery code"),
            SafeAct.RESTORE: self.tr("Go back to a copy"),
            SafeAct.RENEW: self.tr("Begin anew with headquarters"),
        }[act]

    def _lay_out(self) -> None:
        state = Card(spacing=6)
        for text in (self._copies_title, self._here, self._second):
            state.box.addWidget(text)
        state.box.addLayout(row(self.acts[SafeAct.FOLDER], None))
        state.box.addWidget(self._code_title)
        state.box.addWidget(self._code_state)
        state.box.addLayout(row(self.acts[SafeAct.CODE], None))
        state.box.addWidget(self._back_title)
        state.box.addWidget(self._back_note)
        for act in (SafeAct.RESTORE, SafeAct.RENEW):
            state.box.addLayout(row(self.acts[act], None))
        for part in (self._told, self._fault, self.copy):
            state.box.addWidget(part)
        form: tuple[QWidget, ...] = (self._form_title, self._form_note, self.code, *self.fields.values())
        for each in (*form, self._plan, self.do):
            self._form.box.addWidget(each)
        self._form.box.insertLayout(self._form.box.indexOf(self.fields["own_pin"]), row(self.choose, None))
        self.box.addWidget(two_columns(state, self._form), 1)

    def _wire(self) -> None:
        for act, action in self.acts.items():
            action.clicked.connect(lambda _checked=False, act=act: self.asked.emit(act))
        for name, field in self.fields.items():
            field.entered.connect(lambda name=name: self._entered(name))
        self.choose.clicked.connect(self._choose)
        self.copy.clicked.connect(self.primary)
        self.do.clicked.connect(self.primary)
        self.on_key("Escape", self._leave)
