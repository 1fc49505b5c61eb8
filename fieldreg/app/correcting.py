"""Mend or take back a registration: the earlier facts stay, a new one says what is right now."""

from dataclasses import dataclass, replace

from fieldreg.app.desk import Desk
from fieldreg.app.registering import Refused, check_registration, demand_not_revoked
from fieldreg.app.sponsored import draw_place
from fieldreg.domain.facts import UNDO_MS, UNDONE, MemberCancelled, MemberCorrected
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import form_of
from fieldreg.domain.member import Registration
from fieldreg.domain.problems import Problem, warnings
from fieldreg.store import Member, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The correction is on the disk; HQ judges the registration anew."""

    member_id: str
    amount_rp: int
    problems: tuple[Problem, ...]
    """Warnings that were overruled."""


def form_to_correct(desk: Desk, member_id: str) -> RegistrationForm:
    """What was recorded, as it would be typed. Raises Fault (person_unknown, person_erased)."""
    _live(desk, member_id)
    registration = desk.store.people.registration(member_id)
    if registration is None:
        raise Fault("person_erased")
    return form_of(registration)


def correct_member(desk: Desk, member_id: str, form: RegistrationForm, *, reason: str) -> Corrected | Refused:
    """Record the person anew under the same id and number. Raises Fault (person_unknown, device_revoked)."""
    member = _live(desk, member_id)
    demand_not_revoked(desk)
    if not reason.strip():
        return Refused(problems=(Problem("reason_missing", "reason"),))
    judgement = check_registration(desk, form, at_desk=False, correcting=member_id)
    if judgement.registration is None or judgement.quote is None:
        return Refused(problems=judgement.problems)
    before = desk.store.people.registration(member_id)
    registration = judgement.registration
    if before is not None and registration.consent is None:
        # Consent was given to us, not to a spelling.
        registration = replace(registration, consent=before.consent)
    fact = MemberCorrected(
        member_id=member_id,
        registration=registration,
        amount_rp=judgement.quote.total_rp,
        reason=reason.strip(),
        card_stands=before is not None and words_on_card(before) == words_on_card(registration),
    )
    with desk.store.unit() as unit:
        place = _place(unit, member, registration.sponsorship)
        if isinstance(place, Problem):
            return Refused(problems=(place,))
        unit.record(replace(fact, place=place), desk.stamp())
    return Corrected(member_id=member_id, amount_rp=fact.amount_rp, problems=warnings(judgement.problems))


def _place(unit: Unit, member: Member, sponsorship: str) -> int | Problem | None:
    """Whoever stays with their sponsorship keeps the place; anybody else needs one, or none."""
    stays = member.sponsorship == sponsorship and member.place is not None
    return member.place if stays else draw_place(unit, sponsorship)


def words_on_card(person: Registration) -> tuple[object, ...]:
    """All that a card shows or signs of a registration."""
    who = (person.name, person.birth_date, person.sex, person.nik[-4:])
    what = (person.programmes, person.first_month, person.months, person.sponsorship, person.payment.paid)
    return (*who, *what, person.work_place)


def cancel_member(desk: Desk, member_id: str, *, reason: str) -> None:
    """Take a registration back: its card is void, its NIK is free again.

    Raises Fault: person_unknown, reason_missing.
    """
    _live(desk, member_id)
    if not reason.strip():
        raise Fault("reason_missing")
    with desk.store.unit() as unit:
        unit.record(MemberCancelled(member_id=member_id, reason=reason.strip()), desk.stamp())


def undo_registration(desk: Desk, member_id: str) -> None:
    """Cancel what was registered within the last minute. Raises Fault (undo_too_late, person_unknown)."""
    member = _live(desk, member_id)
    if desk.now_ms() - member.registered_at_ms > UNDO_MS:
        raise Fault("undo_too_late")
    cancel_member(desk, member_id, reason=UNDONE)


def _live(desk: Desk, member_id: str) -> Member:
    member = desk.store.people.get(member_id)
    if member is None or not member.live:
        raise Fault("person_unknown")
    return member
