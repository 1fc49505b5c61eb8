"""Register one person: every check, the number, the fact and its effect in one transaction."""

from dataclasses import dataclass, replace
from datetime import date

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.app.number_leases import request_numbers
from fieldreg.app.perhaps_member import perhaps_member
from fieldreg.app.reserve import with_reserve
from fieldreg.app.sponsored import draw_place, sponsored
from fieldreg.domain.dates import read_date
from fieldreg.domain.facts import MemberRegistered
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import Judgement, judge_form
from fieldreg.domain.member import AcceptedWarning, Registration
from fieldreg.domain.names import name_key, tidy_name
from fieldreg.domain.problems import Problem, Severity, blocking, warnings
from fieldreg.store import Namesake, Unit

ALIKE_PERCENT = 88
"""Names at least so alike, with the same birth date, may be one person (rapidfuzz ratio)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """It is on the disk. `kpj` is None when no number was left: the card follows."""

    member_id: str
    kpj: str | None
    amount_rp: int
    problems: tuple[Problem, ...]
    """Warnings that were overruled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing was written: these problems stand in the way."""

    problems: tuple[Problem, ...]


def check_registration(
    desk: Desk,
    form: RegistrationForm,
    *,
    at_desk: bool = True,
    correcting: str = "",
    places: bool = True,
) -> Judgement:
    """The rules of the form, and whether this laptop knows the person already. Reads only; a few ms.

    `at_desk` is False for rows of a list, whose consent is asked at the hand-over. `correcting` is the
    member whose own registration is being mended, and so no duplicate of itself. A sponsorship that is named
    gives the terms, and must have a place left, unless `places` is False: nobody is registered yet.
    """
    meant = sponsored(desk, form, correcting=correcting, places=places)
    judgement = judge_form(
        meant.form, tables=desk.tables, today=desk.today(), now_ms=desk.now_ms(), at_desk=at_desk
    )
    name, born = _who(desk, form, judgement, at_desk=at_desk)
    known = (
        *meant.problems,
        *meant.against(judgement.registration),
        *_known_already(desk, judgement.nik.nik, name, born, correcting),
    )
    if not known:
        return judgement
    registration = judgement.registration
    if blocking(known):
        registration = None
    if registration is not None:
        noted = tuple(
            AcceptedWarning(code=problem.code, reason=form.reasons.get(problem.code, "")) for problem in known
        )
        registration = replace(registration, warnings=registration.warnings + noted)
    return replace(judgement, registration=registration, problems=judgement.problems + known)


def register_member(
    desk: Desk, form: RegistrationForm, *, at_desk: bool = True, activation: str | None = None
) -> Registered | Refused:
    """Check and register. When this returns `Registered`, a power cut can no longer take it away.

    It belongs to the activation that this laptop takes part in, unless another is named.

    Raises Fault: device_revoked, disk_full, disk_failing, store_busy.
    """
    judgement = check_registration(desk, form, at_desk=at_desk)
    if judgement.registration is None or judgement.quote is None:
        return Refused(problems=judgement.problems)
    demand_not_revoked(desk)
    registration, amount_rp = judgement.registration, judgement.quote.total_rp

    def write() -> Registered | Refused:
        with desk.store.unit() as unit:
            return record_registration(desk, unit, registration, amount_rp, activation=activation)

    result = with_reserve(Home(desk.store.path.parent), write)
    return (
        replace(result, problems=warnings(judgement.problems)) if isinstance(result, Registered) else result
    )


def record_registration(
    desk: Desk,
    unit: Unit,
    registration: Registration,
    amount_rp: int,
    *,
    activation: str | None = None,
    member_id: str = "",
) -> Registered | Refused:
    """Draw number and place and record the fact, inside the caller's transaction.

    `member_id` is that of a candidate; else a new one is made.
    """
    # Once more, now that nobody else can write: another window may have been quicker.
    holder = desk.store.people.holder(registration.nik)
    if holder is not None:
        return Refused(problems=(_held(holder),))
    place = draw_place(unit, registration.sponsorship)
    if isinstance(place, Problem):
        return Refused(problems=(place,))
    kpj = unit.draw_number()
    member_id = member_id or new_id()
    unit.record(
        MemberRegistered(
            member_id=member_id,
            kpj=kpj,
            registration=registration,
            amount_rp=amount_rp,
            activation=desk.store.activations.current() if activation is None else activation,
            place=place,
        ),
        desk.stamp(),
    )
    request_numbers(desk, unit)
    return Registered(member_id=member_id, kpj=kpj, amount_rp=amount_rp, problems=())


def demand_not_revoked(desk: Desk) -> None:
    """Raise Fault (device_revoked) where HQ has told this laptop to stop."""
    if desk.store.revoked() is not None:
        raise Fault("device_revoked")


def _who(
    desk: Desk, form: RegistrationForm, judgement: Judgement, *, at_desk: bool
) -> tuple[str, date | None]:
    """Name and birth date to compare people by; at the table as soon as both are there."""
    registration = judgement.registration
    if registration is not None:
        return registration.name, registration.birth_date
    if not at_desk:
        return "", None
    return tidy_name(form.name), read_date(form.birth_date, today=desk.today()) or judgement.nik.birth_date


def _known_already(desk: Desk, nik: str, name: str, born: date | None, correcting: str) -> list[Problem]:
    holder = desk.store.people.holder(nik) if nik else None
    if holder is not None and holder.member_id != correcting:
        return [_held(holder)]
    perhaps = [] if holder is not None else [*perhaps_member(desk, nik)]
    if not name or born is None:
        return perhaps
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed once there is somebody to compare

    wanted = name_key(name)
    others = (
        (fuzz.ratio(wanted, name_key(other.name)), other)
        for other in desk.store.people.born_on(born)
        if other.member_id != correcting
    )
    percent, other = max(others, key=lambda each: each[0], default=(0.0, None))
    if other is None or percent < ALIKE_PERCENT:
        return perhaps
    values = {"name": other.name, "nik": other.nik, "kpj": other.kpj or "", "member_id": other.member_id}
    return [*perhaps, Problem("similar_person", "name", Severity.WARN, values)]


def _held(holder: Namesake) -> Problem:
    values = {"name": holder.name, "kpj": holder.kpj or "", "member_id": holder.member_id}
    return Problem("nik_already_registered", "nik", Severity.BLOCK, values)
