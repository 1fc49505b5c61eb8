"""A field in small: laptops, one HQ, and everything that goes wrong between them. One seed, one run.

The line drops before or after HQ took a push, and brings old pushes again; laptops crash, have their clock
set, go back to a backup or to an old image of their disk, are cloned, are revoked; HQ restarts. In the end
the line is good and everybody syncs; then the promises are checked.
"""

import contextlib
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fieldreg import wire
from fieldreg.app import (
    Desk,
    Home,
    Settings,
    ask_places,
    cancel_member,
    close_day,
    count_informed,
    erase_due,
    join_activation,
    register_member,
    request_erasure,
    return_leases,
)
from fieldreg.app.number_leases import assign_waiting_numbers, request_numbers
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.renewing import renew_installation
from fieldreg.app.timekeeping import begin_work, clock_moved_ms
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, Refused, init
from fieldreg.store import Store
from fieldreg.sync import run_round
from tests.desks import KEY, OFFICER, DirectLine, FixedClock, enrolled_desk, form
from tests.torture.figures import Outcome
from tests.torture.judging import ACTIVATION, PROMISE, Broken, judge
from tests.torture.seeds import run_seeds

LAPTOPS, STEPS, PEOPLE, LEASE = 3, 30, 18, 5
PLACES_AT_A_TIME = 3


def simulate(seeds: int, *, seed: int) -> Outcome:
    """Run the seeds from `seed` on; which promise broke how often, with the first seed that broke one."""
    return run_seeds("simulation", run_seed, seeds, seed=seed)


def run_seed(seed: int) -> Counter[str]:
    """One run; what happened in it. Raises Broken."""
    with tempfile.TemporaryDirectory(dir=fast_folder()) as name:
        field_ = Field(Path(name), random.Random(seed))
        try:
            field_.begin()
            for _ in range(STEPS):
                field_.step()
            field_.settle()
            field_.judge()
        finally:
            field_.close()
        return field_.did


def fast_folder() -> str | None:
    """A folder in memory, where there is one."""
    # What a power cut does is another torture's subject: here the disk may be memory.
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


@dataclass
class Laptop:
    """One laptop and its disk."""

    folder: Path
    desk: Desk
    clock: FixedClock
    images: list[Path] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    revoked: bool = False


