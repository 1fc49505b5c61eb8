"""An evening of 300 people (1,200 facts) by the real programs over the worst line, TLS and all.

Not a rate but a promise: done within ten minutes with a drop every two minutes (here the first comes at once,
in the middle of the exchange), and on a line that drops every 20 seconds.
"""

import tempfile
from pathlib import Path

from tests.bench import tun
from tests.bench.evening import Evening, spend
from tests.bench.figures import Figure


def run() -> list[Figure]:
    """Minutes and bytes; nothing where this machine cannot make such a line."""
    if not tun.possible():
        return []
    figures = []
    for name, drops in (
        ("drop every 2 min", {"drop_every_s": 120, "first_drop_s": 5, "drop_for_s": 10}),
        ("drop every 20 s", {"drop_every_s": 20, "first_drop_s": 5, "drop_for_s": 6}),
    ):
        evening = _spent(drops)
        kept = evening.each_once and evening.verdicts == {"accepted": evening.people}
        wire = (evening.bytes_up + evening.bytes_down) / evening.facts
        figures += [
            Figure(f"evening of 300, {name}: minutes", evening.seconds / 60, "min", target="≤ 10"),
            Figure(f"evening of 300, {name}: exactly once", float(kept), "1 = yes", target="1"),
            Figure(f"evening of 300, {name}: bytes on the wire", wire, "bytes/fact"),
        ]
    return figures


def _spent(drops: dict[str, float]) -> Evening:
    with tempfile.TemporaryDirectory() as folder:
        return spend(Path(folder), **drops)


if __name__ == "__main__":
    for figure in run():
        print(figure)
