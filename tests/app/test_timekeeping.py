"""A clock that is set wrong while the laptop runs, sleeps or is off: noticed, corrected, never a refusal."""

import pytest

from fieldreg.app import examine, read_status, register_member, sign_in
from tests.desks import FixedClock, form, sync_direct
from tests.homes import PIN, laptop_home

HOUR, DAY = 3_600_000, 86_400_000


@pytest.fixture
def laptop(tmp_path, hq):
    hq.clock = lambda: clock.at_ms
    clock = FixedClock()
    home, desk = laptop_home(tmp_path / "laptop", hq, clock=clock)
    return home, desk, clock


def times(desk, person):
    (entry,) = desk.store.journal.about(register_member(desk, person).member_id)
    return entry.header.at_ms, entry.header.at_ms + entry.header.skew_ms


def told(desk, home):
    return {problem.code: problem.values for problem in read_status(desk, home).problems}


@pytest.mark.parametrize(
    "jump",
    [-1 * HOUR, *(pytest.param(ms, marks=pytest.mark.slow) for ms in (-400 * DAY, 2 * HOUR, 400 * DAY))],
)
def test_a_clock_set_while_it_runs_is_told_and_both_times_are_kept(laptop, jump):
    home, desk, clock = laptop
    right = clock.at_ms
    clock.at_ms += HOUR  # passes, perhaps asleep
    assert times(desk, form(1)) == (right + HOUR, right + HOUR)
    assert not {"clock_off", "clock_moved"} & told(desk, home).keys()
    clock.set_by(jump)
    clock.at_ms += HOUR
    assert times(desk, form(2)) == (right + 2 * HOUR + jump, right + 2 * HOUR)
    assert told(desk, home)["clock_moved"] == {"minutes": f"{jump // 60_000:+d}"}
    found = {finding.what: finding.problem for finding in examine(desk, home)}
    assert found["clock setting"].code == "clock_moved"
    desk.close()
    with sign_in(home, PIN, clock=clock) as again:
        assert again.now_ms() == right + 2 * HOUR, "the next start of the program knows it too"


def test_a_clock_that_went_back_while_the_laptop_was_off_does_not_run_before_what_happened(laptop):
    home, desk, clock = laptop
    clock.at_ms += HOUR
    _, last = times(desk, form(1))
    desk.close()
    empty_battery = FixedClock(at_ms=1_262_304_000_000, boot="another")  # 2010
    with sign_in(home, PIN, clock=empty_battery) as again:
        assert times(again, form(2)) == (empty_battery.at_ms, last)
        assert "clock_off" in told(again, home)


def test_hq_says_what_time_it_is_and_what_was_thought_before_is_forgotten(laptop, hq):
    home, desk, clock = laptop
    right = clock.at_ms
    desk.close()
    future = FixedClock(at_ms=right + 30 * DAY, boot="another")
    with sign_in(home, PIN, clock=future) as again:
        assert times(again, form(5)) == (future.at_ms, future.at_ms), "nobody can tell yet"
        hq.clock = lambda: right + HOUR
        sync_direct(again, hq)
        assert times(again, form(6)) == (future.at_ms, right + HOUR)
        status = read_status(again, home)
        assert (status.last_contact_ms, status.oldest_waiting_ms) == (right + HOUR, right + HOUR)
    with sign_in(home, PIN, clock=FixedClock(at_ms=right + 2 * HOUR, boot="a third")) as mended:
        sync_direct(mended, hq)
        assert mended.now_ms() == pytest.approx(right + HOUR, abs=HOUR)
