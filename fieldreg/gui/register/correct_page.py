"""The fields of the registration, filled with what was recorded, and why it is being corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from fieldreg.domain.phones import grouped_phone
from fieldreg.gui.language import Language
from fieldreg.gui.register.at_hq import Had
from fieldreg.gui.register.hq_card import HqCard
from fieldreg.gui.register.page import RegisterPage
from fieldreg.gui.widgets import Action, Card, Choice, Field, dress_as


class CorrectPage(RegisterPage):
    """`left_asked`: Esc, the record stays as it was."""

    why_typed = Signal(str)
    left_asked = Signal()
    may_empty = False

    def __init__(self, language: Language) -> None:
        self.why, self._back = Field(message_lines=0), dress_as(Action("Esc"), "small")
        self._person, self._why_missing = "", False
        self._hq = HqCard(name=self._short_name, shown=self._shown)
        super().__init__(language)
        self.box.insertWidget(1, self.why)
        self.beside_title.addWidget(self._back)
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.clicked.connect(self.left_asked)
        self.work.hide_consent()
        self.why.typed.connect(self.why_typed)
        self.why.typed.connect(lambda _: self._tell_why(missing=False))
        self.why.entered.connect(self.primary_asked)

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._hq.retranslate()
        self.title.setText(self.tr("Correct: %1").replace("%1", self._person))
        self.why.call(
            self.tr("Why is it corrected?"),
            hint=self.tr("for example: spelling as on the KTP"),
        )
        self._tell_why(missing=self._why_missing)
        self._back.say(self.tr("Back, without a change"))
        # The page itself answers Esc: a shortcut would fight with the list of keys.
        self._back.setShortcut("")

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Enter", self.tr("next field that is still empty")),
            ("Tab", self.tr("next field")),
            ("Alt K", self.tr("reason: compared with the KTP")),
            ("F9", self.tr("record the correction")),
            ("Esc", self.tr("back, without a change")),
        ]

    def arrive(self) -> None:
        """A correction begins with why."""
        self.why.setFocus(Qt.FocusReason.TabFocusReason)

    def focus(self, name: str) -> None:
        """The consent is not asked again."""
        if name == "consent_version":
            self.save.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().focus(name)

    def show_record(self, had: tuple[Had, ...], *, at_hq: bool) -> None:
        """What was recorded stays visible beside what it is corrected to."""
        self._hq.show_record(had, at_hq=at_hq)
        nothing = self.tr("(empty)")
        for one in had:
            field = self.field(one.name)
            if one.differs and one.name not in self._screen.problems:
                field.say(f"≠ {self._shown(one.name, one.text) or nothing}", tone="warn")

    def _consequences(self) -> tuple[Card, ...]:
        for card in (self._benefits, self._card):
            # Owned by the page although they are not shown: Python would delete them on any thread.
            card.setParent(self)
            card.hide()
        return (self._cost, self._hq)

    def _make_room(self) -> None:
        self._hq.setHidden(self._cost.in_detail)

    def _shown(self, name: str, text: str) -> str:
        if name == "first_month":
            return self._month_text(text)
        if name == "phone":
            return grouped_phone(text)
        field = self.field(name)
        return field.label_of(text) if isinstance(field, Choice) else text

    def _short_name(self, name: str) -> str:
        """What a field is called where there is less room than above it."""
        short = {
            "name": self.tr("Name"),
            "district": self.tr("District"),
            "address": self.tr("Street"),
            "income": self.tr("Income"),
            "second_occupation": self.tr("Second work"),
            "email": self.tr("E-mail"),
        }
        return short.get(name) or self.field(name).name()

    def _show_save(self) -> None:
        saving = self._screen.saving
        self.save.say(self.tr("Saving…") if saving else self.tr("Record the correction"))

    def ask_reason(self) -> None:
        """Nothing is recorded before it says why."""
        self._tell_why(missing=True)
        self.arrive()

    def call_person(self, name: str) -> None:
        """Who is being corrected; the reason is empty."""
        self._person = name
        self.why.put("")
        self._tell_why(missing=False)
        self.retranslate()

    def _tell_why(self, *, missing: bool) -> None:
        self._why_missing = missing
        self.why.mark("bad" if missing else "")
        text = self.tr("! Not written yet: nothing was recorded") if missing else ""
        self.why.tell_origin(text, tone="bad")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc, where nothing nearer wanted it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_asked.emit()
        else:
            super().keyPressEvent(event)
