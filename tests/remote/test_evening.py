"""The evening that the product promises, through the kernel's own TCP and TLS: 64 kbit/s, 2 % loss, drops."""

import pytest

from tests.bench import tun
from tests.bench.evening import spend


@pytest.mark.slow
@pytest.mark.skipif(not tun.possible(), reason="needs root and /dev/net/tun")
def test_three_hundred_people_get_through_each_exactly_once(tmp_path):
    evening = spend(tmp_path, drop_every_s=120, first_drop_s=5, drop_for_s=10)
    assert evening.drops >= 1, "the line did drop in the middle of it"
    assert evening.each_once
    assert evening.verdicts == {"accepted": 300}
    assert evening.facts > 1_200
    assert evening.seconds < 600
