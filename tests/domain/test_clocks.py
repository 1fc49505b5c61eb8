"""Clocks: the right time goes on whatever is done to the laptop's clock, and never runs backwards."""

from hypothesis import given
from hypothesis import strategies as st

from fieldreg.domain.clocks import TOLERANCE_MS, Anchor, Reading, begun, moved_ms, skew_ms, told

DAY = 86_400_000
NOW = 1_795_000_000_000
times = st.integers(NOW - 4_000 * DAY, NOW + 4_000 * DAY)
passed = st.integers(0, 60 * DAY)
small = st.integers(-TOLERANCE_MS, TOLERANCE_MS)
large = st.integers(-4_000 * DAY, 4_000 * DAY).filter(lambda ms: abs(ms) > 2 * 60 * DAY // 10_000)
boots = st.sampled_from(["one", "two"])


def reading(wall=NOW, steady=0, boot="one"):
    return Reading(wall_ms=wall, steady_ms=steady, boot=boot)


@given(times, times, st.integers(0, 10**9), passed, small)
def test_time_that_only_passes_changes_nothing_also_through_sleep(right, wall, steady, later, wobble):
    anchor = told(right, reading(wall, steady), seq=1)
    now = reading(wall + later + wobble, steady + later)
    assert moved_ms(anchor, now) == 0
    assert skew_ms(anchor, now) == anchor.skew_ms


@given(times, times, passed, large)
def test_a_clock_that_is_set_while_it_runs_is_noticed_and_the_right_time_goes_on(right, wall, later, jump):
    anchor = told(right, reading(wall), seq=1)
    now = reading(wall + later + jump, later)
    assert moved_ms(anchor, now) == jump
    assert now.wall_ms + skew_ms(anchor, now) == anchor.right_ms + later


@given(times, times, st.integers(-400 * DAY, 400 * DAY), times, boots)
def test_work_never_begins_before_what_has_happened(right, wall, jump, newest, boot):
    anchor = told(right, reading(wall), seq=1)
    now = reading(wall + jump, 5, boot)
    begins = begun(anchor, now, newest_ms=newest, seq=9)
    right_now = now.wall_ms + skew_ms(begins, now)
    assert right_now >= max(newest, anchor.right_ms) - TOLERANCE_MS
    assert right_now == max(right_now, now.wall_ms + skew_ms(anchor, now)), "it is only ever brought forward"
    assert begun(begins, now, newest_ms=newest, seq=9) == begins, "once is enough"


def test_another_start_of_the_machine_says_nothing_of_how_far_the_clock_was_set():
    anchor = told(NOW + DAY, reading(NOW, 1_000), seq=1)
    restarted = reading(NOW + 9 * DAY, 5, "two")
    assert moved_ms(anchor, restarted) == 0
    begins = begun(anchor, restarted, newest_ms=0, seq=4)
    assert begins == Anchor(skew_ms=DAY, reading=restarted, seq=4)


def test_a_difference_of_the_line_is_none():
    assert told(NOW + TOLERANCE_MS, reading(), seq=1).skew_ms == 0
    assert told(NOW + TOLERANCE_MS + 1, reading(), seq=1).skew_ms == TOLERANCE_MS + 1
