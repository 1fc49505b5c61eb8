"""People who were told and did not register: a bare count by occupation, nothing about anybody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from fieldreg.assets import load_tables
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.shown import count
from fieldreg.gui.widgets import Action, Card, Field, Suggestions, heading, label, row

if TYPE_CHECKING:
    from fieldreg.domain.occupations import Occupation

_MOST_OFFERED = 6


class InformedCard(Card):
    """`counted` carries an occupation's code ("" for none), its label and +1 or -1."""

    counted = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._screen = BoardScreen()
        self._title, self._today = heading(), label("note", wrap=True, tone="ink")
        self.occupation = Field()
        self.back = Action("Ctrl+U")
        self._last = ("", "")
        self._offered: tuple[Occupation, ...] = ()
        self._suggestions = Suggestions(self.occupation)
        for part in (self._title, self._today, self.occupation):
            self.box.addWidget(part)
        self.box.addLayout(row(self.back, None))
        self.occupation.typed.connect(self._offer)
        self.occupation.entered.connect(self._count_plain)
        self._suggestions.taken.connect(
            lambda at: self._count(self._offered[at].code, self._offered[at].label)
        )
        self.back.clicked.connect(lambda: self._count(*self._last, -1))

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Told, and did not register"))
        self.occupation.call(
            self.tr("Occupation; Enter counts one person (Ctrl I)"), hint=self.tr("may stay empty")
        )
        self.back.say(self.tr("Take one back"))
        self.show_board(self._screen)

    def show_board(self, screen: BoardScreen) -> None:
        """How many today."""
        self._screen = screen
        board = screen.board
        self.setVisible(bool(board and board.taking_part))
        informed = board.informed_today if board else 0
        self._today.setText(self.tr("People today: %1. No name is asked for.").replace("%1", count(informed)))
        self.back.setVisible(informed > 0)
        self.occupation.say(f"+1 {screen.informed}" if screen.informed else "", tone="ok")

    def reach(self) -> None:
        """Ctrl I."""
        self.occupation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer(self, text: str) -> None:
        self._offered = load_tables().occupations.suggest(text, limit=_MOST_OFFERED) if text.strip() else ()
        self._suggestions.offer([occupation.label for occupation in self._offered])

    def _count_plain(self) -> None:
        text = self.occupation.text().strip()
        found = load_tables().occupations.read(text) if text else None
        if found is not None:
            self._count(found.code, found.label)
        elif text:
            self._count("", text)
        else:
            self._count("", self.tr("one person"))

    def _count(self, code: str, name: str, step: int = 1) -> None:
        self._last = (code, name)
        self.occupation.put("")
        self.counted.emit(code, name, step)
