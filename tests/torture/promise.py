"""A promise of a hundred places, spread over three laptops that never meet before the end.

In the morning each leases a share, over a line that drops; then everybody is alone. Laptops crash, their
clocks are set, people are taken back; where it goes rough, disks are copied and restored as well. In the
evening the unused rests go back and whoever has people left gets them. There must be a hundred cards in
the end and never one more: at HQ whatever happened, and in the field where no disk was tampered with.
"""

import contextlib
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

from fieldreg.app import ask_places, cancel_member, register_member, return_leases
from fieldreg.app.registering import Registered
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import Verdict
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq import place_rows, places
from fieldreg.store import effects, lease_effects, leases
from fieldreg.store.engine import Database
from tests.desks import form
from tests.torture.figures import Outcome
from tests.torture.seeds import run_seeds
from tests.torture.simulation import Broken, Field, Laptop, fast_folder

PLACES, QUEUE, CODE = 100, 130, "GNL-2026-07"


def simulate_promise(seeds: int, *, seed: int) -> Outcome:
    """Run the seeds from `seed` on; which promise broke how often, with the first seed that broke one."""
    return run_seeds("a hundred places", run_promise, seeds, seed=seed)


def run_promise(seed: int) -> Counter[str]:
    """One day; what happened in it. Every third seed is rough. Raises Broken."""
    with tempfile.TemporaryDirectory(dir=fast_folder()) as name:
        day = _Day(Path(name), random.Random(seed), rough=seed % 3 == 0)
        try:
            day.morning()
            day.alone()
            day.evening()
            day.judge()
        finally:
            day.close()
        return day.did


class _Day(Field):
    lease = 60

    def __init__(self, folder: Path, chance: random.Random, *, rough: bool) -> None:
        super().__init__(folder, chance)
        self.rough = rough
        self.queue = list(range(QUEUE))
        chance.shuffle(self.queue)
        self.hq.add_sponsorship(
            Sponsorship(
                code=CODE,
                donor="PT Contoh Peduli",
                payer=Payer.CSR,
                places=PLACES,
                first_month="2026-11",
                months=3,
            )
        )

    def morning(self) -> None:
        """Each leases a share; together they may ask for more than there is."""
        for laptop in self.laptops:
            self._round(laptop, [], batch=50)
            ask_places(laptop.desk, CODE, self.chance.choice([20, 33, 40, 60]))
        for laptop in self.laptops * 3:
            cuts = self.chance.choices([None, "up", "down"], [2, 1, 1], k=3)
            self._round(laptop, cuts, batch=self.chance.randint(1, 6))

    def alone(self) -> None:
        """The day: nobody hears of anybody."""
        steps = self.chance.randint(60, 150)
        for _ in range(steps):
            self.step()
            if not self.rough and self._cards() > PLACES:
                raise Broken("more cards than places in the field")

    def evening(self) -> None:
        """Rests go back, whoever has people left takes them; until everybody has what they can get."""
        for _ in range(3):
            for laptop in self.laptops:
                self._round(laptop, self.chance.choices([None, "up", "down"], [3, 1, 1], k=4), batch=20)
        for _ in range(8):
            for laptop in self.laptops:
                return_leases(laptop.desk, code=CODE)
                self._round(laptop, [], batch=200)
                self._mend_duplicates(laptop)
                with contextlib.suppress(Fault):
                    ask_places(laptop.desk, CODE, PLACES)
                self._round(laptop, [], batch=200)
                while self.queue and self._register_next(laptop):
                    pass
                self._round(laptop, [], batch=200)
        self.settle()

    def judge(self) -> None:
        """The promises."""
        promise = next(each for each in self.hq.sponsorships() if each["code"] == CODE)
        if promise["used"] > PLACES or promise["used"] + promise["leased"] + promise["free"] != PLACES:
            raise Broken("more places at HQ than were promised")
        accepted = [each for each in self.hq.records() if each["verdict"] == "accepted"]
        if len(accepted) > PLACES:
            raise Broken("more people accepted than places")
        if len({each["kpj"] for each in accepted if each["kpj"]}) != sum(1 for e in accepted if e["kpj"]):
            raise Broken("a number used twice")
        if not self.rough and (len(accepted), self._cards(), promise["used"]) != (PLACES,) * 3:
            raise Broken("not a hundred cards")
        for laptop in self.laptops:
            if not laptop.desk.store.check().sound:
                raise Broken("a chain or table broken")
        self.did["people accepted"] += len(accepted)

    # What may happen in the day

    def _events(self) -> Iterator[tuple[Callable[[Laptop], None], int]]:
        yield self.register, 60
        yield self.crash, 4
        yield self.set_clock_a_little, 3
        yield self.cancel, 5
        if self.rough:
            yield self.image, 3
            yield self.back_to_image, 2
            yield self.back_up, 3
            yield self.restore, 2
            yield self.clone, 1
            yield self.sync, 3
            yield self.old_push_again, 2
            yield self.hq_restart, 1

    def register(self, laptop: Laptop) -> None:
        if self.queue:
            self._register_next(laptop)

    def set_clock_a_little(self, laptop: Laptop) -> None:
        laptop.clock.at_ms += self.chance.choice([-2, -1, 1, 2]) * 3_600_000

    def cancel(self, laptop: Laptop) -> None:
        """Somebody is taken back; in rough days perhaps after HQ has heard of them."""
        people = [each for each in laptop.desk.store.people.find("", limit=500) if each.live]
        if people:
            with contextlib.suppress(Fault):
                cancel_member(laptop.desk, self.chance.choice(people).member_id, reason="salah orang")

    def _register_next(self, laptop: Laptop) -> bool:
        number = self.queue[-1]
        # some stand in two queues at once: HQ finds them
        twice = self.rough and self.chance.random() < 0.1
        typed = form(number, sponsorship=CODE, payment_method="", payment_reference="")
        try:
            done = register_member(laptop.desk, typed)
        except Fault:
            return False
        if isinstance(done, Registered):
            self.did["registered"] += 1
            if not twice:
                self.queue.pop()
            return True
        if any(problem.code == "nik_already_registered" for problem in done.problems):
            self.queue.pop()
            return True
        self.did["no place left"] += 1
        return False

    def _mend_duplicates(self, laptop: Laptop) -> None:
        """The officer takes back who stands at HQ already: the place is free again."""
        for member in laptop.desk.store.people.to_mend():
            if member.verdict is Verdict.DUPLICATE:
                with contextlib.suppress(Fault):
                    cancel_member(laptop.desk, member.member_id, reason="terdaftar ganda")

    def _cards(self) -> int:
        return sum(
            sum(1 for each in laptop.desk.store.people.find("", limit=500) if each.live and each.place)
            for laptop in self.laptops
        )


