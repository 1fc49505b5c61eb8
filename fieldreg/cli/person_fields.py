"""The fields of a person that may be typed: in JSON, or one by one to correct them."""

from collections.abc import Iterable
from dataclasses import fields

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.problems import Problem

FIELDS = tuple(field.name for field in fields(RegistrationForm) if field.name != "reasons")


def unknown_fields(given: Iterable[str]) -> list[Problem]:
    """A problem for each name that is no field; it says which there are."""
    values = {"fields": ", ".join(FIELDS)}
    return [Problem("json_unknown_key", key, values=values) for key in sorted(set(given) - set(FIELDS))]
