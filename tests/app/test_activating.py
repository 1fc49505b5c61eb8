"""The activation on one laptop: opened, joined, counted."""

from dataclasses import replace
from datetime import date

import pytest

from fieldreg.app import (
    ActivationForm,
    cancel_member,
    chart_dashboard,
    count_informed,
    hours,
    join_activation,
    list_activations,
    open_activation,
    read_dashboard,
    register_member,
)
from fieldreg.domain.activation_facts import PeopleInformed
from fieldreg.domain.activations import Activation
from fieldreg.domain.faults import Fault
from tests.desks import form

MARKET = ActivationForm(
    name="Aktivasi Contoh",
    place="Pasar Contoh",
    first_day=date(2026, 11, 18),
    days=2,
    goal=300,
    team=("Dewi", " ", "Bagus"),
)


def test_whoever_registers_belongs_to_the_open_activation(desk):
    before = register_member(desk, form(1))
    opened = open_activation(desk, MARKET)
    during = register_member(desk, form(2, occupation="ojek"))
    join_activation(desk, "")
    after = register_member(desk, form(3))
    belongs = [desk.store.people.get(each.member_id).activation for each in (before, during, after)]
    assert belongs == ["", opened.code, ""]
    assert (opened.last_day, opened.team) == (date(2026, 11, 19), ("Dewi", "Bagus"))
    assert desk.store.check().sound


def test_the_dashboard_counts_who_stands(desk):
    code = open_activation(desk, MARKET).code
    people = [register_member(desk, form(number)) for number in range(1, 4)]
    register_member(desk, form(4, occupation="ojek", programmes="JKK JKM JHT"))
    cancel_member(desk, people[0].member_id, reason="uji")
    board = read_dashboard(desk)
    assert (board.code, board.goal, board.total.registered) == (code, 300, 3)
    assert board.total.by_occupation == {"porter": 2, "ojek": 1}
    assert board.total.by_programmes == {"JKK+JKM": 2, "JKK+JKM+JHT": 1}
    assert (board.includes, board.other_laptops) == ("laptop ini", 0)
    (hour,) = hours(desk, board.total)
    now = desk.local(desk.now_ms())
    assert (hour.day, hour.hour, hour.registered) == (now.date(), now.hour, 3)


def test_an_hour_without_anybody_is_shown_and_nights_are_not(desk):
    open_activation(desk, MARKET)
    hour_ms = 3_600_000
    for number, later in enumerate((0, 3, 24), start=1):
        desk.clock.at_ms = 1_795_000_000_000 + later * hour_ms
        register_member(desk, form(number))
    assert [each.registered for each in hours(desk, read_dashboard(desk).total)] == [1, 0, 0, 1, 1]


def test_a_code_alone_is_enough_without_a_line(desk):
    known = open_activation(desk, MARKET).code
    join_activation(desk, "")
    with pytest.raises(Fault, match="activation_code_wrong"):
        join_activation(desk, known[:-1] + ("2" if known[-1] != "2" else "3"))
    assert join_activation(desk, known.lower()) == known
    assert [each.code for each in list_activations(desk)] == [known]


def test_joining_again_is_no_new_fact(desk):
    code = open_activation(desk, MARKET).code
    head = desk.store.journal.head().seq
    join_activation(desk, code)
    assert desk.store.journal.head().seq == head


def test_informed_people_are_a_bare_count(desk):
    with pytest.raises(Fault, match="no_activation"):
        count_informed(desk, "ojek")
    code = open_activation(desk, MARKET).code
    assert [
        count_informed(desk, "ojol", 5),
        count_informed(desk, "penyihir"),
        count_informed(desk, "ojek", -2),
    ] == [
        5,
        1,
        3,
    ]
    with pytest.raises(Fault, match="informed_below_zero"):
        count_informed(desk, "ojek", -4)
    assert read_dashboard(desk).total.informed == {"ojek": 3, "": 1}
    fact = PeopleInformed(activation=code, day=desk.today(), occupation="ojek", count=5)
    assert set(PeopleInformed.__slots__) == {"activation", "day", "occupation", "count"}, fact
    assert desk.store.check().sound


def test_only_a_coordinator_opens_one(desk):
    desk.officer = replace(desk.officer, role="petugas")
    with pytest.raises(Fault, match="coordinator_needed"):
        open_activation(desk, MARKET)


def test_what_is_wrong_is_said_beside_its_field(desk):
    wrong = replace(MARKET, name=" ", place="", days=0, goal=-1)
    problems = open_activation(desk, wrong)
    assert not isinstance(problems, Activation)
    assert [each.field for each in problems] == ["name", "place", "days", "goal"]


def test_the_charts_show_what_the_dashboard_counts(desk):
    open_activation(desk, MARKET)
    register_member(desk, form(1))
    register_member(desk, form(2, occupation="ojek"))
    register_member(desk, form(3, occupation="ojek"))
    count_informed(desk, "ojek", 2)
    board = read_dashboard(desk)
    charts = chart_dashboard(desk, board)
    label = desk.tables.occupations.find("ojek").label
    assert (charts.by_occupation.labels[0], charts.by_occupation.series[0].values) == (label, (2, 1))
    assert [series.name for series in charts.by_occupation.series] == ["laptop ini"]
    assert sum(charts.by_hour.series[0].values) == 3
    assert charts.informed.series[0].values == (2,)
    others = replace(board, other_laptops=2, others=board.here, includes="laptop ini + 2 lain per 09.00")
    assert chart_dashboard(desk, others).by_payer.series[1].values == (3,)
