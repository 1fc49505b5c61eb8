"""The list: pages, late answers, and a table that never holds a widget a row."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from fieldreg.domain.nik import masked_nik
from fieldreg.gui.people.model import CARD, NAME, NIK, VERDICT, PeopleModel
from fieldreg.gui.people.narrow import Kind
from fieldreg.gui.people.paging import PAGE
from fieldreg.gui.people.presenter import Filter, PeoplePresenter
from tests.people import registered, stamp

NEWEST = registered(249, None).registration


class Page:
    def __init__(self):
        self.rows, self.more, self.count, self.lists = (), False, 0, 0

    def show_people(self, people, *, more):
        self.rows, self.more, self.lists = people, more, self.lists + 1

    def add_people(self, people, *, more):
        self.rows, self.more = self.rows + people, more

    def show_count(self, count):
        self.count = count

    def show_to_mend(self, people):
        assert people == ()

    def offer_narrows(self, found):
        self.offered = found

    def show_narrows(self, chosen):
        self.chosen = chosen

    def show_fault(self, fault):
        raise AssertionError(fault)


@pytest.fixture
def crowd(work):
    """250 people on the laptop."""

    def register(desk):
        with desk.store.unit() as unit:
            for number in range(250):
                unit.record(registered(number, None), stamp(number + 1000))

    work.program.change(register).result()
    return work


def test_a_long_list_comes_in_pages_and_ends(crowd):
    page = Page()
    presenter = PeoplePresenter(page, crowd)
    presenter.refresh()
    crowd.settle()
    assert (len(page.rows), page.more, page.count) == (PAGE, True, 250)
    while page.more:
        presenter.more()
        crowd.settle()
    assert len({person.member_id for person in page.rows}) == 250


def test_filters_leave_out_the_others_and_keep_the_search(crowd):
    page = Page()
    presenter = PeoplePresenter(page, crowd)
    presenter.refresh()
    for only, least, most in (
        (Filter(verdict="waiting"), PAGE, PAGE), (Filter(verdict="accepted"), 0, 0),
        (Filter(card="no_number"), PAGE, PAGE), (Filter(card="printed"), 0, 0), (Filter(today=True), 0, 0),
    ):  # fmt: skip
        presenter.choose(only)
        crowd.settle()
        assert least <= len(page.rows) <= most, only
    presenter.search(NEWEST.name)
    presenter.choose(Filter(card="no_number"))
    crowd.settle()
    assert NEWEST.name in [person.name for person in page.rows]
    assert len(page.rows) < PAGE


def test_an_answer_to_an_older_text_is_dropped(crowd):
    page = Page()
    presenter = PeoplePresenter(page, crowd)
    presenter.search("sutr")
    presenter.more()
    presenter.search(NEWEST.name)
    crowd.settle()
    assert page.lists == 1
    assert NEWEST.name in [person.name for person in page.rows]
    assert len(page.rows) < PAGE


def test_a_list_read_anew_has_no_gap_and_is_as_long_as_it_was(crowd):
    page = Page()
    presenter = PeoplePresenter(page, crowd)
    presenter.refresh()
    crowd.settle()
    presenter.more()
    crowd.settle()
    assert len(page.rows) == 2 * PAGE
    # The end of the rows is reached while they are being read anew.
    presenter.refresh()
    presenter.more()
    crowd.settle()
    assert len(page.rows) == 2 * PAGE
    presenter.search("")
    presenter.more()
    crowd.settle()
    presenter.more()
    crowd.settle()
    numbers = [person.seq for person in page.rows]
    assert numbers == list(range(numbers[0], numbers[0] - 2 * PAGE, -1))


def test_the_table_asks_for_more_once_and_shows_values(crowd, qtbot, qtmodeltester):
    page = Page()
    presenter = PeoplePresenter(page, crowd)
    presenter.refresh()
    crowd.settle()
    model = PeopleModel()
    model.replace(page.rows, more=True)
    wanted = []
    model.more_wanted.connect(lambda: wanted.append(1))
    root = model.index(-1, -1)
    assert model.canFetchMore(root)
    model.fetchMore(root)
    assert not model.canFetchMore(root)
    assert wanted == [1]
    model.append(page.rows[:0], more=False)
    assert not model.canFetchMore(root)
    assert model.index(0, NAME).data() == NEWEST.name
    assert model.index(0, NIK).data() == masked_nik(NEWEST.nik)
    assert model.index(0, VERDICT).data()
    assert model.index(0, CARD).data()
    qtmodeltester.check(model)


def test_a_few_letters_narrow_the_list_and_are_taken_back(crowd):
    page = Page()
    presenter = PeoplePresenter(page, crowd)
    presenter.refresh()
    crowd.settle()

    def take(text, kind):
        presenter.narrow_typed(text)
        presenter.narrow([narrow.kind for narrow in page.offered].index(kind))
        crowd.settle()

    take("buruh ang", Kind.OCCUPATION)
    assert len(page.rows) == PAGE
    assert {person.occupation for person in page.rows} == {"porter"}
    take("ojol", Kind.OCCUPATION)
    assert page.rows == ()
    assert [narrow.kind for narrow in page.chosen] == [Kind.OCCUPATION]  # the other one went
    presenter.widen("occupation")
    take("dewi", Kind.OFFICER)
    assert page.rows == ()  # the crowd was registered by somebody else
    presenter.widen("officer")
    day = datetime.fromtimestamp(stamp(1000).at_ms / 1000, ZoneInfo("Asia/Jakarta"))
    take(f"{day:%d/%m/%Y}", Kind.DAY)
    assert len(page.rows) == PAGE
    take(f"{day - timedelta(days=1):%d/%m/%Y}", Kind.DAY)
    assert page.rows == ()
    presenter.widen("day")
    crowd.settle()
    assert (len(page.rows), page.chosen) == (PAGE, ())
