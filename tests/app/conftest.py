"""A laptop at its desk, with an HQ in the same process."""

import pytest

from fieldreg.hq import Hq, HqConfig, init
from tests.desks import FixedClock, enrolled_desk, sync_direct


@pytest.fixture
def hq(tmp_path):
    config = HqConfig(folder=tmp_path / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config, clock=FixedClock().now_ms) as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def desk(tmp_path, hq):
    """Enrolled, synced once: 10 numbers are there."""
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=10) as desk:
        sync_direct(desk, hq)
        yield desk