PLANTED: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "HQ leases places that are leased": lambda: patch.object(places, "_free_run", _from_the_first),
    "HQ looks neither whose place it is nor who has it": lambda: _both(
        patch.object(places, "_free_run", _from_the_first),
        patch.object(place_rows.PlaceRows, "take", lambda *_: None),
    ),
    "the laptop gives one place to two people": lambda: patch.object(
        leases.Leases, "next_place", _the_one_before
    ),
    "a place that was given back is given twice": lambda: patch.object(
        effects, "take_place", _without_forgetting
    ),
    "a cancelled person keeps the place": lambda: patch.object(effects, "give_back", lambda *_: None),
}
"""Faults planted on purpose: each breaks one rule, and some day must show it."""
_next_place = leases.Leases.next_place


def promise_found_in(name: str, *, seeds: int = 12) -> int | None:
    """After how many seeds a planted fault is told, or None: the simulation is blind for it."""
    with PLANTED[name]():
        for seed in range(1, seeds + 1):
            try:
                run_promise(seed)
            except Exception:  # Broken, or a mistake that raises: found as well
                return seed
    return None


def _from_the_first(_connection: object, _code: str, wanted: int) -> list[int]:
    return list(range(1, min(wanted, PLACES) + 1))


def _the_one_before(self: leases.Leases, sponsorship: str) -> int | None:
    place = _next_place(self, sponsorship)
    return place - 1 if place is not None and place % 10 == 5 else place


def _without_forgetting(database: Database, sponsorship: str, place: int | None) -> None:
    if place is not None:
        lease_effects.draw(database, lease_effects.as_number(place), sponsorship=sponsorship)


@contextlib.contextmanager
def _both(one: AbstractContextManager[object], other: AbstractContextManager[object]) -> Iterator[None]:
    with one, other:
        yield
