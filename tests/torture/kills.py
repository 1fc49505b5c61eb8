"""SIGKILL at random instants of a laptop that registers, makes cards and syncs, and of the HQ beside it.

Acknowledged is what the child wrote to its pipe after the call had returned. Children are forked from a
process that has everything loaded, so a life begins within milliseconds.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from fieldreg.app import (
    Desk,
    Home,
    Registered,
    Settings,
    confirm_printed,
    issue_cards,
    register_member,
    waiting_for_cards,
)
from fieldreg.domain.facts import MemberRegistered, NumberAssigned
from fieldreg.domain.member import CardState
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import Store
from fieldreg.wire import decode_fact
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, form, sync_direct
from tests.torture.figures import Outcome

LIVES_OF_A_LAPTOP = 40
"""Kills before a new laptop takes over: its journal stays of a size that can be checked whole."""
LONGEST_LIFE_S = 0.2
"""On a quick machine; on a slow one as long as two rounds of work take, so that every act is killed."""
PEOPLE = 1000
"""As many different people as `tests.people` invents."""


def kill_often(kills: int, *, seed: int) -> Outcome:
    """Kill a working laptop `kills` times."""
    chance, tally = random.Random(seed), Counter()
    with tempfile.TemporaryDirectory() as name:
        laptop = _Laptop(Path(name))
        laptop.work(rounds=1)  # loads what is loaded late, for all the children
        began = time.monotonic()
        laptop.work(rounds=1)
        longest_s = max(LONGEST_LIFE_S, 2 * (time.monotonic() - began))
    while tally["kills"] < kills:
        with tempfile.TemporaryDirectory() as name:
            laptop = _Laptop(Path(name))
            for _ in range(min(LIVES_OF_A_LAPTOP, kills - tally["kills"])):
                laptop.live_and_die(chance.random() * longest_s)
                tally["kills"] += 1
                tally["lost"] += laptop.lost()
            tally += laptop.last_judgement()
    return Outcome(
        name="kill -9",
        seed=seed,
        tried={name: tally[name] for name in ("kills", "registrations", "cards", "syncs")},
        must_be_zero={
            name: tally[name]
            for name in ("lost", "numbers used twice", "chain broken", "not at HQ", "twice at HQ", "by hand")
        },
    )


@dataclass
class _Laptop:
    folder: Path
    registered: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    syncs: int = 0
    did_not_start: int = 0

    def __post_init__(self) -> None:
        self.config = HqConfig(folder=self.folder / "hq")
        init(self.config, issuer="HQ Contoh")
        with Hq(self.config) as hq:
            hq.add_pool("12345600001", "12345609000")
            enrolled_desk(self.folder / "laptop", hq, lease_size=60).close()

    def live_and_die(self, after_s: float) -> None:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            self._live(writer)
        os.close(writer)
        with os.fdopen(reader, "rb") as said:
            started = said.read(2)  # the first act is the opening of store and HQ
            time.sleep(after_s)
            os.kill(child, signal.SIGKILL)
            rest = said.read()
        _, how = os.waitpid(child, 0)
        self.did_not_start += started != b"o\n" or not os.WIFSIGNALED(how)
        # A line that was cut is an acknowledgement that nobody heard.
        for line in rest.decode().split("\n")[:-1]:
            what, _, whom = line.partition(" ")
            if what == "r":
                self.registered.add(whom)
            elif what == "c":
                self.printed.add(whom)
            else:
                self.syncs += 1

    def lost(self) -> int:
        """Acknowledged people and cards that the store does not hold after its latest death."""
        with Store.open(Home(self.folder / "laptop").store, KEY) as store:
            rows = dict(store.database.conn.execute("SELECT member_id, card FROM member"))
        lost = self.registered - rows.keys()
        lost |= {each for each in self.printed if rows.get(each) != CardState.PRINTED}
        self.registered -= lost  # counted once
        self.printed -= lost
        return len(lost)

    def last_judgement(self) -> Counter[str]:
        """Sync to the end and compare everything."""
        with Hq(self.config) as hq, _desk(self.folder) as desk:
            for _ in range(2):
                sync_direct(desk, hq)
            health = desk.store.check()
            ours = {member.member_id for member in desk.store.people.find("", limit=10 * PEOPLE)}
            theirs = Counter(each["member_id"] for each in hq.records())
            numbers = Counter(_numbers(desk.store))
        return Counter(
            {
                "registrations": len(self.registered),
                "cards": len(self.printed),
                "syncs": self.syncs,
                "numbers used twice": sum(count - 1 for count in numbers.values()),
                "chain broken": not health.sound,
                "not at HQ": len(ours - theirs.keys()),
                "twice at HQ": sum(count - 1 for count in theirs.values()),
                "by hand": self.did_not_start,
            }
        )

    def work(self, pipe: int | None = None, *, rounds: int = 10**9) -> None:
        """Four people, their cards, a sync; again and again. Tells the pipe what was acknowledged."""

        def tell(what: str) -> None:
            if pipe is not None:
                os.write(pipe, what.encode())

        with Hq(self.config) as hq, _desk(self.folder) as desk:
            tell("o\n")
            number = desk.store.people.count()
            if number == 0:
                sync_direct(desk, hq)  # brings the first numbers
            for _ in range(rounds):
                for _ in range(4):
                    result = register_member(desk, form(number % PEOPLE))
                    if isinstance(result, Registered):
                        tell(f"r {result.member_id}\n")
                    number += 1
                cards = waiting_for_cards(desk)[-4:]
                if cards:
                    issue_cards(desk, cards, self.folder / "cards.pdf")
                issued = [desk.store.people.get(card.member_id) for card in cards]
                confirm_printed(desk, [each for each in issued if each])
                tell("".join(f"c {card.member_id}\n" for card in cards))
                sync_direct(desk, hq, batch=10)
                tell("s \n")

    def _live(self, pipe: int) -> NoReturn:
        try:
            self.work(pipe)
        except BaseException as error:
            print("the child ended by itself:", repr(error), file=sys.stderr)
        finally:
            os._exit(1)


def _desk(folder: Path) -> Desk:
    store = Store.open(Home(folder / "laptop").store, KEY)
    return Desk(store=store, officer=OFFICER, settings=Settings(lease_size=60), clock=FixedClock())


def _numbers(store: Store) -> list[str]:
    facts = [decode_fact(entry.header.kind, entry.body) for entry in store.journal.entries() if entry.body]
    return [fact.kpj for fact in facts if isinstance(fact, MemberRegistered | NumberAssigned) and fact.kpj]
