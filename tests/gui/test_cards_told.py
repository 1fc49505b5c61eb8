"""What Kartu says of cards: why one was spoiled, and that none is waiting. The real desk, and no window."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from fieldreg.app import confirm_cards, issue_cards, register_member, request_erasure, spoil_card
from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.fate import Fate
from fieldreg.gui.cards.list_presenter import SPOILED, CardListPresenter
from fieldreg.gui.cards.page import CardsPage
from fieldreg.gui.cards.presenter import CardCounts, CardsPresenter, CardsScreen
from fieldreg.gui.cards.print_pane import PrintPane
from fieldreg.gui.cards.print_screen import PrintScreen
from fieldreg.gui.language import Language
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import erasure
from tests.desks import FixedClock, enrolled_desk, form, sync_direct
from tests.gui.test_card_list import Listed

WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def desk(tmp_path):
    config = HqConfig(folder=tmp_path / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config, clock=FixedClock().now_ms) as hq:
        hq.add_pool("12345600001", "12345699999")
        with enrolled_desk(tmp_path / "laptop", hq, lease_size=10) as desk:
            sync_direct(desk, hq)
            yield desk


class AtOnce:
    """`Work` whose answers are there when it is asked."""

    def __init__(self, desk):
        self._desk = desk

    def read(self, task, *, done, failed):
        try:
            result = task(self._desk)
        except Fault as fault:
            failed(fault)
        else:
            done(result)

    change = read

    def relay(self, hear):
        return hear


class Page:
    def show_screen(self, screen):
        self.screen = screen


def spoil(desk, member_id, path, *reasons):
    for reason in reasons:
        issue_cards(desk, [desk.store.people.get(member_id)], path)
        desk.clock.at_ms += 60_000
        spoil_card(desk, desk.store.people.get(member_id), reason=reason)


def test_whose_card_was_spoiled_is_told_why_in_every_list(desk, tmp_path):
    (ani, budi) = (register_member(desk, form(number)).member_id for number in range(2))
    spoil(desk, ani, tmp_path / "kartu.pdf", "Tinta habis", " Macet di pencetak ")
    view = Listed()
    listed = CardListPresenter(view, AtOnce(desk), changed=lambda: None)
    for state in (SPOILED, "", "waiting"):
        listed.show_state(state)
        assert ani in [member.member_id for member in view.people]
        listed.choose(ani)
        assert (view.spoiling.reason, view.spoiling.times) == ("Macet di pencetak", 2)
        assert view.spoiling.at_ms == desk.clock.at_ms
    listed.choose(budi)
    assert (view.member.member_id, view.spoiling) == (budi, None)


def test_the_reason_goes_with_whoever_is_erased(qtbot, desk, tmp_path):
    ani = register_member(desk, form()).member_id
    spoil(desk, ani, tmp_path / "kartu.pdf", "Nama Ani salah")
    request_erasure(desk, ani)
    with desk.store.unit():
        erasure.erase(desk.store.database, ani)
    view = Listed()
    listed = CardListPresenter(view, AtOnce(desk), changed=lambda: None)
    listed.choose(ani)
    assert (view.spoiling.reason, view.spoiling.times) == ("", 1)
    fate = Fate()
    qtbot.addWidget(fate)
    fate.show_card(view.member, view.spoiling)
    assert fate._who.text().startswith("(erased) · 123 4560 0001")
    assert all(action.isHidden() for action in (fate.spoil, fate.only, fate.slip))
    listed.show_state("waiting")
    assert view.people == ()


def test_the_chosen_card_says_when_and_why(qtbot, desk, tmp_path):
    ani = register_member(desk, form()).member_id
    view, fate = Listed(), Fate()
    qtbot.addWidget(fate)
    listed = CardListPresenter(view, AtOnce(desk), changed=lambda: None)

    def shown():
        listed.choose(ani)
        fate.use_clock(WIB, date(2026, 11, 18))
        fate.show_card(view.member, view.spoiling)
        return "" if fate._why.isHidden() else fate._why.text()

    assert shown() == ""
    # 18 November 2026, 18.06 and 18.07 in Jakarta.
    spoil(desk, ani, tmp_path / "kartu.pdf", "<b>Tinta</b> habis")
    assert shown() == "Spoiled at 18.07: <b>Tinta</b> habis"
    spoil(desk, ani, tmp_path / "kartu.pdf", "Tergores")
    assert shown() == "Spoiled 2 times, last at 18.08: Tergores"
    fate.use_clock(WIB, date(2026, 11, 19))
    assert fate._why.text() == "Spoiled 2 times, last at 18/11/2026 18.08: Tergores"


def test_nothing_is_made_where_no_card_waits_and_the_last_file_stays(desk, tmp_path):
    path, view = tmp_path / "kartu.pdf", Page()
    cards = CardsPresenter(view, AtOnce(desk), changed=lambda: None)
    cards.make(str(path), "a4")
    assert (view.screen.fault.code, path.exists()) == ("no_cards_waiting", False)
    ani = register_member(desk, form()).member_id
    cards.make(str(path), "a4")
    made, content = view.screen.made, path.read_bytes()
    assert (view.screen.fault, made.cards) == (None, 1)
    cards.make(str(path), "a4")
    assert (view.screen.fault.code, view.screen.made) == ("no_cards_waiting", made)
    assert path.read_bytes() == content
    assert confirm_cards(desk) == 1
    cards.make(str(tmp_path / "nowhere" / "kartu.pdf"), "a4")
    assert view.screen.fault.code == "no_cards_waiting", "the folder does not matter then"
    spoil_card(desk, desk.store.people.get(ani), reason="Tergores")
    cards.make(str(tmp_path / "nowhere" / "kartu.pdf"), "a4")
    assert view.screen.fault.code == "folder_away"


@pytest.mark.parametrize("printer", ["", "Zebra"])
def test_the_button_says_that_no_card_waits_and_stays_in_reach(qtbot, printer):
    pane = PrintPane(Language("en"))
    qtbot.addWidget(pane)
    nobody, none, some = CardCounts(), CardCounts(printed=3), CardCounts(printed=3, waiting=2)
    texts = []
    for counts in (nobody, none, some):
        pane.show_screen(CardsScreen(counts=counts))
        pane.show_printing(PrintScreen(printer=printer))
        texts.append(pane.make.text())
        assert pane.make.isEnabled()
    assert texts == [
        "No card is waiting",
        "No card is waiting",
        "Print 2 cards" if printer else "Make the PDF",
    ]
    pane.show_printing(PrintScreen(printer=printer, sides="backs"))
    assert pane.make.text() == ("Print backs only" if printer else "Make the PDF")
    fault = Fault("no_cards_waiting")
    for counts, told in ((none, True), (some, False)):
        pane.show_screen(CardsScreen(counts=counts, fault=fault))
        pane.show_printing(PrintScreen(printer=printer, fault=fault))
        assert (pane._result_title.text() == "Nothing was made") is told
        assert (pane._result.text().startswith("No card is waiting.")) is told


@pytest.fixture
def narrow(qtbot):
    """Kartu where text is large: one column, higher than the page."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 460)
    page = CardsPage(Language("en"))
    page.setParent(window)
    page.resize(800, 460)
    window.show()
    qtbot.waitExposed(window)

    def in_sight(part):
        top = part.mapTo(page._area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + part.height() <= page._area.viewport().height()

    yield page, in_sight  # noqa: PT022  the window lives as long as this does


def test_what_is_told_does_not_push_the_button_out_of_sight(qtbot, narrow):
    page, in_sight = narrow
    page.pane.make.setFocus()
    counts = CardCounts(waiting=3, issued=2, in_doubt=2)
    page.show_screen(CardsScreen(counts=counts))
    fault = Fault("printer_ribbon_out", printer="Zebra " * 20)
    page.show_printing(PrintScreen(printer="Zebra", to_send=3, sent=2, sent_to="Zebra", fault=fault))
    qtbot.waitUntil(lambda: in_sight(page.pane.make) and in_sight(page.confirm))
    assert page.pane.make.hasFocus()


def test_who_is_looked_up_is_in_sight_below_what_is_typed(qtbot, desk, narrow):
    page, in_sight = narrow
    for number in range(9):
        register_member(desk, form(number))
    people = desk.store.people.find("")
    page.list.arrive()
    page.list.show_people(people, more=False)
    page.list.show_card(people[0], None)
    qtbot.waitUntil(lambda: in_sight(page.list.search) and page._area.verticalScrollBar().value() > 0)
    page.list.table.setFocus()
    page.list.table.selectRow(8)

    def row_in_sight():
        table = page.list.table
        row = table.visualRect(table.currentIndex())
        seen = table.viewport().mapTo(page._area.viewport(), row.bottomLeft()).y()
        return 0 < seen <= page._area.viewport().height()

    qtbot.waitUntil(row_in_sight)
