"""Cards to a printer, a sheet at a time: each sheet's facts are on the disk before it goes.

So a batch can be stopped between any two sheets, and neither a crash nor an empty ribbon leaves a card on
paper that the journal does not know. Nothing is written to a file: names stay in memory and in the store.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.app.card_fate import confirm_printed
from fieldreg.app.card_issue import Ink, Layout, Sides
from fieldreg.app.card_making import artwork_of, new_issue, signed_card
from fieldreg.app.desk import Desk
from fieldreg.app.printers import load_printers
from fieldreg.domain.facts import CardIssued
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.store import Identity, Member, Queued

if TYPE_CHECKING:
    from fieldreg.cards import Raster

_ALL = 100_000
CARDS_A_SHEET: dict[Layout, int] = {"cr80": 1, "a4": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What goes to the printer next: fronts, with their backs or alone; or backs alone."""

    pdf: bytes
    members: tuple[str, ...]
    left: int
    """Cards still to be sent after these."""


def queue_cards(desk: Desk, members: Sequence[Member], *, printer: str) -> Queued:
    """Have these printed next; who is in the queue already is not printed twice.

    Raises Fault: no_cards_waiting, card_without_number.
    """
    if any(member.kpj is None or member.card is CardState.VOID for member in members):
        raise Fault("card_without_number")
    queue = desk.store.print_queue
    with desk.store.unit():
        queue.add(tuple(members), printer=printer)
    state = queue.state()
    if not state.to_send:
        raise Fault("no_cards_waiting")
    return state


def next_sheet(
    desk: Desk,
    *,
    layout: Layout,
    sides: Sides = "both",
    ink: Ink = "colour",
    bundled_artwork: bool = False,
) -> Sheet | None:
    """Make the next sheet, record its cards, and count it as sent; None where nothing is left.

    A card that stands in a PDF or was sent before, and nobody has confirmed, is made again from the same
    fact. Raises Fault: card_qr_unreadable, artwork_unusable, not_enrolled, and what the disk answers.
    """
    from fieldreg.cards import lay_cards  # noqa: PLC0415 - reportlab is slow to load

    queue, identity = desk.store.print_queue, desk.identity()
    members = queue.next(CARDS_A_SHEET[layout])
    if not members:
        return None
    facts = [_issue(desk, identity, member) for member in members]
    printer = queue.state().printer
    pdf = lay_cards(
        (signed_card(desk, identity, member, fact) for member, (fact, _) in zip(members, facts, strict=True)),
        layout=layout,
        sides=sides,
        ink=ink,
        artwork=artwork_of(desk, bundled=bundled_artwork),
        adjustment=load_printers(desk).profile(printer).adjustment(),
    )
    # Facts before paper: a card that somebody holds is always one that the journal knows.
    with desk.store.unit() as unit:
        for fact, new in facts:
            if new:
                unit.record(fact, desk.stamp())
        queue.mark_sent(members, desk.now_ms())
    return Sheet(pdf=pdf, members=tuple(member.member_id for member in members), left=queue.state().to_send)


def sheet_failed(desk: Desk, sheet: Sheet) -> None:
    """The printer did not take it: it is sent again when printing goes on."""
    with desk.store.unit():
        desk.store.print_queue.mark_unsent(sheet.members)


def stop_printing(desk: Desk) -> None:
    """Print no more of what was asked for. What was sent still waits for an answer."""
    with desk.store.unit():
        desk.store.print_queue.drop_unsent()


def confirm_cards(desk: Desk) -> int:
    """All cards that stand in a PDF or went to a printer are in hand. Returns how many.

    As many as `PrintQueue.in_doubt` told.
    """
    still_to_send = {member.member_id for member in desk.store.print_queue.next(_ALL)}
    issued = desk.store.people.with_card(CardState.ISSUED)
    return confirm_printed(desk, (member for member in issued if member.member_id not in still_to_send))


def send_again(desk: Desk) -> Queued:
    """Nothing came out: the cards that were sent and not confirmed go once more."""
    sent = desk.store.print_queue.sent()
    with desk.store.unit():
        desk.store.print_queue.mark_unsent(tuple(member.member_id for member in sent))
    return desk.store.print_queue.state()


def make_test_page(desk: Desk, *, printer: str, layout: Layout) -> bytes:
    """Rulers for front and back, as this printer's cards are laid now: what is still wrong is to be added."""
    from fieldreg.cards import lay_test_card  # noqa: PLC0415 - as above

    return lay_test_card(layout=layout, adjustment=load_printers(desk).profile(printer).adjustment())


def picture_card(
    desk: Desk, member: Member, *, ink: Ink = "colour", bundled_artwork: bool = False, dpi: float = 200
) -> "tuple[Raster, Raster]":
    """Front and back as a printer gets them; about 50 ms.

    Its QR bears no signature, so that no photograph of a screen passes for a card. Raises Fault
    (artwork_unusable, person_erased).
    """
    from fieldreg.cards import lay_cards, render_pages  # noqa: PLC0415 - as above

    if member.kpj is None:
        raise Fault("card_without_number")
    identity = desk.identity()
    fact, _ = _issue(desk, identity, member)
    card = signed_card(desk, identity, member, fact, sample=True)
    front, back = render_pages(
        lay_cards([card], ink=ink, artwork=artwork_of(desk, bundled=bundled_artwork)), dpi=dpi
    )
    return front, back


def _issue(desk: Desk, identity: Identity, member: Member) -> tuple[CardIssued, bool]:
    """The fact of this card, and whether it is new."""
    fact = new_issue(desk, identity, member)
    before = desk.store.people.issued_card(member.member_id)
    if (
        member.card is not CardState.ISSUED
        or before is None
        or (before.kpj, before.kid) != (fact.kpj, fact.kid)
    ):
        return fact, True
    again = CardIssued(
        member_id=member.member_id,
        kpj=before.kpj,
        kid=before.kid,
        issued_at_ms=before.issued_at_ms,
        expires_at_ms=before.expires_at_ms,
    )
    return again, False
