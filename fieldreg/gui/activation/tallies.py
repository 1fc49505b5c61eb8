"""A small table of what was counted: a word, a bar, a number."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from fieldreg.gui.shown import count
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import label
from fieldreg.gui.widgets.elided import ElidedLabel

_BAR_PX = 90


class Tallies(QWidget):
    """Lines are made once and filled again: a count each few seconds makes no widgets."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label()
        self._lines: list[tuple[QLabel, QProgressBar, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(8))
        self._grid.setVerticalSpacing(scaled(4))
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._title, 0, 0, 1, 3)

    def show_lines(self, title: str, lines: Sequence[tuple[str, int]]) -> None:
        """These, in this order; none hides the table."""
        self._title.setText(title)
        self.setVisible(bool(lines))
        while len(self._lines) < len(lines):
            self._add_line()
        largest = max((number for _, number in lines), default=1)
        for at, (text, bar, number) in enumerate(self._lines):
            shown = at < len(lines)
            for part in (text, bar, number):
                part.setVisible(shown)
            if shown:
                text.setText(lines[at][0])
                bar.setRange(0, max(largest, 1))
                bar.setValue(lines[at][1])
                number.setText(count(lines[at][1]))

    def _add_line(self) -> None:
        text, bar, number = ElidedLabel(), QProgressBar(), label("note", tone="ink")
        text.setProperty("tone", "ink")
        bar.setTextVisible(False)
        bar.setFixedWidth(scaled(_BAR_PX))
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        at = len(self._lines) + 1
        for column, part in enumerate((text, bar, number)):
            self._grid.addWidget(part, at, column)
        self._lines.append((text, bar, number))
