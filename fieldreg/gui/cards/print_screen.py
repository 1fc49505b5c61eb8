"""What the page shows of printing, and what it asks of the system's printers. Plain values; no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile

Layout = Literal["cr80", "a4"]
Ink = Literal["colour", "black"]
Sides = Literal["both", "fronts", "backs"]
"""backs: so many of them and nobody's card, printed beforehand."""
PDF = ""
"""The printer that is none: a file."""


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """A printer that the system knows."""

    name: str
    duplex: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """How a sheet is to be printed."""

    printer: str
    layout: Layout
    sides: Sides = "both"
    """What the sheet has; where it has both, each front is followed by its back."""
    duplex: bool = True
    turn_backs: bool = False
    ink: Ink = "colour"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintScreen:
    """Everything that the page shows of printing."""

    printers: tuple[PrinterSeen, ...] = ()
    printer: str = PDF
    layout: Layout = "a4"
    ink: Ink = "colour"
    sides: Sides = "both"
    copies: str = "100"
    """How many backs, as it was typed."""
    copies_wrong: bool = False
    printing: bool = False
    total: int = 0
    """Cards or backs of this run; `to_send` of them are still to come."""
    to_send: int = 0
    sent: int = 0
    """Handed to a printer; nobody has said whether the paper is in hand."""
    sent_to: str = ""
    backs_done: int = 0
    """Backs that the last run made; 0 once something else was asked for."""
    fault: Fault | None = None


class PrintView(Protocol):
    """What the presenter tells the page."""

    def show_printing(self, screen: PrintScreen) -> None:
        """Show this."""
        ...

    def show_profile(self, printer: str, profile: "PrinterProfile") -> None:
        """What is known of the chosen printer."""
        ...


class PrinterPort(Protocol):
    """The system's printers; both take their time."""

    def find(self) -> tuple[PrinterSeen, ...]:
        """Those that there are."""
        ...

    def send(self, pdf: bytes, order: PrintOrder) -> None:
        """One sheet. Raises Fault (printer_missing, printer_failed, printer_stopped or why it stopped)."""
        ...
