"""Asking HQ for numbers (and places) in time, and giving late numbers to those who wait for one."""

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.place_leases import assign_waiting_places, request_places
from fieldreg.domain.facts import LeaseRequested, NumberAssigned
from fieldreg.domain.member import CardState
from fieldreg.store import Unit

_NOT_THEIRS = {"number_used_twice", "number_not_leased", "number_void"}


def request_numbers(desk: Desk, unit: Unit) -> None:
    """Ask for another block when half of one is gone and none is on its way. Part of the caller's unit."""
    size = desk.settings.lease_size
    state = desk.store.leases.state()
    if not state.requested and state.left <= size // 2:
        unit.record(LeaseRequested(request_id=new_id(), numbers=size), desk.stamp())
    request_places(desk, unit)


def assign_waiting_numbers(desk: Desk) -> int:
    """Give numbers to people registered when there were none, oldest first. Returns how many got one.

    Likewise to those whose number HQ rejected: the twin of a copied disk had drawn it before.
    """
    assigned = 0
    rejected = [each for each in desk.store.people.to_mend() if each.reason in _NOT_THEIRS]
    for member in (*desk.store.people.with_card(CardState.NO_NUMBER), *rejected):
        with desk.store.unit() as unit:
            kpj = unit.draw_number()
            if kpj is None:
                break
            unit.record(NumberAssigned(member_id=member.member_id, kpj=kpj), desk.stamp())
            assigned += 1
    assign_waiting_places(desk)
    return assigned
