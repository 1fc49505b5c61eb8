"""What the programmes give and cost: read out of the resources, or written as a PDF. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.gui.presenting import Presenting
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.cards import Leaflet


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletScreen:
    """Everything that the sheet shows."""

    leaflet: "Leaflet | None" = None
    file: str = ""
    fault: Fault | None = None


class LeafletView(Protocol):
    """What the presenter tells the sheet."""

    def show_leaflet(self, screen: LeafletScreen) -> None:
        """Show this."""
        ...


class LeafletPresenter(Presenting[LeafletScreen]):
    """Changes nothing."""

    def __init__(self, view: LeafletView, work: Work) -> None:
        self._view, self._work = view, work
        super().__init__(LeafletScreen(), view.show_leaflet)

    def refresh(self) -> None:
        """With the amounts of this month."""

        def read(desk: "Desk") -> "Leaflet":
            from fieldreg.cards import load_leaflet  # noqa: PLC0415  only who shows it needs the room

            return load_leaflet(month=Month.of(desk.today()))

        self._work.read(read, done=lambda leaflet: self._show(leaflet=leaflet), failed=self._failed)

    def write(self, path_text: str) -> None:
        """As a PDF of one page, to be printed."""
        path = Path(path_text)

        def write(desk: "Desk") -> None:
            from fieldreg.cards import write_leaflet  # noqa: PLC0415  as above

            write_leaflet(path, month=Month.of(desk.today()))

        self._work.read(write, done=lambda _: self._show(file=path.name, fault=None), failed=self._failed)
