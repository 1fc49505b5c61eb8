"""What became of a card after it was laid into a PDF: in hand, spoiled, handed over. Each is a fact."""

from collections.abc import Iterable

from fieldreg.app.desk import Desk
from fieldreg.domain.facts import CardHandedOver, CardPrinted, CardSpoiled
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.store import Member

_ON_PAPER = (CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)


def confirm_printed(desk: Desk, members: Iterable[Member]) -> int:
    """The officer has these cards in hand. Returns how many were confirmed for the first time."""
    issued = [member for member in members if member.card is CardState.ISSUED and member.kpj]
    with desk.store.unit() as unit:
        for member in issued:
            unit.record(CardPrinted(member_id=member.member_id, kpj=member.kpj or ""), desk.stamp())
        desk.store.print_queue.drop(tuple(member.member_id for member in issued))
    return len(issued)


def spoil_card(desk: Desk, member: Member, *, reason: str) -> None:
    """The paper is no good: the card waits to be made again. Raises Fault (no_card_yet, reason_missing)."""
    kpj = _on_paper(member)
    if not reason.strip():
        raise Fault("reason_missing")
    with desk.store.unit() as unit:
        unit.record(CardSpoiled(member_id=member.member_id, kpj=kpj, reason=reason.strip()), desk.stamp())
        desk.store.print_queue.drop((member.member_id,))


def hand_over_card(desk: Desk, member: Member, *, proxy: str = "") -> None:
    """The person has the card, or `proxy` fetched it (name and reason). Raises Fault (no_card_yet)."""
    kpj = _on_paper(member)
    with desk.store.unit() as unit:
        unit.record(CardHandedOver(member_id=member.member_id, kpj=kpj, proxy=proxy.strip()), desk.stamp())
        desk.store.print_queue.drop((member.member_id,))


def _on_paper(member: Member) -> str:
    if member.card not in _ON_PAPER or not member.kpj:
        raise Fault("no_card_yet")
    return member.kpj
