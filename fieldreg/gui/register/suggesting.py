"""What a few typed letters may mean: occupations, districts and regencies. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.regions import Level

if TYPE_CHECKING:
    from fieldreg.domain.tables import Tables

_PLACES = {"district": Level.DISTRICT, "work_regency": Level.REGENCY}
SUGGESTING = frozenset({*_PLACES, "occupation", "second_occupation"})
"""The fields that offer something."""
_MOST = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The words to show, and the code that is registered for them."""

    text: str
    code: str


def suggestions(name: str, text: str, tables: "Tables") -> tuple[Suggestion, ...]:
    """For a field of `SUGGESTING`, best first; none for an empty text. Under 10 ms."""
    if name in _PLACES:
        places = tables.regions.suggest(text, level=_PLACES[name], limit=_MOST)
        return tuple(Suggestion(tables.regions.full_name(place.code), place.code) for place in places)
    found = tables.occupations.suggest(text, limit=_MOST)
    return tuple(Suggestion(occupation.label, occupation.code) for occupation in found)
