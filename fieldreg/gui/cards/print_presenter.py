"""Cards to a printer, sheet after sheet, until all are sent or somebody stops it. Decides; knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldreg.domain.faults import Fault
from fieldreg.gui.cards import print_tasks
from fieldreg.gui.cards.print_screen import (
    PDF,
    Ink,
    Layout,
    PrinterPort,
    PrinterSeen,
    PrintOrder,
    PrintScreen,
    PrintView,
    Sides,
)
from fieldreg.gui.cards.sheet_run import BackSheets, CardSheets, SheetRun, Sheets, read_copies
from fieldreg.gui.presenting import Presenting
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, PrinterBook, PrinterProfile
    from fieldreg.store import Queued


class PrintPresenter(Presenting[PrintScreen]):
    """`changed` is called when cards have changed their state."""

    def __init__(
        self, view: PrintView, work: Work, printers: PrinterPort, *, changed: Callable[[], None]
    ) -> None:
        self._view, self._work, self._printers, self._changed = view, work, printers, changed
        super().__init__(PrintScreen(), view.show_printing)
        self._book: PrinterBook | None = None
        self._run: SheetRun | None = None
        self._then: Callable[[], None] = _nothing
        self._chosen: set[str] = set()
        """What the officer chose already: where cards went last no longer counts for it."""
        self._looking = False

    @property
    def to_pdf(self) -> bool:
        """Whether F9 makes a file."""
        return self._screen.printer == PDF

    @property
    def layout(self) -> Layout:
        """The paper that was chosen."""
        return self._screen.layout

    @property
    def ink(self) -> Ink:
        """The ink that was chosen."""
        return self._screen.ink

    @property
    def sides(self) -> Sides:
        """What is to be printed of a card."""
        return self._screen.sides

    def refresh(self) -> None:
        """Look at the queue again, and at the printers."""
        self._work.read(print_tasks.read_queue, done=self._seen, failed=self._not_seen)
        if not self._looking:
            self._looking = True
            self._work.aside(self._printers.find, done=self._found, failed=self._not_found)

    def once_known(self, act: Callable[[], None]) -> None:
        """Do this as soon as it is known where cards went last; the last act asked for before counts."""
        if self._book is None:
            self._then = act
        else:
            act()

    def choose(self, printer: str) -> None:
        """Print there from now on."""
        self._chosen.add("printer")
        self._show(printer=printer, fault=None)
        self._show_profile()
        self._remember()

    def lay(self, layout: Layout) -> None:
        """On this paper from now on."""
        self._chosen.add("layout")
        self._show(layout=layout, fault=None)
        self._remember()

    def use_ink(self, ink: Ink) -> None:
        """In colour, or in black alone."""
        self._show(ink=ink)

    def use_sides(self, sides: Sides) -> None:
        """Both, fronts alone, or backs alone from now on."""
        self._show(sides=sides, copies_wrong=False, backs_done=0, fault=None)

    def use_copies(self, text: str) -> None:
        """So many backs."""
        self._show(copies=text, copies_wrong=False)

    def backs_wanted(self) -> int:
        """How many backs to make; 0, and told, where that is no number or more than anybody needs."""
        wanted = read_copies(self._screen.copies)
        self._show(copies_wrong=not wanted, backs_done=0)
        return wanted

    def set_profile(self, profile: "PrinterProfile") -> None:
        """Undo the chosen printer's error like this from now on."""
        printer = self._screen.printer
        if not printer:
            return

        def remember(desk: "Desk") -> "PrinterBook":
            from fieldreg.app import load_printers, remember_profile  # noqa: PLC0415  loaded by now

            remember_profile(desk, printer, profile)
            return load_printers(desk)

        self._work.change(remember, done=self._read_book, failed=self._failed)

    def print(self, member_ids: tuple[str, ...] = (), *, bundled: bool = False) -> None:
        """F9: all that wait, after those that are queued still; or these people's cards only.

        Or, where backs alone were chosen, so many of them.
        """
        if self._run is not None or self.to_pdf:
            return
        if self.sides == "backs" and not member_ids:
            self._print_backs(bundled=bundled)
            return
        order = self._order()
        if order.sides == "backs":
            order = replace(order, sides="both")
        run = self._run_of(order, CardSheets(order, bundled=bundled), ended=self._end)
        self._show(printing=True, backs_done=0, fault=None)

        def queue(desk: "Desk") -> "Queued":
            from fieldreg.app import queue_cards, waiting_for_cards  # noqa: PLC0415  loaded by now

            members = print_tasks.find_chosen(desk, member_ids) if member_ids else waiting_for_cards(desk)
            return queue_cards(desk, members, printer=order.printer)

        self._work.change(queue, done=lambda state: self._queued(run, state), failed=run.fail)

    def _print_backs(self, *, bundled: bool) -> None:
        copies, order = self.backs_wanted(), self._order()
        if copies:
            backs = BackSheets(order, copies, bundled=bundled)
            run = self._run_of(order, backs, ended=lambda fault: self._end_backs(backs, fault))
            self._show(printing=True, fault=None, total=copies, to_send=copies)
            run.go_on()

    def _run_of(
        self, order: PrintOrder, sheets: Sheets, *, ended: Callable[[Fault | None], None]
    ) -> SheetRun:
        self._run = SheetRun(
            self._work,
            self._printers,
            order,
            sheets,
            made=self._changed,
            gone=lambda left: self._show(to_send=left),
            ended=ended,
        )
        return self._run

    def stop(self) -> None:
        """Esc: after the sheet that is on its way no other follows."""
        if self._run is not None:
            self._run.stop()
        elif self._screen.to_send:
            self._work.change(print_tasks.drop_unsent, done=lambda _: self._given_up(), failed=self._failed)

    def send_again(self) -> None:
        """Nothing came out of the printer: the same cards once more."""
        if self._run is None and self._screen.sent:
            self._work.change(print_tasks.queue_again, done=lambda _: self._settled(), failed=self._failed)

    def print_test(self) -> None:
        """Rulers, on as many sides as are printed."""
        if self._run is not None or self.to_pdf:
            return
        order = replace(self._order(), sides="both")
        self._work.read(
            lambda desk: print_tasks.lay_test_page(desk, order),
            done=lambda pdf: self._work.aside(
                lambda: self._printers.send(pdf, order), done=lambda _: None, failed=self._failed
            ),
            failed=self._failed,
        )

    def _order(self) -> PrintOrder:
        screen = self._screen
        known = {seen.name: seen.duplex for seen in screen.printers}
        profile = self._book.profile(screen.printer) if self._book else None
        return PrintOrder(
            printer=screen.printer,
            layout=screen.layout,
            sides=screen.sides,
            ink=screen.ink,
            duplex=known.get(screen.printer, True) and (profile is None or profile.duplex),
            turn_backs=profile is not None and profile.turn_backs,
        )

    def _queued(self, run: SheetRun, state: "Queued") -> None:
        self._show(total=state.to_send, to_send=state.to_send)
        run.go_on()

    def _end_backs(self, backs: BackSheets, fault: Fault | None) -> None:
        # What is left is what F9 makes next.
        self._show(backs_done=backs.copies - backs.left, copies=str(backs.left or backs.copies))
        self._end(fault)

    def _end(self, fault: Fault | None) -> None:
        self._run = None
        self._show(printing=False, fault=fault)
        self._settled()

    # What comes back

    def _given_up(self) -> None:
        # What stood in its way no longer does.
        self._show(fault=None)
        self._settled()

    def _settled(self) -> None:
        self._changed()
        self.refresh()

    def _seen(self, seen: "tuple[Queued, PrinterBook]") -> None:
        queued, book = seen
        first = self._book is None
        self._read_book(book)
        if first:
            last = {"printer": book.last, "layout": book.layout}
            self._show(**{name: value for name, value in last.items() if name not in self._chosen})
            self._show_profile()
            self._then()
        to_send = self._screen.to_send if self._run else queued.to_send
        self._show(to_send=to_send, sent=queued.sent, sent_to=queued.printer)

    def _not_seen(self, fault: Fault) -> None:
        self._then = _nothing
        self._failed(fault)

    def _read_book(self, book: "PrinterBook") -> None:
        self._book = book
        self._show_profile()

    def _found(self, printers: tuple[PrinterSeen, ...]) -> None:
        self._looking = False
        self._show(printers=printers)

    def _not_found(self, _fault: Fault) -> None:
        self._looking = False

    def _show_profile(self) -> None:
        if self._book is not None and self._screen.printer:
            self._view.show_profile(self._screen.printer, self._book.profile(self._screen.printer))

    def _remember(self) -> None:
        # Only what was chosen: the rest may not have been read yet, and would be forgotten.
        printer = self._screen.printer if "printer" in self._chosen else None
        layout = self._screen.layout if "layout" in self._chosen else None

        def remember(desk: "Desk") -> None:
            from fieldreg.app import remember_choice  # noqa: PLC0415  loaded by now

            remember_choice(desk, printer=printer, layout=layout)

        self._work.change(remember, done=lambda _: None, failed=self._failed)


def _nothing() -> None:
    """Nobody was in a hurry."""
