"""What became of a card after it was laid into a PDF: in hand, spoiled, handed over. Each is a fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from fieldreg.app.desk import Desk
from fieldreg.domain.facts import CardHandedOver, CardPrinted, CardSpoiled
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.store import Member
from fieldreg.wire import decode_fact

_ON_PAPER = (CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiling:
    """How somebody's card was spoiled last."""

    at_ms: int
    """As HQ tells the time."""
    reason: str
    """As the officer wrote it; "" once it has been erased."""
    times: int
    """How many cards of this person have been spoiled in all."""


def last_spoiling(desk: Desk, member_id: str) -> Spoiling | None:
    """Why somebody's card was spoiled last; None where none ever was."""
    spoiled = [
        entry for entry in desk.store.journal.about(member_id) if entry.header.kind == CardSpoiled.__name__
    ]
    if not spoiled:
        return None
    header, body = spoiled[-1].header, spoiled[-1].body
    fact = decode_fact(header.kind, body) if body is not None else None
    return Spoiling(
        at_ms=header.at_ms + header.skew_ms,
        reason=fact.reason if isinstance(fact, CardSpoiled) else "",
        times=len(spoiled),
    )


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
