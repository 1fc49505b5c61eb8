"""The band across the window that says: this is practice."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import KeyCap, dress_as, label


class PracticeBand(QFrame):
    """Above every page, and above the PIN. `left_asked` when one has practised enough."""

    left_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress_as(self, "practice")
        self._word, self._what = label("practice-word"), label("practice-text")
        self._leave = dress_as(QPushButton(), "practice")
        self._leave.clicked.connect(self.left_asked)
        box = QHBoxLayout(self)
        box.setContentsMargins(scaled(18), 0, scaled(18), 0)
        box.setSpacing(scaled(10))
        box.addWidget(self._word)
        box.addWidget(self._what, 1)
        box.addWidget(KeyCap("F12"))
        box.addWidget(self._leave)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._word.setText(self.tr("PRACTICE"))
        self._what.setText(self.tr("Everybody here is invented. Nothing reaches headquarters."))
        self._leave.setText(self.tr("Leave practice"))
        self._leave.setAccessibleName(self.tr("Leave practice") + " (F12)")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow a change of language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
