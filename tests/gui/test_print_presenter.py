"""Printing from the window without a window: the real desk, a printer written by hand."""

import pytest

from fieldreg.app import PrinterProfile, load_printers
from fieldreg.cards.reading import read_pages
from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.presenter import BacksMade, CardsPresenter
from fieldreg.gui.cards.print_presenter import PrintPresenter
from fieldreg.gui.cards.print_screen import PrinterSeen, PrintScreen
from tests.gui.market import register_porters

pytestmark = pytest.mark.slow

NAMES = ("Ani Contoh", "Budi Contoh", "Cici Contoh")


class Printer:
    """Keeps what it is given; `fails_at` the sheet (from 1) that it does not take."""

    def __init__(self, fails_at=0):
        self.orders, self.sheets, self.fails_at = [], [], fails_at

    def find(self):
        return (PrinterSeen("Zebra", duplex=True), PrinterSeen("Kantor", duplex=False))

    def send(self, pdf, order):
        if len(self.sheets) + 1 == self.fails_at:
            self.fails_at = 0
            raise Fault("printer_stopped", printer=order.printer)
        self.sheets.append(read_pages(pdf))
        self.orders.append(order)


class View:
    def __init__(self):
        self.screen, self.profile = PrintScreen(), None

    def show_printing(self, screen):
        self.screen = screen

    def show_profile(self, printer, profile):
        self.profile = (printer, profile)


@pytest.fixture
def people(laptop):
    return register_porters(laptop[0], *NAMES)


@pytest.fixture
def printing(work, people):
    """A presenter with a printer chosen."""

    def printing(printer, layout="cr80"):
        view = View()
        presenter = PrintPresenter(view, work, printer, changed=lambda: None)
        presenter.refresh()
        work.settle()
        presenter.choose("Zebra")
        presenter.lay(layout)
        work.settle()
        return presenter, view

    return printing


def states(work):
    found = work.program.read(lambda desk: desk.store.people.find("")).result()
    return [member.card.value for member in found]


def test_every_waiting_card_goes_out_and_is_then_in_doubt(printing, work):
    printer = Printer()
    presenter, view = printing(printer)
    presenter.print()
    work.settle()
    assert [len(sheet) for sheet in printer.sheets] == [1, 1, 1]
    assert (view.screen.printing, view.screen.to_send, view.screen.sent, view.screen.sent_to) == (
        False, 0, 3, "Zebra",
    )  # fmt: skip
    assert states(work) == ["issued"] * 3
    presenter.send_again()
    work.settle()
    assert (view.screen.to_send, view.screen.sent) == (3, 0)
    presenter.print()
    work.settle()
    assert printer.sheets[3:] == printer.sheets[:3]


def test_whoever_is_quicker_than_the_laptop_prints_where_cards_went_last(printing, work):
    printer = Printer()
    printing(printer)
    fresh = PrintPresenter(View(), work, printer, changed=lambda: None)
    fresh.once_known(lambda: fresh.print() if not fresh.to_pdf else pytest.fail("a PDF was made"))
    assert printer.sheets == []
    fresh.refresh()
    work.settle()
    assert len(printer.sheets) == 3
    fresh.refresh()
    work.settle()
    assert len(printer.sheets) == 3


def test_what_was_chosen_is_not_undone_by_what_was_remembered(printing, work):
    printer = Printer()
    printing(printer)
    view = View()
    quick = PrintPresenter(view, work, printer, changed=lambda: None)
    quick.refresh()
    quick.choose("Kantor")
    work.settle()
    assert (view.screen.printer, view.screen.layout) == ("Kantor", "cr80")


def test_a_choice_made_before_the_book_is_read_does_not_overwrite_the_rest_of_it(printing, work):
    printer = Printer()
    printing(printer)
    # Written before anything of the book is read: the read may be the slower of the two.
    PrintPresenter(View(), work, printer, changed=lambda: None).choose("Kantor")
    work.settle()
    book = work.program.read(load_printers).result()
    assert (book.last, book.layout) == ("Kantor", "cr80")


def test_a_printer_in_trouble_stops_all_and_goes_on_where_it_stood(printing, work):
    printer = Printer(fails_at=2)
    presenter, view = printing(printer)
    presenter.print()
    work.settle()
    assert (view.screen.fault.code, view.screen.to_send, view.screen.sent) == ("printer_stopped", 2, 1)
    again, view = printing(printer)
    assert (view.screen.to_send, view.screen.sent) == (2, 1), "told after a restart too"
    again.print()
    work.settle()
    assert sorted(token for sheet in printer.sheets for token in sheet) == sorted(
        {token for sheet in printer.sheets for token in sheet}
    ), "no card twice"
    assert view.screen.sent == 3


def test_a_trouble_is_told_no_longer_once_the_rest_is_given_up(printing, work):
    presenter, view = printing(Printer(fails_at=1))
    presenter.print()
    work.settle()
    assert (view.screen.fault.code, view.screen.to_send) == ("printer_stopped", 3)
    presenter.stop()
    work.settle()
    assert (view.screen.fault, view.screen.to_send) == (None, 0)


