"""The field that narrows the list, and what it is narrowed by: a chip each, taken away by Backspace."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fieldreg.gui.people.narrow import Kind, Narrow
from fieldreg.gui.theme import fix_width, scaled
from fieldreg.gui.widgets import Field, KeyCap, Suggestions, dress_as, label

_WIDTH_PX = 250


class Narrowing(QWidget):
    """`chips` has its place below the search; the page puts it there."""

    typed = Signal(str)
    taken = Signal(int)
    """Which of those offered, from 0."""
    dropped = Signal(str)
    """The kind that is to hold no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.field = Field(message_lines=0, labelled=False)
        self.field.note("Ctrl G")
        fix_width(self.field, _WIDTH_PX)
        self.chips = QWidget()
        self._row = QHBoxLayout(self.chips)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(scaled(4))
        self._away_key, self._away = KeyCap("Backspace"), label("note")
        self._row.addSpacing(scaled(6))
        self._row.addWidget(self._away_key)
        self._row.addWidget(self._away)
        self._row.addStretch(1)
        self.chips.hide()
        self._buttons: dict[Kind, QPushButton] = {}
        self._chosen: tuple[Narrow, ...] = ()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)
        self._offer = Suggestions(self.field)
        self._offer.taken.connect(self.taken)
        self.field.typed.connect(self.typed)
        self.field.reached.connect(lambda: self.typed.emit(self.field.text()))
        self.field.edit.installEventFilter(self)

    @property
    def set(self) -> bool:
        """Whether anybody is left out."""
        return bool(self._chosen)

    def retranslate(self) -> None:
        """Set every text anew."""
        name = self.tr("Narrow the list")
        self.field.call(name, hint=name)
        self._away.setText(self.tr("narrow no longer"))
        self.show_chosen(self._chosen)

    def offer(self, found: Sequence[Narrow]) -> None:
        """These may be meant; that nothing may is said in the field."""
        self._offer.offer([f"{self._kind(each.kind)}: {each.name}" for each in found])
        unknown = not found and bool(self.field.text().strip())
        self.field.note(self.tr("unknown") if unknown else "Ctrl G", tone="warn" if unknown else "")
        self.field.mark("warn" if unknown else "")

    def show_chosen(self, chosen: tuple[Narrow, ...]) -> None:
        """The list is narrowed by these."""
        self._chosen = chosen
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for at, each in enumerate(chosen):
            button = self._buttons[each.kind] = dress_as(QPushButton(), "chip")
            button.setText(f"{self._kind(each.kind)}: {each.name}   ✕".replace("&", "&&"))
            button.setAccessibleName(self.tr("Take away: %1").replace("%1", each.name))
            button.clicked.connect(lambda _=False, kind=each.kind: self.dropped.emit(kind))
            self._row.insertWidget(at, button)
        self.chips.setVisible(bool(chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Backspace in the empty field takes the last one away."""
        if (
            watched is self.field.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
            and not self.field.text()
            and self._chosen
        ):
            self.dropped.emit(self._chosen[-1].kind)
            return True
        return False

    def _kind(self, kind: Kind) -> str:
        return {
            Kind.OCCUPATION: self.tr("Occupation"),
            Kind.OFFICER: self.tr("Officer"),
            Kind.SPONSOR: self.tr("Sponsor"),
            Kind.DAY: self.tr("Day"),
        }[kind]
