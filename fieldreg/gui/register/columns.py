"""Three columns where there is room for them, two or one where text is large.

The action is always in sight, and so is what must be decided before it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldreg.gui.theme import fix_width, scaled
from fieldreg.gui.widgets import dress_as, scrolling

SIDE_PX, GAP_PX = 284, 10
_DECIDE_SHARE, _MOST_PX = 0.45, 16_777_215
_SETTLED_MS = 60
"""By then a message that came with the focus has made its room."""
_ROOM_FOR_THREE_PX, _ROOM_FOR_TWO_PX = 1030, 700
"""Three stand in a window of 1280, and of 1920 at 150 %."""


class Columns(QWidget):
    """`main` are the two columns of work; the third has what is to be decided, then `side`, then `foot`."""

    rearranged = Signal()

    def __init__(
        self, main: tuple[QWidget, QWidget], *, decide: QWidget, side: Sequence[QWidget], foot: QWidget
    ) -> None:
        super().__init__()
        self._main, self._decide, self._side, self._foot = main, decide, list(side), foot
        self._one = False
        self.three = True
        """Whether `side` stands beside the form, always in sight."""
        self._beside, self._below = QWidget(), QWidget()
        fix_width(self._beside, SIDE_PX)
        self._column, self._row = QVBoxLayout(self._beside), QHBoxLayout(self._below)
        # A widget, that moves along: one more stretch at every change of size would push the cards down.
        self._rest = QWidget(self._beside)
        inside = dress_as(QWidget(), "ground")
        grid = QGridLayout(inside)
        grid.addWidget(self._below, 2, 0, 1, 2)
        self._grid = grid
        self._scroll = scrolling(inside)
        self._scroll.viewport().installEventFilter(self)
        self._whole = QGridLayout(self)
        self._whole.addWidget(self._scroll, 0, 0)
        self._whole.addWidget(self._beside, 0, 1)
        self._whole.setColumnStretch(0, 1)
        self._whole.setRowStretch(0, 1)
        for layout in (grid, self._whole, self._column, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(scaled(GAP_PX))
        # At once: a card without a parent would show itself as a window of its own.
        self._arrange_main()
        self._arrange(three=True)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll, where large text leaves no room for all of the form, with the message below the part."""
        # Once the layout has settled, and again: what was told just now may have moved everything.
        for after_ms in (0, _SETTLED_MS):
            QTimer.singleShot(after_ms, part, lambda: self._show(part))

    def show_side(self, part: QWidget) -> None:
        """Bring one of `side` into sight where it does not stand beside the form."""
        if not self.three:
            for after_ms in (0, _SETTLED_MS):
                QTimer.singleShot(after_ms, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Something to decide has taken room: the line that is being typed in stays in sight."""
        here = QApplication.focusWidget()
        if event.type() == QEvent.Type.Resize and here is not None and self._scroll.isAncestorOf(here):
            QTimer.singleShot(0, here, lambda: self._show(here))
        return super().eventFilter(watched, event)

    def _show(self, part: QWidget) -> None:
        here = QApplication.focusWidget()
        if here is not None and (here is part or part.isAncestorOf(here)):
            self._scroll.ensureWidgetVisible(part, 0, scaled(32))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """One, two or three."""
        super().resizeEvent(event)
        one = event.size().width() < scaled(_ROOM_FOR_TWO_PX)
        if one != self._one:
            self._one = one
            self._arrange_main()
        three = event.size().width() >= scaled(_ROOM_FOR_THREE_PX)
        if three != self.three:
            self.three = three
            self._arrange(three=three)
            self.rearranged.emit()
        # Under the form it takes less than half of the room, and scrolls in itself.
        most = _MOST_PX if three else int(event.size().height() * _DECIDE_SHARE)
        self._decide.setMaximumHeight(most)

    def _arrange_main(self) -> None:
        first, second = self._main
        self._grid.addWidget(first, 0, 0, 1, 2 if self._one else 1)
        self._grid.addWidget(second, 1 if self._one else 0, 0 if self._one else 1, 1, 2 if self._one else 1)
        for at in range(2):
            self._grid.setColumnStretch(at, 1)

    def _arrange(self, *, three: bool) -> None:
        here = QApplication.focusWidget()
        self._beside.setVisible(three)
        self._below.setVisible(not three)
        for part in self._side:
            (self._column if three else self._row).addWidget(part)
        if three:
            self._column.addWidget(self._rest, 1)
            self._column.addWidget(self._decide)
            self._column.addWidget(self._foot)
        else:
            # Never below the fold: the form scrolls above what is to be decided.
            self._whole.addWidget(self._decide, 1, 0)
            self._whole.addWidget(self._foot, 2, 0)
        # What moves is hidden on the way, and would leave the focus to another.
        if here is not None and self.isAncestorOf(here) and not here.hasFocus():
            here.setFocus(Qt.FocusReason.OtherFocusReason)
