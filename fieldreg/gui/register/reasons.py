"""Warnings, each with room for the reason to go on. In the page: no dialog stands in the queue's way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreg.assets import Words
from fieldreg.domain.problems import Problem
from fieldreg.gui.widgets import Card, Field, KeyCap, column, label, row


class Reasons(Card):
    """`given` carries the warning's code and the reason as it is being typed."""

    given = Signal(str, str)
    done = Signal()
    """Enter in the last of the reasons that were empty."""

    def __init__(self) -> None:
        super().__init__(look="warn", padding=12, spacing=4)
        self._title = label("note", tone="warn")
        self._quick = label("note", tone="ink")
        self._key = KeyCap("Alt K")
        self._rows: dict[str, _Reason] = {}
        self.box.addWidget(self._title)
        self.box.addLayout(row(self._key, self._quick, None, spacing=6))
        self.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("A reason, please"))
        self._quick.setText(self.tr("compared with the KTP"))
        for reason in self._rows.values():
            reason.field.call(self.tr("Reason"), hint=self.tr("Reason"))

    def show_warnings(self, problems: tuple[Problem, ...], reasons: dict[str, str], words: Words) -> None:
        """These warnings and no others; a line that stays keeps its focus."""
        codes = {problem.code for problem in problems}
        for code in [code for code in self._rows if code not in codes]:
            self._rows.pop(code).remove()
        for problem in problems:
            if problem.code not in self._rows:
                self._add(problem.code)
            self._rows[problem.code].show_warning(words.problem(problem), reasons.get(problem.code, ""))
        self.setVisible(bool(problems))

    def focus(self, code: str) -> None:
        """Go to the reason of a warning."""
        if code in self._rows:
            self._rows[code].field.setFocus()

    def quick_reason(self) -> None:
        """Alt+K: the one reason that fits nearly always, wherever none stands yet."""
        for code, reason in self._rows.items():
            if not reason.field.text().strip():
                text = self.tr("Compared with the KTP")
                reason.field.put(text)
                self.given.emit(code, text)

    def edits(self) -> list[QLineEdit]:
        """The lines for the reasons, in order."""
        return [reason.field.edit for reason in self._rows.values()]

    def _add(self, code: str) -> None:
        reason = _Reason(self)
        reason.field.call(self.tr("Reason"), hint=self.tr("Reason"))
        reason.field.typed.connect(lambda text: self.given.emit(code, text))
        reason.field.entered.connect(self._entered)
        self._rows[code] = reason

    def _entered(self) -> None:
        empty = [reason for reason in self._rows.values() if not reason.field.text().strip()]
        if empty:
            empty[0].field.setFocus()
        else:
            self.done.emit()


class _Reason:
    """One warning: its sentence and the line for the reason."""

    def __init__(self, card: Reasons) -> None:
        self.sentence = label("message", wrap=True, tone="ink")
        self.field = Field(height=32, message_lines=0, labelled=False)
        self.widget = QWidget()
        self.widget.setLayout(column(self.sentence, self.field, spacing=2))
        card.box.addWidget(self.widget)

    def show_warning(self, sentence: str, reason: str) -> None:
        self.sentence.setText(sentence)
        self.field.put(reason)

    def remove(self) -> None:
        self.widget.hide()
        self.widget.setParent(None)
        self.widget.deleteLater()
