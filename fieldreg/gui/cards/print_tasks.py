"""What printing asks of the desk, each on the store's own thread. No Qt."""

from typing import TYPE_CHECKING

from fieldreg.gui.cards.print_screen import PrintOrder

if TYPE_CHECKING:
    from fieldreg.app import Desk, PrinterBook
    from fieldreg.store import Member, Queued


def read_queue(desk: "Desk") -> "tuple[Queued, PrinterBook]":
    """How far the queue is, and what is known of printers."""
    from fieldreg.app import load_printers  # noqa: PLC0415  loaded by now

    return desk.store.print_queue.state(), load_printers(desk)


def find_chosen(desk: "Desk", member_ids: tuple[str, ...]) -> "list[Member]":
    """These people, as far as they are known."""
    found = (desk.store.people.get(each) for each in member_ids)
    return [member for member in found if member is not None]


def drop_unsent(desk: "Desk") -> None:
    """Print no more of what was asked for."""
    from fieldreg.app import stop_printing  # noqa: PLC0415  loaded by now

    stop_printing(desk)


def queue_again(desk: "Desk") -> "Queued":
    """Nothing came out: the same cards once more."""
    from fieldreg.app import send_again  # noqa: PLC0415  loaded by now

    return send_again(desk)


def lay_test_page(desk: "Desk", order: PrintOrder) -> bytes:
    """Rulers, as this printer's cards are laid now."""
    from fieldreg.app import make_test_page  # noqa: PLC0415  loaded by now

    return make_test_page(desk, printer=order.printer, layout=order.layout)
