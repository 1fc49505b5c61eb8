"""Warnings, each with room for the reason to go on. In the page: no dialog stands in the queue's way."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fieldreg.assets import Words
from fieldreg.domain.problems import Problem
from fieldreg.gui.register.usual_reasons import usual_reason
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, Field, KeyCap, column, dress_as, label, row

_LEAST_PX = 80
_ASK_EACH = frozenset({"perhaps_member", "similar_person"})
"""Never overruled together with others: somebody must look."""


class Reasons(Card):
    """`given` carries the warning's code and the reason as it is being typed."""

    given = Signal(str, str)
    done = Signal()
    """Enter in the last of the reasons that were empty."""

    def __init__(self) -> None:
        super().__init__(look="warn", padding=12, spacing=4)
        self._title = label("note", tone="warn")
        self._all, self._all_key = label("note", tone="ink"), KeyCap("Alt K")
        self._rows: dict[str, _Reason] = {}
        self.box.addLayout(row(self._title, None, self._all_key, self._all, spacing=6))
        inside = dress_as(QWidget(), "clear")
        self._inside = column(spacing=4)
        inside.setLayout(self._inside)
        # Many warnings scroll in the room that there is: the form beside them stands still.
        self._scroll = dress_as(_Room(inside), "clear")
        self.box.addWidget(self._scroll)
        self.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("A reason, please"))
        self._all.setText(self.tr("the usual ones"))
        self._number()

    def show_warnings(self, problems: tuple[Problem, ...], reasons: dict[str, str], words: Words) -> None:
        """These warnings and no others; a line that stays keeps its focus."""
        codes = {problem.code for problem in problems}
        for code in [code for code in self._rows if code not in codes]:
            self._rows.pop(code).remove()
        for problem in problems:
            if problem.code not in self._rows:
                self._add(problem.code)
            self._rows[problem.code].show_warning(words.problem(problem), reasons.get(problem.code, ""))
        self._number()
        for part in (self._all_key, self._all):
            part.setVisible(not codes <= _ASK_EACH)
        self.setVisible(bool(problems))
        self._scroll.updateGeometry()

    def focus(self, code: str) -> None:
        """Go to the reason of a warning."""
        if code in self._rows:
            self._rows[code].field.setFocus()

    def give(self, number: int) -> None:
        """Alt+1 … Alt+9: the usual reason of one warning."""
        for code in list(self._rows)[number - 1 : number]:
            self._give(code)

    def give_all(self) -> None:
        """Alt+K: wherever none stands yet; who may be the same person is asked by itself."""
        for code, reason in self._rows.items():
            if not reason.field.text().strip() and code not in _ASK_EACH:
                self._give(code)

    def edits(self) -> list[QLineEdit]:
        """The lines for the reasons, in order."""
        return [reason.field.edit for reason in self._rows.values()]

    def _give(self, code: str) -> None:
        text = usual_reason(code)
        self._rows[code].field.put(text)
        self.given.emit(code, text)

    def _number(self) -> None:
        for number, (code, reason) in enumerate(self._rows.items(), start=1):
            key = f"Alt {number}: " if number < 10 else ""
            reason.field.call(self.tr("Reason"), hint=f"{key}{usual_reason(code)}")

    def _add(self, code: str) -> None:
        reason = self._rows[code] = _Reason(self._inside)
        reason.field.typed.connect(lambda text: self.given.emit(code, text))
        reason.field.entered.connect(self._entered)
        reason.field.reached.connect(
            lambda: QTimer.singleShot(
                0, reason.widget, lambda: self._scroll.ensureWidgetVisible(reason.widget, 0, 0)
            )
        )

    def _entered(self) -> None:
        empty = [reason for reason in self._rows.values() if not reason.field.text().strip()]
        if empty:
            empty[0].field.setFocus()
        else:
            self.done.emit()


class _Room(QScrollArea):
    """As high as what is in it, and lower where the page has no room for that."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """A sentence came, went or has got its letters: another height is wanted."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The height of the lines at the width that there is."""
        height = self._inside.heightForWidth(self.viewport().width())
        return QSize(self._inside.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """One line of them."""
        return QSize(0, min(scaled(_LEAST_PX), self.sizeHint().height()))


class _Reason:
    """One warning: its sentence and the line for the reason."""

    def __init__(self, box: QVBoxLayout) -> None:
        self.sentence = label("message", wrap=True, tone="ink")
        self.sentence.setContentsMargins(2, 0, 2, 0)
        # As high as its lines at the width that there is, not as Qt guesses them to be.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.sentence.setSizePolicy(policy)
        self.field = Field(height=32, message_lines=0, labelled=False, look="reason")
        self.widget = QWidget()
        self.widget.setLayout(column(self.sentence, self.field, spacing=2))
        box.addWidget(self.widget)

    def show_warning(self, sentence: str, reason: str) -> None:
        self.sentence.setText(sentence)
        self.field.put(reason)

    def remove(self) -> None:
        self.widget.hide()
        self.widget.setParent(None)
        self.widget.deleteLater()
