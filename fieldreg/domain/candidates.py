"""Whom a list proposes for a sponsorship: proposed is not yet accepted, accepted not yet registered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from fieldreg.domain.form import RegistrationForm

MAX_CELL = 200
"""Characters kept of one field: a fact's body stays under 4 KB."""


class CandidateState(StrEnum):
    """What has become of somebody on a list."""

    PROPOSED = "proposed"
    """Sound, and nobody has decided."""
    ACCEPTED = "accepted"
    """To be registered."""
    REFUSED = "refused"
    """Not to be registered; the reason is kept."""
    REGISTERED = "registered"
    """A member now, under the same id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a list told of one person, as it was written there; "" where it told nothing."""

    nik: str
    name: str
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    district: str = ""
    address: str = ""
    occupation: str = ""
    second_occupation: str = ""
    work_regency: str = ""
    work_place: str = ""
    work_hours: str = ""
    income: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSpan:
    """Rows `first` to `last` of a list, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultCount:
    """So many rows of a list have this fault; `code` is a problem's."""

    code: str
    rows: int


def candidate_of(form: RegistrationForm) -> Candidate:
    """What is kept of a row's form."""
    return Candidate(**{each.name: getattr(form, each.name)[:MAX_CELL] for each in fields(Candidate)})


def form_of_candidate(candidate: Candidate) -> RegistrationForm:
    """The form to be judged when the person is registered."""
    return RegistrationForm(**{each.name: getattr(candidate, each.name) for each in fields(Candidate)})


def spans(rows: Iterable[int]) -> Iterator[RowSpan]:
    """Rows, in any order, as few spans as hold exactly them."""
    first = last = None
    for row in sorted(set(rows)):
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield RowSpan(first=first, last=last)
            first = last = row
    if first is not None and last is not None:
        yield RowSpan(first=first, last=last)
