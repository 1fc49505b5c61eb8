"""A laptop with an officer signed in: what every use case works on."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Self

from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.settings import Settings
from fieldreg.assets import load_tables
from fieldreg.domain.faults import Fault
from fieldreg.domain.form_rules import Tables
from fieldreg.store import Identity, Stamp, Store


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

    def stamp(self) -> Stamp:
        """Who, when and a new id, for the next fact."""
        return Stamp(
            fact_id=new_id(),
            officer=self.officer.officer_id,
            at_ms=self.clock.now_ms(),
            skew_ms=self.store.clock_skew_ms(),
        )

    def now_ms(self) -> int:
        """The time as HQ would tell it: the laptop's clock, corrected by what the last reply showed."""
        return self.clock.now_ms() + self.store.clock_skew_ms()

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

    def close(self) -> None:
        """Sign out: close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
