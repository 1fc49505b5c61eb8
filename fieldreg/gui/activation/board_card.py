"""How many, against the goal; by work, programme, payer and hour; and what the numbers include."""

from PySide6.QtWidgets import QProgressBar

from fieldreg.assets import load_tables
from fieldreg.gui.activation.screen import BoardScreen, largest
from fieldreg.gui.activation.tallies import Tallies
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, short_day
from fieldreg.gui.widgets import Card, column, label, row


class BoardCard(Card):
    """Only shows."""

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=6)
        self._language = language
        self._screen = BoardScreen()
        self._title, self._registered, self._of_goal = label(), label("amount"), label("note", tone="ink")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._includes = label("note", wrap=True)
        self._sent_back = label("note", wrap=True, tone="warn")
        self._occupations, self._programmes, self._payers, self._hours = (Tallies() for _ in range(4))
        self.box.addWidget(self._title)
        self.box.addLayout(row(self._registered, self._of_goal, None, spacing=10))
        for part in (self._progress, self._includes, self._sent_back):
            self.box.addWidget(part)
        self.box.addSpacing(8)
        left = column(self._occupations, None)
        right = column(self._programmes, self._payers, self._hours, None, spacing=12)
        both = row(spacing=28)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        self.box.addLayout(both)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_board(self._screen)

    def show_board(self, screen: BoardScreen) -> None:
        """Show this."""
        self._screen = screen
        board = screen.board
        if board is None:
            return
        counts, dashboard = board.counts, board.dashboard
        self._title.setText(
            self.tr("Registered in this activation") if dashboard else self.tr("Registered today")
        )
        self._registered.setText(count(counts.registered))
        goal = dashboard.goal if dashboard else 0
        self._of_goal.setText(self.tr("of %1 people").replace("%1", count(goal)) if goal else "")
        self._progress.setVisible(goal > 0)
        self._progress.setRange(0, max(goal, 1))
        self._progress.setValue(min(counts.registered, goal))
        here = self.tr("this laptop, today")
        included = dashboard.includes if dashboard else here
        self._includes.setText(self.tr("Counted: %1").replace("%1", included))
        back = self.tr("%1 more were sent back by headquarters; F3 shows them.")
        self._sent_back.setText(back.replace("%1", count(counts.sent_back)))
        self._sent_back.setVisible(counts.sent_back > 0)
        self._show_tallies(screen)

    def _show_tallies(self, screen: BoardScreen) -> None:
        board = screen.board
        assert board is not None
        counts, words = board.counts, self._language.words
        occupations = load_tables().occupations
        lines, rest = largest(counts.by_occupation)
        shown = []
        for code, number in lines:
            found = occupations.find(code)
            shown.append((found.label if found else words.term("occupation_other"), number))
        if rest:
            shown.append((self.tr("all others"), rest))
        self._occupations.show_lines(self.tr("Occupation"), shown)
        self._programmes.show_lines(
            self.tr("Programmes"),
            [(code.replace("+", " + "), number) for code, number in largest(counts.by_programmes)[0]],
        )
        payers = largest(counts.by_payer)[0]
        self._payers.show_lines(self.tr("Paid by"), [(words.term(code), number) for code, number in payers])
        several = len({hour.day for hour in board.hours}) > 1
        self._hours.show_lines(
            self.tr("Hour by hour"),
            [
                (
                    f"{short_day(hour.day)} {hour.hour:02}.00" if several else f"{hour.hour:02}.00",
                    hour.registered,
                )
                for hour in board.hours[-8:]
            ],
        )
