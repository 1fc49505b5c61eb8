"""The hand-over ceremony: find somebody, see who they are, ask what a list left out, tick the card off."""

from dataclasses import dataclass, replace

from fieldreg.app.correcting import words_on_card
from fieldreg.app.desk import Desk
from fieldreg.app.registering import Refused
from fieldreg.app.verify_cards import trust_of, verify_text
from fieldreg.credential import CardJudgement
from fieldreg.domain.ceremony import HandOverCount, HandOverForm
from fieldreg.domain.facts import CardHandedOver, MemberCorrected
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState, Consent, Registration
from fieldreg.domain.phones import read_phone
from fieldreg.domain.problems import Problem
from fieldreg.domain.regions import Level
from fieldreg.store import HandedOver, Member

COMPLETED = "asked at hand-over"
"""The reason of a `MemberCorrected` that only adds what a list had left out."""
_MADE = (CardState.ISSUED, CardState.PRINTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHolder:
    """Somebody who may be standing at the table."""

    member: Member
    asks: tuple[str, ...]
    """What is still missing: phone, district, consent."""
    handed_over: HandedOver | None
    """Where the card is out already."""
    obstacle: str = ""
    """Why no card can be handed over now: no_card_yet, card_void, already_handed_over; else ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TickedOff:
    """The card is handed over, and that is on the disk."""

    member_id: str
    still_asks: tuple[str, ...]
    """What is missing even now."""


def find_for_hand_over(
    desk: Desk, text: str, *, sponsorship: str = "", limit: int = 20
) -> tuple[CardHolder, ...]:
    """Whom a few letters, a NIK, a number, a phone or the scanned QR of a card mean.

    Raises Fault: card_not_genuine (it does not count), card_of_elsewhere (genuine, of somebody who is not on
    this laptop), card_not_read (the scanner lost letters).
    """
    scanned = verify_text(text, trust_of(desk), now_ms=desk.now_ms())
    if scanned.reason == "misread":
        raise Fault("card_not_read")
    if scanned.verdict is not CardJudgement.NOT_A_CARD:
        if scanned.verdict is not CardJudgement.GENUINE or scanned.claims is None:
            raise Fault("card_not_genuine")
        member = desk.store.people.by_kpj(scanned.claims.kpj)
        if member is None:
            raise Fault("card_of_elsewhere")
        return (_holder(desk, member),)
    found = desk.store.people.find(text, limit=limit if not sponsorship else 5 * limit)
    mine = [member for member in found if member.live and sponsorship in {"", member.sponsorship}]
    return tuple(_holder(desk, member) for member in mine[:limit])


def card_holder(desk: Desk, member_id: str) -> CardHolder:
    """One person. Raises Fault (person_unknown)."""
    return _holder(desk, _known(desk, member_id))


def hand_over(desk: Desk, member_id: str, form: HandOverForm) -> TickedOff | Refused:
    """Tick a card off; what was missing of the person and is said now is recorded with it, all or nothing.

    Problems: identity_not_checked, proxy_reason_missing, consent_missing (of a person who is there),
    phone_unreadable, district_unknown, and the obstacles of `CardHolder`. Raises Fault (person_unknown).
    """
    member = _known(desk, member_id)
    holder = _holder(desk, member)
    registration = desk.store.people.registration(member_id)
    problems = [*_problems(holder, form)]
    completed = _completed(desk, registration, form, problems) if registration else None
    if problems or member.kpj is None:
        return Refused(problems=tuple(problems))
    with desk.store.unit() as unit:
        if registration is not None and completed is not None and completed != registration:
            unit.record(
                MemberCorrected(
                    member_id=member_id,
                    registration=completed,
                    amount_rp=member.amount_rp,
                    reason=COMPLETED,
                    place=member.place,
                    card_stands=words_on_card(registration) == words_on_card(completed),
                ),
                desk.stamp(),
            )
        unit.record(
            CardHandedOver(
                member_id=member_id,
                kpj=member.kpj,
                proxy=form.proxy.strip(),
                proxy_reason=form.proxy_reason.strip(),
                identity_checked=form.identity_checked,
            ),
            desk.stamp(),
        )
        desk.store.print_queue.drop((member_id,))
    return TickedOff(member_id=member_id, still_asks=card_holder(desk, member_id).asks)


def count_hand_over(desk: Desk, *, sponsorship: str = "", activation: str = "") -> HandOverCount:
    """How far the ceremony has come, on this laptop."""
    return desk.store.ceremonies.count(sponsorship=sponsorship, activation=activation)


def cards_not_fetched(desk: Desk, *, sponsorship: str = "", activation: str = "") -> tuple[Member, ...]:
    """People whose card is made and still here, by work place and name."""
    return desk.store.ceremonies.people(*_MADE, sponsorship=sponsorship, activation=activation)


def _known(desk: Desk, member_id: str) -> Member:
    member = desk.store.people.get(member_id)
    if member is None or not member.live:
        raise Fault("person_unknown")
    return member


def _holder(desk: Desk, member: Member) -> CardHolder:
    out = member.card is CardState.HANDED_OVER
    obstacle = ""
    if out:
        obstacle = "already_handed_over"
    elif member.card is CardState.VOID:
        obstacle = "card_void"
    elif member.card not in _MADE or member.kpj is None:
        obstacle = "no_card_yet"
    return CardHolder(
        member=member,
        asks=tuple(member.asks.split()),
        handed_over=desk.store.ceremonies.handed_over(member.member_id) if out else None,
        obstacle=obstacle,
    )


def _problems(holder: CardHolder, form: HandOverForm) -> list[Problem]:
    found = []
    if holder.obstacle:
        found.append(Problem(holder.obstacle, "member_id"))
    if not form.identity_checked:
        found.append(Problem("identity_not_checked", "identity_checked"))
    if form.proxy.strip() and not form.proxy_reason.strip():
        found.append(Problem("proxy_reason_missing", "proxy_reason"))
    if "consent" in holder.asks and not form.proxy.strip() and not form.consent_version.strip():
        found.append(Problem("consent_missing", "consent_version"))
    return found


def _completed(
    desk: Desk, registration: Registration, form: HandOverForm, problems: list[Problem]
) -> Registration:
    """The registration with what was said now; nothing else of it is judged again."""
    completed = registration
    if form.phone.strip():
        phone = read_phone(form.phone)
        if phone is None:
            problems.append(Problem("phone_unreadable", "phone"))
        else:
            completed = replace(completed, phone=phone)
    if form.district.strip():
        region = desk.tables.regions.read(form.district, Level.DISTRICT)
        if region is None:
            problems.append(Problem("district_unknown", "district"))
        else:
            completed = replace(completed, district=region.code)
    if form.consent_version.strip() and completed.consent is None:
        consent = Consent(text_version=form.consent_version.strip(), at_ms=desk.now_ms())
        completed = replace(completed, consent=consent)
    return completed
