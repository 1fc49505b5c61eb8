"""What scrolls where large text leaves no room: a page's columns, and a card beside a table."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QSizePolicy, QWidget

from fieldreg.gui.theme import cap_width, fix_width, scaled
from fieldreg.gui.widgets.card import column, row
from fieldreg.gui.widgets.looks import dress_as, set_by_name

_COLUMN_PX, _STACKED_PX, _LEAST_PX, _GAP_PX = 560, 820, 380, 12
"""Stacked, a column may be as wide as a window of 1366 leaves it at 150 %."""
_AROUND_PX = 32
"""A field's label above it and its message below."""


class Scrolling(QScrollArea):
    """Up and down only, never a stop for Tab. Whatever gets the focus in it comes into sight."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setWidget(inside)
        set_by_name(self, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._follow)
        self._wanted: tuple[QWidget, ...] = ()
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: QTimer.singleShot(0, self, self._show_wanted))
        bar.actionTriggered.connect(lambda _action: self._want())

    def show_part(self, part: QWidget, *, above_all: QWidget) -> None:
        """Bring this into sight, and of it what matters most.

        What was told just now may still move everything, more than once: it is kept in sight until
        somebody scrolls, or the focus goes on.
        """
        self._want(part, above_all)
        QTimer.singleShot(0, self, self._show_wanted)

    def _want(self, *parts: QWidget) -> None:
        self._wanted = parts

    def _show_wanted(self) -> None:
        for each in self._wanted:
            self.ensureWidgetVisible(each, 0, scaled(_AROUND_PX))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._want()
            # Once the layout has settled: what was told just now may have moved everything.
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, scaled(_AROUND_PX))


def scrolling(inside: QWidget) -> Scrolling:
    """Around this."""
    return Scrolling(inside)


def scrolling_exactly(inside: QWidget) -> Scrolling:
    """The same where wrapped texts stand beside what fills the height: no bar for room that nobody needs."""
    return _Exact(inside)


def two_columns(left: QWidget, right: QWidget, *, below: QWidget | None = None) -> Scrolling:
    """Two cards at the top, of a width that reads well; one under the other where text is large.

    `below` is as wide as both and takes the height that is left.
    """
    return _Columns(left, right, below)


class Aside(QWidget):
    """A card beside a table. It scrolls where it is higher than the page; what is below it stays in sight."""

    def __init__(self, card: QWidget, *below: QWidget, width_px: int) -> None:
        super().__init__()
        fix_width(self, width_px)
        self.setLayout(column(_Fitting(card), *below, None))


class _Exact(Scrolling):
    """What is inside is as high as its texts are at its width, not as Qt guesses them for any width."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Something stands inside that was not there before."""
        inside = self.widget()
        if event.type() == QEvent.Type.LayoutRequest and inside is not None and watched is inside:
            inside.setMinimumHeight(1 if inside.hasHeightForWidth() else 0)
            self.rearrange()
        return super().eventFilter(watched, event)

    def rearrange(self) -> None:
        """It has grown, or shrunk."""


class _Columns(_Exact):
    def __init__(self, left: QWidget, right: QWidget, below: QWidget | None) -> None:
        self._parts = (left, right)
        self._row = row(spacing=_GAP_PX)
        for part in self._parts:
            cap_width(part, _COLUMN_PX)
            self._row.addLayout(column(part, None), 1)
        self._row.addStretch(0)
        inside = dress_as(QWidget(), "ground")
        if below is None:
            inside.setLayout(self._row)
        else:
            cap_width(below, 2 * _COLUMN_PX + _GAP_PX)
            whole = column(self._row, below, spacing=_GAP_PX)
            whole.setStretchFactor(below, 1)
            inside.setLayout(whole)
        super().__init__(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width, another room."""
        self.rearrange()
        super().resizeEvent(event)

    def rearrange(self) -> None:
        """Side by side, or not."""
        needed = [max(part.minimumSizeHint().width(), scaled(_LEAST_PX)) for part in self._parts]
        room = self.viewport().width()
        alone = self._parts[1].isHidden()
        beside = alone or sum(needed) + scaled(_GAP_PX) <= room
        # A column's width is capped, but Qt asks its texts how high they are at all the width that there is.
        self._row.setContentsMargins(0, 0, 0 if beside else max(0, room - scaled(_STACKED_PX)), 0)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
            for part in self._parts:
                cap_width(part, _COLUMN_PX if beside else _STACKED_PX)
        for at, stretch in enumerate((1, 0 if alone else 1, 0) if beside else (0, 0, 1)):
            if self._row.stretch(at) != stretch:
                self._row.setStretch(at, stretch)


class _Fitting(_Exact):
    """As high as what is inside, while there is room for it."""

    def __init__(self, inside: QWidget) -> None:
        self._inside = inside
        super().__init__(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Of what is inside, at the width that it has."""
        inside, width = self._inside, self.width()
        high = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(inside.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A field or two."""
        return QSize(0, scaled(120))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width, another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        if event.size().height() < event.oldSize().height():
            # What is told below takes its room, and not from what somebody is typing into.
            QTimer.singleShot(0, self, self._show_focus)

    def rearrange(self) -> None:
        """Ask for another height."""
        self.updateGeometry()
