"""An activation: some days at some place where a team registers people, on one laptop or several.

Its code is short enough to be typed at a laptop that has no line: laptops that never meet belong together
by it. A mistyped code is no code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

Key = TypeVar("Key")

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 of them, a prime: one wrong letter, or two exchanged, always shows. None is taken for another."""
_DRAWN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """What is planned. `goal` is a number of people, 0 where none was set."""

    code: str
    name: str
    place: str
    first_day: date
    last_day: date
    """Included."""
    goal: int = 0
    team: tuple[str, ...] = ()
    """Names, as they go on the closing sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationCounts:
    """How many people, and which. Counts of several laptops add up, for nobody is in two of them.

    A person counts while the registration stands: not when it was cancelled or HQ has sent it back.
    """

    registered: int = 0
    sent_back: int = 0
    """Not in `registered`: HQ found a duplicate or something to mend."""
    by_occupation: Mapping[str, int] = field(default_factory=dict)
    """By code; "" is work without a code."""
    by_programmes: Mapping[str, int] = field(default_factory=dict)
    """By programmes joined with a plus: JKK+JKM."""
    by_payer: Mapping[str, int] = field(default_factory=dict)
    by_hour: Mapping[str, int] = field(default_factory=dict)
    """By full hours since 1970 (UTC), in digits: the zones of Indonesia differ by full hours."""
    informed: Mapping[str, int] = field(default_factory=dict)
    """People who were told and did not register, by occupation; nothing else is known of them."""

    def plus(self, other: "ActivationCounts") -> "ActivationCounts":
        """Both together."""
        return ActivationCounts(
            registered=self.registered + other.registered,
            sent_back=self.sent_back + other.sent_back,
            by_occupation=_sum(self.by_occupation, other.by_occupation),
            by_programmes=_sum(self.by_programmes, other.by_programmes),
            by_payer=_sum(self.by_payer, other.by_payer),
            by_hour=_sum(self.by_hour, other.by_hour),
            informed=_sum(self.informed, other.informed),
        )


def activation_code(draw: Callable[[int], int]) -> str:
    """A new code, grouped: XXXXX-XXXXX. `draw(n)` gives a random number from 0 to n - 1."""
    letters = "".join(_LETTERS[draw(len(_LETTERS))] for _ in range(_DRAWN))
    return _grouped(letters + _LETTERS[_check(letters)])


def read_activation_code(text: str) -> str | None:
    """The code that was typed, in its one form, or None where a letter is wrong, missing or too many."""
    letters = "".join(text.upper().replace("-", " ").split())
    if len(letters) != _DRAWN + 1 or not set(letters) <= set(_LETTERS):
        return None
    return _grouped(letters) if _LETTERS[_check(letters[:-1])] == letters[-1] else None


def _check(letters: str) -> int:
    return sum(place * _LETTERS.index(letter) for place, letter in enumerate(letters, start=2)) % len(
        _LETTERS
    )


def _grouped(letters: str) -> str:
    return f"{letters[:5]}-{letters[5:]}"


def _sum(one: Mapping[Key, int], other: Mapping[Key, int]) -> dict[Key, int]:
    return {
        key: one.get(key, 0) + other.get(key, 0) for key in (*one, *(key for key in other if key not in one))
    }
