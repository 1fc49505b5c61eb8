"""Laptops of one activation hear of each other through HQ; every number says what it includes."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fieldreg.app import (
    ActivationForm,
    cancel_member,
    correct_member,
    count_informed,
    form_to_correct,
    join_activation,
    list_activations,
    open_activation,
    read_dashboard,
    register_member,
)
from fieldreg.domain.activation_facts import ActivationOpened
from fieldreg.domain.activations import Activation
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import enrolled_desk, form, sync_direct

MARKET = ActivationForm(
    name="Aktivasi Contoh", place="Pasar Contoh", first_day=date(2026, 11, 18), days=2, goal=300
)


@pytest.fixture
def hq(direct_hq):
    return direct_hq


@pytest.fixture
def desks(tmp_path, hq):
    """Two laptops with numbers."""
    with enrolled_desk(tmp_path / "a", hq) as one, enrolled_desk(tmp_path / "b", hq) as other:
        for desk in (one, other):
            sync_direct(desk, hq)
        yield one, other


def test_two_laptops_add_up_after_sync(desks, hq):
    one, other = desks
    code = open_activation(one, MARKET).code
    join_activation(other, code)  # by hand: no line yet
    for number in range(1, 4):
        register_member(one, form(number))
    register_member(other, form(4, occupation="ojek"))
    count_informed(other, "ojek", 5)
    assert read_dashboard(one).includes == "laptop ini"
    for desk in (one, other, one):
        sync_direct(desk, hq)
    for desk, here in ((one, 3), (other, 1)):
        board = read_dashboard(desk)
        assert (board.here.registered, board.total.registered, board.other_laptops) == (here, 4, 1)
        assert board.total.by_occupation == {"porter": 3, "ojek": 1}
        assert sum(board.total.by_hour.values()) == 4
        assert board.total.informed == {"ojek": 5}
        at = desk.local(hq.clock())
        assert board.includes == f"laptop ini + 1 lain per {at:%H.%M}"
        assert desk.store.check().sound
    assert list_activations(other)[0].goal == 300  # the plan came by the feed
    (told,) = hq.activations()
    assert (told["registered"], told["informed"], told["opened_by"]) == (4, 5, one.identity().device)


def test_what_is_mended_or_taken_back_is_counted_anew(desks, hq):
    one, other = desks
    join_activation(other, open_activation(one, MARKET).code)
    people = [register_member(one, form(number)).member_id for number in (1, 2, 3)]
    duplicate = register_member(other, form(1))
    for desk in (one, other, one):
        sync_direct(desk, hq)
    assert read_dashboard(other).total.registered == 3
    assert (read_dashboard(other).here.registered, read_dashboard(other).here.sent_back) == (0, 1)
    assert read_dashboard(one).total == read_dashboard(other).total, duplicate
    cancel_member(one, people[1], reason="uji")
    changed = form_to_correct(one, people[2])
    correct_member(
        one, people[2], type(changed)(**{**_fields(changed), "occupation": "ojek"}), reason="salah"
    )
    for desk in (one, other, one):
        sync_direct(desk, hq)
    assert read_dashboard(other).total.by_occupation == {"porter": 1, "ojek": 1}
    assert read_dashboard(one).total == read_dashboard(other).total


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_headquarters_publishes_to_every_laptop(desks, hq):
    plan = Activation(
        code="22222-22222",
        name="Dari Pusat",
        place="Solo",
        first_day=date(2026, 12, 1),
        last_day=date(2026, 12, 2),
    )
    hq.add_activation(plan)
    hq.add_activation(plan)
    for desk in desks:
        sync_direct(desk, hq)
        sync_direct(desk, hq)
        assert list_activations(desk) == (plan,)
    assert [act["act"] for act in hq.acts()].count("activation add") == 2


def test_nothing_is_said_twice(desks, hq):
    one, other = desks
    join_activation(other, open_activation(one, MARKET).code)
    register_member(one, form(1))
    for desk in (one, other, one, other):
        sync_direct(desk, hq)
    cursors = [desk.store.cursor() for desk in desks]
    for desk in desks:
        sync_direct(desk, hq)
    assert [desk.store.cursor() for desk in desks] == cursors


@pytest.mark.parametrize(
    "wrong",
    [{"code": "ABC"}, {"last_day": date(2020, 1, 1)}, {"name": "x" * 5_000}],
    ids=["no code", "backwards", "long"],
)
def test_a_plan_that_is_nonsense_reaches_nobody(desks, hq, wrong):
    one, other = desks
    plan = {
        "code": "22222-22222", "name": "n", "place": "p", "first_day": date(2026, 12, 1),
        "last_day": date(2026, 12, 1),
    }  # fmt: skip
    with one.store.unit() as unit:
        unit.record(ActivationOpened(activation=Activation(**{**plan, **wrong})), one.stamp())
    for desk in (one, other):
        sync_direct(desk, hq)
    assert list_activations(other) == ()
    assert one.store.journal.acknowledged().seq == one.store.journal.head().seq


@pytest.mark.slow
@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from(["register", "cancel", "inform", "sync"])),
        max_size=25,
    )
)
@example([("b", "register"), ("b", "sync"), ("b", "cancel")])
def test_however_they_sync_both_see_the_same_in_the_end(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("team")
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq, enrolled_desk(folder / "a", hq) as one, enrolled_desk(folder / "b", hq) as other:
        hq.add_pool("12345600001", "12345699999")
        desks = {"a": one, "b": other}
        join_activation(other, open_activation(one, MARKET).code)
        standing, number = {"a": [], "b": []}, 0
        informed = 0
        for who, act in steps:
            desk, number = desks[who], number + 1
            if act == "register":
                standing[who].append(register_member(desk, form(number)).member_id)
            elif act == "cancel" and standing[who]:
                cancel_member(desk, standing[who].pop(), reason="uji")
            elif act == "inform":
                count_informed(desk, "ojek")
                informed += 1
            elif act == "sync":
                sync_direct(desk, hq)
        for desk in (one, other, one):
            sync_direct(desk, hq)
        boards = [read_dashboard(desk).total for desk in (one, other)]
        assert boards[0] == boards[1]
        assert boards[0].registered == len(standing["a"]) + len(standing["b"])
        assert boards[0].informed == ({"ojek": informed} if informed else {})
