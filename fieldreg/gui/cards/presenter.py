"""How many cards are in which state, and the PDF of those that wait. Decides; knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.gui.cards.print_screen import Ink, Layout, Sides
from fieldreg.gui.presenting import Presenting
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import CardsIssued, Desk

_STOPPED, _NOBODY = "stopped", "no_cards_waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCounts:
    """How many cards are in which state."""

    waiting: int = 0
    issued: int = 0
    in_doubt: int = 0
    """On paper as far as anybody knows; nobody has said so."""
    printed: int = 0
    handed_over: int = 0
    spoiled: int = 0
    no_number: int = 0
    numbers_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BacksMade:
    """A PDF of backs alone."""

    path: Path
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsScreen:
    """Everything that the page shows besides printing."""

    counts: CardCounts = CardCounts()
    making: bool = False
    made_so_far: int = 0
    made: "CardsIssued | None" = None
    backs: BacksMade | None = None
    stopped: bool = False
    """The PDF was stopped half-way: nothing was made."""
    fault: Fault | None = None


class CardsView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: CardsScreen) -> None:
        """Show this."""
        ...


class CardsPresenter(Presenting[CardsScreen]):
    """`changed` is called when cards have changed their state."""

    def __init__(self, view: CardsView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view = view
        self._work = work
        self._changed = changed
        super().__init__(CardsScreen(), view.show_screen)
        self._stop = Event()

    def refresh(self) -> None:
        """Count again."""
        self._work.read(_count, done=lambda counts: self._show(counts=counts), failed=self._failed)

    def make(
        self,
        path_text: str,
        layout: Layout,
        *,
        sides: Sides = "both",
        ink: Ink = "colour",
        bundled: bool = False,
    ) -> None:
        """F9: the PDF of all cards that wait; where none does, what was made before stays as it is."""
        before = self._screen
        path = self._begin(path_text)
        if path is None:
            return
        stop = self._stop
        tell = self._work.relay(lambda done: self._show(made_so_far=done))

        def progressed(done: int) -> None:
            if stop.is_set():
                # Nothing has been released yet: neither file nor fact stays.
                raise Fault(_STOPPED)
            tell(done)

        def issue(desk: "Desk") -> "CardsIssued":
            from fieldreg.app import each_waiting, issue_cards  # noqa: PLC0415  loaded by now

            if next(each_waiting(desk), None) is None:
                raise Fault(_NOBODY)
            return issue_cards(
                desk,
                each_waiting(desk),
                path,
                layout=layout,
                sides="fronts" if sides == "fronts" else "both",
                ink=ink,
                bundled_artwork=bundled,
                on_progress=progressed,
            )

        def failed(fault: Fault) -> None:
            if fault.code == _NOBODY:
                self._show(made=before.made, backs=before.backs)
            self._fail(fault)

        self._work.change(issue, done=self._issued, failed=failed)

    def make_backs(
        self, path_text: str, layout: Layout, copies: int, *, ink: Ink = "colour", bundled: bool = False
    ) -> None:
        """F9: a PDF of so many backs; nobody's card changes."""
        path = self._begin(path_text)
        if path is None:
            return

        def write(desk: "Desk") -> None:
            from fieldreg.app import write_card_backs  # noqa: PLC0415  loaded by now

            write_card_backs(desk.settings, path, copies, layout=layout, ink=ink, bundled_artwork=bundled)

        backs = BacksMade(path=path, copies=copies)
        self._work.read(write, done=lambda _: self._show(making=False, backs=backs), failed=self._fail)

    def _begin(self, path_text: str) -> Path | None:
        """Where to, with nothing of an earlier file on the page; None where it cannot begin."""
        if self._screen.making:
            return None
        path = Path(path_text.strip()).expanduser()
        if not path_text.strip() or path.is_dir():
            self._fail(Fault("file_name_missing"))
            return None
        self._stop = Event()
        self._show(making=True, made_so_far=0, made=None, backs=None, fault=None, stopped=False)
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def stop(self) -> None:
        """Esc while the PDF is made: leave nothing of it."""
        self._stop.set()

    def confirm(self) -> None:
        """All cards that stand in a PDF or went to a printer are in hand."""
        if self._screen.making or not self._screen.counts.in_doubt:
            return

        def confirm(desk: "Desk") -> int:
            from fieldreg.app import confirm_cards  # noqa: PLC0415  loaded by now

            return confirm_cards(desk)

        self._work.change(confirm, done=lambda _: self._settled(), failed=self._fail)

    def _issued(self, made: "CardsIssued") -> None:
        # Together with the counts: who confirms at once finds the question there.
        self._work.read(
            _count,
            done=lambda counts: self._show(making=False, made=made, counts=counts),
            failed=self._failed,
        )
        self._changed()

    def _settled(self) -> None:
        self._changed()
        self.refresh()

    def _fail(self, fault: Fault) -> None:
        stopped = fault.code == _STOPPED
        self._show(making=False, fault=None if stopped else fault, stopped=stopped)

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._fail(fault)


def _count(desk: "Desk") -> CardCounts:
    people = desk.store.people
    cards = people.cards()
    return CardCounts(
        waiting=cards.get(CardState.WAITING, 0),
        issued=cards.get(CardState.ISSUED, 0),
        in_doubt=desk.store.print_queue.in_doubt(),
        printed=cards.get(CardState.PRINTED, 0),
        handed_over=cards.get(CardState.HANDED_OVER, 0),
        no_number=cards.get(CardState.NO_NUMBER, 0),
        spoiled=people.spoiled_cards(),
        numbers_left=desk.store.leases.state().left,
    )
