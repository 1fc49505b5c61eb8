"""A hundred places over three laptops that never meet before the end: a hundred cards, never one more."""

import os

import pytest

from tests.torture.bulk_kills import kill_bulk
from tests.torture.promise import PLANTED, promise_found_in, simulate_promise


@pytest.mark.parametrize("seeds", [1, pytest.param(8, marks=pytest.mark.slow)])
def test_a_hundred_places_are_a_hundred_cards(seeds):
    outcome = simulate_promise(seeds, seed=1)
    print(outcome)
    assert outcome.held, str(outcome)


@pytest.mark.slow
@pytest.mark.parametrize("fault", PLANTED)
def test_the_simulated_day_sees_a_planted_fault(fault):
    assert promise_found_in(fault) is not None, f"blind for: {fault}"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside threads: see kills.py
def test_a_bulk_that_is_killed_has_no_gap_and_no_double():
    outcome = kill_bulk(2, seed=1)
    print(outcome)
    assert outcome.held, str(outcome)
