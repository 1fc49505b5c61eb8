"""Sheet after sheet to a printer, until there is none, one is not taken, or somebody stops it. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.print_screen import PrinterPort, PrintOrder
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Sheet


class Sheets(Protocol):
    """Where sheets come from; all are called on the store's own thread."""

    def next(self, desk: "Desk") -> "Sheet | None":
        """Make the next one; None where nothing is left."""
        ...

    def give_back(self, desk: "Desk", sheet: "Sheet") -> None:
        """The printer did not take this one."""
        ...

    def give_up(self, desk: "Desk") -> None:
        """Somebody stopped it: what is left is not wanted."""
        ...


class CardSheets:
    """The cards that are queued in the store."""

    def __init__(self, order: PrintOrder, *, bundled: bool) -> None:
        self._order, self._bundled = order, bundled

    def next(self, desk: "Desk") -> "Sheet | None":
        """Its facts are in the journal before it is returned."""
        from fieldreg.app import next_sheet  # noqa: PLC0415  loaded by now

        order = self._order
        return next_sheet(
            desk,
            layout=order.layout,
            sides="fronts" if order.sides == "fronts" else "both",
            ink=order.ink,
            bundled_artwork=self._bundled,
        )

    def give_back(self, desk: "Desk", sheet: "Sheet") -> None:
        """Its cards are to be sent still."""
        from fieldreg.app import sheet_failed  # noqa: PLC0415  loaded by now

        sheet_failed(desk, sheet)

    def give_up(self, desk: "Desk") -> None:
        """The rest waits as it did before."""
        from fieldreg.app import stop_printing  # noqa: PLC0415  loaded by now

        stop_printing(desk)


class BackSheets:
    """So many backs, of which no store knows; `left` are still to come."""

    def __init__(self, order: PrintOrder, copies: int, *, bundled: bool) -> None:
        self._order, self._bundled = order, bundled
        self.copies = self.left = self._before = copies

    def next(self, desk: "Desk") -> "Sheet | None":
        """Nobody's data is on it."""
        from fieldreg.app import sheet_of_backs  # noqa: PLC0415  loaded by now

        order = self._order
        sheet = sheet_of_backs(
            desk,
            self.left,
            printer=order.printer,
            layout=order.layout,
            ink=order.ink,
            bundled_artwork=self._bundled,
        )
        self._before, self.left = self.left, sheet.left if sheet else 0
        return sheet

    def give_back(self, desk: "Desk", sheet: "Sheet") -> None:  # noqa: ARG002  a source of sheets
        """So many are left again."""
        self.left = self._before

    def give_up(self, desk: "Desk") -> None:
        """Whoever wants the rest says so again."""


class SheetRun:
    """One run of printing; a new one for each F9."""

    def __init__(
        self,
        work: Work,
        printers: PrinterPort,
        order: PrintOrder,
        sheets: Sheets,
        *,
        made: Callable[[], None],
        gone: Callable[[int], None],
        ended: Callable[[Fault | None], None],
    ) -> None:
        """`made`: a sheet is about to go; `gone` carries how many cards are left; `ended` comes once."""
        self._work, self._printers, self._order, self._sheets = work, printers, order, sheets
        self._made, self._gone, self._ended = made, gone, ended
        self._stopped = False

    def stop(self) -> None:
        """After the sheet that is on its way no other follows."""
        self._stopped = True

    def go_on(self) -> None:
        """The next sheet."""
        if self._stopped:
            self._work.change(self._sheets.give_up, done=lambda _: self._ended(None), failed=self.fail)
        else:
            self._work.change(self._sheets.next, done=self._send, failed=self.fail)

    def fail(self, fault: Fault) -> None:
        """End it; a locked desk tells itself."""
        self._ended(None if fault.code == "locked" else fault)

    def _send(self, sheet: "Sheet | None") -> None:
        if sheet is None:
            self._ended(None)
            return
        self._made()
        self._work.aside(
            lambda: self._printers.send(sheet.pdf, self._order),
            done=lambda _: self._taken(sheet),
            failed=lambda fault: self._not_taken(sheet, fault),
        )

    def _taken(self, sheet: "Sheet") -> None:
        self._gone(sheet.left)
        self.go_on()

    def _not_taken(self, sheet: "Sheet", fault: Fault) -> None:
        self._work.change(
            lambda desk: self._sheets.give_back(desk, sheet),
            done=lambda _: self._ended(fault),
            failed=self.fail,
        )


def read_copies(text: str) -> int:
    """How many backs somebody wants, or 0 where that is no number or more than anybody needs."""
    from fieldreg.app import MOST_BACKS  # noqa: PLC0415  loaded by now

    typed = text.strip()
    copies = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
    return copies if copies <= MOST_BACKS else 0
