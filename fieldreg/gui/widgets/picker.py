"""One of a list that may be long: a field that unfolds. Arrow keys choose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from fieldreg.gui.theme import fix_height
from fieldreg.gui.widgets.card import column, label
from fieldreg.gui.widgets.field import HEIGHT_PX

_TEXT_MARGINS_PX = 6
"""Left and right of the text, as Qt's styles leave them."""


class Picker(QWidget):
    """`typed` tells only what a person chose."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._label, self.box = label(), _Box()
        self._label.setContentsMargins(2, 0, 2, 0)
        fix_height(self.box, HEIGHT_PX, extra=4)
        # A long name ends in … in the field, and is whole where the list unfolds.
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setLayout(column(self._label, self.box, spacing=0))
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda at: self.typed.emit(self.box.itemData(at)))

    def call(self, name: str) -> None:
        """The field's name."""
        self._label.setText(name)
        self.box.setAccessibleName(name)

    def offer(self, items: dict[str, str]) -> None:
        """Value and words of what there is to choose; the choice stays where it is still there."""
        known = {self.box.itemData(at): self.box.itemText(at) for at in range(self.box.count())}
        if known == items:
            return
        chosen = self.text()
        self.box.clear()
        for value, words in items.items():
            self.box.addItem(words, value)
        self.put(chosen)

    def text(self) -> str:
        """What is chosen, or ""."""
        return self.box.currentData() or ""

    def put(self, value: str) -> None:
        """Choose from the program."""
        self.box.setCurrentIndex(max(self.box.findData(value), 0))


class _Box(QComboBox):
    """Ends in … what it has no room for; Qt would cut it in the middle of a letter."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """As Qt paints it, but for the text."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - _TEXT_MARGINS_PX
        )
        option.currentText = text
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
