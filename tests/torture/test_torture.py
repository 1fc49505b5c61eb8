"""The tortures in short; `make torture` does them at length and prints the figures."""

import os

import pytest

from tests.torture.disk import break_the_disk
from tests.torture.flips import flip_bits
from tests.torture.fuzz import fuzz
from tests.torture.keychange import power_loss_in_a_key_change
from tests.torture.kills import kill_often
from tests.torture.planted import PLANTED, found_in
from tests.torture.powerloss import power_loss
from tests.torture.shim import has_compiler
from tests.torture.simulation import simulate

needs_compiler = pytest.mark.skipif(not has_compiler(), reason="the shim needs Linux and a C compiler")


def held(outcome):
    print(outcome)
    assert outcome.held, str(outcome)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.parametrize("kills", [10, pytest.param(40, marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside threads: see kills.py
def test_a_laptop_that_is_killed_loses_nothing(kills):
    held(kill_often(kills, seed=kills))


@needs_compiler
@pytest.mark.parametrize("states", [60, pytest.param(300, marks=pytest.mark.slow)])
def test_a_power_cut_loses_nothing(states):
    held(power_loss(states, seed=states))


@needs_compiler
@pytest.mark.parametrize("states", [4, pytest.param(24, marks=pytest.mark.slow)])
def test_a_power_cut_in_a_change_of_the_key_locks_nobody_out(states):
    held(power_loss_in_a_key_change(states, seed=states))


@needs_compiler
def test_a_full_or_broken_disk_loses_nothing():
    held(break_the_disk())


@pytest.mark.parametrize("seeds", [8, pytest.param(32, marks=pytest.mark.slow)])
def test_a_field_in_which_everything_goes_wrong_agrees_in_the_end(seeds):
    held(simulate(seeds, seed=seeds))


@pytest.mark.slow
@pytest.mark.parametrize("fault", PLANTED)
def test_the_simulation_sees_a_planted_fault(fault):
    assert found_in(fault) is not None, f"blind for: {fault}"


@pytest.mark.parametrize("flips", [12, pytest.param(80, marks=pytest.mark.slow)])
def test_a_flipped_bit_is_noticed_and_mended(flips):
    held(flip_bits(flips, seed=flips))


@pytest.mark.parametrize("inputs", [2_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_nothing_from_outside_brings_it_down(inputs):
    held(fuzz(inputs, seed=inputs))
