"""A laptop that dies while it prints: no card on paper that the journal does not know, none printed twice."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from fieldreg.app import (
    Desk,
    Settings,
    cards_in_doubt,
    next_sheet,
    queue_cards,
    register_member,
    waiting_for_cards,
)
from fieldreg.cards.reading import read_pages
from fieldreg.store import Store
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, form, sync_direct

CARDS = 8
CHILD = """
import os, sys
from pathlib import Path
from fieldreg.app import next_sheet
from fieldreg.cards import lay_cards
from tests.app.test_print_kills import opened
from tests.cards.samples import card

lay_cards([card()])  # all is loaded: what is killed is the work
with opened(Path(sys.argv[1])) as desk, open(sys.argv[2], "ab", buffering=0) as paper:
    print("ready", flush=True)
    while sheet := next_sheet(desk, layout="cr80"):
        paper.write(sheet.members[0].encode() + b"\\n")  # the printer has it
"""


def opened(path):
    return Desk(
        store=Store.open(path, KEY), officer=OFFICER, settings=Settings(), clock=FixedClock(1_795_000_100_000)
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_any_moment_and_taken_up_again(hq, tmp_path):
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=CARDS) as desk:
        sync_direct(desk, hq)
        people = [register_member(desk, form(number)).member_id for number in range(CARDS)]
        queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
        path = desk.store.path
    paper, chance = tmp_path / "paper", random.Random(7)
    paper.touch()
    for _ in range(60):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, path, paper], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert child.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.2))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        printed = paper.read_text().split()
        with opened(path) as desk:
            assert desk.store.check().sound
            sent = [member.member_id for member in cards_in_doubt(desk)]
            # the paper knows what the journal knows, or one sheet less: it died before the printer had it
            assert set(printed) <= set(sent)
            if not desk.store.print_queue.state().to_send:
                break
    else:
        pytest.fail("never done")
    assert len(printed) == len(set(printed)), "no card twice"
    assert set(sent) == set(people)
    with opened(path) as desk:
        missing = set(people) - set(printed)
        desk.store.print_queue.mark_unsent(tuple(missing))
        while sheet := next_sheet(desk, layout="cr80"):
            assert len(read_pages(sheet.pdf)) == 1
            missing -= set(sheet.members)
        assert missing == set()
        kinds = [entry.header.kind for each in people for entry in desk.store.journal.about(each)]
        assert kinds.count("CardIssued") == CARDS, "the same card again, not a new one"
