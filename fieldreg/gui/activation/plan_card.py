"""Which activation this laptop registers for; opening one, joining one, leaving it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.activations import Activation
from fieldreg.domain.problems import Problem
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.language import Language
from fieldreg.gui.shown import day
from fieldreg.gui.widgets import Action, Card, Field, PrimaryAction, Suggestions, column, heading, label, row

_FORM = ("name", "place", "days", "goal", "team")
_MOST_OFFERED = 6


class PlanCard(Card):
    """`opened` carries the form's texts, `joined` a code, "" for none."""

    opened = Signal(dict)
    joined = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=6)
        self._language = language
        self._screen = self._put_away = BoardScreen()
        self._name, self._when = heading(), label("note", wrap=True, tone="ink")
        self._code_title, self._code = label(), label("figure")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._team = label("note", wrap=True)
        self.new, self.join, self.leave = Action("Ctrl+N"), Action("Ctrl+J"), Action("Ctrl+K")
        self.cancel = Action("Esc", told_elsewhere=True)
        self.code = Field(message_lines=2)
        self.fields = {name: Field() for name in _FORM}
        self.open = PrimaryAction("F9")
        self._form = QWidget()
        self._known: tuple[Activation, ...] = ()
        self._offered: tuple[Activation, ...] = ()
        self._suggestions = Suggestions(self.code)
        self._lay_out()
        self._wire()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._code_title.setText(self.tr("Code for the other laptops"))
        self.new.say(self.tr("Open one"))
        self.join.say(self.tr("Join"))
        self.leave.say(self.tr("Leave"))
        self.cancel.say(self.tr("Not now"))
        self.code.call(self.tr("Code of the activation; Enter joins"), hint="XXXXX-XXXXX")
        names = {
            "name": self.tr("Name of the activation"),
            "place": self.tr("Where"),
            "days": self.tr("Days"),
            "goal": self.tr("Goal (people)"),
            "team": self.tr("Team, names with commas between"),
        }
        for name, field in self.fields.items():
            field.call(names[name], hint="1" if name == "days" else "")
        self.open.say(self.tr("Open the activation"))
        self.show_board(self._screen)

    def show_board(self, screen: BoardScreen) -> None:
        """Show this."""
        anew = screen.problems is not self._screen.problems
        self._screen = screen
        board = screen.board
        dashboard = board.dashboard if board and board.taking_part else None
        self._known = board.known if board else ()
        plan = dashboard.activation if dashboard else None
        self._name.setText(self._title())
        self._when.setText(self._when_text(plan))
        self._team.setText(self.tr("Team: %1").replace("%1", ", ".join(plan.team)) if plan else "")
        self._team.setVisible(bool(plan and plan.team))
        for part in (self._code_title, self._code):
            part.setVisible(dashboard is not None)
        self._code.setText(dashboard.code if dashboard else "")
        self._show_ways()
        fault = screen.fault if screen.fault is not self._put_away.fault else None
        wrong = self._language.words.fault(fault) if fault and fault.code == "activation_code_wrong" else ""
        self.code.say(wrong, tone="bad")
        self.code.mark("bad" if wrong else "")
        self._show_problems(screen.problems, anew=anew)

    def put_away(self) -> None:
        """What was asked for is done."""
        self._put_away = self._screen
        had_focus = any(field.edit.hasFocus() for field in (self.code, *self.fields.values()))
        for field in (self.code, *self.fields.values()):
            field.put("")
            field.say("")
            field.mark("")
        self._form.hide()
        self.code.hide()
        self._show_ways()
        if had_focus:
            self.join.setFocus(Qt.FocusReason.TabFocusReason)

    def filling(self) -> bool:
        """Whether an activation is being opened."""
        return self._form.isVisible()

    def asking(self) -> bool:
        """Whether a form is open."""
        return self._form.isVisible() or self.code.isVisible()

    def _title(self) -> str:
        board = self._screen.board
        if board is None:
            return ""
        if not board.taking_part:
            return self.tr("No activation is open here")
        plan = board.dashboard.activation
        return plan.name if plan else self.tr("Joined by its code")

    def _when_text(self, plan: Activation | None) -> str:
        board = self._screen.board
        if board is None:
            return ""
        if not board.taking_part:
            return self.tr(
                "Registering works all the same. An activation gathers the counts of all its laptops: "
                "a coordinator opens it, the other laptops join by its code."
            )
        if plan is None:
            return self.tr("Its name and goal come with the next sync.")
        days = day(plan.first_day)
        if plan.last_day != plan.first_day:
            days += f" – {day(plan.last_day)}"
        return f"{plan.place} · {days}"

    def _show_problems(self, problems: tuple[Problem, ...], *, anew: bool) -> None:
        """Each beside its field. The first gets the focus when they are told, not with every new count."""
        if problems is self._put_away.problems:
            problems = ()
        said = {problem.field: self._language.words.problem(problem) for problem in problems}
        for name, field in self.fields.items():
            field.say(said.get(name, ""), tone="bad")
            field.mark("bad" if name in said else "")
        first = next((name for name in _FORM if name in said), "")
        if first and anew:
            self.fields[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_ways(self) -> None:
        """What can be begun: nothing while a form is open, which says the same once more."""
        board, asking = self._screen.board, self._form.isVisibleTo(self) or self.code.isVisibleTo(self)
        self.new.setVisible(not asking and bool(board and board.may_open))
        self.join.setVisible(not asking)
        self.leave.setVisible(not asking and bool(board and board.taking_part))
        self.cancel.setVisible(asking)

    def _ask(self, what: QWidget, first: Field) -> None:
        self._form.setVisible(what is self._form)
        self.code.setVisible(what is self.code)
        self._show_ways()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if what is self.code:
            self._offer("")

    def _offer(self, text: str) -> None:
        wanted = text.casefold().strip()
        self._offered = tuple(
            plan
            for plan in self._known
            if not wanted or wanted in f"{plan.name} {plan.place} {plan.code}".casefold()
        )[:_MOST_OFFERED]
        self._suggestions.offer(
            [f"{plan.name} · {day(plan.first_day)} · {plan.place}" for plan in self._offered]
        )

    def _lay_out(self) -> None:
        fields = self.fields
        self._form.setLayout(
            column(
                fields["name"],
                fields["place"],
                row(fields["days"], fields["goal"], spacing=10),
                fields["team"],
                self.open,
                spacing=2,
            )
        )
        shown: tuple[QWidget, ...] = (self._name, self._when, self._team, self._code_title, self._code)
        for part in shown:
            self.box.addWidget(part)
        # In two rows: side by side they would take the board's room where text is large.
        self.box.addLayout(row(self.new, self.join, None))
        self.box.addLayout(row(self.leave, None))
        for part in (self.code, self._form):
            part.hide()
            self.box.addWidget(part)
        self.box.addLayout(row(self.cancel, None))
        self.cancel.hide()

    def _wire(self) -> None:
        self.new.clicked.connect(lambda: self._ask(self._form, self.fields["name"]))
        self.join.clicked.connect(lambda: self._ask(self.code, self.code))
        self.leave.clicked.connect(lambda: self.joined.emit(""))
        self.cancel.clicked.connect(self.put_away)
        self.code.typed.connect(self._offer)
        self.code.entered.connect(lambda: self.joined.emit(self.code.text()))
        self._suggestions.taken.connect(lambda at: self.joined.emit(self._offered[at].code))
        self.open.clicked.connect(self._open)
        order = list(self.fields.values())
        for field, after in pairwise(order):
            field.entered.connect(after.edit.setFocus)
        order[-1].entered.connect(self._open)

    def _open(self) -> None:
        self.opened.emit({name: field.text() for name, field in self.fields.items()})
