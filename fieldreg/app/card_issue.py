"""Sign cards and lay them into a PDF; every QR is read back before the PDF is released."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from fieldreg.app.card_making import artwork_of, new_issue, signed_card
from fieldreg.app.desk import Desk
from fieldreg.domain.facts import CardIssued
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.files import sync_folder
from fieldreg.store import Member

if TYPE_CHECKING:
    from fieldreg.cards import Adjustment, Card

Layout = Literal["cr80", "a4"]
Ink = Literal["colour", "black"]
Sides = Literal["both", "fronts"]
_SLICE = 200
_UNNAMED = "unnamed_cards"
"""Under this name of the identity: where the newest PDF stands until it has its name, and the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsIssued:
    """A PDF that may be printed."""

    path: Path
    cards: int
    pages: int
    bytes: int
    read_back: int
    """QR codes read back from the PDF's own symbols and found right; equals `cards`."""
    respelt: int
    """Cards with letters that the fonts lack, printed in similar ones: look at them before handing over."""


def waiting_for_cards(desk: Desk) -> tuple[Member, ...]:
    """People who have a number and no card yet, oldest first; whoever was erased gets none."""
    return tuple(member for member in desk.store.people.with_card(CardState.WAITING) if member.nik)


def each_waiting(desk: Desk) -> Iterator[Member]:
    """The same people one by one, a slice of them in memory: each as the store knows them by then."""
    after = 0
    while found := desk.store.people.with_card(CardState.WAITING, after=after, limit=_SLICE):
        yield from (member for member in found if member.nik)
        after = found[-1].seq


def issue_cards(
    desk: Desk,
    members: Iterable[Member],
    path: Path,
    *,
    layout: Layout = "a4",
    sides: Sides = "both",
    ink: Ink = "colour",
    adjustment: "Adjustment | None" = None,
    bundled_artwork: bool = False,
    on_progress: Callable[[int], None] = lambda _: None,
) -> CardsIssued:
    """Make the cards of these people. Those without a number, or void, are not to be passed.

    The PDF appears under its name only when every QR has been read back and every card is a fact; what
    `on_progress` raises ends the work and leaves neither. `bundled_artwork`: not the office's own. Of
    `members`, which may be `each_waiting`, only facts are kept: 0.2 KB a card.
    Raises Fault: card_without_number, card_qr_unreadable, artwork_unusable, folder_away,
    folder_not_writable, cannot_write_file, disk_full, disk_failing, not_enrolled.
    """
    from fieldreg.cards import write_cards  # noqa: PLC0415 - reportlab is slow to load

    if not path.parent.is_dir():
        raise Fault("folder_away")
    end_issue(desk)  # one is remembered, and what is written now sweeps old parts away
    identity = desk.identity()
    facts: list[CardIssued] = []

    def signed() -> "Iterator[Card]":
        for member in members:
            if member.kpj is None or member.card is CardState.VOID:
                raise Fault("card_without_number")
            facts.append(new_issue(desk, identity, member))
            yield signed_card(desk, identity, member, facts[-1])
        if not facts:
            raise Fault("no_cards_waiting")

    def record(part: Path) -> None:
        if path.exists():
            # A viewer on Windows lets nobody replace what it shows: to be known before the facts.
            path.open("rb+").close()
        # Facts before paper: a card that somebody holds is always one that the journal knows.
        with desk.store.unit() as unit:
            for fact in facts:
                unit.record(fact, desk.stamp())
            unit.set_identity(_UNNAMED, msgspec.json.encode((str(part.absolute()), str(path.absolute()))))

    written = write_cards(
        path,
        signed(),
        layout=layout,
        sides=sides,
        ink=ink,
        artwork=artwork_of(desk, bundled=bundled_artwork),
        adjustment=adjustment,
        progress=on_progress,
        read_back=record,
    )
    _named(desk)
    return CardsIssued(
        path=path,
        cards=written.count,
        pages=written.pages,
        bytes=written.bytes,
        read_back=written.read_back,
        respelt=written.respelt,
    )


def end_issue(desk: Desk) -> None:
    """Give a PDF its name whose cards are facts, where a kill came between the two.

    Else nobody would have these cards, and no way led to them but to call each of them spoiled. On a stick
    that is away, or a disk that refuses, it is left for later.
    """
    kept = desk.store.identity_value(_UNNAMED)
    if kept is None:
        return
    part, path = map(Path, msgspec.json.decode(kept, type=tuple[str, str]))
    if not path.parent.is_dir():
        return
    try:
        if part.exists():
            part.replace(path)
            sync_folder(path.parent)
    except OSError:
        return
    _named(desk)


def _named(desk: Desk) -> None:
    with suppress(Fault), desk.store.unit() as unit:  # a disk that is full by now: the file is there
        unit.drop_identity(_UNNAMED)
