"""Copies and the way back: how it stands on the left, what is asked for on the right."""

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from fieldreg.gui.act_form import ActForm
from fieldreg.gui.language import Language
from fieldreg.gui.safekeeping.presenter import FIELDS, SafeAct, SafekeepingScreen
from fieldreg.gui.safekeeping.telling import Telling
from fieldreg.gui.widgets import Action, Card, Page, PrimaryAction, heading, label, row, set_tone, two_columns

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
        self.form = ActForm(
            language,
            (*_FOLDERS, "own_pin", "code"),
            secret=("own_pin",),
            paths=_FOLDERS,
            wordy=("folder", "code"),
        )
        self.choose = Action("Ctrl+O")
        self._plan = label("note", wrap=True, tone="ink")
        self.code = label("figure", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._fault = label("note", wrap=True, tone="bad")
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
        fields = self.form.fields
        fields["folder"].call(
            self.tr("Folder on a stick or another disk"), hint=self.tr("empty: no second folder")
        )
        fields["source"].call(
            self.tr("Folder or file of the copy"), hint=self.tr("empty: this laptop's own copies")
        )
        fields["own_pin"].call(self.tr("Your own PIN"))
        fields["code"].call(self.tr("New code from headquarters"))
        self.form.leave.say(self.tr("Not now"))
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
        for text, state in (
            (self._second, telling.copies_there(screen.kept)),
            (self._code_state, telling.code_state(screen.kept)),
        ):
            text.setText(state)
            set_tone(text, "warn" if state.startswith("!") else "")
        told = telling.done(screen)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.copy.say(self.tr("One moment…") if screen.busy and screen.act is None else self.tr("Copy now"))
        self.copy.setVisible(screen.act is None)
        self._show_form(screen, fresh=screen.act is not before.act)
        if screen.plan and not before.plan:
            self._area.show_part(self.form.do, above_all=self._plan)
        if before.act is not None and screen.act is None:
            self.arrive()

    def primary(self) -> None:
        """F9."""
        self.given.emit(self.form.values())

    def _show_form(self, screen: SafekeepingScreen, *, fresh: bool) -> None:
        act = screen.act
        self._fault.setVisible(act is None and screen.fault is not None)
        self._fault.setText(self._language.words.fault(screen.fault) if screen.fault else "")
        self.form.setVisible(act is not None)
        if act is None:
            return
        asked = FIELDS[act] if not screen.code else ()
        # Of this laptop's copies the newest is meant, mostly: the PIN is all that is asked.
        self.form.ask(asked, screen, fresh=fresh, first="own_pin" if act is SafeAct.RESTORE else "")
        if fresh and act is SafeAct.FOLDER and screen.kept and screen.kept.second:
            self.form.fields["folder"].put(str(screen.kept.second.folder))
        self.choose.setVisible(any(name in asked for name in _FOLDERS))
        self.form.title.setText(self._name_of(act))
        self.form.note.setText(self._telling.consequence(act, coded=bool(screen.code)))
        self.code.setVisible(bool(screen.code))
        self.code.setText(screen.code)
        self._plan.setVisible(screen.plan is not None)
        self._plan.setText(self._telling.plan(screen.plan))
        self.form.leave.setVisible(not screen.code)
        self.form.say(self._do_text(screen, act), busy=screen.busy)
        if screen.code:
            self.form.do.setFocus(Qt.FocusReason.TabFocusReason)

    def _do_text(self, screen: SafekeepingScreen, act: SafeAct) -> str:
        if screen.code:
            return self.tr("Written down")
        if screen.plan:
            return self.tr("Go back now")
        return {
            SafeAct.FOLDER: self.tr("Use this folder"),
            SafeAct.CODE: self.tr("Make the code"),
            SafeAct.RESTORE: self.tr("Tell what would be lost"),
            SafeAct.RENEW: self.tr("Begin anew"),
        }[act]

    def _choose(self) -> None:
        act = self._screen.act
        name = next((name for name in FIELDS[act] if name in _FOLDERS), "") if act else ""
        if not name:
            return
        folder = QFileDialog.getExistingDirectory(self, self.choose.text(), self.form.fields[name].text())
        if folder:
            self.form.fields[name].put(folder)

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
        # F9 stands with what it makes: in sight also where large text makes the rest higher than the page.
        for part in (self._copies_title, self._here, self._second, self._told, self._fault, self.copy):
            state.box.addWidget(part)
        state.box.addLayout(row(self.acts[SafeAct.FOLDER], None))
        state.box.addWidget(self._code_title)
        state.box.addWidget(self._code_state)
        state.box.addLayout(row(self.acts[SafeAct.CODE], None))
        state.box.addWidget(self._back_title)
        state.box.addWidget(self._back_note)
        for act in (SafeAct.RESTORE, SafeAct.RENEW):
            state.box.addLayout(row(self.acts[act], None))
        form = self.form
        form.place(self.code, before=form.fields["folder"])
        form.box.insertLayout(form.box.indexOf(form.fields["own_pin"]), row(self.choose, None))
        form.place(self._plan, before=form.fault)
        self._area = two_columns(state, form)
        self.box.addWidget(self._area, 1)

    def _wire(self) -> None:
        for act, action in self.acts.items():
            action.clicked.connect(lambda _checked=False, act=act: self.asked.emit(act))
        self.choose.clicked.connect(self._choose)
        self.copy.clicked.connect(self.primary)
        self.form.given.connect(self.primary)
        self.form.leave.clicked.connect(self._leave)
        self.on_key("Escape", self._leave)
