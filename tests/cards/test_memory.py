"""Thousands of cards need no more memory than hundreds: pages go to the file as they are made."""

import subprocess
import sys

import pytest

MEASURE = """
import sys, tempfile
from pathlib import Path
from fieldreg.cards import write_cards
from tests.cards.samples import card

with tempfile.TemporaryDirectory() as folder:
    write_cards(Path(folder, "cards.pdf"), (card(n) for n in range(int(sys.argv[1]))), layout=sys.argv[2])
# not getrusage: a child inherits the peak of whoever started it
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def peak_kb(cards, layout):
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(cards), layout], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak")
@pytest.mark.parametrize(("layout", "kb_a_card"), [("cr80", 2), ("a4", 2)])
def test_a_card_more_costs_hardly_anything(layout, kb_a_card):
    few, many = peak_kb(200, layout), peak_kb(2_000, layout)
    assert (many - few) / 1_800 < kb_a_card, (few, many)
