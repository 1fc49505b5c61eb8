"""The list of cards without a window: the real desk; answers arrive when the test says so."""

from dataclasses import replace

import pytest

from fieldreg.gui.cards.list_presenter import CardListPresenter
from tests.gui.market import register_porters

pytestmark = pytest.mark.slow


@pytest.fixture
def people(laptop):
    return register_porters(laptop[0], "Ani Contoh", "Budi Contoh", "Cici Contoh")


class Listed:
    """What the list's presenter says."""

    def __init__(self):
        self.slip, self.fault = "", None
        self.people, self.member, self.spoiling = (), None, None

    def show_slip(self, path):
        self.slip = path

    def show_list_fault(self, fault):
        self.fault = fault

    def show_people(self, people, *, more):
        self.people = people

    def add_people(self, people, *, more):
        self.people += people

    def show_card(self, member, spoiling):
        self.member, self.spoiling = member, spoiling

    def show_picture(self, sides):
        pass


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


def test_a_list_that_comes_late_takes_no_card_out_of_the_officers_hands(work, people):
    view = Listed()
    listed = CardListPresenter(view, work, changed=lambda: None)
    listed.search("")
    listed.choose(people[0])
    work.settle()
    assert (len(view.people), view.member.name) == (3, "Ani Contoh")
    listed.search("nobody")
    listed.choose(people[1])
    listed.hold(held=True)
    work.settle()
    assert (len(view.people), view.member.name) == (3, "Ani Contoh"), "the question is about her"
    listed.hold(held=False)
    work.settle()
    assert (view.people, view.member) == ((), None), "what came meanwhile is shown afterwards"


def test_an_earlier_choice_that_is_read_again_does_not_come_back(work, people):
    view = Listed()
    listed = CardListPresenter(view, work, changed=lambda: None)
    listed.choose(people[0])
    work.settle()
    listed.choose(people[2])
    listed.refresh()
    work.settle()
    assert view.member.name == "Cici Contoh"
