"""What an act asks for, in one card: its fields, what is wrong beside each, F9 to do it, Esc to leave."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.gui.asking import Asked
from fieldreg.gui.language import Language
from fieldreg.gui.widgets import Action, Card, Field, PrimaryAction, heading, label, row


class ActForm(Card):
    """`given` when F9 or the last Enter asks to do it; the page hears Esc, and `leave` only shows it."""

    given = Signal()

    def __init__(
        self,
        language: Language,
        names: Sequence[str],
        *,
        secret: Collection[str] = (),
        paths: Collection[str] = (),
        wordy: Collection[str] = (),
        padding: int = 16,
    ) -> None:
        super().__init__(padding=padding, spacing=6)
        self._language = language
        self._shown: tuple[str, ...] = ()
        self.title, self.note = heading(), label("note", wrap=True, tone="ink")
        self.fields = {
            name: Field(secret=name in secret, path=name in paths, message_lines=2 if name in wordy else 1)
            for name in names
        }
        self.fault = label("note", wrap=True, tone="bad")
        self.do, self.leave = PrimaryAction("F9"), Action("Esc", told_elsewhere=True)
        for part in (self.title, self.note, *self.fields.values(), self.fault, self.do):
            self.box.addWidget(part)
        self.box.addLayout(row(self.leave, None))
        for name, field in self.fields.items():
            field.entered.connect(lambda name=name: self.go_on(name))
        self.do.clicked.connect(self.given)

    def place(self, part: QWidget, *, before: QWidget) -> None:
        """Something else that this act shows or asks."""
        self.box.insertWidget(self.box.indexOf(before), part)

    def values(self) -> dict[str, str]:
        """What stands in the fields that are asked for."""
        return {name: self.fields[name].text() for name in self._shown}

    def clear(self) -> None:
        """Nothing of an earlier visit stands in any."""
        for field in self.fields.values():
            field.put("")

    def ask(self, names: Collection[str], screen: Asked, *, fresh: bool, first: str = "") -> None:
        """Ask for these, and tell what is wrong. A `fresh` act begins empty, with the focus at `first`."""
        self._shown = tuple(name for name in self.fields if name in names)
        if fresh:
            self.clear()
        told = self._language.words.fault(screen.fault) if screen.fault else ""
        beside = screen.field if screen.field in self._shown else ""
        for name, field in self.fields.items():
            field.setVisible(name in self._shown)
            message = told if name == beside else ""
            if name in screen.missing:
                message = self.tr("Not filled in yet")
            field.say(message, tone="bad")
            field.mark("bad" if message else "")
        self.fault.setText("" if beside else told)
        self.fault.setVisible(bool(self.fault.text()))
        wrong = beside or next(iter(screen.missing), "")
        if wrong or (fresh and self._shown):
            self.focus(wrong or first)

    def say(self, text: str, *, busy: bool) -> None:
        """What F9 does now."""
        self.do.say(self.tr("One moment…") if busy else text)

    def focus(self, name: str = "") -> None:
        """At this field, or at the first that is asked for."""
        if self._shown:
            self.fields[name if name in self._shown else self._shown[0]].setFocus(
                Qt.FocusReason.TabFocusReason
            )

    def go_on(self, name: str) -> None:
        """Enter goes on to the next field, and from the last one does it."""
        after = self._shown[self._shown.index(name) + 1 :]
        if after:
            self.focus(after[0])
        else:
            self.given.emit()
