"""Rounds that begin by themselves: by timer, with the network, after writing; and what stops them."""

import pytest

from fieldreg.app import AutoSync
from fieldreg.app.connectivity import Connectivity, own_addresses
from fieldreg.domain.faults import Fault
from fieldreg.sync.schedule import EVERY_S


class World:
    """A clock and a network that a test moves."""

    def __init__(self, *addresses):
        self.at_s = 1000.0
        self.addresses = addresses

    def rounds(self, url="https://hq.example.org"):
        return AutoSync(url, now=lambda: self.at_s, jitter=lambda: 0.5, look=lambda _host: self.addresses)


def test_the_first_round_is_due_with_a_network_and_waits_for_one():
    world = World()
    rounds = world.rounds()
    assert not rounds.due()
    assert rounds.wait_s() is None
    world.addresses = ("192.168.43.7",)
    assert rounds.due()


def test_hq_on_this_machine_needs_no_network():
    assert World().rounds("http://127.0.0.1:8169").due()


def test_one_at_a_time_then_by_timer():
    world = World("10.0.0.2")
    rounds = world.rounds()
    rounds.began()
    assert not rounds.due()
    rounds.succeeded()
    assert not rounds.due()
    assert rounds.wait_s() == EVERY_S
    world.at_s += EVERY_S
    assert rounds.due()


def test_a_network_that_comes_ends_the_patience_after_failures():
    world = World("10.0.0.2")
    rounds = world.rounds()
    for _ in range(9):
        rounds.failed(Fault("hq_unreachable"))
    assert rounds.wait_s() > 100
    world.addresses = ()
    assert not rounds.due()
    world.addresses = ("10.0.0.2",)
    assert rounds.due(), "the same hotspot again"
    for _ in range(9):
        rounds.failed(Fault("hq_unreachable"))
    world.addresses = ("172.16.0.9",)
    assert rounds.due(), "another network"


def test_what_only_people_mend_stops_it_through_every_network_and_fact():
    world = World("10.0.0.2")
    rounds = world.rounds()
    rounds.failed(Fault("device_revoked"))
    world.addresses = ("172.16.0.9",)
    rounds.wrote()
    assert not rounds.due()
    assert rounds.stopped
    rounds.wake()
    assert rounds.due()


def test_hq_may_ask_for_more_patience_than_we_have():
    rounds = World("10.0.0.2").rounds()
    rounds.failed(Fault("hq_busy", after_s="120"))
    assert 120 <= rounds.wait_s() <= 150


def test_what_was_written_goes_soon():
    world = World("10.0.0.2")
    rounds = world.rounds()
    rounds.succeeded()
    rounds.wrote()
    world.at_s += 29
    assert not rounds.due()
    world.at_s += 1
    assert rounds.due()


def test_this_machine_is_asked_without_a_name_looked_up(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    assert "127.0.0.1" in own_addresses("127.0.0.1")
    assert own_addresses("hq.example.org") == own_addresses()


def test_a_machine_that_cannot_be_asked_has_no_network(monkeypatch):
    def refused(*_args):
        raise OSError

    monkeypatch.setattr("socket.socket", refused)
    assert not Connectivity("https://hq.example.org").online
