"""Who has come: by hour, work, programme and payer."""

from fieldreg.gui.activation.chart_view import ChartView
from fieldreg.gui.activation.screen import BoardScreen
from fieldreg.gui.widgets import Card, column, heading, label, row


class BoardCard(Card):
    """Only shows."""

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._title, self._empty = heading(), label("note", wrap=True)
        self._charts: list[ChartView] = []
        self._drawn: tuple[bytes, ...] = ()
        self._under = column(spacing=12)
        beside = row(self._under, None)
        beside.setContentsMargins(2, 0, 2, 0)  # in line with the titles of other cards
        self.box.addWidget(self._title)
        self.box.addWidget(self._empty)
        self.box.addLayout(beside)

    def retranslate(self) -> None:
        """Set every text anew; the charts come anew with the next numbers."""
        self._title.setText(self.tr("Who has come"))
        self._empty.setText(
            self.tr("Nobody yet. With the first registration: by hour, occupation, programme and payer.")
        )

    def show_board(self, screen: BoardScreen) -> None:
        """Show this; nothing changes before there are numbers."""
        board = screen.board
        if board is None:
            return
        for part in (self._title, self._empty):
            part.setVisible(not board.charts)
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
