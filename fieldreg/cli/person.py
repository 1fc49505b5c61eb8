"""Finding the one person whom a verb is about."""

from fieldreg.app import Desk
from fieldreg.cli.run import BadInput
from fieldreg.domain.leases import read_kpj
from fieldreg.domain.nik import read_nik
from fieldreg.domain.problems import Problem
from fieldreg.store import Member


def find_person(desk: Desk, which: str) -> Member:
    """By id, KPJ or NIK. Raises BadInput (person_unknown)."""
    people = desk.store.people
    member = people.get(which) or people.by_kpj(read_kpj(which) or "") or people.by_nik(read_nik(which))
    if member is None:
        raise BadInput([Problem("person_unknown", "id")])
    return member


def find_member_or_candidate(desk: Desk, which: str) -> str:
    """The id of a member, or of somebody on a list who is none. Raises BadInput (person_unknown)."""
    try:
        return find_person(desk, which).member_id
    except BadInput:
        candidate = desk.store.candidates.find(which)
        if candidate is None:
            raise
        return candidate.member_id
