"""A push grows on a good line, shrinks on a bad one, and is never refused for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.domain.faults import Fault
from fieldreg.sync import BATCH, Pace, run_round
from tests.sync.test_round import Hq, Laptop


def test_a_fast_line_carries_more_each_time():
    pace = Pace()
    sizes = []
    for _ in range(4):
        sizes.append(pace.entries)
        pace.went(pace.entries, 0.05)
    assert sizes == [BATCH, 200, 400, 500]


def test_a_push_that_was_not_full_says_little_of_the_line():
    pace = Pace()
    pace.went(3, 0.05)
    assert pace.entries == BATCH


def test_a_slow_line_carries_less():
    pace = Pace()
    pace.went(100, 25.0)
    pace.went(50, 11.0)
    assert pace.entries == 25


def test_what_lasts_long_enough_stays():
    pace = Pace()
    pace.went(100, 5.0)
    assert pace.entries == BATCH


@given(events=st.lists(st.one_of(st.none(), st.floats(0, 1e6)), max_size=50))
def test_it_stays_in_bounds_whatever_the_line_does(events):
    pace = Pace()
    for seconds in events:
        if seconds is None:
            pace.broke()
        else:
            pace.went(pace.entries, seconds)
        assert 10 <= pace.entries <= 500


class Narrow(Hq):
    """Takes at most `widest` entries in one push."""

    widest = 3

    def exchange(self, push):
        if len(push.entries) > self.widest:
            raise Fault("push_too_large")
        return super().exchange(push)


def test_a_push_that_hq_finds_too_large_is_cut_in_halves():
    outcome = run_round(Laptop(10), Narrow())
    assert outcome.acknowledged == 10


def test_a_single_entry_that_is_too_large_is_told():
    hq = Narrow()
    hq.widest = 0
    with pytest.raises(Fault, match="push_too_large"):
        run_round(Laptop(1), hq)


def test_a_line_that_breaks_is_asked_for_less_next_time():
    class Broken(Hq):
        def exchange(self, push):
            raise Fault("hq_unreachable")

    pace = Pace()
    with pytest.raises(Fault):
        run_round(Laptop(10), Broken(), pace=pace)
    assert pace.entries == BATCH // 2


def test_the_round_tells_the_pace_how_long_a_push_took():
    pace, ticks = Pace(), iter([0.0, 20.0])
    run_round(Laptop(10), Hq(), pace=pace, clock=lambda: next(ticks))
    assert pace.entries == BATCH // 2
