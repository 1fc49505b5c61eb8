"""Provinces, regencies and districts by their dotted Kemendagri code: 31, 31.71, 31.71.07.

A NIK keeps the code of the place of first registration for life (PP 40/2019, article 30), so codes
that left today's list are as legitimate as those on it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from heapq import nsmallest

from fieldreg.domain.spelling import folded


class Level(IntEnum):
    """How deep a code goes; the number is the length of the dotted code."""

    PROVINCE = 2
    REGENCY = 5
    DISTRICT = 8


@dataclass(frozen=True, slots=True)
class Region:
    """A place that has a code."""

    code: str
    name: str


@dataclass(frozen=True)
class Regions:
    """Every region of the country, today's and the retired regencies. Safe to share between threads."""

    names: Mapping[str, str]
    """Dotted code -> name, all three levels, in the order of the codes."""
    retired: Mapping[str, str]
    """Dotted regency code that is no longer given -> the name it had."""

    def find(self, code: str) -> Region | None:
        """The region of a code, written with dots or without, or None. Knows retired regencies too."""
        dotted = _dotted(code)
        name = self.names.get(dotted) or self.retired.get(dotted)
        return Region(dotted, name) if name else None

    def of_nik(self, code: str) -> Region | None:
        """The place that the first six digits of a NIK name, or None where no such place ever was.

        The name is that of the smallest part still known. A district of a retired regency, or one whose
        number lies below the last one in use, has moved to a younger regency: legitimate, and known by
        its regency's name.
        """
        dotted = _dotted(code)
        if dotted in self.names:
            return Region(dotted, self.names[dotted])
        regency, number = dotted[: Level.REGENCY], dotted[Level.REGENCY + 1 :]
        if number == "00":
            return None
        if regency in self.retired:
            return Region(dotted, self.retired[regency])
        if number < self._last_number.get(regency, ""):
            return Region(dotted, self.names[regency])
        return None

    def full_name(self, code: str) -> str:
        """A place with the larger ones around it: "Tanah Abang, Kota Jakarta Pusat"; "" if unknown.

        The province is named only where the code is no deeper.
        """
        region = self.find(code)
        if region is None:
            return ""
        if len(region.code) == Level.DISTRICT:
            return f"{region.name}, {self.names[region.code[: Level.REGENCY]]}"
        return region.name

    def read(self, text: str, level: Level) -> Region | None:
        """One region of that level from a code or its exact name, or None where that leaves a doubt.

        What stands behind a comma tells regions of one name apart: "Laweyan, Kota Surakarta".
        """
        region = self.find(text)
        if region is not None:
            return region if len(region.code) == level else None
        name, _, around = text.partition(",")
        wanted, rest = _search_key(name), _search_key(around).split()
        found = [code for code in self._named[level].get(wanted, ()) if not rest or self._lies_in(code, rest)]
        if len(found) > 1:
            found = [code for code in found if _search_key(self.names[code]) == wanted]
        return Region(found[0], self.names[found[0]]) if len(found) == 1 else None

    def suggest(self, text: str, *, level: Level, limit: int = 8) -> tuple[Region, ...]:
        """Regions that a few typed letters may mean, best first.

        Names that begin with all that was typed come first, then those that begin with its first word,
        then those with a word that does, then the rest. Several words narrow it: "tanah jakarta" finds
        Tanah Abang in Jakarta.
        """
        words = _search_key(text).split()
        if not words:
            return ()
        best = nsmallest(limit, self._matches(words, level))
        return tuple(Region(code, self.names[code]) for _, _, code in best)

    def spelled(self, level: Level) -> Mapping[str, str]:
        """Code -> the name as it is compared with what was typed, for every region of a level."""
        return self._bare[level]

    def _matches(self, words: list[str], level: Level) -> list[tuple[int, str, str]]:
        first, rest, typed = words[0], words[1:], " ".join(words)
        matches = []
        for key, code in self._search[level]:
            if first in key and (not rest or self._lies_in(code, rest, key)):
                name = _without_kind(key)
                matches.append((_rank(name, first, typed), name, code))
        return matches

    def _lies_in(self, code: str, words: list[str], key: str = "") -> bool:
        """Whether all words begin words in the names of the larger places (or in the region's own)."""
        around = f" {key} {self._around[code[: Level.REGENCY]]}"
        return all(f" {word}" in around for word in words)

    @cached_property
    def _search(self) -> Mapping[Level, list[tuple[str, str]]]:
        levels: dict[Level, list[tuple[str, str]]] = {level: [] for level in Level}
        for code, name in self.names.items():
            levels[Level(len(code))].append((_search_key(name), code))
        return levels

    @cached_property
    def _bare(self) -> Mapping[Level, Mapping[str, str]]:
        return {
            level: {code: _without_kind(key) for key, code in keys} for level, keys in self._search.items()
        }

    @cached_property
    def _named(self) -> Mapping[Level, Mapping[str, list[str]]]:
        """Level -> search key, with and without the kind of region -> codes."""
        levels: dict[Level, dict[str, list[str]]] = {level: {} for level in Level}
        for level, keys in self._search.items():
            for key, code in keys:
                for name in {key, _without_kind(key)}:
                    levels[level].setdefault(name, []).append(code)
        return levels

    @cached_property
    def _around(self) -> Mapping[str, str]:
        """Regency (or province) code -> the search keys of it and its province."""
        return {
            code: _search_key(f"{name} {self.names[code[: Level.PROVINCE]]}")
            for code, name in self.names.items()
            if len(code) < Level.DISTRICT
        }

    @cached_property
    def _last_number(self) -> Mapping[str, str]:
        """Regency code -> the highest number that one of its districts bears."""
        last: dict[str, str] = {}
        for code in self.names:
            if len(code) == Level.DISTRICT:
                last[code[: Level.REGENCY]] = max(last.get(code[: Level.REGENCY], ""), code[-2:])
        return last


_DIGITS = re.compile(r"(\d\d)(\d\d)?(\d\d)?")
_KIND = re.compile(r"^(?:kabupaten|kota administrasi|kota) ")
_SHORT_KIND = re.compile(r"^(?:kab|kec)\b")


def _dotted(code: str) -> str:
    digits = code.strip().replace(".", "")
    match = _DIGITS.fullmatch(digits) if digits.isascii() else None
    return ".".join(part for part in match.groups() if part) if match else ""


def _search_key(text: str) -> str:
    """The folded name, with the short words for a kind of region written out or dropped."""
    key = _SHORT_KIND.sub(lambda m: "kabupaten" if m[0] == "kab" else "", folded(text))
    return key.strip().removeprefix("kecamatan ")


def _without_kind(key: str) -> str:
    return _KIND.sub("", key)


def _rank(name: str, first: str, typed: str) -> int:
    if name.startswith(typed):
        return 0
    if name.startswith(first):
        return 1
    return 2 if f" {first}" in name else 3
