"""A failed round always leads to another one; what only people can mend waits for them."""

from hypothesis import given
from hypothesis import strategies as st

from fieldreg.sync import Schedule
from fieldreg.sync.schedule import EVERY_S, HOPELESS


def schedule(jitter=0.5):
    return Schedule(jitter=lambda: jitter)


def test_the_first_round_is_due_at_once():
    assert schedule().wait_s(17.0) == 0


def test_after_a_success_the_timer_leads_to_the_next():
    each = schedule(0.5)
    each.succeeded(100.0)
    assert each.wait_s(100.0) == EVERY_S
    assert each.wait_s(100.0 + EVERY_S) == 0


@given(failures=st.integers(1, 60), jitter=st.floats(0, 1, exclude_max=True))
def test_after_any_number_of_failures_another_try_comes_within_five_minutes(failures, jitter):
    each, waits = schedule(jitter), []
    for _ in range(failures):
        each.failed(0.0, "hq_unreachable")
        waits.append(each.wait_s(0.0))
    assert waits == sorted(waits)
    assert 2.5 <= waits[0] <= 5
    assert waits[-1] <= 300


def test_a_network_that_comes_back_ends_the_waiting():
    each = schedule()
    for _ in range(9):
        each.failed(0.0, "hq_unreachable")
    each.wake(1.0)
    assert each.wait_s(1.0) == 0
    each.failed(1.0, "hq_unreachable")
    assert each.wait_s(1.0) <= 5, "failures are counted anew"


def test_what_only_people_can_mend_stops_it_until_they_say_so():
    for code in HOPELESS:
        each = schedule()
        each.failed(0.0, code)
        assert each.stopped
        assert each.wait_s(1e9) is None
        each.wrote(1.0)
        assert each.stopped, "a new fact mends nothing"
        each.wake(2.0)
        assert each.wait_s(2.0) == 0


def test_a_new_fact_goes_soon_with_those_that_follow():
    each = schedule()
    each.succeeded(0.0)
    each.wrote(10.0)
    each.wrote(25.0)
    assert each.wait_s(25.0) == 15.0


def test_a_new_fact_does_not_hurry_a_line_that_has_just_failed():
    each = schedule()
    for _ in range(8):
        each.failed(0.0, "hq_busy")
    before = each.wait_s(0.0)
    each.wrote(0.0)
    assert each.wait_s(0.0) == before
