"""The set-up of a new laptop: by a line, or by a stick that is carried to headquarters and back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldreg.gui.sign_in.presenter import REQUIRED
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Action, Card, Field, PrimaryAction, label, row

_FIELDS = ("place", *REQUIRED, "pin_again")
_ASKED_ELSEWHERE = ("place", "hq_url", "code")
"""What is wrong with these takes a sentence on what to do: two lines of it."""


class SetUpCard(Card):
    """F9 sets up, or writes the request; F6 changes between the two ways."""

    def __init__(self) -> None:
        super().__init__(padding=20, spacing=3)
        self.by_stick = False
        self._title, self._note = label("title"), label("note", wrap=True)
        self.fields = {
            name: Field(secret=name.startswith("pin"), message_lines=2 if name in _ASKED_ELSEWHERE else 1)
            for name in _FIELDS
        }
        self._trouble, self._told = label("note", wrap=True, tone="bad"), label("note", wrap=True, tone="ok")
        self.begin, self.answer = PrimaryAction("F9"), Action("Ctrl+O")
        self.way, self.practise, self.check = Action("F6"), Action("F12"), Action("F7")
        self._lay_out()
        self.way.clicked.connect(self._change_way)
        for field in self.fields.values():
            field.entered.connect(lambda field=field: self._go_on_from(field))
            field.typed.connect(lambda _, field=field: _clear(field))
            field.reached.connect(lambda field=field: self._bring_into_view(field))

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Set up this laptop"))
        by_line = self.tr("Once, with a line to headquarters. Ask headquarters for address and code.")
        by_stick = self.tr(
            "Once. Write the request with headquarters' code, carry it there, come back with the answer."
        )
        self._note.setText(by_stick if self.by_stick else by_line)
        names = {
            "place": self.tr("Stick or folder"),
            "hq_url": self.tr("Address of headquarters"),
            "code": self.tr("Enrolment code"),
            "officer_name": self.tr("Your name"),
            "laptop_name": self.tr("Name of this laptop"),
            "pin": self.tr("New PIN, at least 6 digits"),
            "pin_again": self.tr("The PIN again"),
        }
        hints = {"hq_url": "https://", "place": self.tr("where the stick is")}
        for name, field in self.fields.items():
            field.call(names[name], hint=hints.get(name, ""))
        self.say_busy(busy=False)
        self.answer.say(self.tr("Take the answer"))
        self.way.say(self.tr("With a line") if self.by_stick else self.tr("Without a line: by USB stick"))
        self.check.say(self.tr("Only check cards (PLKK)"))

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def arrive(self) -> None:
        """At the first field."""
        self.fields["place" if self.by_stick else "hq_url"].setFocus(Qt.FocusReason.TabFocusReason)

    def say_busy(self, *, busy: bool) -> None:
        """Reaching HQ takes a moment, and so does a stick."""
        if self.by_stick:
            self.begin.say(self.tr("One moment…") if busy else self.tr("Write the request"))
        else:
            self.begin.say(self.tr("Reaching headquarters…") if busy else self.tr("Set up"))

    def show_request(self, file: Path) -> None:
        """It is on the stick."""
        text = self.tr("✓ %1 is written. Carry it to headquarters; with the answer press Ctrl O.")
        self._told.setText(text.replace("%1", file.name))
        self._told.show()

    def show_trouble(self, name: str, message: str) -> None:
        """Beside the field, or above the button where no field is at fault."""
        for field in self.fields.values():
            _clear(field)
        self._told.hide()
        beside = self.fields.get(name)
        if beside is not None and beside.isHidden():
            beside = None
        self._trouble.setVisible(bool(message) and beside is None)
        self._trouble.setText(message)
        if beside is not None:
            beside.say(message, tone="bad")
            beside.mark("bad")
            beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self, fields: tuple[str, ...]) -> None:
        """These are still empty."""
        for name in fields:
            self.fields[name].say(self.tr("Not filled in yet"), tone="bad")
            self.fields[name].mark("bad")
        self.fields[fields[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_from(self, field: Field) -> None:
        shown = [each for each in self.fields.values() if not each.isHidden()]
        if field is shown[-1]:
            self.begin.click()
        else:
            shown[shown.index(field) + 1].edit.setFocus()

    def _change_way(self) -> None:
        self.by_stick = not self.by_stick
        for field in self.fields.values():
            _clear(field)
        self._show_way()
        self.retranslate()
        self.arrive()

    def _show_way(self) -> None:
        self.fields["place"].setVisible(self.by_stick)
        self.fields["hq_url"].setVisible(not self.by_stick)
        self.answer.setVisible(self.by_stick)
        self._told.hide()
        self._trouble.hide()

    def _bring_into_view(self, field: Field) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(field)

    def _lay_out(self) -> None:
        self.box.addWidget(self._title)
        self.box.addWidget(self._note)
        self.box.addSpacing(scaled(10))
        for name in ("place", "hq_url", "code"):
            self.box.addWidget(self.fields[name])
        for left, right in (("officer_name", "laptop_name"), ("pin", "pin_again")):
            self.box.addLayout(row(self.fields[left], self.fields[right], spacing=12))
        for part in (
            self._trouble, self._told, self.begin, self.answer, self.way, self.practise, self.check,
        ):  # fmt: skip
            self.box.addWidget(part)
        self._show_way()


def _clear(field: Field) -> None:
    field.say("")
    field.mark("")
