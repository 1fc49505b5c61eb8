"""What a few typed letters may mean: occupations, districts, regencies and months. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldreg.domain.contribution import MOST_MONTHS
from fieldreg.domain.dates import MONTH_NAMES, read_month
from fieldreg.domain.months import Month
from fieldreg.domain.regions import Level
from fieldreg.domain.spelling import folded

if TYPE_CHECKING:
    from fieldreg.domain.tables import Tables

_PLACES = {"district": Level.DISTRICT, "work_regency": Level.REGENCY}
SUGGESTING = frozenset({*_PLACES, "occupation", "second_occupation", "first_month", "sponsorship"})
"""The fields that offer something."""
_MOST = 6
_LEAST_LETTERS, _NEAR_PERCENT = 5, 80
"""rapidfuzz's ratio: one slip in five letters, two in ten."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The words to show, and the code that is registered for them."""

    text: str
    code: str


def suggestions(name: str, text: str, tables: "Tables") -> tuple[Suggestion, ...]:
    """For a place or an occupation, best first; none for an empty text. Under 10 ms."""
    if name in _PLACES:
        places = tables.regions.suggest(text, level=_PLACES[name], limit=_MOST)
        return tuple(Suggestion(tables.regions.full_name(place.code), place.code) for place in places)
    found = tables.occupations.suggest(text, limit=_MOST)
    return tuple(Suggestion(occupation.label, occupation.code) for occupation in found)


def near_misses(name: str, text: str, tables: "Tables") -> tuple[Suggestion, ...]:
    """Places or occupations that are written nearly so, nearest first, for a slip of the hand. About 1 ms.

    None for a few letters: nearly everything is written nearly so.
    """
    typed = folded(text)
    if len(typed) < _LEAST_LETTERS:
        return ()
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only once something is misspelt

    def near(written: Sequence[str]) -> list[int]:
        found = process.extract(typed, written, scorer=fuzz.ratio, limit=_MOST, score_cutoff=_NEAR_PERCENT)
        return [at for _, _, at in found]

    if name in _PLACES:
        places = tables.regions.spelled(_PLACES[name])
        codes = list(places)
        return tuple(
            Suggestion(tables.regions.full_name(codes[at]), codes[at]) for at in near(list(places.values()))
        )
    words = [(folded(word), each) for each in tables.occupations.all for word in (each.label, *each.words)]
    meant = dict.fromkeys(words[at][1] for at in near([word for word, _ in words]))
    return tuple(Suggestion(occupation.label, occupation.code) for occupation in meant)


def month_suggestions(text: str, *, today: date) -> tuple[Suggestion, ...]:
    """The months from this one on that the letters or figures may mean; the next ones for an empty text.

    The words are YYYY-MM: the page shows them in its own language.
    """
    wanted = text.strip().casefold()
    coming = Month.of(today).run(MOST_MONTHS + 1)
    found = [month for month in coming if _may_mean(wanted, month)][:_MOST]
    return tuple(Suggestion(str(month), str(month)) for month in found)


def _may_mean(wanted: str, month: Month) -> bool:
    named = MONTH_NAMES[month.month - 1].casefold().startswith(wanted)
    return named or month in (read_month(wanted), read_month(f"{wanted} {month.year}"))
