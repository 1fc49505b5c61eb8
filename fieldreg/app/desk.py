"""A laptop with an officer signed in: what every use case works on."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Self

from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.practising import PRACTICE_ISSUER
from fieldreg.app.settings import Settings
from fieldreg.assets import load_tables
from fieldreg.domain.clocks import Reading, skew_ms
from fieldreg.domain.faults import Fault
from fieldreg.domain.form_rules import Tables
from fieldreg.store import Identity, Presence, Stamp, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who is signed in. `role` is petugas or koordinator."""

    officer_id: str
    name: str
    role: str


@dataclass(slots=True, kw_only=True)
class Desk:
    """The open store, the officer, the tables and the clock. Belongs to the thread that opened it."""

    store: Store
    officer: Officer
    settings: Settings
    tables: Tables = field(default_factory=load_tables)
    clock: Clock = field(default_factory=SystemClock)
    presence: Presence | None = None
    """Says to others that the data is in use."""

    def stamp(self) -> Stamp:
        """Who, when and a new id, for the next fact."""
        now = self.clock.reading()
        return Stamp(
            fact_id=new_id(),
            officer=self.officer.officer_id,
            at_ms=now.wall_ms,
            skew_ms=self._skew_ms(now),
        )

    def now_ms(self) -> int:
        """The time as HQ would tell it: the laptop's clock, corrected by what is known of it."""
        now = self.clock.reading()
        return now.wall_ms + self._skew_ms(now)

    def skew_ms(self) -> int:
        """What is to be added to this laptop's clock (`domain.clocks`)."""
        return self._skew_ms(self.clock.reading())

    def _skew_ms(self, now: Reading) -> int:
        anchor = self.store.clock_anchor()
        return skew_ms(anchor, now) if anchor else 0

    def today(self) -> date:
        """The day at the market."""
        return self.local(self.now_ms()).date()

    def local(self, at_ms: int) -> datetime:
        """A moment in the market's zone."""
        return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone(self.settings.time_zone)

    def identity(self) -> Identity:
        """Who this laptop is. Raises Fault (not_enrolled)."""
        identity = self.store.identity()
        if identity is None:
            raise Fault("not_enrolled")
        return identity

    @property
    def practice(self) -> bool:
        """Whether everybody here is invented: whatever is printed says so."""
        identity = self.store.identity()
        return identity is not None and identity.issuer == PRACTICE_ISSUER

    def close(self) -> None:
        """Sign out: close the store."""
        self.store.close()
        if self.presence is not None:
            self.presence.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
