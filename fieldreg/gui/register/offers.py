"""What is offered below the fields now, and what is taken of it. No Qt."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from fieldreg.gui.register.sponsor_terms import Sponsor, sponsor_suggestions
from fieldreg.gui.register.suggesting import Suggestion, month_suggestions, near_misses, suggestions

if TYPE_CHECKING:
    from fieldreg.domain.tables import Tables


class Offers:
    """The last offer of each field, until the next person."""

    def __init__(self, load_tables: "Callable[[], Tables]") -> None:
        self._load_tables = load_tables
        self._offered: dict[str, tuple[Suggestion, ...]] = {}

    def find(
        self, name: str, text: str, *, sponsors: tuple[Sponsor, ...], today: date | None
    ) -> tuple[tuple[str, ...], bool]:
        """The texts to show for what was typed, best first, and whether Enter may take the first of them.

        No months before `today` is known.
        """
        sure = True
        if name == "sponsorship":
            found = sponsor_suggestions(text, sponsors)
        elif name == "first_month":
            found = month_suggestions(text, today=today) if today else ()
        else:
            found = suggestions(name, text, self._load_tables())
            if not found:
                # What is nobody's word on a list is no slip for certain: it is taken by ↓ only.
                found, sure = near_misses(name, text, self._load_tables()), False
        self._offered[name] = found
        return tuple(suggestion.text for suggestion in found), sure

    def taken(self, name: str, index: int) -> Suggestion | None:
        """One of them, from 0; None where it is not offered any more."""
        offered = self._offered.get(name, ())
        return offered[index] if index < len(offered) else None

    def forget(self) -> None:
        """Nothing is offered."""
        self._offered.clear()