class Field:
    """Some laptops and their HQ, and all that may happen to them."""

    lease = LEASE

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance, self.did = folder, chance, Counter[str]()
        self.config = HqConfig(folder=folder / "hq")
        init(self.config, issuer="HQ Contoh")
        self.hq = Hq(self.config)
        self.hq.add_pool("12345600001", "12345609000")
        self.hq.add_sponsorship(PROMISE)
        self.old_pushes: list[wire.Push] = []
        self.laptops: list[Laptop] = []
        for number in range(LAPTOPS):
            clock = FixedClock(boot=str(number))
            desk = enrolled_desk(folder / str(number), self.hq, lease_size=self.lease, clock=clock)
            self.laptops.append(Laptop(folder / str(number), desk, clock))

    def begin(self) -> None:
        """The morning: numbers are there, and more places asked for than were promised."""
        for laptop in self.laptops:
            self._round(laptop, [], batch=50)
            ask_places(laptop.desk, PROMISE.code, PLACES_AT_A_TIME)
            join_activation(laptop.desk, ACTIVATION)

    def step(self) -> None:
        happen, weights = zip(*self._events(), strict=True)
        event = self.chance.choices(happen, weights)[0]
        self.did[event.__name__] += 1
        event(self.chance.choice(self.laptops))

    def _events(self) -> Iterator[tuple[Callable[[Laptop], None], int]]:
        yield self.register, 40
        yield self.sponsor, 20
        yield self.cancel, 4
        yield self.return_places, 2
        yield self.inform, 3
        yield self.close_the_day, 2
        yield self.sync, 30
        yield self.crash, 4
        yield self.set_clock, 4
        yield self.image, 4
        yield self.back_to_image, 3
        yield self.back_up, 4
        yield self.restore, 3
        yield self.clone, 2
        yield self.erase, 3
        yield self.revoke, 1
        yield self.old_push_again, 5
        yield self.hq_restart, 2

    def register(self, laptop: Laptop) -> None:
        with contextlib.suppress(Fault):
            register_member(laptop.desk, form(self.chance.randrange(PEOPLE)))

    def sponsor(self, laptop: Laptop) -> None:
        """A sponsor pays for the next one, where a place is left; places are asked for in time."""
        with contextlib.suppress(Fault):
            person = form(
                self.chance.randrange(PEOPLE),
                sponsorship=PROMISE.code,
                payment_method="",
                payment_reference="",
            )
            register_member(laptop.desk, person)
        with contextlib.suppress(Fault):
            ask_places(laptop.desk, PROMISE.code, PLACES_AT_A_TIME)

    def cancel(self, laptop: Laptop) -> None:
        """A registration was a mistake: its place, if it has one, is the next to be given."""
        people = laptop.desk.store.people.find("", limit=1000)
        if people:
            with contextlib.suppress(Fault):
                cancel_member(laptop.desk, self.chance.choice(people).member_id, reason="uji")

    def return_places(self, laptop: Laptop) -> None:
        return_leases(laptop.desk)

    def inform(self, laptop: Laptop) -> None:
        """Somebody hears of it and does not register."""
        count_informed(laptop.desk, "ojek")

    def close_the_day(self, laptop: Laptop) -> None:
        """The day is closed, though it goes on afterwards."""
        close_day(laptop.desk, laptop.folder / "closing.pdf")

    def sync(self, laptop: Laptop) -> None:
        cuts = self.chance.choices([None, "up", "down"], [4, 1, 1], k=6)
        self._round(laptop, cuts, batch=self.chance.randint(1, 6))

    def crash(self, laptop: Laptop) -> None:
        laptop.desk.close()
        laptop.desk = self._open(laptop)

    def set_clock(self, laptop: Laptop) -> None:
        laptop.clock.set_by(self.chance.choice([-400, -1, 1, 400]) * 86_400_000)

    def image(self, laptop: Laptop) -> None:
        laptop.desk.close()
        path = self.folder / f"image-{self.chance.getrandbits(60):x}"
        shutil.copytree(laptop.folder, path)
        laptop.images.append(path)
        laptop.desk = self._open(laptop)

    def back_to_image(self, laptop: Laptop) -> None:
        """Somebody writes an old image over the disk and tells nobody."""
        if laptop.images:
            laptop.desk.close()
            shutil.rmtree(laptop.folder)
            shutil.copytree(self.chance.choice(laptop.images), laptop.folder)
            laptop.desk = self._open(laptop)

    def back_up(self, laptop: Laptop) -> None:
        path = self.folder / f"backup-{self.chance.getrandbits(60):x}"
        laptop.desk.store.backup(path)
        laptop.backups.append(path)

    def restore(self, laptop: Laptop) -> None:
        """The proper way back: what the old file still tells is taken over."""
        if laptop.backups:
            laptop.desk.close()
            damaged = Home(laptop.folder).store.rename(laptop.folder / "damaged")
            if self.chance.random() < 0.5:
                damaged.write_bytes(self.chance.randbytes(9000))
            shutil.copy(self.chance.choice(laptop.backups), Home(laptop.folder).store)
            laptop.desk = self._open(laptop)
            laptop.desk.store.take_over(damaged, laptop.desk.stamp())

    def clone(self, laptop: Laptop) -> None:
        if laptop.revoked or len(self.laptops) >= LAPTOPS + 2:
            return
        laptop.desk.close()
        twin = self.folder / f"twin-{len(self.laptops)}"
        shutil.copytree(laptop.folder, twin)
        laptop.desk = self._open(laptop)
        # Another machine: what was done to this one's clock since HQ's word was not done to that one's.
        at_ms = laptop.clock.at_ms - clock_moved_ms(laptop.desk)
        clock = FixedClock(at_ms, boot=twin.name)
        other = Laptop(twin, laptop.desk, clock)
        other.desk = self._open(other)
        self.laptops.append(other)

    def erase(self, laptop: Laptop) -> None:
        """Somebody asks to be forgotten; they go once HQ has everything about them."""
        people = laptop.desk.store.people.find("", limit=1000)
        if people:
            request_erasure(laptop.desk, self.chance.choice(people).member_id)

    def revoke(self, laptop: Laptop) -> None:
        device = laptop.desk.identity().device
        self.hq.revoke(device)
        for each in self.laptops:
            each.revoked = each.revoked or each.desk.identity().device == device

    def old_push_again(self, _laptop: Laptop) -> None:
        """The line brings a push once more, long after, in another order."""
        if self.old_pushes:
            with contextlib.suppress(Exception):  # refused, forked, malformed: nobody waits for this answer
                self.hq.receive(self.chance.choice(self.old_pushes))

    def hq_restart(self, _laptop: Laptop) -> None:
        self.hq.close()
        self.hq = Hq(self.config)

    def settle(self) -> None:
        """The evening: a good line, until nobody has anything to say."""
        for _ in range(6):
            for laptop in self.laptops:
                self._round(laptop, [], batch=50)

    def judge(self) -> None:
        """The promises. Raises Broken."""
        judge(self)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.desk.close()
        self.hq.close()

    def _round(self, laptop: Laptop, cuts: list[str | None], *, batch: int) -> None:
        desk = laptop.desk
        line = _Line(self.hq, cuts, self.old_pushes)
        try:
            with desk.store.unit() as unit:
                request_numbers(desk, unit)
            run_round(StoreOutbox(desk), line, batch=batch)
            assign_waiting_numbers(desk)
            erase_due(desk)
        except Fault as fault:
            if fault.code == "journal_forked":
                self._renew(laptop)
            elif fault.code not in {"hq_unreachable", "device_revoked", "hq_refused"}:
                raise Broken(fault.code) from fault

    def _renew(self, laptop: Laptop) -> None:
        self.did["forks answered"] += 1
        lost = self.chance.random() < 0.3

        def enrol(
            code: wire.EnrolCode, installation: str, key: wire.SigningKey, name: str
        ) -> wire.EnrolReply:
            request = wire.EnrolRequest(
                secret=code.secret, installation=installation, public_key=key.public.text, name=name
            )
            try:
                reply = self.hq.enrol(request)
            except Refused as refused:
                raise Fault("hq_refused", reason=refused.code) from refused
            if lost:
                raise Fault("hq_unreachable")
            return reply

        code = self.hq.new_enrol_code()
        with contextlib.suppress(Fault):
            renew_installation(laptop.desk, code, enrol=enrol)
        if lost:
            lost = False
            with contextlib.suppress(Fault):
                renew_installation(laptop.desk, code, enrol=enrol)

    def _open(self, laptop: Laptop) -> Desk:
        store = Store.open(Home(laptop.folder).store, KEY)
        settings = Settings(lease_size=self.lease)
        desk = Desk(store=store, officer=OFFICER, settings=settings, clock=laptop.clock)
        begin_work(desk)  # as every sign-in does
        return desk


class _Line(DirectLine):
    """A direct line that remembers every push, and says a refusal as the real one does."""

    def __init__(self, hq: Hq, cuts: list[str | None], pushes: list[wire.Push]) -> None:
        super().__init__(hq, list(cuts))
        self._pushes = pushes

    def exchange(self, push: wire.Push) -> object:
        self._pushes.append(push)
        try:
            return super().exchange(push)
        except Exception as error:
            code = getattr(error, "code", "")
            if isinstance(error, Fault) or not code:
                raise
            raise Fault(
                "device_revoked" if code == "device_revoked" else "hq_refused", reason=code
            ) from error
