"""What HQ has of the person who is being corrected; what the form says otherwise is marked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from fieldreg.gui.register.at_hq import Had
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, label, set_tone
from fieldreg.gui.widgets.elided import ElidedLabel


class HqCard(Card):
    """`name` gives a field's name, `shown` its text in the language of the page."""

    def __init__(self, *, name: Callable[[str], str], shown: Callable[[str, str], str]) -> None:
        super().__init__(padding=12, spacing=4)
        self._name, self._shown = name, shown
        self._title = label()
        rows = QWidget()
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(8))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._rows: list[tuple[ElidedLabel, QLabel]] = []
        self.box.addWidget(self._title)
        self.box.addWidget(rows)
        self._had: tuple[Had, ...] = ()
        self._at_hq = False

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_record(self._had, at_hq=self._at_hq)

    def show_record(self, had: tuple[Had, ...], *, at_hq: bool) -> None:
        """These were recorded; HQ has them, or it has nothing of this person yet."""
        self._had, self._at_hq = had, at_hq
        sent, waiting = self.tr("Headquarters has"), self.tr("Recorded here, not yet at headquarters")
        self._title.setText(sent if at_hq else waiting)
        for at, one in enumerate(had):
            name, text = self._row(at)
            name.setText(self._name(one.name))
            shown = self._shown(one.name, one.text) or self.tr("(empty)")
            text.setText(f"≠ {shown}" if one.differs else shown)
            set_tone(text, "warn" if one.differs else "ink")
        for at, parts in enumerate(self._rows):
            for part in parts:
                part.setVisible(at < len(had))

    def _row(self, at: int) -> tuple[ElidedLabel, QLabel]:
        if at == len(self._rows):
            # A district with its city is as long as two lines.
            self._rows.append((ElidedLabel(), label("message", wrap=True)))
            name = self._rows[at][0]
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            for column, part in enumerate(self._rows[at]):
                self._grid.addWidget(part, at, column)
        return self._rows[at]
