"""Who it is, where more than one officer may sign in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldreg.gui.widgets import column

if TYPE_CHECKING:
    from fieldreg.app import Officer
    from fieldreg.gui.widgets import Choice

_A_ROW, _SHORT_NAME = 2, 18
"""Two stand side by side as long as both names are read whole."""


class OfficerField(QWidget):
    """A choice among officers; empty, and to be hidden, where there is only one or none.

    `entered` when Enter was pressed on it.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._officers: tuple[Officer, ...] = ()
        self._choice: Choice | None = None
        self._name = ""
        self._box = column()
        self.setLayout(self._box)
        self.hide()

    @property
    def several(self) -> bool:
        """Whether there is anything to choose."""
        return self._choice is not None

    def show_officers(self, officers: "tuple[Officer, ...]") -> None:
        """Offer these, the first one chosen. The same ones again change nothing."""
        if officers == self._officers:
            return
        self._officers = officers
        if self._choice is not None:
            self._choice.setParent(None)
            self._choice.deleteLater()
            self._choice = None
        if len(officers) > 1:
            from fieldreg.gui.widgets import Choice  # noqa: PLC0415  most laptops have one officer

            short = all(len(officer.name) <= _SHORT_NAME for officer in officers)
            self._choice = Choice(
                [officer.officer_id for officer in officers], message=False, columns=_A_ROW if short else 1
            )
            self._choice.put(officers[0].officer_id)
            self._choice.entered.connect(self.entered)
            self._box.addWidget(self._choice)
            self.setFocusProxy(self._choice)
        self.setVisible(self.several)
        self.call(self._name)

    def call(self, name: str) -> None:
        """What is asked for."""
        self._name = name
        if self._choice is not None:
            self._choice.call(name, {officer.officer_id: officer.name for officer in self._officers})

    def officer_id(self) -> str:
        """Who is chosen, also where there is nobody else; "" where there is nobody."""
        if self._choice is not None:
            return self._choice.text()
        return self._officers[0].officer_id if self._officers else ""

    def choose_by(self, letter: str) -> bool:
        """Choose the next one whose name begins so, after the one that is chosen; whether there is one."""
        if self._choice is None or not letter.isalpha():
            return False
        ids = [officer.officer_id for officer in self._officers]
        at = ids.index(self.officer_id()) if self.officer_id() in ids else 0
        turned = self._officers[at + 1 :] + self._officers[: at + 1]
        named = [one for one in turned if one.name.casefold().startswith(letter.casefold())]
        if named:
            self._choice.put(named[0].officer_id)
        return bool(named)
