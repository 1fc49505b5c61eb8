"""A page of several sheets, one in sight: Ctrl 1, Ctrl 2 … turn it, F9 does what the sheet is for."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldreg.gui.widgets.page import Page
from fieldreg.gui.widgets.tabs import Tabs


class Sheet(QWidget):
    """What such a page expects of each of its sheets."""

    def retranslate(self) -> None:
        """Set every text anew in the current language."""
        raise NotImplementedError

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this sheet and what they do, for F1."""
        raise NotImplementedError

    def arrive(self) -> None:
        """It has come into sight: put the focus where work begins."""
        raise NotImplementedError

    def go_on(self) -> None:
        """F9."""

    def put_away(self) -> None:
        """Esc: close what stands over the sheet."""


class SheetsPage(Page):
    """`turned` carries the name of the sheet that has come into sight."""

    turned = Signal(str)

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        super().__init__()
        self._sheets = dict(sheets)
        self.tabs = Tabs(list(self._sheets.items()))
        self.tabs.turned.connect(self._turned)
        self.box.addWidget(self.tabs, 1)
        self.on_key("Escape", self._put_away)

    def retranslate_sheets(self) -> None:
        """Set every text of the sheets anew."""
        for sheet in self._sheets.values():
            sheet.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        """For F1: of the sheet in sight."""
        turn = [(f"Ctrl 1 … {len(self._sheets)}", self.tr("another sheet"))]
        return turn + self._here.keys()

    def sheets(self) -> list[tuple[str, Sheet]]:
        """Each with its title."""
        return [(self.tabs.title(name), sheet) for name, sheet in self._sheets.items()]

    def arrive(self) -> None:
        """Where the sheet begins."""
        self._here.arrive()

    def go_on(self) -> None:
        """F9: what the sheet in sight is for."""
        self._here.go_on()

    @property
    def _here(self) -> Sheet:
        return self._sheets[self.tabs.here]

    def _turned(self, name: str) -> None:
        self.turned.emit(name)
        self.arrive()

    def _put_away(self) -> None:
        self._here.put_away()
        self.arrive()
