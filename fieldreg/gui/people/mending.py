"""What HQ sent back, above the list: each with its reason, and one key to mend the first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from fieldreg.domain.member import Verdict
from fieldreg.gui.language import Language
from fieldreg.gui.widgets import Action, Card, label, row

if TYPE_CHECKING:
    from fieldreg.store import Member

_SHOWN = 3


class MendCard(Card):
    """Hidden while there is nothing to mend."""

    correct_asked = Signal(str)
    look_asked = Signal(str)
    """There is nothing to correct in somebody registered before: look, and cancel."""

    def __init__(self, language: Language) -> None:
        super().__init__(look="warn", padding=12, spacing=2)
        self._language = language
        self._people: tuple[Member, ...] = ()
        self._title = label("note", tone="warn")
        self._rows = [label("note", wrap=True, tone="ink") for _ in range(_SHOWN)]
        self.mend = Action("Ctrl+M")
        self.box.addLayout(row(self._title, None, self.mend))
        for part in self._rows:
            self.box.addWidget(part)
        self.mend.clicked.connect(self._mend)
        self.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.mend.say(self.tr("Mend the first"))
        self.show_people(self._people)

    def show_people(self, people: "tuple[Member, ...]") -> None:
        """These are to be mended."""
        self._people = people
        self.setVisible(bool(people))
        title = self.tr("! Sent back by headquarters: %1. Mend, then sync (F6).")
        self._title.setText(title.replace("%1", str(len(people))))
        for at, part in enumerate(self._rows):
            part.setVisible(at < len(people))
            if at < len(people):
                part.setText(f"{people[at].name} · {self._reason(people[at])}")

    def _reason(self, person: "Member") -> str:
        if person.verdict is Verdict.DUPLICATE:
            return self.tr("this NIK was registered before")
        return self._language.words.code(person.reason)

    def _mend(self) -> None:
        if self._people:
            first = self._people[0]
            asked = self.look_asked if first.verdict is Verdict.DUPLICATE else self.correct_asked
            asked.emit(first.member_id)
