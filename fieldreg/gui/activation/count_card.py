"""How many, against the goal, and what the number includes: in sight however far the rest is scrolled."""

from PySide6.QtWidgets import QProgressBar

from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.shown import count
from fieldreg.gui.theme import cap_width
from fieldreg.gui.widgets import Card, label, row

_WIDTH_PX = 1132
"""As wide as the two columns below it."""


class CountCard(Card):
    """Only shows."""

    def __init__(self) -> None:
        super().__init__(spacing=2)
        cap_width(self, _WIDTH_PX)
        self._screen = BoardScreen()
        self._what = label(wrap=True)
        self._registered, self._of_goal = label("amount"), label("note", tone="ink")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._sent_back = label("note", wrap=True, tone="warn")
        figures = row(self._registered, self._of_goal, self._progress, spacing=10)
        figures.setStretchFactor(self._progress, 1)
        figures.addStretch(0)
        self.box.addWidget(self._what)
        self.box.addLayout(figures)
        self.box.addWidget(self._sent_back)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_board(self._screen)

    def show_board(self, screen: BoardScreen) -> None:
        """Show this; nothing changes before there are numbers."""
        self._screen = screen
        board = screen.board
        if board is None:
            return
        counts, goal = board.dashboard.total, board.dashboard.goal
        what = self.tr("Registered today on this laptop")
        if board.taking_part:
            what = self.tr("Registered in this activation: %1").replace("%1", board.dashboard.includes)
        self._what.setText(what)
        self._registered.setText(count(counts.registered))
        self._of_goal.setText(self.tr("of %1 people").replace("%1", count(goal)) if goal else "")
        self._progress.setVisible(goal > 0)
        self._progress.setRange(0, max(goal, 1))
        self._progress.setValue(min(counts.registered, goal))
        self._progress.setAccessibleName(what)
        back = self.tr("%1 more were sent back by headquarters; F3 shows them.")
        self._sent_back.setText(back.replace("%1", count(counts.sent_back)))
        self._sent_back.setVisible(counts.sent_back > 0)
