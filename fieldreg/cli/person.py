"""Finding the one person whom a verb is about."""

from fieldreg.app import Desk
from fieldreg.cli.run import BadInput
from fieldreg.domain.leases import read_kpj
from fieldreg.domain.problems import Problem
from fieldreg.store import Member


def find_person(desk: Desk, which: str) -> Member:
    """By id, KPJ or NIK. Raises BadInput (person_unknown)."""
    people = desk.store.people
    member = people.get(which) or people.by_kpj(read_kpj(which) or "") or people.by_nik(which)
    if member is None:
        raise BadInput([Problem("person_unknown", "id")])
    return member
