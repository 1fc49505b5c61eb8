"""A sync that waits out a bad line, and stops where waiting mends nothing."""

import pytest

from fieldreg.app import sync_patiently
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq
from tests.desks import enrolled_desk
from tests.people import registered


@pytest.fixture
def hq(tmp_path):
    with EmbeddedHq.start(tmp_path / "hq") as hq:
        yield hq


@pytest.fixture
def desk(hq, tmp_path):
    desk = enrolled_desk(tmp_path / "laptop", hq.hq)
    with desk.store.unit() as unit:
        unit.set_identity("hq_url", hq.url.encode())
        unit.record(registered(1, None), desk.stamp())
    yield desk
    desk.close()


def test_it_goes_on_until_hq_is_back(hq, desk):
    hq.stop()
    waits, told = [], []

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            hq.resume()

    synced = sync_patiently(
        desk, wait=wait, on_fault=lambda fault, _: told.append(fault.code), jitter=lambda: 0.5
    )
    assert synced.outcome.acknowledged == 2
    assert told == ["hq_unreachable"] * 3
    assert waits == [3.75, 7.5, 15.0]


def test_what_only_people_can_mend_is_told_at_once(hq, desk):
    with desk.store.unit() as unit:
        unit.set_identity("device", b"0" * 32)
    with pytest.raises(Fault, match="unknown_device"):
        sync_patiently(desk, wait=pytest.fail)
