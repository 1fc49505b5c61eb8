"""The list: pages, late answers, and a table that never holds a widget a row."""

import pytest

from fieldreg.gui.people.model import CARD, NAME, NIK, VERDICT, PeopleModel
from fieldreg.gui.people.presenter import PAGE, Filter, PeoplePresenter
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
    assert len(model.index(0, NIK).data()) == 18
    assert model.index(0, VERDICT).data()
    assert model.index(0, CARD).data()
    qtmodeltester.check(model)
