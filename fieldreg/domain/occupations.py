"""What people call their work, and the code that stands for it. Unknown words are kept as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fieldreg.domain.programmes import Sector
from fieldreg.domain.spelling import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """A kind of work."""

    code: str
    label: str
    """In Indonesian, for screens and lists."""
    sector: Sector
    words: tuple[str, ...] = ()
    """What else people write for it."""


@dataclass(frozen=True)
class Occupations:
    """All kinds of work that have a code. Safe to share between threads."""

    all: tuple[Occupation, ...]

    def find(self, code: str) -> Occupation | None:
        """The occupation of a code, or None."""
        return self._by_code.get(code)

    def read(self, text: str) -> Occupation | None:
        """The occupation that free words mean ("buruh angkut", "PKL", "Ojol Gojek malam"), or None.

        The whole text decides if it is known; otherwise the longest known words within it, and among
        equally long ones the first.
        """
        words = folded(text).split()
        for length in range(min(len(words), self._longest), 0, -1):
            for start in range(len(words) - length + 1):
                found = self._by_words.get(" ".join(words[start : start + length]))
                if found:
                    return found
        return None

    def sector(self, code: str) -> Sector:
        """The sector for pricing; work without a code is not transport."""
        occupation = self.find(code)
        return occupation.sector if occupation else Sector.OTHER

    def suggest(self, text: str, *, limit: int = 8) -> tuple[Occupation, ...]:
        """Occupations that a few typed letters may mean: by the label first, then by other words."""
        typed = folded(text)
        if not typed:
            return ()
        ranked = ((_rank(typed, occupation), occupation) for occupation in self.all)
        found = sorted((rank, o.label, o) for rank, o in ranked if rank is not None)
        return tuple(occupation for _, _, occupation in found[:limit])

    @cached_property
    def _by_code(self) -> dict[str, Occupation]:
        return {occupation.code: occupation for occupation in self.all}

    @cached_property
    def _longest(self) -> int:
        """Words in the longest name: nothing longer is worth looking up, however much somebody pasted."""
        return max((len(name.split()) for name in self._by_words), default=0)

    @cached_property
    def _by_words(self) -> dict[str, Occupation]:
        return {word: occupation for occupation in self.all for word in _names(occupation)}


def _names(occupation: Occupation) -> Iterator[str]:
    yield from map(folded, (occupation.label, occupation.code, *occupation.words))


def _rank(typed: str, occupation: Occupation) -> int | None:
    label, *others = _names(occupation)
    if label.startswith(typed):
        return 0
    if any(name.startswith(typed) for name in others):
        return 1
    return 2 if _within(typed, (label, *others)) else None


def _within(typed: str, names: Sequence[str]) -> bool:
    return any(f" {typed}" in name for name in names)
