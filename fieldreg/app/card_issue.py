"""Sign cards and lay them into a PDF; every QR is read back before the PDF is released."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fieldreg.app.desk import Desk
from fieldreg.domain.facts import CardIssued
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState, PaymentMethod, card_status
from fieldreg.domain.months import Month
from fieldreg.store import Identity, Member
from fieldreg.wire import SigningKey

if TYPE_CHECKING:
    from fieldreg.cards import Calibration, Card

VALID_YEARS = 5
"""How long a card's signature counts. Membership ends earlier where nobody pays: the card says until when."""

Layout = Literal["cr80", "a4"]
Ink = Literal["colour", "black"]


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
    """People who have a number and no card yet, oldest first."""
    return desk.store.people.with_card(CardState.WAITING)


def issue_cards(
    desk: Desk,
    members: Sequence[Member],
    path: Path,
    *,
    layout: Layout = "a4",
    ink: Ink = "colour",
    calibration: "Calibration | None" = None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> CardsIssued:
    """Make the cards of these people. Those without a number, or void, are not to be passed.

    The PDF appears under its name only when every QR has been read back and every card is a fact.
    Raises Fault: card_without_number, card_qr_unreadable, disk_full, disk_failing, not_enrolled.
    """
    from fieldreg.cards import write_cards  # noqa: PLC0415 - reportlab is slow to load

    if not members or any(member.kpj is None or member.card is CardState.VOID for member in members):
        raise Fault("card_without_number" if members else "no_cards_waiting")
    identity = desk.identity()
    facts = [_issued(desk, identity, member) for member in members]
    prepared = path.with_name(f".{path.name}.prepared")
    try:
        written = write_cards(
            prepared,
            (_card(desk, identity, member, fact) for member, fact in zip(members, facts, strict=True)),
            layout=layout,
            ink=ink,
            calibration=calibration,
            progress=on_progress,
        )
        # Facts before paper: a card that somebody holds is always one that the journal knows.
        with desk.store.unit() as unit:
            for fact in facts:
                unit.record(fact, desk.stamp())
        prepared.replace(path)
    except OSError as error:
        raise Fault("cannot_write_file", file=path.name) from error
    finally:
        prepared.unlink(missing_ok=True)
    return CardsIssued(
        path=path,
        cards=written.count,
        pages=written.pages,
        bytes=written.bytes,
        read_back=written.read_back,
        respelt=written.respelt,
    )


def _issued(desk: Desk, identity: Identity, member: Member) -> CardIssued:
    from fieldreg.credential import kid_of  # noqa: PLC0415 - CBOR is only needed for cards

    assert member.kpj is not None
    now = desk.now_ms()
    expires = desk.local(now)
    public = SigningKey(identity.signing_key).public.raw
    return CardIssued(
        member_id=member.member_id,
        kpj=member.kpj,
        kid=kid_of(public).hex(),
        issued_at_ms=now,
        # Day 28 exists in every month of every year.
        expires_at_ms=int(
            expires.replace(year=expires.year + VALID_YEARS, day=min(expires.day, 28)).timestamp() * 1000
        ),
    )


def _card(desk: Desk, identity: Identity, member: Member, fact: CardIssued) -> "Card":
    from fieldreg.cards import Card  # noqa: PLC0415 - as above
    from fieldreg.credential import CardClaims, make_token  # noqa: PLC0415

    registration = desk.store.people.registration(member.member_id)
    assert registration is not None
    first = Month.parse(registration.first_month)
    token = make_token(
        CardClaims(
            kpj=fact.kpj,
            name=registration.name,
            birth_date=registration.birth_date,
            sex=registration.sex,
            issuer=identity.issuer,
            issued_at_s=fact.issued_at_ms // 1000,
            expires_at_s=fact.expires_at_ms // 1000,
        ),
        kid=bytes.fromhex(fact.kid),
        sign=SigningKey(identity.signing_key).sign,
    )
    return Card(
        kpj=fact.kpj,
        name=registration.name,
        birth_date=registration.birth_date,
        nik_last4=registration.nik[-4:],
        programmes=registration.programmes,
        first_month=first,
        last_month=first.plus(registration.months - 1),
        status=card_status(member.verdict, paid=registration.payment.method is not PaymentMethod.LATER),
        sponsor=registration.sponsorship,
        place=desk.settings.place or registration.work_place,
        issued_on=desk.local(fact.issued_at_ms).date(),
        token=token,
    )