def test_stopping_leaves_the_rest_waiting(printing, work):
    printer = Printer()
    presenter, view = printing(printer)

    def send(pdf, order, send=printer.send):
        send(pdf, order)
        presenter.stop()

    printer.send = send
    presenter.print()
    work.settle()
    assert len(printer.sheets) == 1
    assert (view.screen.printing, view.screen.to_send, view.screen.sent) == (False, 0, 1)
    assert sorted(states(work)) == ["issued", "waiting", "waiting"]


def test_one_card_alone_and_nobody_waiting_is_told(printing, work, people):
    printer = Printer()
    presenter, view = printing(printer, "a4")
    presenter.print((people[1],))
    work.settle()
    assert [len(sheet) for sheet in printer.sheets] == [1]
    presenter.print()
    work.settle()
    assert [len(sheet) for sheet in printer.sheets] == [1, 2]
    presenter.print()
    work.settle()
    assert view.screen.fault.code == "no_cards_waiting"


def test_what_is_known_of_a_printer_goes_with_the_order(printing, work):
    printer = Printer()
    presenter, view = printing(printer)
    presenter.set_profile(PrinterProfile(right_mm=0.3, turn_backs=True))
    presenter.use_ink("black")
    work.settle()
    assert view.profile == ("Zebra", PrinterProfile(right_mm=0.3, turn_backs=True))
    presenter.print_test()
    work.settle()
    presenter.print()
    work.settle()
    assert printer.sheets[0] == []
    assert (printer.orders[1].turn_backs, printer.orders[1].ink, printer.orders[1].duplex) == (
        True, "black", True,
    )  # fmt: skip
    presenter.choose("Kantor")
    presenter.print_test()
    work.settle()
    assert (printer.orders[-1].printer, printer.orders[-1].duplex) == ("Kantor", False)
    fresh = View()
    PrintPresenter(fresh, work, printer, changed=lambda: None).refresh()
    work.settle()
    assert (fresh.screen.printer, fresh.screen.layout) == ("Kantor", "cr80"), "remembered"


def test_backs_alone_touch_nobodys_card_and_go_on_where_the_printer_stopped(printing, work):
    printer = Printer(fails_at=3)
    presenter, view = printing(printer)
    presenter.use_sides("backs")
    presenter.use_copies("4")
    presenter.print()
    work.settle()
    assert (view.screen.fault.code, view.screen.backs_done, view.screen.copies) == ("printer_stopped", 2, "2")
    presenter.print()
    work.settle()
    assert printer.sheets == [[]] * 4
    assert {order.sides for order in printer.orders} == {"backs"}
    assert (view.screen.fault, view.screen.backs_done, view.screen.sent) == (None, 2, 0)
    assert states(work) == ["waiting"] * 3


def test_stopping_backs_leaves_the_queue_of_cards_alone(printing, work):
    printer = Printer(fails_at=2)
    presenter, view = printing(printer)
    presenter.print()
    work.settle()
    assert view.screen.to_send == 2

    def send(pdf, order, send=printer.send):
        send(pdf, order)
        presenter.stop()

    printer.send = send
    presenter.use_sides("backs")
    presenter.print()
    work.settle()
    assert (view.screen.backs_done, view.screen.copies, view.screen.to_send) == (1, "99", 2)


@pytest.mark.parametrize("typed", ["", "0", "-3", "10001", "sepuluh", "٣"])
def test_how_many_backs_is_a_number_within_reason(printing, work, typed):
    printer = Printer()
    presenter, view = printing(printer)
    presenter.use_sides("backs")
    presenter.use_copies(typed)
    presenter.print()
    work.settle()
    assert (view.screen.copies_wrong, view.screen.printing, printer.sheets) == (True, False, [])
    presenter.use_copies("3")
    assert not view.screen.copies_wrong


def test_fronts_alone_are_so_ordered_and_one_card_is_never_a_back(printing, work, people):
    printer = Printer()
    presenter, _view = printing(printer)
    presenter.use_sides("fronts")
    presenter.print((people[0],))
    presenter.use_sides("backs")
    work.settle()
    presenter.print((people[1],))
    work.settle()
    assert [order.sides for order in printer.orders] == ["fronts", "both"]
    assert [len(sheet) for sheet in printer.sheets] == [1, 1]


def test_backs_as_a_pdf_need_no_card(work, people, tmp_path):
    shown = []
    cards = CardsPresenter(Shown(shown.append), work, changed=lambda: None)
    cards.make_backs(str(tmp_path / "belakang"), "a4", 23)
    work.settle()
    assert shown[-1].backs == BacksMade(path=tmp_path / "belakang.pdf", copies=23)
    assert len(read_pages(tmp_path / "belakang.pdf")) == 0
    assert states(work) == ["waiting"] * 3
    cards.make(str(tmp_path / "muka.pdf"), "cr80", sides="fronts")
    work.settle()
    assert (shown[-1].made.pages, shown[-1].backs) == (3, None)


class Shown:
    """Keeps what the PDF's presenter says."""

    def __init__(self, keep):
        self.show_screen = keep
