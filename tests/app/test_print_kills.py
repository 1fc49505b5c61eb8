"""A laptop that dies while it prints: no card on paper that the journal does not know, none printed twice."""

import os
import random
import signal
import sys
import time
from contextlib import suppress

import pytest

from fieldreg.app import (
    Desk,
    Settings,
    next_sheet,
    queue_cards,
    register_member,
    waiting_for_cards,
)
from fieldreg.cards import lay_cards
from fieldreg.cards.reading import read_pages
from fieldreg.store import Store
from tests.cards.samples import card
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, form, sync_direct

CARDS = 30
LONGEST_LIFE_S, LONGER = 0.08, 1.05
"""Two dozen lives print everything; where the machine is slow, each may last longer than the one before."""


def opened(path):
    return Desk(
        store=Store.open(path, KEY), officer=OFFICER, settings=Settings(), clock=FixedClock(1_795_000_100_000)
    )


def print_and_die(path, paper, after_s):
    """A life of a forked child, which has everything loaded: what is killed is the work."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            print_all(path, paper, writer)
        os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        assert said.read(1) == b"o"
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def print_all(path, paper, writer):
    with opened(path) as desk, paper.open("ab", buffering=0) as out:
        os.write(writer, b"o")
        while sheet := next_sheet(desk, layout="cr80"):
            out.write(sheet.members[0].encode() + b"\n")  # the printer has it


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside threads: see torture/kills.py
def test_killed_at_any_moment_and_taken_up_again(hq, tmp_path):
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=CARDS) as desk:
        sync_direct(desk, hq)
        people = [register_member(desk, form(number)).member_id for number in range(CARDS)]
        queue_cards(desk, waiting_for_cards(desk), printer="Zebra")
        path = desk.store.path
    paper, chance = tmp_path / "paper", random.Random(7)
    paper.touch()
    lay_cards([card()])  # loads what is loaded late, for all the children
    for life in range(100):
        print_and_die(path, paper, chance.uniform(0, LONGEST_LIFE_S * LONGER**life))
        printed = paper.read_text().split()
        with opened(path) as desk:
            assert desk.store.check().sound
            sent = [member.member_id for member in desk.store.print_queue.sent()]
            assert desk.store.print_queue.in_doubt() == len(sent)
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
