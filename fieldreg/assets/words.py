"""Sentences for people, in Indonesian and English, found by code."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fieldreg.assets.places import LANGUAGES, resource_path
from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.money import grouped
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem
from fieldreg.domain.spans import say_span


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language. No method raises: a code without words stands for itself."""

    language: str
    catalogue: Mapping[str, Mapping[str, str]]

    def problem(self, problem: Problem) -> str:
        """What is wrong with the form."""
        return self.say("problem", problem.code, **problem.values)

    def fault(self, fault: Fault) -> str:
        """What is wrong with the world, and what to do about it."""
        return self.say("fault", fault.code, **fault.values)

    def code(self, code: str) -> str:
        """The sentence of a problem's bare code, where its values are not at hand."""
        return self.say("problem", code)

    def term(self, code: str) -> str:
        """A single word or short label: a payer, a sector, a state."""
        return self.say("term", code)

    def say(self, table: str, code: str, /, **values: object) -> str:
        """Any sentence of the catalogue with its `{placeholders}` filled."""
        try:
            shown = {name: _shown(name, value, self.language) for name, value in values.items()}
            return self.catalogue[table][code].format_map(_Values(shown))
        except (LookupError, ValueError, TypeError, AttributeError):
            return code


@cache
def load_words(language: str = LANGUAGES[0]) -> Words:
    """The words of a language; one that is not known gives Indonesian."""
    import tomllib  # noqa: PLC0415  the window's first picture needs no sentence

    known = language if language in LANGUAGES else LANGUAGES[0]
    catalogue: dict[str, Any] = {}
    # Without its words the program still says what is wrong: by the bare code.
    with contextlib.suppress(OSError, ValueError, RecursionError):
        catalogue = tomllib.loads(resource_path("words", f"{known}.toml").read_text("utf-8"))
    return Words(language=known, catalogue=catalogue)


def _shown(name: str, value: object, language: str) -> object:
    """As people write it: 11/2026, at most 100.000, a KPJ 123 4560 0188 or –, minutes "1 day forward"."""
    if name == "kpj":
        return grouped_kpj(str(value)) if value else "–"
    if name == "month":
        with contextlib.suppress(ValueError):
            month = Month.parse(str(value))
            return f"{month.month:02d}/{month.year}"
    if name == "most" and str(value).isdecimal():
        return grouped(int(str(value)))
    if name == "minutes":
        back, on = _WAYS[language]
        return (back if str(value).startswith("-") else on).format(say_span(int(str(value)), language))
    return value


_WAYS = {"id": ("mundur {}", "maju {}"), "en": ("{} back", "{} forward")}


class _Values(dict[str, object]):
    """A placeholder without a value becomes three dots, rather than hide the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"
