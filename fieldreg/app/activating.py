"""The activation: opened, joined, watched. Whoever registers meanwhile belongs to it."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from fieldreg.app.desk import Desk
from fieldreg.assets import load_words
from fieldreg.domain.activation_facts import ActivationJoined, ActivationOpened, PeopleInformed
from fieldreg.domain.activations import (
    Activation,
    ActivationCounts,
    activation_code,
    read_activation_code,
)
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem

MOST_DAYS = 60
"""Nothing longer is an activation."""
_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationForm:
    """What a coordinator types to open one."""

    name: str
    place: str
    first_day: date
    days: int = 1
    goal: int = 0
    team: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """How an activation stands. Every number says what it includes: `includes`."""

    activation: Activation | None
    """None where this laptop takes part in one of which it knows the code alone."""
    code: str
    here: ActivationCounts
    others: ActivationCounts
    other_laptops: int
    as_of_ms: int | None
    """When HQ counted the others; None: nothing of them is known here."""
    includes: str
    """ "laptop ini", or "laptop ini + 2 lain per 14.05", in the language of the asker."""

    @property
    def total(self) -> ActivationCounts:
        """This laptop and the others, as far as HQ has told of them."""
        return self.here.plus(self.others)

    @property
    def goal(self) -> int:
        """How many people were aimed at, 0 where no goal was set."""
        return self.activation.goal if self.activation else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """One hour of the market's clock."""

    day: date
    hour: int
    registered: int


def open_activation(desk: Desk, form: ActivationForm) -> Activation | tuple[Problem, ...]:
    """Open an activation on this laptop and take part in it: a coordinator's act. Works without a line.

    Gives the problems where the form is wrong. Raises Fault (coordinator_needed).
    """
    if desk.officer.role != "koordinator":
        raise Fault("coordinator_needed")
    problems = tuple(_problems(form))
    if problems:
        return problems
    activation = Activation(
        code=activation_code(secrets.randbelow),
        name=form.name.strip(),
        place=form.place.strip(),
        first_day=form.first_day,
        last_day=form.first_day + timedelta(days=form.days - 1),
        goal=form.goal,
        team=tuple(name for name in map(str.strip, form.team) if name),
    )
    with desk.store.unit() as unit:
        unit.record(ActivationOpened(activation=activation), desk.stamp())
    return activation


def join_activation(desk: Desk, code: str) -> str:
    """Register for this activation from here on; "" for none. Returns the code in its one form.

    One that this laptop has not heard of yet will do: without a line, the code alone holds a team together.
    Raises Fault (activation_code_wrong).
    """
    known = read_activation_code(code) if code.strip() else ""
    if known is None:
        raise Fault("activation_code_wrong")
    if known != desk.store.activations.current():
        with desk.store.unit() as unit:
            unit.record(ActivationJoined(code=known), desk.stamp())
    return known


def list_activations(desk: Desk) -> tuple[Activation, ...]:
    """Every activation that this laptop knows of, newest first."""
    return desk.store.activations.all()


def current_activation(desk: Desk) -> tuple[str, Activation | None]:
    """(code, plan) of the activation that this laptop registers for; ("", None) for none."""
    code = desk.store.activations.current()
    return code, desk.store.activations.get(code) if code else None


def count_informed(desk: Desk, occupation: str, count: int = 1) -> int:
    """People were told and did not register; a negative count takes back. Returns the day's count now.

    `occupation` is a code, or words, or "". Raises Fault (no_activation, informed_below_zero).
    """
    code = desk.store.activations.current()
    if not code:
        raise Fault("no_activation")
    found = desk.tables.occupations.find(occupation) or desk.tables.occupations.read(occupation)
    kind, day = found.code if found else "", desk.today()
    with desk.store.unit() as unit:
        now = desk.store.activations.informed(code, day=day).get(kind, 0) + count
        if now < 0:
            raise Fault("informed_below_zero")
        if count:
            fact = PeopleInformed(activation=code, day=day, occupation=kind, count=count)
            unit.record(fact, desk.stamp())
    return now


def read_dashboard(desk: Desk, code: str = "", *, language: str = "id") -> Dashboard:
    """How an activation stands, the current one if none is named. Raises Fault (no_activation)."""
    code = code or desk.store.activations.current()
    if not code:
        raise Fault("no_activation")
    told = desk.store.activations.others(code)
    words = load_words(language)
    includes = words.term("includes_here")
    if told is not None:
        at = desk.local(told.as_of_ms)
        when = f"{at:%H.%M}" if at.date() == desk.today() else f"{at.day}/{at.month} {at:%H.%M}"
        includes = words.say("term", "includes_others", laptops=told.laptops, when=when)
    return Dashboard(
        activation=desk.store.activations.get(code),
        code=code,
        here=desk.store.activations.counts(code),
        others=told.counts if told else ActivationCounts(),
        other_laptops=told.laptops if told else 0,
        as_of_ms=told.as_of_ms if told else None,
        includes=includes,
    )


def hours(desk: Desk, counts: ActivationCounts) -> tuple[Hour, ...]:
    """By the market's clock, each day from its first busy hour to its last without a hole."""
    known: dict[tuple[date, int], int] = {}
    for hour, registered in counts.by_hour.items():
        at = desk.local(int(hour) * _HOUR_MS)
        known[at.date(), at.hour] = registered
    found = []
    for day in sorted({day for day, _ in known}):
        busy = [hour for each, hour in known if each == day]
        found += [
            Hour(day=day, hour=hour, registered=known.get((day, hour), 0))
            for hour in range(min(busy), max(busy) + 1)
        ]
    return tuple(found)


def _problems(form: ActivationForm) -> list[Problem]:
    found = []
    if not form.name.strip():
        found.append(Problem("activation_name_missing", "name"))
    if not form.place.strip():
        found.append(Problem("activation_place_missing", "place"))
    if not 1 <= form.days <= MOST_DAYS:
        found.append(Problem("activation_days_out_of_range", "days", values={"most": str(MOST_DAYS)}))
    if form.goal < 0:
        found.append(Problem("activation_goal_negative", "goal"))
    return found
