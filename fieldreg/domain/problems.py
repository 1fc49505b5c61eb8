"""What is wrong with a form: returned, never raised. The words live in `resources/words/`."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: `BLOCK` stops the registration, `WARN` asks the officer for a reason."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field.

    `code` names it for machines and for the word catalogue, `field` is a field of
    `RegistrationForm`, `values` fill the placeholders of the sentence shown to people.
    """

    code: str
    field: str
    severity: Severity = Severity.BLOCK
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a registration, in order."""
    return tuple(p for p in problems if p.severity is Severity.BLOCK)


def warnings(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that an officer may overrule with a reason, in order."""
    return tuple(p for p in problems if p.severity is Severity.WARN)
