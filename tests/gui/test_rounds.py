"""Rounds without a window: they begin by themselves, give way to the lock, and obey the setting exactly."""

import pytest

from fieldreg.app import read_rounds, read_status, register_member
from fieldreg.domain.faults import Fault
from fieldreg.gui.exchange.carry_presenter import CarryPresenter
from fieldreg.gui.exchange.presenter import ExchangePresenter
from fieldreg.gui.exchange.rounds import Rounds
from fieldreg.sync import Pace
from tests.desks import form
from tests.gui.market import PIN

pytestmark = pytest.mark.slow


class Setting:
    automatic = True


class Screens:
    """A view that keeps what it was told."""

    def __init__(self):
        self.shown = []

    def show_screen(self, screen):
        self.shown.append(screen)

    def show_carry(self, screen):
        self.shown.append(screen)


@pytest.fixture
def rounds(work):
    ended = []
    rounds = Rounds(
        work, automatic=lambda: Setting.automatic, told=lambda _: None, ended=lambda: ended.append(1)
    )
    rounds.ended = ended
    Setting.automatic = True
    rounds.begin()
    work.settle()
    return rounds


def register(work, number=1):
    work.program.change(lambda desk: register_member(desk, form(number))).result()


def test_a_round_begins_by_itself_and_the_next_is_told(laptop, work, rounds):
    register(work)
    rounds.tick()
    assert rounds.seen.syncing
    rounds.tick()
    work.settle()
    assert rounds.ended == [1]
    assert rounds.seen.synced.outcome.settled.accepted == 1
    rounds.tick()
    assert not rounds.seen.syncing
    assert 500 < rounds.seen.next_s < 700
    rounds.wrote()
    rounds.tick()
    assert rounds.seen.next_s <= 30


def test_a_failure_is_tried_again_with_patience_and_a_key_does_not_wait(laptop, work, rounds):
    register(work)
    laptop[1].stop()
    rounds.tick()
    work.settle()
    assert rounds.seen.fault.code == "hq_unreachable"
    rounds.tick()
    assert not rounds.seen.syncing
    assert not rounds.seen.stopped
    assert 0 < rounds.seen.next_s <= 5
    laptop[1].resume()
    rounds.ask()
    assert rounds.seen.fault is None
    work.settle()
    assert rounds.seen.synced is not None


def test_switched_off_it_never_begins_by_itself(work, rounds):
    Setting.automatic = False
    rounds.tick()
    assert not rounds.seen.syncing
    assert rounds.seen.next_s is None
    rounds.ask()
    assert rounds.seen.syncing
    work.settle()
    Setting.automatic = True
    rounds.wrote()
    rounds.tick()
    assert rounds.seen.next_s is not None


def test_what_only_people_can_mend_stops_it_until_somebody_asks(work, rounds, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(work, "sync", lambda *, progressed, done, failed: failed(Fault("unknown_device")))
        rounds.tick()
    assert rounds.seen.stopped
    rounds.tick()
    assert not rounds.seen.syncing
    rounds.ask()
    work.settle()
    assert rounds.seen.synced is not None
    assert not rounds.seen.stopped


def test_locking_in_the_middle_is_no_failure_and_it_goes_on_at_the_next_sign_in(laptop, work, rounds):
    register(work)
    work.program.lock().result()
    rounds.ask()
    rounds.pause()
    work.settle()
    assert rounds.seen.fault is None
    assert not rounds.seen.syncing
    rounds.tick()
    assert not rounds.seen.syncing
    work.program.sign_in(PIN).result()
    rounds.begin()
    work.settle()
    rounds.tick()
    work.settle()
    assert rounds.seen.synced.outcome.settled.accepted == 1


def test_progress_counts_what_this_round_brings(work, rounds):
    rounds.tick()
    work.settle()
    for number in range(1, 4):
        register(work, number)
    view = Screens()
    presenter = ExchangePresenter(view, rounds, work)
    rounds._told = lambda _: presenter.show()
    presenter.status_read(work.program.read(lambda desk: read_status(desk, work.program.home)).result())
    work.program._pace = Pace(1, fixed=True)
    presenter.sync()
    work.settle()
    steps = [(s.arrived, s.to_bring) for s in view.shown if s.rounds.progress]
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_the_last_rounds_are_read_anew_and_outlive_the_program(laptop, work, rounds):
    rounds.tick()
    work.settle()
    view = Screens()
    presenter = ExchangePresenter(view, rounds, work)
    laptop[1].stop()
    register(work)
    for _ in range(2):
        rounds.ask()
        work.settle()
    laptop[1].resume()
    rounds.ask()
    work.settle()
    presenter.refresh()
    work.settle()
    arrived, failed = view.shown[-1].kept[:2]
    assert (arrived.sent, arrived.accepted, arrived.fault) == (1, 1, "")
    assert (failed.times, failed.fault) == (2, "hq_unreachable")
    work.program.lock().result()
    rounds.ask()
    work.settle()
    work.program.sign_in(PIN).result()
    again = work.program.read(read_rounds).result()
    assert again == view.shown[-1].kept, "a desk that was locked is no failure of the line"


def test_a_stick_carries_and_only_the_reply_delivers(laptop, work, tmp_path):
    hq, stick = laptop[1], tmp_path / "stick"
    stick.mkdir()
    register(work)
    view = Screens()
    carry = CarryPresenter(view, work, changed=lambda: None)
    carry.write("  ")
    assert view.shown[-1].fault.code == "file_name_missing"
    carry.read(str(stick))
    carry.write(str(stick))  # one after another
    work.settle()
    assert view.shown[-1].fault.code == "file_missing"
    carry.write(str(stick))
    work.settle()
    written = view.shown[-1].written
    file = written.file
    assert written.facts >= 1
    file.with_name(file.name + ".reply").write_bytes(hq.hq.accept_bundle(file.read_bytes()).reply)
    carry.read(str(stick))
    work.settle()
    assert view.shown[-1].read.settled.accepted == 1
    carry.read(str(file.with_name(file.name + ".reply")))
    work.settle()
    assert not view.shown[-1].read.news
    carry.read(str(file))
    work.settle()
    assert not view.shown[-1].read.news
