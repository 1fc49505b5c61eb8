"""What each column of a list means: guessed, and corrected here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, Picker, dress_as, heading, label, scrolling

_TARGETS = (
    "nik", "name", "birth_date", "sex", "phone", "address", "rt", "rw", "village", "district", "regency",
    "occupation", "second_occupation", "work_place", "work_regency", "work_hours", "income", "email",
)  # fmt: skip
_MOST_COLUMNS = 40


class ColumnsCard(Card):
    """`named` carries a column's title and what it means, "" for nothing."""

    named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._title, self._note = heading(), label("note", wrap=True)
        self._inside = dress_as(QWidget(), "paper")
        self._box = QVBoxLayout(self._inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(scaled(6))
        self.pickers: dict[str, Picker] = {}
        self.box.addWidget(self._title)
        self.box.addWidget(self._note)
        self.box.addWidget(scrolling(self._inside), 1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("What each column means"))
        self._note.setText(self.tr("Kept for this office, once the list is taken."))
        for picker in self.pickers.values():
            picker.offer(self._targets())

    def show_columns(self, meanings: dict[str, str]) -> None:
        """Title and meaning of each column, in the order of the list."""
        titles = list(meanings)[:_MOST_COLUMNS]
        if titles != list(self.pickers):
            for picker in self.pickers.values():
                picker.setParent(None)
                picker.deleteLater()
            self.pickers = {title: self._picker(title) for title in titles}
        for title, picker in self.pickers.items():
            picker.put(meanings[title])

    def _picker(self, title: str) -> Picker:
        picker = Picker()
        picker.call(title)
        picker.offer(self._targets())
        picker.typed.connect(lambda target, title=title: self.named.emit(title, target))
        self._box.addWidget(picker)
        return picker

    def _targets(self) -> dict[str, str]:
        words = {
            "nik": "NIK",
            "name": self.tr("Name"),
            "birth_date": self.tr("Birth date"),
            "sex": self.tr("Sex"),
            "phone": self.tr("Phone"),
            "address": self.tr("Address"),
            "rt": "RT",
            "rw": "RW",
            "village": self.tr("Village"),
            "district": self.tr("District"),
            "regency": self.tr("Regency or city"),
            "occupation": self.tr("Occupation"),
            "second_occupation": self.tr("Second occupation"),
            "work_place": self.tr("Work place"),
            "work_regency": self.tr("Regency of work"),
            "work_hours": self.tr("Working hours"),
            "income": self.tr("Income a month"),
            "email": self.tr("E-mail"),
        }
        return {"": self.tr("– not read –")} | {target: words[target] for target in _TARGETS}
