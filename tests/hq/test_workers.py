"""Four workers behind one address, one killed every second under load: nothing lost, nothing twice."""

import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
import requests
from urllib3.exceptions import HTTPError  # what is left of an answer whose body never came

from tests.hq.laptop import Laptop, registered
from tests.hq.programs import children_of, served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc"),
]
_LOAD_S, _LAPTOPS = 8.0, 4


def workers_of(pid):
    """Spawn's resource tracker is a child as well, and not one to kill."""
    return [
        child
        for child in children_of(pid)
        if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def load(laptop, number, end, failures):
    """Register, push, push the same again; a broken line is simply tried again."""
    count = 0
    while time.monotonic() < end or laptop.acknowledged < len(laptop.entries):
        if time.monotonic() < end:
            for _ in range(20):
                count += 1
                laptop.write(registered(f"31710757{number:02d}{count:06d}"))
        try:
            laptop.apply(laptop.exchange(laptop.push_of()))
        except (requests.RequestException, HTTPError, AssertionError, OSError) as error:
            failures.append(type(error).__name__)
            laptop.line.close()
        assert time.monotonic() < end + 60, "it never came to an end"


def test_workers_may_die_at_any_moment(places, tmp_path):
    chance = random.Random(7)
    with served(tmp_path / "hq", places.new(tmp_path / "hq"), workers=4) as (hq, url, pid):
        laptops = [Laptop(url) for _ in range(_LAPTOPS)]
        for laptop in laptops:
            assert laptop.enrol(hq.new_enrol_code()).status_code == 200
        end, failures = time.monotonic() + _LOAD_S, []
        threads = [
            threading.Thread(target=load, args=(laptop, number, end, failures))
            for number, laptop in enumerate(laptops)
        ]
        for thread in threads:
            thread.start()
        killed = 0
        while time.monotonic() < end:
            time.sleep(1)
            os.kill(chance.choice(workers_of(pid)), signal.SIGKILL)
            killed += 1
        for thread in threads:
            thread.join(120)
            assert not thread.is_alive()
        assert killed >= 7
        found = Counter(row["fact_id"] for row in hq.records())
        assert found == Counter(entry.id for laptop in laptops for entry in laptop.entries)
        assert {row["verdict"] for row in hq.records()} == {"accepted"}
        deadline = time.monotonic() + 10
        while len(workers_of(pid)) < 4:
            assert time.monotonic() < deadline, "whoever dies is replaced"
            time.sleep(0.1)
    for laptop in laptops:
        laptop.line.close()
