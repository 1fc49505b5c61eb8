"""Who was registered just now, beside the title, and the key that takes it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.leases import grouped_kpj
from fieldreg.gui.register.last_person import LastPerson
from fieldreg.gui.widgets import Action, dress_as, row, set_tone
from fieldreg.gui.widgets.elided import ElidedLabel


class LastLine(QWidget):
    """Stays in view until the next person takes its place."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._put_away = False
        self._text = ElidedLabel("note", wanting=True)
        self._undo = dress_as(Action("Ctrl+Z", told_elsewhere=True), "small")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self.undo_asked)
        self.setLayout(row(self._text, self._undo))

    def retranslate(self) -> None:
        """The key's word; the sentence comes anew with the next `show_last`."""
        self._undo.say(self.tr("Bring back") if self._put_away else self.tr("Take back"))

    def ask(self) -> None:
        """The key, at once: a button that is seen to be pressed would come behind what is typed next."""
        if self._undo.isVisible():
            self.undo_asked.emit()

    def show_last(self, last: LastPerson | None, *, restored: bool, put_away: bool) -> None:
        """What has become of the last person, that what stands there was typed before, or was emptied."""
        if put_away != self._put_away:
            self._put_away = put_away
            self.retranslate()
        self._undo.setVisible(put_away or (last is not None and last.undoable))
        if put_away:
            text = self.tr("Emptied, not saved")
        elif restored:
            text = self.tr("Not saved yet: what was typed before is here again")
        elif last is None:
            text = ""
        elif last.undone:
            text = self.tr("Taken back: %1")
        elif last.kpj is None:
            text = self.tr("Just now: %1 · no number left, the card follows")
        else:
            text = self.tr("Just now: %1 · %2 · card waits to be made")
        if last is not None:
            text = text.replace("%2", grouped_kpj(last.kpj or "")).replace("%1", last.name)
        self._text.setText(text)
        set_tone(self._text, "warn" if restored or put_away else "")
