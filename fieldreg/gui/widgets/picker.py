"""One of a list that may be long: a field that unfolds. Arrow keys choose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets.card import column, label

_HEIGHT_PX = 38


class Picker(QWidget):
    """`typed` tells only what a person chose."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._label, self.box = label(), QComboBox()
        self._label.setContentsMargins(2, 0, 2, 0)
        self.box.setMinimumHeight(scaled(_HEIGHT_PX))
        # A long name is cut in the field, and whole where the list unfolds.
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
