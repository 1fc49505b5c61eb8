"""Sponsorships on this laptop: how each stands, and what a coordinator proposes."""

from dataclasses import dataclass

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.registering import Refused
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem
from fieldreg.domain.sponsor_facts import SponsorshipProposed
from fieldreg.domain.sponsorships import Sponsorship, SponsorshipForm, SponsorshipState, judge_sponsorship
from fieldreg.store import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorshipStanding:
    """One sponsorship as this laptop sees it. The counts are of this laptop alone."""

    sponsorship: Sponsorship
    state: SponsorshipState
    held: int
    """Places leased to this laptop, used or not."""
    left: int
    """Places of these that nobody has."""
    requested: int
    """Places asked for and not yet granted."""
    used: int
    """Live people here who have a place, continued ones included."""
    waiting: int
    """Accepted candidates who are not registered yet."""
    proposal_id: str = ""
    refused: str = ""
    """Why HQ did not approve the proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The proposal is on the disk and goes to HQ with the next sync."""

    proposal_id: str
    sponsorship: Sponsorship


def list_sponsorships(desk: Desk) -> tuple[SponsorshipStanding, ...]:
    """Proposals first, then what HQ published, newest first. Reads only."""
    store, now = desk.store, Month.of(desk.today())
    waiting = store.candidates.accepted_by_sponsorship()
    proposals = (
        SponsorshipStanding(
            sponsorship=each.sponsorship,
            state=SponsorshipState.REFUSED if each.refused else SponsorshipState.PROPOSED,
            held=0,
            left=0,
            requested=0,
            used=0,
            waiting=waiting.get(each.sponsorship.code, 0),
            proposal_id=each.proposal_id,
            refused=each.refused,
        )
        for each in store.sponsorships.proposals()
    )

    def standing(sponsorship: Sponsorship) -> SponsorshipStanding:
        places, used = store.leases.places(sponsorship.code), store.sponsorships.used(sponsorship.code)
        return SponsorshipStanding(
            sponsorship=sponsorship,
            state=sponsorship.state(leased=places.held, used=used, now=now),
            held=places.held,
            left=places.left,
            requested=places.requested,
            used=used,
            waiting=waiting.get(sponsorship.code, 0),
        )

    return (*proposals, *map(standing, store.sponsorships.all()))


def propose_sponsorship(desk: Desk, form: SponsorshipForm) -> Proposed | Refused:
    """Write down what a donor promised, for HQ's approval: a coordinator's act. Works without a line.

    Raises Fault (coordinator_needed).
    """
    if desk.officer.role != "koordinator":
        raise Fault("coordinator_needed")
    sponsorship, problems = judge_sponsorship(
        form, occupations=desk.tables.occupations, now=Month.of(desk.today())
    )
    if sponsorship is not None and desk.store.sponsorships.get(sponsorship.code) is not None:
        problems = (
            *problems,
            Problem("sponsorship_exists", "code", values={"sponsorship": sponsorship.code}),
        )
        sponsorship = None
    if sponsorship is None:
        return Refused(problems=problems)
    proposal_id = new_id()
    with desk.store.unit() as unit:
        unit.record(SponsorshipProposed(proposal_id=proposal_id, sponsorship=sponsorship), desk.stamp())
    return Proposed(proposal_id=proposal_id, sponsorship=sponsorship)


def people_to_ask(desk: Desk, *, sponsorship: str = "", handed_over: bool = False) -> tuple[Member, ...]:
    """Whose list left something out (`Member.asks`: phone, district, consent), to be asked at the hand-over.

    Those who have their card already are left out, unless `handed_over`.
    """
    people = desk.store.sponsorships.to_ask(sponsorship)
    return tuple(each for each in people if handed_over or each.card is not CardState.HANDED_OVER)
