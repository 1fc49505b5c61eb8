"""What other threads find out comes home on the window's thread, in order, or not at all."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.gui.bridge import Bridge


@pytest.fixture
def pool():
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool


def test_a_result_arrives_on_our_own_thread(qtbot, pool):
    bridge, seen = Bridge(), []
    bridge.bring(
        pool.submit(threading.get_ident),
        done=lambda worker: seen.append((worker, threading.get_ident())),
        failed=seen.append,
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert here == threading.get_ident()
    assert worker != here


def test_nothing_arrives_in_the_middle_of_what_asks(qtbot):
    bridge, seen = Bridge(), []
    ready = Future()
    ready.set_result(7)
    bridge.bring(ready, done=seen.append, failed=seen.append)
    assert seen == []
    qtbot.waitUntil(lambda: seen == [7])


def test_values_of_another_thread_keep_their_order(qtbot, pool):
    bridge, seen = Bridge(), []
    tell = bridge.relay(seen.append)
    pool.submit(lambda: [tell(n) for n in range(500)]).result()
    qtbot.waitUntil(lambda: len(seen) == 500)
    assert seen == list(range(500))


def test_a_fault_is_told_as_what_it_is(qtbot, pool):
    bridge, seen = Bridge(), []

    def fails():
        raise Fault("disk_full")

    bridge.bring(pool.submit(fails), done=seen.append, failed=lambda fault: seen.append(fault.code))
    qtbot.waitUntil(lambda: seen == ["disk_full"])


def test_a_bug_is_announced_and_no_page_waits_for_ever(qtbot, pool):
    bridge, seen, bugs = Bridge(), [], []
    bridge.failed_unexpectedly.connect(bugs.append)
    bridge.bring(pool.submit([].pop), done=seen.append, failed=lambda fault: seen.append(fault.code))
    qtbot.waitUntil(lambda: seen == ["unexpected"])
    assert isinstance(bugs[0], IndexError)


def test_after_burning_nothing_crosses(qtbot, pool, qapp):
    bridge, seen = Bridge(), []
    ready = Future()
    bridge.bring(ready, done=seen.append, failed=seen.append)
    ready.set_result(1)  # on its way
    bridge.burn()
    bridge.bring(pool.submit(lambda: 2), done=seen.append, failed=seen.append)
    pool.submit(lambda: None).result()
    qapp.processEvents()
    assert seen == []
