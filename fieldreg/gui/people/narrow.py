"""Narrowing the list by typing: an occupation, an officer, a sponsor or a day. No Qt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldreg.domain.dates import read_date, short_date

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.domain.occupations import Occupations

_MOST = 6


class Kind(StrEnum):
    """What the list is narrowed by."""

    OCCUPATION = "occupation"
    OFFICER = "officer"
    SPONSOR = "sponsor"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Narrow:
    """One narrowing; of each kind at most one holds."""

    kind: Kind
    value: str
    """A code or an id; YYYY-MM-DD for a day."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who and what the list may be narrowed by, besides days."""

    officers: tuple[Narrow, ...]
    sponsors: tuple[Narrow, ...]
    occupations: "Occupations"
    today: date


def read_known(desk: "Desk") -> Known:
    """On the reading thread."""
    from fieldreg.app import Home, list_sponsorships, officers  # noqa: PLC0415  loaded by now

    return Known(
        officers=tuple(
            Narrow(Kind.OFFICER, officer.officer_id, officer.name)
            for officer in officers(Home(desk.store.path.parent))
        ),
        sponsors=tuple(
            Narrow(Kind.SPONSOR, each.sponsorship.code, f"{each.sponsorship.donor} · {each.sponsorship.code}")
            for each in list_sponsorships(desk)
            if not each.proposal_id
        ),
        occupations=desk.tables.occupations,
        today=desk.today(),
    )


def narrows(text: str, known: Known) -> tuple[Narrow, ...]:
    """What the letters or figures may mean, best first; officers and sponsors for an empty text."""
    wanted = text.strip().casefold()
    day = _read_day(wanted, today=known.today) if wanted else None
    days = (Narrow(Kind.DAY, day.isoformat(), short_date(day)),) if day else ()
    named = [each for each in (*known.officers, *known.sponsors) if wanted in each.name.casefold()]
    occupations = known.occupations.suggest(text, limit=_MOST) if wanted else ()
    found = (*days, *named, *(Narrow(Kind.OCCUPATION, each.code, each.label) for each in occupations))
    return found[:_MOST]


def _read_day(text: str, *, today: date) -> date | None:
    """A day somebody was registered on; without a year the last one of that name."""
    whole = read_date(text, today=today)
    if whole is not None:
        return whole
    years = (read_date(f"{text} {year}", today=today) for year in (today.year, today.year - 1))
    return next((day for day in years if day is not None and day <= today), None)
