"""Finding the one person, or the sponsorship, that a verb is about."""

from fieldreg.app import Desk, list_sponsorships
from fieldreg.cli.run import BadInput
from fieldreg.domain.faults import Fault
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


def demand_sponsorship(desk: Desk, code: str) -> None:
    """A sponsorship that is named is known here. Raises Fault (sponsorship_unknown)."""
    wanted = code.strip().upper()
    if wanted and all(each.sponsorship.code != wanted for each in list_sponsorships(desk)):
        raise Fault("sponsorship_unknown", sponsorship=wanted)
