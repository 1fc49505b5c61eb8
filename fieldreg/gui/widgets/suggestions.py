"""Suggestions under a field: a list that never takes the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QScrollArea

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.field import Field

_MOST_ROWS, _PADDING_PX = 6, 4
"""The padding is the style sheet's, within a border of one pixel."""


class Suggestions(QListView):
    """Belongs to one field. Arrows move in it, Enter takes, Esc puts it away, Tab leaves what was typed."""

    taken = Signal(int)
    """Which one of the suggestions, from 0."""
    confirmed = Signal()
    """After `taken`: go on."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field
        self._texts = QStringListModel(self)
        self.setModel(self._texts)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(lambda index: self._take(index.row()))
        for part in (field, field.edit, field.frame):
            part.installEventFilter(self)
        self.hide()

    def offer(self, texts: Sequence[str], *, lit: bool = True) -> None:
        """Show these below the field, the first one `lit`; none puts the list away.

        Where none is lit, Enter leaves what was typed, as without a list.
        """
        if not texts or not self._field.edit.hasFocus():
            self.hide()
            return
        self._texts.setStringList(list(texts))
        self.setCurrentIndex(self._texts.index(0) if lit else QModelIndex())
        if self.parent() is not self._field.window():
            self.setParent(self._field.window())
            self._follow_scrolling()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Right below the field, or above it where there is no room below."""
        window, rows = self._field.window(), min(self._texts.rowCount(), _MOST_ROWS)
        corner = self._field.frame.mapTo(window, QPoint(2, 0))
        below = corner.y() + self._field.frame.height() + 2
        height = rows * self.sizeHintForRow(0) + 2 * (scaled(_PADDING_PX) + 1)
        if below + height > window.height():
            below = corner.y() - height - 2
        self.setGeometry(corner.x(), below, max(self._field.frame.width() - 4, scaled(260)), height)

    def _follow_scrolling(self) -> None:
        """A field that is reached may be scrolled into view only then."""
        around = self._field.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.verticalScrollBar().valueChanged.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """The field's keys, while the list is up; and where the field is."""
        if not self.isVisible():
            return False
        if watched is not self._field.edit:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                # Once the layout has settled: what is around the field may still move.
                QTimer.singleShot(0, self, self._place)
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
            return False
        # Before a key becomes a shortcut of the window, the list may want it.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            to = at + 1 if key == Qt.Key.Key_Down else max(at, 0) - 1
            self.setCurrentIndex(self._texts.index(to % self._texts.rowCount()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            self._take(at)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self, row: int) -> None:
        self.hide()
        self.taken.emit(row)
        self.confirmed.emit()
