"""The member filter: false alarms, microseconds, bytes a member, and how long HQ builds.

Measured on a million invented NIKs, on the laptop's encrypted file as it is asked at the table. Fifty million
is by calculation from that: the layout's own size, and the build's time, which grows as the members do.
"""

import os
import random
import tempfile
import time
from pathlib import Path

from fieldreg.store import filter_file
from fieldreg.store.filter_file import FilterFile, OpenFilter
from fieldreg.wire import FILTER_HEAD_BYTES, FILTER_KEY_BYTES, make_filter
from fieldreg.wire.fuse import Layout
from tests.bench.figures import Figure

_MEMBERS, _ASKED, _ALL = 1_000_000, 2_000_000, 50_000_000


def run() -> list[Figure]:
    """The table of product.md's row "NIK known at HQ?"."""
    key = os.urandom(FILTER_KEY_BYTES)
    began = time.process_time()
    head, content = make_filter(_niks, key=key, version=1)
    built_s = time.process_time() - began
    whole = FILTER_HEAD_BYTES + 2 * Layout.of(_ALL).places
    with tempfile.TemporaryDirectory() as folder:
        file = FilterFile(Path(folder) / "all.filter", os.urandom(32))
        file.write(0, content)
        in_memory_us, alarms = _asked(file, key)
        filter_file._IN_MEMORY_BYTES = 0
        on_disk_us, _ = _asked(file, key)
    return [
        Figure("member filter, false alarms", alarms * 1e6 / _ASKED, "per million", target="≤ 20"),
        Figure("member filter, a question (in memory)", in_memory_us, "µs", target="≤ 5"),
        Figure("member filter, a question (read from disk)", on_disk_us, "µs", target="≤ 5"),
        Figure("member filter, size", len(content) / head.members, "bytes/member"),
        Figure("member filter, 50 M members (calculated)", whole / 1e6, "MB", target="≤ 120"),
        Figure("member filter, build", built_s * 1e6 / head.members, "µs/member"),
        Figure("member filter, build of 50 M (calculated)", built_s * _ALL / _MEMBERS / 60, "min"),
    ]


def _niks():
    return (f"{110101 + n % 700 * 100:06d}{n // 700:06d}9999" for n in range(_MEMBERS))


def _asked(file: FilterFile, key: bytes) -> tuple[float, int]:
    """(µs a question, false alarms) for NIKs that are nobody's."""
    chance = random.Random(169)
    strangers = [f"{chance.randrange(10**15, 10**16 - 10**4):012d}"[:12] + "9998" for _ in range(_ASKED)]
    opened = OpenFilter(file, key)
    began = time.process_time()
    alarms = sum(nik in opened for nik in strangers)
    spent = time.process_time() - began
    opened.close()
    return spent * 1e6 / _ASKED, alarms


if __name__ == "__main__":
    for figure in run():
        print(figure)
