"""The officers of this laptop: who they are on the left, what is asked for on the right."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QListView

from fieldreg.gui.act_form import ActForm
from fieldreg.gui.language import Language
from fieldreg.gui.officers.presenter import COORDINATOR, FIELDS, PETUGAS, Act, OfficersScreen
from fieldreg.gui.theme import fix_height
from fieldreg.gui.widgets import Action, Card, Choice, Page, heading, label, row, two_columns

_KEYS = {
    Act.ADD: "Ctrl+N",
    Act.RESET_PIN: "Ctrl+R",
    Act.CHANGE_ROLE: "Ctrl+G",
    Act.HAND_OVER: "Ctrl+H",
    Act.REMOVE: "Ctrl+D",
}
_LIST_PX = 160


class OfficersPage(Page):
    """`asked` carries an act, `given` the fields of the one that was asked for."""

    chosen = Signal(str)
    asked = Signal(Act)
    given = Signal(dict)
    left_act = Signal()
    left_asked = Signal()
    """Back to the settings."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = OfficersScreen()
        self.list, self._rows = QListView(), QStringListModel()
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        fix_height(self.list, _LIST_PX)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self._list_title, self._note = heading(), label("note", wrap=True)
        self._done = label("note", wrap=True, tone="ok")
        self.acts = {act: Action(key) for act, key in _KEYS.items()}
        pins = ("pin", "pin_again", "own_pin")
        self.form = ActForm(language, ("name", *pins), secret=pins)
        self.role = Choice([PETUGAS, COORDINATOR], message=False)
        self.role.put(PETUGAS)
        self._lay_out()
        self._wire()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Officers of this laptop"))
        self._list_title.setText(self.tr("Who may sign in"))
        for act, action in self.acts.items():
            action.say(self._name_of(act))
        names = {
            "name": self.tr("Name of the officer"),
            "pin": self.tr("Their new PIN, at least 6 digits"),
            "pin_again": self.tr("The new PIN again"),
            "own_pin": self.tr("Your own PIN"),
        }
        for name, field in self.form.fields.items():
            field.call(names[name])
        self.form.leave.say(self.tr("Not now"))
        self.role.call(self.tr("Role"), self._roles())
        self.show_screen(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        # "New PIN" begins small, but a PIN stays one.
        names = {act: self._name_of(act).lower().replace("pin", "PIN") for act in _KEYS}
        acts = [(key.replace("+", " "), names[act]) for act, key in _KEYS.items()]
        return [*acts, ("F9", self.tr("do it")), ("Esc", self.tr("leave it; back to the settings"))]

    def arrive(self) -> None:
        """In the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def show_screen(self, screen: OfficersScreen) -> None:
        """Show this."""
        before, self._screen = self._screen, screen
        self._show_list(screen)
        self._done.setVisible(screen.done is not None)
        if screen.done is not None:
            self._done.setText(self._done_text(screen.done))
        for act, action in self.acts.items():
            action.setVisible(screen.offers(act) and screen.act is None)
        self._note.setText(self._note_text(screen))
        self._show_form(screen, fresh=screen.act is not before.act)
        if before.act is not None and screen.act is None:
            self.arrive()

    def primary(self) -> None:
        """F9."""
        if self._screen.act is not None:
            self.given.emit(self.form.values() | {"role": self.role.text()})

    def _show_list(self, screen: OfficersScreen) -> None:
        roles = self._roles()
        mine = self.tr("%1 (you)")
        rows = [
            f"{mine.replace('%1', one.name) if one.officer_id == screen.me else one.name} · {roles[one.role]}"
            for one in screen.officers
        ]
        if rows != self._rows.stringList():
            self._rows.setStringList(rows)
        at = next((n for n, one in enumerate(screen.officers) if one.officer_id == screen.chosen), -1)
        if at >= 0 and self.list.currentIndex().row() != at:
            self.list.setCurrentIndex(self._rows.index(at))

    def _show_form(self, screen: OfficersScreen, *, fresh: bool) -> None:
        act = screen.act
        self.form.setVisible(act is not None)
        if act is None:
            return
        self.role.setVisible(act is Act.ADD)
        self.form.title.setText(self._name_of(act))
        self.form.note.setText(self._consequence(act))
        self.form.say(self._name_of(act), busy=screen.busy)
        self.form.ask(FIELDS[act], screen, fresh=fresh)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if 0 <= now.row() < len(self._screen.officers):
            whom = self._screen.officers[now.row()].officer_id
            if whom != self._screen.chosen:
                self.chosen.emit(whom)

    def _leave(self) -> None:
        if self._screen.act is not None:
            self.left_act.emit()
        else:
            self.left_asked.emit()

    def _roles(self) -> dict[str, str]:
        return {PETUGAS: self.tr("officer"), COORDINATOR: self.tr("coordinator")}

    def _name_of(self, act: Act) -> str:
        return {
            Act.ADD: self.tr("Add an officer"),
            Act.RESET_PIN: self.tr("New PIN"),
            Act.CHANGE_ROLE: self.tr("Change the role"),
            Act.HAND_OVER: self.tr("Hand over the laptop"),
            Act.REMOVE: self.tr("Remove"),
        }[act]

    def _consequence(self, act: Act) -> str:
        person = self._screen.person
        name = person.name if person else ""
        text = {
            Act.ADD: self.tr(
                "Tell them the PIN by word of mouth; they sign in with it at once, without a line."
            ),
            Act.RESET_PIN: self.tr("%1 signs in with the new PIN from now on. The old one counts no more."),
            Act.CHANGE_ROLE: self.tr("%1 becomes a coordinator.")
            if person and person.role != COORDINATOR
            else self.tr("%1 becomes an officer and no longer does anything on this page."),
            Act.HAND_OVER: self.tr("%1 is the coordinator from now on, and you are an officer."),
            Act.REMOVE: self.tr(
                "%1 no longer signs in. Everything on this laptop gets a new key; that takes a moment. "
                "Copies on sticks made before still open with the old PIN and this laptop: collect them."
            ),
        }[act]
        return text.replace("%1", name)

    def _done_text(self, act: Act) -> str:
        return {
            Act.ADD: self.tr("✓ Added."),
            Act.RESET_PIN: self.tr("✓ The new PIN counts from now on."),
            Act.CHANGE_ROLE: self.tr("✓ The role is changed."),
            Act.HAND_OVER: self.tr("✓ Handed over."),
            Act.REMOVE: self.tr("✓ Removed; the data has a new key."),
        }[act]

    def _note_text(self, screen: OfficersScreen) -> str:
        if screen.officers and not screen.allowed:
            return self.tr("Only a coordinator adds officers or gives new PINs. Ask them to sign in.")
        return self.tr("Choose with ↑ ↓. Every act is kept in the journal with your name.")

    def _lay_out(self) -> None:
        who = Card(spacing=8)
        for part in (self._list_title, self.list, self._done, self._note):
            who.box.addWidget(part)
        who.box.addLayout(row(self.acts[Act.ADD], None))
        who.box.addLayout(row(self.acts[Act.RESET_PIN], self.acts[Act.CHANGE_ROLE], None))
        who.box.addLayout(row(self.acts[Act.HAND_OVER], self.acts[Act.REMOVE], None))
        self.form.place(self.role, before=self.form.fields["pin"])
        self.box.addWidget(two_columns(who, self.form), 1)

    def _wire(self) -> None:
        for act, action in self.acts.items():
            action.clicked.connect(lambda _checked=False, act=act: self.asked.emit(act))
        self.form.given.connect(self.primary)
        self.form.leave.clicked.connect(self._leave)
        self.role.entered.connect(self.form.fields["pin"].edit.setFocus)
        self.on_key("Escape", self._leave)
