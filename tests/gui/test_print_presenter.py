"""Printing from the window without a window: the real desk, a printer written by hand."""

from dataclasses import replace

import pytest

from fieldreg.app import PrinterProfile, register_member, sign_in
from fieldreg.cards.reading import read_pages
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.cards.list_presenter import CardListPresenter
from fieldreg.gui.cards.print_presenter import PrintPresenter
from fieldreg.gui.cards.print_screen import PrinterSeen, PrintScreen
from tests.gui.market import PIN
from tests.people import nik

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
    with sign_in(laptop[0], PIN) as desk:
        return [
            register_member(desk, RegistrationForm(
                nik=nik(number), name=name, occupation="porter", income="1500000", payment_method="cash",
                payment_reference="1", consent_version="1",
            )).member_id
            for number, name in enumerate(NAMES)
        ]  # fmt: skip


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


class Listed:
    """What the list's presenter says."""

    def __init__(self):
        self.slip, self.fault = "", None

    def show_slip(self, path):
        self.slip = path

    def show_list_fault(self, fault):
        self.fault = fault

    def show_people(self, people, *, more):
        pass

    show_card = show_picture = staticmethod(lambda _: None)


def test_a_receipt_goes_into_a_pdf_or_to_the_receipt_printer(work, people, tmp_path):
    view = Listed()
    listed = CardListPresenter(view, work, changed=lambda: None)
    listed.choose(people[0])
    work.settle()
    listed.slip(tmp_path)
    work.settle()
    assert view.slip.read_bytes().startswith(b"%PDF")
    assert "Ani" not in view.slip.name

    def use_printer(desk):
        desk.settings = replace(desk.settings, receipt_printer=str(tmp_path / "lp0"))

    work.program.read(use_printer).result()
    listed.slip(tmp_path)
    work.settle()
    assert view.slip is None
    assert b"Ani Contoh" in (tmp_path / "lp0").read_bytes()
    (tmp_path / "lp0").unlink()
    (tmp_path / "lp0").mkdir()
    listed.slip(tmp_path)
    work.settle()
    assert view.fault.code == "printer_failed"
