"""How many, against the goal; by hour, work, programme and payer; and what the numbers include."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from fieldreg.gui.activation.chart_view import ChartView
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.shown import count
from fieldreg.gui.widgets import Card, label, row


class BoardCard(Card):
    """Only shows."""

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._screen = BoardScreen()
        self._title, self._registered, self._of_goal = label(), label("amount"), label("note", tone="ink")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._includes = label("note", wrap=True)
        self._sent_back = label("note", wrap=True, tone="warn")
        self._charts: list[ChartView] = []
        self._drawn: tuple[bytes, ...] = ()
        self._under = QVBoxLayout()
        self.box.addWidget(self._title)
        self.box.addLayout(row(self._registered, self._of_goal, None, spacing=10))
        for part in (self._progress, self._includes, self._sent_back):
            self.box.addWidget(part)
        self.box.addLayout(self._under)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_board(self._screen)

    def show_board(self, screen: BoardScreen) -> None:
        """Show this."""
        self._screen = screen
        board = screen.board
        if board is None:
            return
        dashboard = board.dashboard
        counts = dashboard.total
        joined = self.tr("Registered in this activation")
        self._title.setText(joined if board.taking_part else self.tr("Registered today"))
        self._registered.setText(count(counts.registered))
        goal = dashboard.goal
        self._of_goal.setText(self.tr("of %1 people").replace("%1", count(goal)) if goal else "")
        self._progress.setVisible(goal > 0)
        self._progress.setRange(0, max(goal, 1))
        self._progress.setValue(min(counts.registered, goal))
        self._includes.setText(self.tr("Counted: %1").replace("%1", dashboard.includes))
        back = self.tr("%1 more were sent back by headquarters; F3 shows them.")
        self._sent_back.setText(back.replace("%1", count(counts.sent_back)))
        self._sent_back.setVisible(counts.sent_back > 0)
        if board.charts != self._drawn:
            self._draw(board.charts)

    def _draw(self, charts: tuple[bytes, ...]) -> None:
        """Widgets are made once and filled again."""
        self._drawn = charts
        while len(self._charts) < len(charts):
            self._charts.append(ChartView(self))
            self._under.addWidget(self._charts[-1])
        for at, widget in enumerate(self._charts):
            widget.setVisible(at < len(charts))
            if at < len(charts):
                widget.show_chart(charts[at])
