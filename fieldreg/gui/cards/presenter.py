"""Make the card PDF and confirm the cards in hand. Decides; knows no Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreg.app import CardsIssued, Desk

Layout = Literal["cr80", "a4"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCounts:
    """How many cards are in which state."""

    waiting: int = 0
    issued: int = 0
    printed: int = 0
    no_number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsScreen:
    """Everything that the page shows."""

    counts: CardCounts = CardCounts()
    making: bool = False
    made_so_far: int = 0
    made: "CardsIssued | None" = None
    confirmed: int = 0
    fault: Fault | None = None


class CardsView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: CardsScreen) -> None:
        """Show this."""
        ...


class CardsPresenter:
    """`changed` is called when cards have changed their state."""

    def __init__(self, view: CardsView, work: Work, *, changed: "Callable[[], None]") -> None:
        self._view = view
        self._work = work
        self._changed = changed
        self._counts = CardCounts()
        self._making = False
        self._so_far = 0
        self._made: CardsIssued | None = None
        self._confirmed = 0
        self._fault: Fault | None = None

    def refresh(self) -> None:
        """Count again."""
        self._work.read(_count, done=self._counted, failed=self._failed)

    def make(self, path_text: str, layout: Layout) -> None:
        """F9: the PDF of all cards that wait."""
        if self._making:
            return
        path = Path(path_text.strip()).expanduser()
        if not path_text.strip() or path.is_dir():
            self._fail(Fault("file_name_missing"))
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        self._making, self._so_far, self._made, self._fault, self._confirmed = True, 0, None, None, 0
        self._show()
        progress = self._work.relay(self._progressed)

        def issue(desk: "Desk") -> "CardsIssued":
            from fieldreg.app import issue_cards, waiting_for_cards  # noqa: PLC0415  loaded by now

            return issue_cards(desk, waiting_for_cards(desk), path, layout=layout, on_progress=progress)

        self._work.change(issue, done=self._issued, failed=self._fail)

    def confirm(self) -> None:
        """All cards that were made are in hand."""
        if self._making or not self._counts.issued:
            return

        def confirm_all(desk: "Desk") -> int:
            from fieldreg.app import confirm_printed  # noqa: PLC0415  loaded by now

            return confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED))

        self._work.change(confirm_all, done=self._in_hand, failed=self._fail)

    def _progressed(self, cards: int) -> None:
        self._so_far = cards
        self._show()

    def _issued(self, made: "CardsIssued") -> None:
        self._making, self._made = False, made
        self._changed()
        self.refresh()

    def _in_hand(self, confirmed: int) -> None:
        self._confirmed = confirmed
        self._changed()
        self.refresh()

    def _counted(self, counts: CardCounts) -> None:
        self._counts = counts
        self._show()

    def _fail(self, fault: Fault) -> None:
        self._making, self._fault = False, fault
        self._show()

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._fail(fault)

    def _show(self) -> None:
        self._view.show_screen(
            CardsScreen(
                counts=self._counts,
                making=self._making,
                made_so_far=self._so_far,
                made=self._made,
                confirmed=self._confirmed,
                fault=self._fault,
            )
        )


def _count(desk: "Desk") -> CardCounts:
    tally = desk.store.people.tally()
    return CardCounts(
        waiting=tally.cards_waiting,
        issued=tally.cards_unconfirmed,
        printed=tally.cards_in_hand,
        no_number=tally.without_number,
    )
