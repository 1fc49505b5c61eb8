"""Places of sponsorships on this laptop: asked for in time, given to those who wait, returned unused."""

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.domain.facts import LeaseRequested, LeaseReturned
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.sponsor_facts import PlaceAssigned
from fieldreg.domain.sponsorships import Sponsorship, read_code
from fieldreg.store import Unit

_NOT_THEIRS = {"place_used_twice", "place_not_leased", "place_missing"}


def ask_places(desk: Desk, code: str, places: int = 0) -> int:
    """Ask HQ for places of a sponsorship; they come with the next sync. Returns how many are on their way.

    0 asks for `place_lease_size`. What was asked for and has not come is not asked for again.
    Raises Fault: sponsorship_unknown, sponsorship_ended.
    """
    sponsorship = open_sponsorship(desk, code)
    waiting = desk.store.leases.places(sponsorship.code).requested
    wanted = min(places or desk.settings.place_lease_size, sponsorship.places) - waiting
    if wanted > 0:
        with desk.store.unit() as unit:
            _ask(desk, unit, sponsorship.code, wanted)
    return max(wanted, 0) + waiting


def request_places(desk: Desk, unit: Unit) -> None:
    """Ask for as many again when half of what was asked for is gone. Part of the caller's unit.

    Only for sponsorships that this laptop gives places of; a rest that was returned is not asked for again.
    """
    for code in desk.store.leases.sponsorships():
        sponsorship, state = desk.store.sponsorships.get(code), desk.store.leases.places(code)
        open_still = sponsorship is not None and sponsorship.open_in(Month.of(desk.today()))
        if open_still and state.asked and not state.requested and state.left <= state.asked // 2:
            _ask(desk, unit, code, state.asked)


def return_leases(desk: Desk, *, code: str = "", numbers: bool = False) -> int:
    """Give back what nobody has: the places of one sponsorship or of all, the numbers too if wanted.

    Others get them from HQ. Returns how many were given back. A day's closing calls this.
    """
    codes = [read_code(code)] if code else [*desk.store.leases.sponsorships(), *([""] if numbers else [])]
    returned = 0
    with desk.store.unit() as unit:
        for each in codes:
            for rest in desk.store.leases.unused(each):
                unit.record(
                    LeaseReturned(lease_id=rest.lease_id, first=rest.first, last=rest.last, sponsorship=each),
                    desk.stamp(),
                )
                returned += int(rest.last) - int(rest.first) + 1
    return returned


def assign_waiting_places(desk: Desk) -> int:
    """Give another place to those whose place HQ knows as somebody else's. Returns how many got one."""
    assigned = 0
    for member in desk.store.people.to_mend():
        if member.reason in _NOT_THEIRS and member.sponsorship:
            with desk.store.unit() as unit:
                place = unit.draw_place(member.sponsorship)
                if place is not None:
                    fact = PlaceAssigned(
                        member_id=member.member_id, sponsorship=member.sponsorship, place=place
                    )
                    unit.record(fact, desk.stamp())
                    assigned += 1
    return assigned


def open_sponsorship(desk: Desk, code: str) -> Sponsorship:
    """The sponsorship, if people may still join. Raises Fault: sponsorship_unknown, sponsorship_ended."""
    sponsorship = desk.store.sponsorships.get(read_code(code))
    if sponsorship is None:
        raise Fault("sponsorship_unknown", sponsorship=read_code(code))
    if not sponsorship.open_in(Month.of(desk.today())):
        raise Fault("sponsorship_ended", sponsorship=sponsorship.code)
    return sponsorship


def _ask(desk: Desk, unit: Unit, code: str, places: int) -> None:
    unit.record(LeaseRequested(request_id=new_id(), numbers=places, sponsorship=code), desk.stamp())
