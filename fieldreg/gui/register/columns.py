"""Three columns where there is room for them, two where text is large; the action always in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import dress_as

SIDE_PX, GAP_PX = 304, 10
_ROOM_FOR_THREE_PX = 1060


class Columns(QWidget):
    """`main` are the two columns of work, `side` the cards of the third, `foot` stands under it."""

    def __init__(self, main: tuple[QWidget, QWidget], side: Sequence[QWidget], foot: QWidget) -> None:
        super().__init__()
        self._side, self._foot = list(side), foot
        self._three: bool | None = None
        self._beside, self._below = QWidget(), QWidget()
        self._beside.setFixedWidth(scaled(SIDE_PX))
        self._column, self._row = QVBoxLayout(self._beside), QHBoxLayout(self._below)
        inside = dress_as(QWidget(), "ground")
        grid = QGridLayout(inside)
        for at, part in enumerate(main):
            grid.addWidget(part, 0, at)
            grid.setColumnStretch(at, 1)
        grid.addWidget(self._below, 1, 0, 1, 2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole = QGridLayout(self)
        self._whole.addWidget(self._scroll, 0, 0)
        self._whole.addWidget(self._beside, 0, 1)
        self._whole.setColumnStretch(0, 1)
        for layout in (grid, self._whole, self._column, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(scaled(GAP_PX))

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll, where a field that has the focus is out of sight."""
        self._scroll.ensureWidgetVisible(part, 0, scaled(24))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Two or three."""
        super().resizeEvent(event)
        three = event.size().width() >= scaled(_ROOM_FOR_THREE_PX)
        if three != self._three:
            self._three = three
            self._arrange(three=three)

    def _arrange(self, *, three: bool) -> None:
        self._beside.setVisible(three)
        self._below.setVisible(not three)
        for part in self._side:
            (self._column if three else self._row).addWidget(part)
        if three:
            self._column.addStretch(1)
            self._column.addWidget(self._foot)
        else:
            self._whole.addWidget(self._foot, 1, 0)
        self._foot.show()
