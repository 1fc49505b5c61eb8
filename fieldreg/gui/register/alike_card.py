"""Somebody on this laptop who may be the same person: what differs, side by side, below the form."""

from PySide6.QtWidgets import QGridLayout, QWidget

from fieldreg.gui.register.alike import Alike
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, label, set_tone
from fieldreg.gui.widgets.elided import ElidedLabel


class AlikeCard(Card):
    """Hidden while nobody is alike. Nothing to press: the number, or a reason, decides it."""

    def __init__(self) -> None:
        super().__init__(look="warn", padding=10, spacing=0)
        self._typed, self._recorded = label("message", tone="warn"), label("message", tone="warn")
        grid_holder = QWidget()
        self._grid = QGridLayout(grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(10))
        self._grid.setVerticalSpacing(scaled(1))
        # What is on record has the longer texts: a "≠" stands before what differs.
        for column, share in enumerate((9, 10), start=1):
            self._grid.setColumnStretch(column, share)
        self._grid.addWidget(self._typed, 0, 1)
        self._grid.addWidget(self._recorded, 0, 2)
        self._names = {part: label("message") for part in ("nik", "name", "birth_date", "phone", "kpj")}
        self._values: dict[str, tuple[ElidedLabel, ElidedLabel]] = {}
        for at, (part, name) in enumerate(self._names.items(), start=1):
            values = self._values[part] = (ElidedLabel(), ElidedLabel())
            self._grid.addWidget(name, at, 0)
            for side, value in enumerate(values, start=1):
                self._grid.addWidget(value, at, side)
        self.box.addWidget(grid_holder)
        self._alike: Alike | None = None
        self.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._typed.setText(self.tr("typed"))
        names = {
            "nik": self.tr("NIK"),
            "name": self.tr("Name"),
            "birth_date": self.tr("Born"),
            "phone": self.tr("Phone"),
            "kpj": self.tr("KPJ"),
        }
        for part, name in self._names.items():
            name.setText(names[part])
        self.show_alike(self._alike)

    def show_alike(self, alike: Alike | None) -> None:
        """Compare with this person; None: with nobody."""
        self._alike = alike
        self.setVisible(alike is not None)
        if alike is None:
            return
        self._recorded.setText(self.tr("on record, %1").replace("%1", alike.registered))
        for compared in alike.parts:
            typed, recorded = self._values[compared.part]
            typed.setText(compared.typed or "–")
            recorded.setText(
                f"≠ {compared.recorded or '–'}" if compared.differs else compared.recorded or "–"
            )
            set_tone(recorded, "warn" if compared.differs else "ink")
            set_tone(typed, "ink")
