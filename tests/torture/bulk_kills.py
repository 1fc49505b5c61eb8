"""SIGKILL at random instants while a list is read and its people are registered in one go.

Each death is followed by beginning again, with the same file and the same verb, until there is nothing
left to do. Then nobody may be missing, nobody there twice, and every place and number somebody's own.
"""

import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from fieldreg.app import (
    Desk,
    Home,
    Settings,
    accept_candidates,
    candidate_lists,
    import_candidates,
    list_candidates,
    register_candidates,
)
from fieldreg.domain.candidates import CandidateState
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import Store
from tests.app.test_candidates import write_people
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, sync_direct
from tests.torture.figures import Outcome

PEOPLE, CODE = 260, "GNL-2026-07"
LONGEST_LIFE_S, LONGER = 0.25, 1.03
"""A dozen lives do the work; where the machine is slow, each may last longer than the one before."""
MOST_LIVES = 200


def kill_bulk(lists: int, *, seed: int) -> Outcome:
    """Take so many lists to their end through as many deaths as it takes."""
    chance, tally = random.Random(seed), Counter[str]()
    for _ in range(lists):
        with tempfile.TemporaryDirectory() as name:
            tally += _Programme(Path(name), chance).to_the_end()
    promises = ("missing", "twice", "places shared", "numbers shared", "counts that do not add up", "broken")
    return Outcome(
        name="kill -9 in bulk",
        seed=seed,
        tried={"lists": lists, "kills": tally["kills"], "people": tally["people"]},
        must_be_zero={promise: tally[promise] for promise in promises},
    )


@dataclass
class _Programme:
    folder: Path
    chance: random.Random

    def __post_init__(self) -> None:
        self.path = write_people(self.folder / "usulan.csv", range(PEOPLE))
        self.config = HqConfig(folder=self.folder / "hq")
        init(self.config, issuer="HQ Contoh")
        with Hq(self.config) as hq, enrolled_desk(self.folder / "laptop", hq, lease_size=PEOPLE) as desk:
            hq.add_pool("12345600001", "12345609000")
            terms = {"donor": "PT Contoh", "places": PEOPLE, "months": 3, "first_month": "2026-11"}
            hq.add_sponsorship(Sponsorship(code=CODE, payer=Payer.CSR, **terms))  # type: ignore[arg-type]
            sync_direct(desk, hq)

    def to_the_end(self) -> Counter[str]:
        tally = Counter[str]()
        # the instants spread over the whole work: a life is sometimes long enough for all of it
        self._through("read", lambda desk: len(list_candidates(desk, limit=PEOPLE)) == PEOPLE, tally)
        with Hq(self.config) as hq, self._desk() as desk:
            accept_candidates(desk, CODE)
            sync_direct(desk, hq)
        self._through("register", lambda desk: desk.store.people.count() == PEOPLE, tally)
        return tally + self._judgement()

    def _through(self, what: str, done: Callable[[Desk], bool], tally: Counter[str]) -> None:
        for life in range(MOST_LIVES):
            if self._live_and_die(what, LONGEST_LIFE_S * LONGER**life):
                tally["kills"] += 1
            with self._desk() as desk:
                if done(desk):
                    return
        raise AssertionError("it never comes to its end")

    def _live_and_die(self, what: str, longest_s: float) -> bool:
        """Whether death came before the end."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            self._live(what, writer)
        os.close(writer)
        with os.fdopen(reader, "rb") as said:
            said.read(1)  # the store is open
            time.sleep(self.chance.random() * longest_s)
            os.kill(child, signal.SIGKILL)
        _, how = os.waitpid(child, 0)
        return os.WIFSIGNALED(how)

    def _live(self, what: str, writer: int) -> NoReturn:
        code = 1
        try:
            with self._desk() as desk:
                os.write(writer, b"o")
                if what == "read":
                    import_candidates(desk, self.path, sponsorship=CODE)
                else:
                    register_candidates(desk, CODE)
            code = 0
        finally:
            os._exit(code)

    def _judgement(self) -> Counter[str]:
        found = Counter[str]()
        with Hq(self.config) as hq, self._desk() as desk:
            sync_direct(desk, hq)
            people = [each for each in desk.store.people.find("", limit=10 * PEOPLE) if each.live]
            records = [each for each in hq.records() if each["verdict"] == "accepted"]
            found["people"] = len(people)
            found["missing"] = PEOPLE - len({each["nik"] for each in records})
            found["twice"] = len(people) - len({each.nik for each in people})
            found["places shared"] = len(people) - len({each.place for each in people})
            found["numbers shared"] = len(people) - len({each.kpj for each in people})
            found["broken"] = not desk.store.check().sound
            states = desk.store.candidates.counts()
            found["counts that do not add up"] = sum(
                each.rows != each.proposed + each.known + each.faulty for each in candidate_lists(desk)
            ) + abs(states[CandidateState.REGISTERED] - PEOPLE)
        return found

    def _desk(self) -> Desk:
        store = Store.open(Home(self.folder / "laptop").store, KEY)
        settings = Settings(lease_size=PEOPLE)
        return Desk(store=store, officer=OFFICER, settings=settings, clock=FixedClock())
