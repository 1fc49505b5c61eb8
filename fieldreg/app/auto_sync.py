"""When to sync without being asked: by timer, when a network comes, soon after writing.

For the window's shell (which owns the clockwork) and for tests: nothing here waits, starts a thread or
knows Qt. In use, all on one thread:

    rounds = AutoSync(hq_url)                   # once somebody is signed in and the laptop is enrolled
    every few seconds:  if rounds.due(): rounds.began(); then FieldReg.sync()
    when it ends:       rounds.succeeded()      or rounds.failed(fault)
    when a fact was written: rounds.wrote()     when somebody presses the key: rounds.wake()
    to be shown:        rounds.online, rounds.wait_s(), rounds.stopped
"""

import random
import time
from collections.abc import Callable

from fieldreg.app.connectivity import Connectivity, Look, own_addresses
from fieldreg.app.syncing import asked_wait_s
from fieldreg.domain.faults import Fault
from fieldreg.sync import Schedule


class AutoSync:
    """The timetable of rounds. `now` is a clock in seconds that never goes back."""

    def __init__(
        self,
        hq_url: str,
        *,
        now: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
        look: Look = own_addresses,
    ) -> None:
        self._now = now
        self._schedule = Schedule(jitter=jitter)
        self._schedule.wake(now())
        self._network = Connectivity(hq_url, look=look)
        self._under_way = False

    def due(self) -> bool:
        """Whether a round should begin now. Looks at the network; about 50 µs, no data.

        Never while one is under way, and never without a network: waiting for one is no failure, so the
        first look after it comes says yes. A fault that only people can mend stops it (`stopped`).
        """
        if self._network.look_again() and not self._schedule.stopped:
            self._schedule.wake(self._now())
        return not self._under_way and self._network.online and self._schedule.wait_s(self._now()) == 0

    def began(self) -> None:
        """A round is under way, by this timetable or by somebody's key."""
        self._under_way = True

    def succeeded(self) -> None:
        """The round came to its end."""
        self._under_way = False
        self._schedule.succeeded(self._now())

    def failed(self, fault: Fault) -> None:
        """The round ended with this; HQ may have said in it how long to wait."""
        self._under_way = False
        self._schedule.failed(self._now(), fault.code, after_s=asked_wait_s(fault))

    def wrote(self) -> None:
        """A fact was written: it goes within half a minute, with those that follow it."""
        self._schedule.wrote(self._now())

    def wake(self) -> None:
        """Somebody asks, or mended what had stopped it: the next `due` says yes."""
        self._schedule.wake(self._now())

    @property
    def online(self) -> bool:
        """Whether there was a network at the last look."""
        return self._network.online

    @property
    def stopped(self) -> bool:
        """Whether nothing happens until somebody acts and `wake` is called."""
        return self._schedule.stopped

    def wait_s(self) -> float | None:
        """Seconds to the next round; None while one is under way, without a network, or when stopped."""
        if self._under_way or not self.online:
            return None
        return self._schedule.wait_s(self._now())
