"""The left rail: the pages, their keys, and what waits on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from fieldreg.gui.theme import current_palette, fix_height, fix_width, scaled
from fieldreg.gui.widgets import column, dress_as, label, set_tone

WIDTH_PX, NARROW_PX = 212, 78
_MOST_SHOWN = 999


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail."""

    name: str
    key: str
    icon: str


class Rail(QWidget):
    """`chosen` carries a page's name."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._icons = False
        dress_as(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fix_width(self, WIDTH_PX)
        self._name, self._place = label("brand-name", "fieldreg"), label("rail-note", wrap=True)
        for part in (self._name, self._place):
            # Over the icons, whatever the size of the letters.
            part.setIndent(0)
        self._buttons = {place.name: _PlaceButton(place) for place in places}
        box = column(self._name, self._place, *self._buttons.values(), None, spacing=3)
        box.insertSpacing(2, scaled(10))
        box.setContentsMargins(scaled(4), scaled(16), scaled(4), scaled(8))
        self.setLayout(box)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked, name=name: self.chosen.emit(name))

    def call(self, titles: dict[str, str]) -> None:
        """The pages' titles in the current language."""
        for name, button in self._buttons.items():
            button.call(titles[name])

    def show_here(self, name: str) -> None:
        """Which page is in view."""
        for other, button in self._buttons.items():
            button.show_here(here=other == name)

    def show_waiting(self, name: str, waiting: int) -> None:
        """How much waits on a page; 0 shows nothing."""
        self._buttons[name].show_waiting(waiting)

    def show_place(self, text: str) -> None:
        """Where the activation takes place."""
        self._place.setText(text)
        self._place.setVisible(bool(text))

    def show_narrow(self, *, narrow: bool) -> None:
        """Icons and keys only, where large text leaves too little room for the work."""
        fix_width(self, NARROW_PX if narrow else WIDTH_PX)
        for part in (self._name, self._place):
            part.setMaximumHeight(0 if narrow else 16777215)
        for button in self._buttons.values():
            button.show_narrow(narrow=narrow)

    def show_icons(self) -> None:
        """Now that the window stands, there is time to load them."""
        self._icons = True
        for button in self._buttons.values():
            button.show_icon()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another theme: the icons are drawn anew in its colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._icons:
            self.show_icons()


class _PlaceButton(QPushButton):
    def __init__(self, place: Place) -> None:
        super().__init__()
        dress_as(self, "rail")
        self.setCheckable(True)
        fix_height(self, 44)
        # Pages have keys; Tab stays with the work.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place = place
        self._drawn = self._narrow = False
        self._icon, self._title = QLabel(), label("rail-title")
        # On the icon where there is no room for a figure: something waits there.
        self._dot = dress_as(QFrame(self._icon), "dot")
        self._dot.hide()
        fix_width(self._icon, 20)
        fix_height(self._icon, 20)
        self._badge, self._key = label("badge"), label("rail-key", place.key)
        self._badge.hide()
        box = QHBoxLayout(self)
        box.setContentsMargins(scaled(6), 0, scaled(8), 0)
        box.setSpacing(scaled(7))
        for part in (self._icon, self._title):
            box.addWidget(part)
        box.addStretch(1)
        for part in (self._badge, self._key):
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._icon, self._title, self._badge, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def call(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(f"{title} ({self._place.key})")
        self.setToolTip(title)

    def show_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._title.setVisible(not narrow)
        self._show_badge()

    def show_here(self, *, here: bool) -> None:
        self.setChecked(here)
        for part in (self._title, self._key):
            set_tone(part, "here" if here else "")
        if self._drawn:
            self.show_icon()

    def show_waiting(self, waiting: int) -> None:
        self._badge.setText(f"{_MOST_SHOWN}+" if waiting > _MOST_SHOWN else str(waiting or ""))
        self._show_badge()

    def _show_badge(self) -> None:
        waits = bool(self._badge.text())
        self._badge.setVisible(waits and not self._narrow)
        self._dot.setVisible(waits and self._narrow)
        self._dot.move(scaled(12), 0)

    def show_icon(self) -> None:
        from fieldreg.gui.theme.icons import icon  # noqa: PLC0415  slow to load

        self._drawn = True
        colours = current_palette()
        colour = colours.brand if self.isChecked() else colours.rail_ink
        self._icon.setPixmap(icon(self._place.icon, colour).pixmap(scaled(20), scaled(20)))
